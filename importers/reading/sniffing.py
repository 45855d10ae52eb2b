"""What a file is, by its content: its name may say anything."""

import io
import zipfile
from pathlib import PurePath

from importers.reading.refusal import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def kind_of(data: bytes, name: str) -> str:
    """``xlsx``, ``xlsb``, ``ods``, ``xls`` or ``csv``. Raises Refusal for everything else."""
    if not data:
        raise Refusal("empty")
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<"):
        raise Refusal(_markup_kind(head))
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        return "xls"
    if decoded(data) is not None and _looks_like_rows(data, name):
        return "csv"
    raise Refusal("not_a_workbook")


def decoded(data: bytes) -> str | None:
    """The text of ``data`` in UTF-8, UTF-16 with its mark, or cp932; None where it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in data[:65536]:
        return None
    else:
        encodings = ["utf-8-sig", "cp932"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if any(ord(sign) < 32 and sign not in "\t\r\n\x0b\x0c\x1a" for sign in text[:4096]) else text
    return None


def delimiter_of(text: str) -> str:
    """Comma, tab or semicolon: the one that stands most often in the first lines."""
    lines = [line for line in text[:20000].splitlines() if line.strip()][:20]
    return max(",\t;", key=lambda sign: sum(line.count(sign) for line in lines))


def _looks_like_rows(data: bytes, name: str) -> bool:
    if PurePath(name).suffix.lower() in _TEXT_ENDINGS:
        return True
    text = decoded(data[:20000]) or ""
    lines = [line for line in text.splitlines() if line.strip()][:20]
    sign = delimiter_of(text)
    return len(lines) > 1 and sum(sign in line for line in lines) * 2 > len(lines)


def _markup_kind(head: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "unsupported"
    return (
        "web_page"
        if any(tag in head for tag in (b"<html", b"<!doctype html", b"<body", b"<table"))
        else "not_a_workbook"
    )


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal("encrypted")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "WORKBOOK", "workbook", "Book", "BOOK")):
        return "xls"
    raise Refusal("not_a_workbook")


def _zip_kind(data: bytes) -> str:
    """What kind of workbook a zip is, after its directory has been held against the bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            check_members(members)
            names = {member.filename for member in members}
            mimetype = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError) as error:
        raise Refusal("broken") from error
    if mimetype.startswith(_ODS):
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        raise Refusal("not_a_workbook")
    if any(name.endswith("workbook.xml") or name.startswith("xl/") for name in names):
        return "xlsx"
    raise Refusal("not_a_workbook" if names else "empty")


def check_members(members: list[zipfile.ZipInfo]) -> None:
    """Hold a zip's directory against the bounds. Raises Refusal ``encrypted``, ``broken``, ``bomb``."""
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("encrypted")
    if len({member.filename for member in members}) != len(members):
        raise Refusal("broken")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise Refusal("bomb")
    if unpacked > 20 * 2**20 and unpacked > MOST_RATIO * max(packed, 1):
        raise Refusal("bomb")
