"""The unit of one figure: what its own cell says, then its row, its column, the table."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.indicators.units import parse_unit, thousandth, unit_label
from importers.table import Head
from importers.table_grid import WORD, Mark
from importers.table_heads import Frame, Rows
from importers.table_labels import label_and_unit, measure, unit_key

_TAIL = re.compile(r".*[\d.,]\s*(?P<unit>\D+)$", re.DOTALL)
_SPOKEN_UNIT = re.compile(r'[0#?,]\s*"([^"]+)"(?:_.|\s|\\.)*$')
_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_IN_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_SHARE = re.compile(r".*(?:比|率|割合|シェア|倍率?|指数)$")
_BRACKETS = re.compile(r"[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]")


class Said(NamedTuple):
    """What a row or a column tells of the unit of its figures; ``share``: its name is that of a share or an index."""

    unit: str
    share: bool


def unit_of(mark: Mark, row: Said, column: Said, table: str) -> str:
    """The unit as written in the file, "" where nothing tells it.

    Where row or column name a share or an index, such as 前年比 or 達成率, only its own unit holds: neither that of
    the whole ``table``, nor 台 beside the row whose 達成率 it is.
    """
    shares = [said for said in (row, column) if said.share]
    told = next((said.unit for said in shares or (row, column) if said.unit), "" if shares else table)
    if isinstance(mark.cell.value, int | float) and mark.cell.number_format != "General":
        told = _under_format(told, mark.cell.number_format)
    own = mark.reading.unit
    if not own or unit_key(told) == own:
        return told
    found = _TAIL.fullmatch(unicodedata.normalize("NFKC", mark.cell.raw).strip())
    written = measure(found["unit"]) if found else ""
    return written if written and parse_unit(written) == own else unit_label(own, "ja")


@lru_cache(maxsize=20000)
def _under_format(told: str, number_format: str) -> str:
    """The unit of the number in a cell that its format shows with a unit, or in thousands of what it is.

    Worked: ``#,##0"件"`` → 件; under 千円, a number that ``#,##0,`` shows without its last three digits is in 円.
    """
    section = number_format.partition(";")[0]
    found = _SPOKEN_UNIT.search(section)
    spoken = measure(found[1]) if found else ""
    unit = spoken if spoken and parse_unit(spoken) else told
    scaled = _IN_THOUSANDS.search(_SPOKEN.sub("", section))
    for _ in scaled[1] if scaled else "":
        unit = thousandth(unit) or unit
    return unit


def is_share(label: str) -> bool:
    """Whether a label names a share or an index, which has no unit of the table's."""
    return bool(_SHARE.fullmatch(label))


def unit_columns(rows: Rows, frame: Frame, heads: dict[int, Head]) -> frozenset[int]:
    """The columns right of the figures that hold the units of their rows, as in a table of one figure to a row."""
    told: dict[int, list[Mark]] = {}
    for row in frame.body:
        for mark in rows[row]:
            if mark.column in heads and mark.column not in frame.figures and mark.kind == WORD:
                told.setdefault(mark.column, []).append(mark)
    return frozenset(
        column
        for column, marks in told.items()
        if "単位" in "".join(heads[column].labels) or all(measure(mark.cell.raw) for mark in marks)
    )


def unit_beside(marks: Sequence[Mark], columns: frozenset[int]) -> str:
    """The unit that a row tells in one of ``columns``, "" where it tells none or several."""
    units = [unit for mark in marks if mark.column in columns and (unit := measure(mark.cell.raw))]
    return units[0] if len(units) == 1 else ""


def unit_of_title(title: str) -> str:
    """The unit that a title ends with: ``月別発電量（kWh）`` → ``kWh``; "" where it names several or none."""
    in_brackets = [
        unit for found in _BRACKETS.findall(unicodedata.normalize("NFKC", title)) if (unit := measure(found))
    ]
    return label_and_unit(title)[1] if len(in_brackets) == 1 else ""
