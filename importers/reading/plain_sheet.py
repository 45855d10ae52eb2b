"""The quick way through a worksheet's XML as Excel and most others write it; anything unusual goes the careful way.

Python's XML events cost more than everything else in reading. Here expat checks in C that the part is well-formed,
``sheet_matches`` takes all rows and cells at once, and what is left to do for every cell is done in columns, by
functions that loop in C. Where the spelling is another one (rich texts, comments), None says: read it with
``sheet_xml``.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, compress, groupby, islice, repeat
from math import isfinite
from operator import ge, lt, ne, not_

from importers.reading.packed import PLACEHOLDER, PackedGrid, Told, slabs
from importers.reading.refusal import LAST_COLUMN, LAST_ROW
from importers.reading.sheet_body import body_of, unescaped
from importers.reading.sheet_matches import EMPTY, Columns, matches_of

_HIDDEN = re.compile(r"""\shidden\s*=\s*["'](?:1|true|on)["']""")
_NO_NUMBER = re.compile(r"[^0-9.eE+-]")
_LONGEST = 400
_WORDS = "<is>"
"""The kind of a cell with a text of its own, once that has a number among the others; no part can write this."""
Found = tuple[PackedGrid, list[int]]
ValueOf = Callable[[str, str, int], Told]
Strings = Sequence[str]


class Texts(dict[str, str]):
    """The shared texts under their number as it is written in a cell; ``all`` holds those of single cells as well."""

    def __init__(self, texts: list[str]) -> None:
        self.all = list(texts)
        super().__init__(zip(map(str, range(len(texts))), texts, strict=True))
        self.empty = frozenset(number for number, text in self.items() if not text)

    def add(self, text: str) -> str:
        """The number of a text that stands in a cell itself and is no shared one; empty for an empty text."""
        if not text:
            return ""
        self.all.append(text)
        return str(len(self.all) - 1)


def read_plain_cells(content: bytes, texts: Texts, dates: Sequence[bool], value_of: ValueOf) -> Found | None:
    """(cells, hidden rows) of a worksheet in Excel's own spelling; None where it is spelled otherwise.

    ``value_of`` tells value, raw text and mark of (type, text, style); ``dates`` says of every style whether numbers
    under it are dates.

    Raises Refusal ``broken`` where the XML is not well-formed, ``too_large`` beyond the bound.
    """
    body = body_of(content)
    found = None if body is None else matches_of(body)
    if found is None:
        return None
    rows, heads = found.rows, [int(number) for number in compress(found.rows, found.rows)]
    in_order = all(map(lt, heads, heads[1:])) and (not heads or (heads[0] >= 1 and heads[-1] <= LAST_ROW))
    if not in_order or not _in_their_rows(found.numbers, rows):
        return None
    about = compress(found.about, rows)
    hidden = [number for number, told in zip(heads, about, strict=True) if _HIDDEN.search(told)]
    cells = found.cells()
    del found, rows, about  # they are as large as the cells
    grid = _grid(cells, texts, dates, value_of)
    return None if grid is None else (grid, hidden)


def _in_their_rows(numbers: Strings, rows: Strings) -> bool:
    """Whether every cell stands inside the row that its address names.

    ``numbers`` of the cells come in runs, with a gap at each row's tag. Where the first cell behind every tag is of
    that row and there are no more runs than tags with cells, no run begins anywhere else.
    """
    heads = list(compress(range(len(rows)), rows))
    firsts = [(rows[head], first) for head in heads if (first := (*numbers[head + 1 : head + 2], "")[0])]
    runs = sum(1 for number, _ in groupby(numbers) if number)
    return (not rows or bool(rows[0])) and runs == len(firsts) and all(row == first for row, first in firsts)


_COLUMNS = Columns()


def _grid(cells: list[list[str]], texts: Texts, dates: Sequence[bool], value_of: ValueOf) -> PackedGrid | None:
    """The cells in columns; None as soon as one is out of order or needs the careful way."""
    if max(map(_COLUMNS.__getitem__, set(cells[0])), default=0) > LAST_COLUMN:
        return None
    if not _worded(cells, texts, value_of):
        return None
    cells.pop()  # the texts of single cells have been taken in
    letters, numbers, styles, kinds, formulas, contents = _filled(cells, texts)
    rows, columns = _places(numbers, letters)
    if not _rising(rows, columns):
        return None
    index = {style: int(style or 0) for style in set(styles)}
    looks = array("I", map(index.__getitem__, styles))
    if max(looks, default=0) >= len(dates):
        return None
    told = _told(kinds, contents, looks, dates, value_of)
    shared = bytes(map(_SHARED.__contains__, kinds))
    if (
        told is None
        or not _plain(shared, contents)
        or not texts.keys() >= set(compress(contents, map("s".__eq__, kinds)))
    ):
        return None
    counted = list(compress(range(len(formulas)), formulas)) if any(formulas) else []
    places = (rows.tobytes(), columns.tobytes(), looks.tobytes())
    return *places, slabs(contents), shared, texts.all, told, counted


def _worded(cells: list[list[str]], texts: Texts, value_of: ValueOf) -> bool:
    """Give texts that stand in the cells themselves a number, as shared ones have; False where one is odd."""
    *_, kinds, _, contents, inlines = cells
    if any(text and kind != "inlineStr" for text, kind in zip(inlines, kinds, strict=False)):
        return False
    numbers: dict[str, str] = {}
    own = [index for index, kind in enumerate(kinds) if kind in _OWN_TEXT] if _OWN_TEXT.intersection(kinds) else []
    for index in own:
        text = (inlines and inlines[index]) or contents[index]
        if not text:
            continue
        number = numbers.get(text)
        if number is None:
            value = value_of("str", unescaped("" if text == EMPTY else text), 0)[0]
            number = numbers[text] = texts.add(str(value))
        kinds[index], contents[index] = _WORDS, number
    if EMPTY in contents:
        contents[:] = ["" if text == EMPTY else text for text in contents]
    return True


def _told(
    kinds: list[str], contents: list[str], looks: Sequence[int], dates: Sequence[bool], value_of: ValueOf
) -> dict[int, Told] | None:
    """Value, raw text and mark of the cells that hold neither a text nor a plain number; None where one is odd."""
    told: dict[int, Told] = {}
    dated = [dates[look] for look in looks] if any(dates) else []
    for number in _odd(kinds, contents, dated):
        text = contents[number]
        if "&" in text:
            return None
        if text:
            told[number] = value_of(kinds[number] or "n", text, looks[number])
        else:
            told[number] = ("", None, "") if kinds[number] == _WORDS else (None, "", "u")
        kinds[number], contents[number] = "", PLACEHOLDER
    return told


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


def _odd(kinds: Strings, contents: Strings, dated: Sequence[bool]) -> list[int]:
    """Which cells hold neither a text nor a plain number: dates, errors, truth values, formulas without a result."""
    odd = {number for number in compress(range(len(dated)), dated) if kinds[number] not in _SHARED}
    if not _PLAIN_KINDS.issuperset(kinds):
        odd |= {number for number, kind in enumerate(kinds) if kind not in _PLAIN_KINDS}
    if "" in contents:
        odd |= {number for number, text in enumerate(contents) if not text}
    return sorted(odd)


_OWN_TEXT = frozenset(("str", "inlineStr"))
_SHARED = frozenset(("s", _WORDS))
_PLAIN_KINDS = frozenset(("", "n", "s", _WORDS))


def _filled(cells: list[list[str]], texts: Texts) -> list[list[str]]:
    """The cells without those that only have a format, or an empty text and no formula."""
    _, _, _, kinds, formulas, contents = cells
    if "" not in contents and not texts.empty:
        return cells
    kept = [
        bool(formula or text) and not (kind == "s" and text in texts.empty and not formula)
        for kind, formula, text in zip(kinds, formulas, contents, strict=True)
    ]
    return [list(compress(part, kept)) for part in cells]


def _plain(shared: bytes, contents: Strings) -> bool:
    """Whether every content that is not the number of a text is a number that can be taken as it stands."""
    figures = list(compress(contents, map(not_, shared)))
    if _NO_NUMBER.search("".join(figures)) or max(map(len, figures), default=0) > _LONGEST:
        return False
    try:
        return all(map(isfinite, map(float, figures)))
    except ValueError:
        return False
