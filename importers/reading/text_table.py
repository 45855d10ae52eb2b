"""CSV and TSV → cells. Every value stays the text that stands in the file."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from importers.reading.packed import PackedCell, PackedSheet
from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_CELLS, Refusal
from importers.reading.text_encoding import decoded

_LONGEST_FIELD = 2**22
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAID = re.compile(r'"?sep=(.)"?[ ]*(?:\r\n|\r|\n|$)')
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGNS = ",\t;"
_LOOKED_AT = 20
_END = "end of the text"


def read_text_table(data: bytes) -> list[PackedSheet]:
    """One sheet without a name.

    Raises Refusal ``encoding`` where no encoding fits, ``empty`` where nothing is written, ``broken`` for a quotation
    mark that swallows the lines behind it, ``too_large``.
    """
    text = decoded(data)
    if text is None:
        raise Refusal("encoding")
    if "\x00" in text:
        raise Refusal("broken")
    if not text.strip("\ufeff\x1a \t\r\n,;"):
        raise Refusal("empty")
    text = _CONTROL.sub("", text) if _CONTROL.search(text) else text
    said = _SAID.match(text)
    lines = _lines(text, said.end() if said else 0)
    return [("", False, [], [], [], ["General"], _cells(lines, said[1] if said else delimiter_of(text)), [])]


def _cells(lines: Iterator[str], sign: str) -> list[PackedCell]:
    csv.field_size_limit(_LONGEST_FIELD)
    cells: list[PackedCell] = []
    fields: list[str] = []
    try:
        # a line of our own behind the last one: where it does not come out as a row, a quotation mark has swallowed it
        for row, fields in enumerate(csv.reader(chain(lines, [_END]), delimiter=sign), 1):
            if row > LAST_ROW + 1 or len(fields) > LAST_COLUMN or len(cells) > MOST_CELLS:
                raise Refusal("too_large")
            cells += [(row, column, field, None, 0, "") for column, field in enumerate(fields, 1) if field]
    except csv.Error as error:
        raise Refusal("broken") from error
    if fields != [_END]:
        raise Refusal("broken")
    cells.pop()
    return cells


def _lines(text: str, start: int = 0) -> Iterator[str]:
    """The lines with their ends: only CR and LF end one, for other separators may stand inside a cell."""
    return (found[0] for found in _LINE.finditer(text, start))


def delimiter_of(text: str) -> str:
    """Comma, tab or semicolon: the one that cuts most of the first lines into equally many fields, and into most."""
    return max(_SIGNS, key=lambda sign: _agreement(text, sign))


def looks_like_rows(text: str) -> bool:
    """Whether most of the first lines fall into equally many fields, at least two."""
    lines = sum(1 for _ in _first_lines(text))
    return lines > 1 and max(_agreement(text, sign)[0] for sign in _SIGNS) * 2 > lines


def _agreement(text: str, sign: str) -> tuple[int, int]:
    """How many of the first records have as many fields as most have, and how many fields that is."""
    counts = Counter(len(fields) for fields in csv.reader(_first_lines(text), delimiter=sign) if len(fields) > 1)
    return max(((lines, fields) for fields, lines in counts.items()), default=(0, 0))


def _first_lines(text: str) -> Iterator[str]:
    written = (line for line in _lines(text[:20000]) if line.strip())
    return islice(written, _LOOKED_AT)
