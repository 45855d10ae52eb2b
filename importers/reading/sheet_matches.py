"""All rows and cells of a worksheet's XML by one regular expression; counts prove that it has missed none.

There are two: Excel's own spelling, and one that also takes attributes in another order, addresses left out, spaces
between the tags and texts that stand in the cells.
"""

import re
from collections.abc import Iterator
from itertools import compress
from operator import add
from typing import NamedTuple

from importers.reading.refusal import MOST_CELLS, Refusal

_AS_EXCEL = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,6}+)")?+(?: t="([a-z]{1,3}+)")?+(?: (?:cm|vm|ph)="[0-9]++")*+'
    r"(?:/>|>(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?+(?:<v>([^<]*+)</v>)?+</c>)"
    r'|<row r="([0-9]{1,7}+)"([^>]*+)>'
)
_ABOUT_CELL = r'((?: (?:s="[0-9]{1,6}+"|t="[A-Za-z]{1,9}+"|(?:cm|vm|ph)="[0-9]++"))*+)'
_AS_OTHERS = re.compile(
    rf'<c{_ABOUT_CELL}(?: r="([A-Z]{{1,3}}+)([0-9]{{1,7}}+)"{_ABOUT_CELL})?+\s*+'
    r"(?:/>|>\s*+(?:(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))\s*+)?+"
    r'(?:<v(?: xml:space="preserve")?+>([^<]*+)</v>\s*+)?+'
    r"(?:<is>\s*+<t(?: [^>]*+)?+>([^<]*+)</t>\s*+</is>\s*+)?+</c>)"
    r'|(<row)(?: r="([0-9]{1,7}+)")?+((?:\s[^>]*+)?+)/?+>'
)
_BLANK_CELL = re.compile(rb'<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]{1,6}+")?+/>')
_BLANK_ROW = re.compile(rb'<row r="[0-9]{1,7}+"(?![^>]*\shidden)[^>]*+(?:(?<=/)>|></row>)')
_MANY_BLANK = 100_000
"""So many blank cells and rows, as to the end of a formatted sheet, are left out before the others are looked for."""
_SLAB = 2**22
"""Signs looked through at a time: what is found costs many times its length until it stands in columns."""
_LOOKED_AT = 4000
"""Signs that show how a part is spelled."""
_NUMBER_OF_ROW = re.compile(r"""\sr\s*=\s*(?:["']([0-9]{1,7})["'])?""")
EMPTY = "\0"
"""Stands for the content of a cell that has one, but an empty one; no XML can hold this sign."""
_EMPTIES = (("<v></v>", "v"), ("<v/>", "v"), ("<t></t>", "t"), ("<t/>", "t"))


class Matches(NamedTuple):
    """Rows and cells in the order of the part, in columns.

    At a row ``rows`` holds its number and ``about`` its other attributes; ``rows`` is empty at a cell. ``contents`` is
    what stands in ``v``, ``inlines`` what stands in ``is``: empty where there is none, ``EMPTY`` where it is empty.
    ``inlines`` has no entries where no cell has one.
    """

    letters: list[str]
    numbers: list[str]
    styles: list[str]
    kinds: list[str]
    formulas: list[str]
    contents: list[str]
    inlines: list[str]
    rows: list[str]
    about: list[str]

    def cells(self) -> list[list[str]]:
        """Letters, numbers, styles, kinds, formulas, contents and inline texts of the cells alone."""
        parts = (self.letters, self.numbers, self.styles, self.kinds, self.formulas, self.contents, self.inlines)
        return [list(compress(part, self.letters)) for part in parts]


class _Attribute(dict[str, str]):
    """One attribute under all that stand in a cell's tag beside its address, looked for once."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._spelled = re.compile(f' {name}="([^"]*)"')

    def __missing__(self, attributes: str) -> str:
        found = self._spelled.search(attributes)
        self[attributes] = told = "" if found is None else found[1]
        return told


def matches_of(body: bytes) -> Matches | None:
    """The rows and cells of ``body``; None where some are spelled otherwise. Raises Refusal ``too_large``."""
    blank = body.count(b"/>") + body.count(b"></row>") >= _MANY_BLANK
    short = _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", body)) if blank else body
    cells, heads = short.count(b"<c"), short.count(b"<row")
    if cells > MOST_CELLS:
        raise Refusal("too_large")
    try:
        found = _as_excel(short)
        if _filled(found.letters) == cells and _filled(found.rows) == heads:
            return found
        found, tags = _as_others(short)
    except UnicodeDecodeError:
        return None
    if tags.count("") != cells or _filled(tags) != heads:
        return None
    if _filled(found.letters) == cells and _filled(found.rows) == heads:
        return found
    # where blank cells have been left out, the others cannot be counted
    return found if len(short) == len(body) and _placed(found, tags) else None


def _filled(column: list[str]) -> int:
    return len(column) - column.count("")


def _as_excel(body: bytes) -> Matches:
    """What is spelled as Excel does; nothing where the beginning shows that it is not."""
    head = body[:_LOOKED_AT]
    head = head[: head.rfind(b"<row")] if len(body) > _LOOKED_AT else body
    found: list[list[str]] = [[] for _ in range(_AS_EXCEL.groups)]
    if sum(1 for _ in _AS_EXCEL.finditer(_spelled(head))) == head.count(b"<c") + head.count(b"<row"):
        for parts in _slabs(body, _AS_EXCEL):
            for column, part in zip(found, parts, strict=True):
                column.extend(part)
    letters, numbers, styles, kinds, formulas, contents, rows, about = found
    return Matches(letters, numbers, styles, kinds, formulas, contents, [], rows, about)


def _as_others(body: bytes) -> tuple[Matches, list[str]]:
    """What is spelled as others do, and at every row its tag."""
    found: list[list[str]] = [[] for _ in range(_AS_OTHERS.groups)]
    style_in, kind_in = _Attribute("s"), _Attribute("t")
    for before, letter, number, behind, *others in _slabs(body, _AS_OTHERS):
        looks = list(map(add, before, behind)) if any(before) else behind
        looked_up = (map(style_in.__getitem__, looks), map(kind_in.__getitem__, looks))
        for column, part in zip(found, (letter, number, *looked_up, *others), strict=True):
            column.extend(part)
    letters, numbers, styles, kinds, formulas, contents, inlines, tags, rows, about = found
    return Matches(letters, numbers, styles, kinds, formulas, contents, inlines, rows, about), tags


def _slabs(body: bytes, expression: re.Pattern[str]) -> Iterator[list[tuple[str, ...]]]:
    """The groups of all that the expression finds, slab by slab."""
    place = 0
    while place < len(body):
        end = body.find(b"<row", place + _SLAB)
        end = len(body) if end < 0 else end
        if parts := list(zip(*expression.findall(_spelled(body[place:end])), strict=True)):
            yield parts
        place = end


def _spelled(slab: bytes) -> str:
    """The text of some rows, in which what is empty has a sign that tells so."""
    text = slab.decode()
    for empty, name in _EMPTIES:
        if empty in text:
            text = text.replace(empty, f"<{name}>{EMPTY}</{name}>")
    return text


def _placed(found: Matches, tags: list[str]) -> bool:
    """Tell rows and cells without a number or an address theirs: the one behind the last. False where that fails."""
    row, column, number = 0, 0, ""
    names, columns = _Names(), Columns()
    for index, tag in enumerate(tags):
        if tag:
            told = found.rows[index] or _number_in(found.about[index])
            if told is None:
                return False
            row, column = int(told or row + 1), 0
            found.rows[index] = number = str(row)
        elif letters := found.letters[index]:
            column = columns[letters]
        else:
            column += 1
            found.letters[index], found.numbers[index] = names[column], number
    return True


def _number_in(about: str) -> str | None:
    """The number of a row that stands behind other attributes; empty where it has none, None where it is odd."""
    found = _NUMBER_OF_ROW.search(about)
    return "" if found is None else found[1]


class Columns(dict[str, int]):
    """The number of each column under its letters (``A`` → 1, ``AA`` → 27), found once."""

    def __missing__(self, letters: str) -> int:
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        self[letters] = column
        return column


class _Names(dict[int, str]):
    """The letters of each column under its number."""

    def __missing__(self, column: int) -> str:
        from importers.cell import column_letters  # what a reader does not need for most sheets it does not load

        self[column] = found = column_letters(column)
        return found
