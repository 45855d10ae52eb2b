"""The rules that one cell can break by itself."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR, parse_year
from dashboard.indicators.units import unit_label
from importers.cell import Cell, Sheet
from importers.cells import bare_figure, missing_reason, read_text
from importers.quality_block import Block
from importers.quality_flaw import Flaw, Rule

Values = dict[str, object]
Found = Iterator[tuple[Rule, Values]]

_NOTE = re.compile(r"(?:[(（\[]?(?:※|＊|\*)\s*\d*[)）\]]?|[(（\[]?注\s*[\d０-９]*[)）\]]|注[\d０-９]+)$")
_DITTO = frozenset({"〃", "″", "”", '"', "々", "同上", "同左", "同じ", "上に同じ"})
_CJK = r"[\u3041-\u30ff\u3400-\u9fff]"
_SPREAD = re.compile(rf"(?<={_CJK})[ \u3000]+(?={_CJK})")
_EDGES = (" ", "\u3000", "\u00a0", "\t")
_VALUE = r"[△▲+-]?\d[\d,]*(?:\.\d+)?\s*[^\d\s,.、/・()\n]{0,6}"
_SEVERAL = re.compile(rf"{_VALUE}\s*(?:[、;\n]|/|・|\s\()\s*\(?{_VALUE}\)?|{_VALUE}\({_VALUE}\)")
_DAY = re.compile(r"(?:\d{4}|(?:令和|平成|昭和|[RHS])\.?(?:元|\d{1,2}))\s*[年/.\-]\s*\d{1,2}\s*[月/.\-]\s*\d{1,2}日?")
_DAY_OF_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])[/月](?:3[01]|[12]\d|0?[1-9])日?")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_LISTED = 4
_WEST = re.compile(r"(?:18|19|20)\d{2}")
# Signs that Windows and JIS encode differently, and that everyone can read all the same.
_HARMLESS = frozenset("～−―－∥￠￡￢‐–—“”‘’…♯\u3000\u00a0\u2010\u2015\t\n\r")


def cell_flaws(sheet: Sheet, cell: Cell, block: Block | None, *, typed: bool) -> Iterator[Flaw]:
    """What is wrong with ``cell``; ``block`` is the table that it stands in, if any.

    Where cells are not ``typed`` (CSV), plain digits are a number and a written date is a date.
    """
    plain = isinstance(cell.value, str) and (_PLAIN.fullmatch(cell.value) or _DAY.fullmatch(cell.value))
    if plain and not typed:
        return
    for rule, values in _found(cell, block):
        yield Flaw(rule, sheet.name, cell.a1, cell.raw, tuple(values.items()))


def _found(cell: Cell, block: Block | None) -> Found:
    if cell.error is not None:
        yield Rule.EXCEL_ERROR, {"error": cell.error}
        return
    if cell.formula:
        yield Rule.FORMULA, {}
    if not isinstance(cell.value, str) or cell.uncached:
        return
    inside = block is not None and cell.row >= block.first
    if inside and _is_list(cell.value):
        yield Rule.SEVERAL_VALUES, {}
    else:
        yield from _shape(cell.value)
    yield from _odd_characters(cell.value)
    text = unicodedata.normalize("NFKC", cell.value).strip()
    if text in _DITTO or cell.value.strip() in _DITTO:
        yield Rule.DITTO, {}
    elif text:
        yield from _content(text, cell, block)


def _shape(text: str) -> Found:
    """Spaces and line breaks that only make up a cell."""
    if "\n" in text.strip():
        yield Rule.LINE_BREAK, {"plain": "".join(text.split())}
    elif text.strip() and (text[0] in _EDGES or text[-1] in _EDGES or _spaced_out(text)):
        yield Rule.LAYOUT_SPACES, {"plain": _SPREAD.sub("", text.strip())}
    elif not text.strip():
        yield Rule.LAYOUT_SPACES, {"plain": ""}


def _spaced_out(text: str) -> bool:
    """Whether spaces stretch a text (``項　目``, ``青 梅 市``); one plain space between words of a title does not."""
    gaps = _SPREAD.findall(text)
    return bool(gaps) and not (set(gaps) == {" "} and all(len(word) > 1 for word in _SPREAD.split(text)))


def _is_list(text: str) -> bool:
    """Whether words stand beside each other like a list: three of them, or long ones (``可燃ごみ　ごみ処理残渣``)."""
    parts = _SPREAD.split(text.strip())
    return all(len(part) > 1 for part in parts) and (
        len(parts) > 2 or (len(parts) == 2 and min(map(len, parts)) >= _LISTED)
    )


def _odd_characters(text: str) -> Found:
    """Characters that not every machine knows, run by run, with a plain way to write them."""
    runs = ["".join(run) for odd, run in groupby(text, key=_is_odd) if odd]
    if runs:
        odd = "、".join(dict.fromkeys(runs))
        plain = unicodedata.normalize("NFKC", odd)
        yield Rule.MACHINE_CHARACTERS, {"signs": odd, "plain": plain if plain != odd else ""}


def _is_odd(sign: str) -> bool:
    """Whether a sign lies outside ASCII and JIS X 0208: ①, ㎡, Ⅲ, ㈱, half-width kana, 髙, pictures."""
    if sign.isascii() or sign in _HARMLESS:
        return False
    try:
        sign.encode("iso2022_jp")
    except UnicodeEncodeError:
        return True
    return False


def _content(text: str, cell: Cell, block: Block | None) -> Found:
    """What the words say: several values, units, notes, reasons, eras, dates."""
    if _DAY.fullmatch(text) or _DAY_OF_YEAR.fullmatch(text):
        yield Rule.DATE_AS_TEXT, {}
    elif _era_alone(text):
        yield Rule.ERA_ONLY, {"year": _western(text)}
    elif note := _NOTE.search(cell.value.strip() if isinstance(cell.value, str) else ""):
        yield Rule.NOTE_IN_CELL, {"note": note[0]}
    elif block is not None and cell.row >= block.first:
        yield from _datum(text, cell, block)


def _era_alone(text: str) -> bool:
    """Whether a year is written in an era and its western year not beside it."""
    return parse_year(text) is not None and not _WEST.search(text)


def _western(text: str) -> int:
    label = parse_year(text)
    return label.period.fiscal_year if label else 0


def _datum(text: str, cell: Cell, block: Block) -> Found:
    """A text in the data part of a table."""
    if cell.column in block.codes:
        return
    reading = read_text(text)
    if cell.column in block.numeric and missing_reason(text) is not None:
        yield Rule.MISSING_MARK, {}
    elif reading.value is not None:
        if reading.status is not None or reading.remark or reading.mark:
            yield Rule.NOTE_IN_CELL, {"note": text.replace(bare_figure(text), "", 1).strip()}
        elif reading.unit or reading.approximate:
            yield Rule.UNIT_IN_VALUE, {"value": f"{reading.value:,.12g}", "unit": _unit(reading.unit)}
        elif not _is_code(text):
            year = len(text) == 4 and FIRST_YEAR <= reading.value <= LAST_YEAR
            yield Rule.NUMBER_AS_TEXT, {"value": text if year else f"{reading.value:,.12g}"}
    elif _SEVERAL.fullmatch(text):
        yield Rule.SEVERAL_VALUES, {}


def _unit(unit: str) -> str:
    return unit_label(unit, "ja") if unit else ""


def _is_code(text: str) -> bool:
    """Whether digits are a code and no number: they begin with a zero."""
    return text.startswith("0") and text.isdigit() and len(text) > 1
