"""Layouts: what published tables look like, as data. Finds a layout's header on a sheet by its labels."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from importers.cell import Cell, Sheet

FOLDER = Path(__file__).parent / "layouts"
_HEADER_ROWS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column to take: the labels it may carry and the part of the indicator it holds."""

    labels: tuple[str, ...]
    dimension: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the parts that have to add up to it."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table. ``shape``: ``row_of_municipality`` (year in a name) or ``row_per_year``.

    ``anchor`` are the labels that the column with the row's key may carry, ``name`` those of the column of names;
    ``as_of`` (MM-DD) the day a stock was counted in the calendar year the row names; ``known`` are labels that are
    there and not needed; ``sheet`` is a word that the sheet's name must hold.
    """

    key: str
    shape: str
    anchor: tuple[str, ...]
    name: tuple[str, ...]
    indicator: str
    method: str
    status: str
    unit: str
    as_of: str
    columns: tuple[Column, ...]
    sums: tuple[Sum, ...]
    known: tuple[str, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A layout found on a sheet: the header's row, the columns of anchor and name (0: none), and of each part.

    ``missing`` are labels that should be there and are not; ``other`` the cells of labels nobody knows.
    """

    layout: Layout
    row: int
    anchor: Cell
    name: int
    columns: dict[str, int]
    missing: tuple[str, ...]
    other: tuple[Cell, ...]


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts, those with more columns first, so that the fuller description of a table wins."""
    found = [_layout(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda layout: -len(layout.columns)))


def _layout(table: dict[str, Any]) -> Layout:
    return Layout(
        key=table["key"],
        shape=table["shape"],
        anchor=_labels(table["anchor"]),
        name=_labels(table.get("name", ())),
        indicator=table["indicator"],
        method=table["method"],
        status=table["status"],
        unit=table["unit"],
        as_of=table.get("as_of", ""),
        columns=tuple(Column(tuple(map(plain_label, row["label"])), row["dimension"]) for row in table["column"]),
        sums=tuple(Sum(row["total"], tuple(row["parts"])) for row in table.get("sum", ())),
        known=tuple(map(plain_label, table.get("known", {}).get("labels", ()))),
        sheet=table.get("sheet", ""),
    )


def _labels(value: str | list[str]) -> tuple[str, ...]:
    return tuple(map(plain_label, [value] if isinstance(value, str) else value))


@lru_cache(maxsize=50000)
def plain_label(text: str) -> str:
    r"""A label as labels are compared: NFKC, no spaces, no note marks, no unit in brackets at its end.

    Worked: ``産業部門　小計`` → ``産業部門小計``; ``市区町村の\n台数 (台)`` → ``市区町村の台数``.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub(r"(?:※\d*|\*+\d*|\(?注\d*\)?)$", "", plain)
    shorter = re.sub(r"[(\[](?:単位:?)?[^()\[\]]{1,12}[)\]]$", "", plain)
    keeps = plain.endswith(("(旅客)", "(貨物)"))
    return (plain if keeps or not shorter else shorter).casefold()


HeadRows = list[tuple[int, list[Cell]]]


def head_rows(sheet: Sheet) -> HeadRows:
    """The rows among which a sheet's header is sought, gathered once for all layouts."""
    return list(islice(sheet.rows(), _HEADER_ROWS))


def find_header(sheet: Sheet, layout: Layout, rows: HeadRows | None = None) -> Header | None:
    """The best of the sheet's first ``rows`` to be the layout's header; None where it is not this table.

    A header has the anchor and at least half of the columns: a table that changed a label is recognised and
    its missing label named, instead of being passed over.
    """
    best: Header | None = None
    if layout.sheet not in unicodedata.normalize("NFKC", sheet.name):
        return None
    for row, cells in head_rows(sheet) if rows is None else rows:
        found = _header_in(row, cells, layout)
        if found and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _header_in(row: int, cells: list[Cell], layout: Layout) -> Header | None:
    labels = {plain_label(cell.value): cell for cell in reversed(cells) if isinstance(cell.value, str)}
    anchor = _first(labels, layout.anchor)
    if anchor is None:
        return None
    name = _first(labels, layout.name)
    columns, missing = {}, []
    for column in layout.columns:
        cell = _first(labels, column.labels)
        if cell is None:
            missing.append(column.labels[0])
        else:
            columns[column.dimension] = cell.column
    if len(columns) * 2 < len(layout.columns) or not columns:
        return None
    other = tuple(cell for label, cell in labels.items() if label not in layout.known)
    return Header(layout, row, anchor, name.column if name else 0, columns, tuple(missing), other)


def _first(labels: dict[str, Cell], wanted: tuple[str, ...]) -> Cell | None:
    """The cell under the first of the wanted labels that is there, taken out of ``labels``."""
    return next((labels.pop(label) for label in wanted if label in labels), None)
