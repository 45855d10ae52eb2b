"""The quick way through a worksheet's XML as Excel itself writes it; anything unusual goes the careful way.

Python's XML events cost more than everything else in reading. Here expat checks in C that the part is well-formed,
one regular expression takes all rows and cells at once, and counts prove that it has missed none. Where a count differs
(another order of attributes, inline texts, comments, prefixes), None says: read it with ``sheet_xml``. What is left to
do for every cell is done in columns, by functions that loop in C.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, compress, groupby, islice, repeat
from math import isfinite
from operator import ge, lt, ne, not_
from xml.parsers import expat

from importers.reading.grid import PLACEHOLDER, PackedGrid, Told
from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_CELLS, Refusal

_ROOT = re.compile(r'(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns="[^"]*/spreadsheetml/[^"]*main"')
_ROW_OR_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,6}+)")?+(?: t="([a-z]{1,3}+)")?+(?: (?:cm|vm|ph)="[0-9]++")*+'
    r"(?:/>|>(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?+(?:<v>([^<]*+)</v>)?+</c>)"
    r'|<row r="([0-9]{1,7}+)"([^>]*+)>'
)
_BLANK_CELL = re.compile(r'<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,6}+")?+/>')
_BLANK_ROW = re.compile(r'<row r="[0-9]{1,7}+"(?![^>]*\shidden)[^>]*+(?:(?<=/)>|></row>)')
_MANY_BLANK = 100_000
_SLAB = 2**22
"""Signs looked through at a time: what is found costs many times its length until it stands in columns."""
_PREFIX = re.compile(r"(?:<\?xml[^>]*\?>)?\s*<([A-Za-z][A-Za-z0-9]*):worksheet\s")
_SHEET_DATA = re.compile(rb"<((?:[A-Za-z0-9]+:)?)sheetData>")
_HIDDEN = re.compile(r"""\shidden\s*=\s*["'](?:1|true|on)["']""")
_NO_NUMBER = re.compile(r"[^0-9.eE+-]")
_LONGEST = 400
Found = tuple[PackedGrid, list[int]]
ValueOf = Callable[[str, str, int], Told]
Strings = Sequence[str]


class Texts(dict[str, str]):
    """The shared texts under their number as it is written in a cell."""

    def __init__(self, texts: list[str]) -> None:
        self.all = texts
        super().__init__(zip(map(str, range(len(texts))), texts, strict=True))
        self.empty = frozenset(number for number, text in self.items() if not text)


def read_plain_cells(content: bytes, texts: Texts, dates: Sequence[bool], value_of: ValueOf) -> Found | None:
    """(cells, hidden rows) of a worksheet in Excel's own spelling; None where it is spelled otherwise.

    ``value_of`` tells value, raw text and mark of (type, text, style); ``dates`` says of every style whether numbers
    under it are dates.

    Raises Refusal ``broken`` where the XML is not well-formed, ``too_large`` beyond the bound.
    """
    body = _body(content)
    if body is None:
        return None
    letters, numbers, styles, kinds, formulas, contents, rows, about = _found(body)
    heads = [int(number) for number in compress(rows, rows)]
    if len(rows) - len(heads) != body.count("<c") or len(heads) != body.count("<row"):
        return None
    del body
    if len(rows) - len(heads) > MOST_CELLS:
        raise Refusal("too_large")
    in_order = all(map(lt, heads, heads[1:])) and (not heads or (heads[0] >= 1 and heads[-1] <= LAST_ROW))
    if not in_order or not _in_their_rows(numbers, rows):
        return None
    cells = [list(compress(part, letters)) for part in (letters, numbers, styles, kinds, formulas, contents)]
    grid = _grid(cells, texts, dates, value_of)
    if grid is None:
        return None
    return grid, [number for number, told in zip(heads, compress(about, rows), strict=True) if _HIDDEN.search(told)]


def _found(body: str) -> list[list[str]]:
    """The eight columns of what the expression finds, gathered slab by slab."""
    columns: list[list[str]] = [[] for _ in range(_ROW_OR_CELL.groups)]
    place = 0
    while place < len(body):
        end = body.find("<row ", place + _SLAB)
        end = len(body) if end < 0 else end
        for column, part in zip(columns, zip(*_ROW_OR_CELL.findall(body, place, end), strict=True), strict=False):
            column.extend(part)
        place = end
    return columns


def _in_their_rows(numbers: Strings, rows: Strings) -> bool:
    """Whether every cell stands inside the row that its address names.

    ``numbers`` of the cells come in runs, with a gap at each row's tag. Where the first cell behind every tag is of
    that row and there are no more runs than tags with cells, no run begins anywhere else.
    """
    heads = list(compress(range(len(rows)), rows))
    firsts = [(rows[head], first) for head in heads if (first := (*numbers[head + 1 : head + 2], "")[0])]
    runs = sum(1 for number, _ in groupby(numbers) if number)
    return (not rows or bool(rows[0])) and runs == len(firsts) and all(row == first for row, first in firsts)


def without_cells(content: bytes) -> bytes:
    """The part without what stands between the tags of ``sheetData``: merged ranges and columns are left."""
    found = _SHEET_DATA.search(content)
    if found is None:
        return content
    return content[: found.end()] + content[content.rfind(b"</" + found[1] + b"sheetData>") :]


def _body(content: bytes) -> str | None:
    """What stands between the tags of ``sheetData``, once the whole part is known to be well-formed."""
    head = content[:200].lower()
    if b"<!" in content or content.count(b"<?") > 1 or (b"encoding=" in head and b"utf-8" not in head):
        return None
    try:
        expat.ParserCreate().Parse(content, True)
        text = content.decode("utf-8-sig")
    except expat.ExpatError as error:
        raise Refusal("broken") from error
    except UnicodeDecodeError:
        return None
    text = _unprefixed(text)
    first, last = text.find("<sheetData>"), text.find("</sheetData>")
    if not _ROOT.match(text) or first < 0 or last < first or text.count("sheetData") != 2:
        return None
    return _without_blanks(text[first + len("<sheetData>") : last])


def _unprefixed(text: str) -> str:
    """The part with its elements in the default namespace, where one prefix stands before them all.

    A bracket opens nothing but tags in such a part: texts write it as ``&lt;``, and it has no comments.
    """
    found = _PREFIX.match(text)
    if found is None or " xmlns=" in text or text.count(f" xmlns:{found[1]}=") != 1:
        return text
    text = text.replace(f"<{found[1]}:", "<").replace(f"</{found[1]}:", "</")
    return text.replace(f" xmlns:{found[1]}=", " xmlns=", 1)


def _without_blanks(body: str) -> str:
    """The rows without what only has a format, where that goes on for ever, as to the end of a formatted sheet."""
    if body.count("/>") + body.count("></row>") < _MANY_BLANK:
        return body
    return _BLANK_ROW.sub("", _BLANK_CELL.sub("", body))


def column_of(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


class _Columns(dict[str, int]):
    """The number of each column under its letters, found once."""

    def __missing__(self, letters: str) -> int:
        self[letters] = column_of(letters)
        return self[letters]


_COLUMNS = _Columns()


def _grid(cells: list[list[str]], texts: Texts, dates: Sequence[bool], value_of: ValueOf) -> PackedGrid | None:
    """The cells in columns; None as soon as one is out of order or needs the careful way."""
    if max(map(_COLUMNS.__getitem__, set(cells[0])), default=0) > LAST_COLUMN:
        return None
    letters, numbers, styles, kinds, formulas, contents = _filled(cells, texts)
    rows, columns = _places(numbers, letters)
    if not _rising(rows, columns):
        return None
    index = {style: int(style or 0) for style in set(styles)}
    looks = array("I", map(index.__getitem__, styles))
    if max(looks, default=0) >= len(dates):
        return None
    dated = {style for style, number in index.items() if dates[number]}
    odd = _odd(kinds, [style in dated for style in styles] if dated else [])
    shared = bytes(map("s".__eq__, kinds))
    told: dict[int, Told] = {}
    for number in odd:
        text = contents[number]
        if not text or "&" in text:
            return None
        told[number] = value_of(kinds[number] or "n", text, looks[number])
        contents[number] = PLACEHOLDER
    if not _plain(shared, contents, texts):
        return None
    counted = list(compress(range(len(formulas)), formulas)) if any(formulas) else []
    return rows.tobytes(), columns.tobytes(), looks.tobytes(), contents, shared, texts.all, told, counted


def _places(numbers: Strings, letters: Strings) -> "tuple[array[int], array[int]]":
    """Row and column of each cell; a row's number is read once for all cells of the row."""
    runs = Counter(numbers)
    rows = array("I", chain.from_iterable(repeat(int(number), times) for number, times in runs.items()))
    return rows, array("I", map(_COLUMNS.__getitem__, letters))


def _rising(rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether no two cells of a row are out of order: the columns fall back where a new row begins, nowhere else."""
    ends = list(compress(range(1, len(rows)), map(ne, rows, islice(rows, 1, None))))
    falls: int = sum(map(ge, columns, islice(columns, 1, None)))
    return falls == sum(1 for end in ends if columns[end - 1] >= columns[end])


def _odd(kinds: Strings, dated: Sequence[bool]) -> list[int]:
    """Which cells hold neither a shared text nor a plain number: dates, errors, truth values, texts of formulas."""
    odd: set[int] = set()
    if dated:
        odd = {number for number in compress(range(len(dated)), dated) if kinds[number] != "s"}
    if not _PLAIN_KINDS.issuperset(kinds):
        odd |= {number for number, kind in enumerate(kinds) if kind not in _PLAIN_KINDS}
    return sorted(odd)


_PLAIN_KINDS = frozenset(("", "n", "s"))


def _filled(cells: list[list[str]], texts: Texts) -> list[list[str]]:
    """The cells without those that only have a format, or an empty text and no formula."""
    _, _, _, kinds, formulas, contents = cells
    if "" not in contents and not texts.empty:
        return cells
    kept = [
        bool(formula or kind or text) and not (kind == "s" and text in texts.empty and not formula)
        for kind, formula, text in zip(kinds, formulas, contents, strict=True)
    ]
    return [list(compress(part, kept)) for part in cells]


def _plain(shared: bytes, contents: Strings, texts: Texts) -> bool:
    """Whether every content is the number of a shared text or a number that can be taken as it stands."""
    figures = list(compress(contents, map(not_, shared)))
    if "" in figures or _NO_NUMBER.search("".join(figures)) or max(map(len, figures), default=0) > _LONGEST:
        return False
    try:
        finite = all(map(isfinite, map(float, figures)))
    except ValueError:
        return False
    return finite and texts.keys() >= set(compress(contents, shared))
