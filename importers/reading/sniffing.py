"""What a file is, by its content: its name may say anything."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from importers.reading.endings import is_known
from importers.reading.refusal import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, Refusal
from importers.reading.text_encoding import beginning_of
from importers.reading.text_table import looks_like_rows

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_BOOKS = ("workbook", "book")
_OTHER_DOCUMENTS = ("worddocument", "powerpoint document", "visiodocument", "__properties_version1.0")
"""Word, PowerPoint, Visio and mails may have a workbook inside."""
_STREAMS = {"workbook": "Workbook", "book": "Book", "encryptedpackage": "EncryptedPackage"}
_HEAD = 65536
_MARKUP = re.compile(r"<(?:\?xml|!doctype|!--|[a-z][a-z0-9]*(?::[a-z0-9]+)?[\s>/])")
_WEB = re.compile(r"<(?:html|!doctype html|body|table|head|meta)[\s>]|^mime-version:")
_SPREADSHEET = re.compile(r"<(?:[a-z0-9]+:)?workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_TABLES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_LHA = re.compile(rb"..-l[hz][0-9sd]-", re.DOTALL)
_OTHER_TEXTS = ("%pdf-", "{\\rtf", "%!ps")
_OLD_TABLES = re.compile(r"id;p|table\s+0,1\s")


def kind_of(data: bytes, name: str) -> str:
    """``xlsx``, ``xlsb``, ``ods``, ``xls``, ``xml`` or ``csv``. Raises Refusal for everything else.

    A table under an ending that is not known (``表.bat``) is refused as well: its original could not be opened safely.
    """
    kind = kind_by_content(data, name)
    if not is_known(name):
        raise Refusal("ending")
    return kind


def kind_by_content(data: bytes, name: str) -> str:
    """The same, whatever the ending; that only tells whether a text may be a table of one column."""
    if not data:
        raise Refusal("empty")
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    if data.startswith(_PACKED) or _LHA.match(data):
        raise Refusal("archive")
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        return "xls"
    return _text_kind(data, name)


def _text_kind(data: bytes, name: str) -> str:
    """What a text is, if it is one."""
    beginning = beginning_of(data)
    head = beginning.lstrip("\ufeff \t\r\n").lower()
    if _MARKUP.match(head) or head.startswith("mime-version:"):
        return _markup_kind(head)
    if _OLD_TABLES.match(head):
        raise Refusal("unsupported")
    if head.startswith(_OTHER_TEXTS):
        raise Refusal("not_a_workbook")
    if PurePath(name).suffix.lower() in _TEXT_ENDINGS:
        if not beginning and b"\x00" in data[:_HEAD]:
            raise Refusal("not_a_workbook")
        return "csv"
    if beginning and looks_like_rows(beginning):
        return "csv"
    raise Refusal("not_a_workbook")


def _markup_kind(head: str) -> str:
    """``xml`` for XML Spreadsheet 2003. Raises Refusal for all other markup."""
    if _SPREADSHEET.search(head):
        return "xml"
    if "opendocument.spreadsheet" in head:
        raise Refusal("unsupported")
    raise Refusal("web_page" if _WEB.search(head) else "not_a_workbook")


def _ole_kind(data: bytes) -> str:
    """What a compound file is, by the names of its streams; by what it seems to name where it contradicts itself."""
    from importers.reading.ole import CompoundFile

    try:
        names = {entry.name.casefold() for entry in CompoundFile(data).entries}
    except (ValueError, struct.error):
        names = {name for name in _STREAMS if any(_spelled(name, data))}
    if "encryptedpackage" in names:
        raise Refusal("encrypted")
    if names.intersection(_BOOKS) and not names.intersection(_OTHER_DOCUMENTS):
        return "xls"
    raise Refusal("not_a_workbook")


def _spelled(name: str, data: bytes) -> Iterator[bool]:
    return (spelling.encode("utf-16-le") in data for spelling in (name, name.title(), name.upper(), _STREAMS[name]))


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
    return _package_kind({name.lower().replace("\\", "/").lstrip("/") for name in names})


def _package_kind(names: set[str]) -> str:
    """What a zip is, by the names of its members in one spelling. Raises Refusal for all but workbooks."""
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[content_types].xml" in names and any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        raise Refusal("not_a_workbook")
    if any(name.endswith("workbook.xml") or name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise Refusal("unsupported")
    if any(name.endswith(_TABLES) for name in names):
        raise Refusal("archive")
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
