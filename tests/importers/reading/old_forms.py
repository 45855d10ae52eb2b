"""Small .xls, .xlsb and .ods files from their records, for what no writer of ours can write."""

import io
import struct
import zipfile

SECTOR = 512


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, padded to the size from which streams have sectors of their own."""
    stream = stream.ljust(4096, b"\0")
    sectors = [stream[place : place + SECTOR].ljust(SECTOR, b"\0") for place in range(0, len(stream), SECTOR)]
    chain = [*range(1, len(sectors)), 0xFFFFFFFE]
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0) + _entry(name, 2, 0, len(stream)) + bytes(256)
    directory = len(sectors)
    table = [*chain, 0xFFFFFFFE, 0xFFFFFFFD]
    table += [0xFFFFFFFF] * (SECTOR // 4 - len(table))
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, directory)
    struct.pack_into("<I", header, 56, 4096)
    struct.pack_into("<4I", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, directory + 1, *[0xFFFFFFFF] * 108)
    return bytes(header) + b"".join(sectors) + entries + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    body = bytearray(128)
    body[: len(text)] = text
    struct.pack_into("<HBB", body, 64, len(text), kind, 1)
    struct.pack_into("<3I", body, 68, 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    struct.pack_into("<2I", body, 116, start, size)
    return bytes(body)


def record(kind: int, body: bytes) -> bytes:
    """One record of an .xls."""
    return struct.pack("<2H", kind, len(body)) + body


def old_xls() -> bytes:
    """Sheet ``表``: B2 12.5 % (0.125), B3 #N/A, B4 a formula that gives #DIV/0!, row 3 and column C hidden."""
    bof = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0))
    percent = record(0x041E, struct.pack("<HHB", 200, 4, 0) + b"0.0%")
    styles = b"".join(record(0x00E0, struct.pack("<2H", 0, number) + bytes(16)) for number in (0, 200))
    name = "表".encode("utf-16-le")
    head = bof + percent + styles
    place = len(head) + 4 + 8 + len(name) + 4
    sheet = record(0x0085, struct.pack("<I4B", place, 0, 0, 1, 1) + name)
    row = record(0x0208, struct.pack("<7H", 2, 1, 2, 255, 0, 0, 0x20) + bytes(2))
    column = record(0x007D, struct.pack("<6H", 2, 2, 2560, 0, 1, 0))
    cells = record(0x0203, struct.pack("<3Hd", 1, 1, 1, 0.125))
    cells += record(0x0205, struct.pack("<3H2B", 2, 1, 0, 42, 1))
    failed = bytes([2, 0, 7, 0, 0, 0, 0xFF, 0xFF])
    cells += record(0x0006, struct.pack("<3H", 3, 1, 0) + failed + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00")
    body = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0)) + column + row + cells + record(0x000A, b"")
    return compound("Workbook", head + sheet + record(0x000A, b"") + body)


def corners_xls() -> bytes:
    """Two cells, the first and the last of an old sheet: a reader that keeps the room between them wants 400 MB."""
    bof = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet = record(0x0085, struct.pack("<I4B", len(bof) + 4 + 9 + 4, 0, 0, 1, 0) + b"S")
    cells = record(0x0203, struct.pack("<3Hd", 0, 0, 0, 1.0)) + record(0x0203, struct.pack("<3Hd", 65535, 255, 0, 2.0))
    body = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + record(0x000A, b"")
    return compound("Workbook", bof + sheet + record(0x000A, b"") + body)


def _varying(number: int) -> bytes:
    out = b""
    while number >= 0x80:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def binary_record(kind: int, body: bytes) -> bytes:
    """One record of an .xlsb."""
    return _varying(kind) + _varying(len(body)) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_parts() -> bytes:
    """The parts a second look needs: sheet ``表`` with B2 under ``0.0%`` and B3 #REF!, row 3 and column C hidden."""
    book = binary_record(156, struct.pack("<2I", 0, 1) + _wide("rId1") + _wide("表"))
    styles = binary_record(44, struct.pack("<H", 200) + _wide("0.0%")) + binary_record(617, b"")
    styles += b"".join(binary_record(47, struct.pack("<2H", 0, number) + bytes(12)) for number in (0, 200))
    sheet = binary_record(60, struct.pack("<4IH", 2, 2, 2560, 0, 1))
    sheet += binary_record(0, struct.pack("<2IH2B", 1, 0, 255, 0, 0) + bytes(5))
    sheet += binary_record(5, struct.pack("<2Id", 1, 1, 0.125))
    sheet += binary_record(0, struct.pack("<2IH2B", 2, 0, 255, 0, 0x10) + bytes(5))
    sheet += binary_record(3, struct.pack("<2IB", 1, 0, 23))
    links = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>'
    return _zip(
        {
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": links.encode(),
            "xl/styles.bin": styles + binary_record(618, b""),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def open_document() -> bytes:
    """Sheet ``表``: A1 5, A2 a formula that gives #N/A, row 3 hidden with 7, column B hidden."""
    space = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    rows = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="7">'
        "<text:p>7</text:p></table:table-cell></table:table-row>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {space}><office:body><office:spreadsheet>'
        f'<table:table table:name="表">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
