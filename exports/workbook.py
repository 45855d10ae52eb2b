"""The Board as an Excel workbook: overview, goals, indicators, every value with its source, initiatives, clauses."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.board import Board, InitiativeCard, ItemCard
from dashboard.wording import Wording, wording
from exports.columns import Entry, looks_like_formula, value_heads, value_rows
from exports.safe_file import write_safely

LONGEST = 32_767
"""Excel's limit for the text of one cell."""
WIDEST = 60
MODIFIED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")
EPOCH = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 (workbook properties have no zone)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name's key in the wording, heads and rows."""

    key: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Entry]]


def write_workbook(board: Board, path: Path) -> None:
    """Write ``board`` to ``path`` as .xlsx. Raises KnownError as ``write_safely`` does."""
    write_safely(path, workbook_bytes(board))


def workbook_bytes(board: Board) -> bytes:
    """The workbook as a file; the same Board gives the same bytes."""
    say = wording(board.language)
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    book.properties.creator = _storable(board.municipality)
    book.properties.title = _storable(board.agreement_title)
    book.properties.created = EPOCH
    for sheet in _sheets(board, say):
        _fill(book.create_sheet(say(f"paper.sheet.{sheet.key}")), sheet)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _sheets(board: Board, say: Wording) -> tuple[Sheet, ...]:
    return (
        Sheet("overview", _heads(say, "key", "content"), _overview(board, say)),
        Sheet("goals", _heads(say, *GOAL_COLUMNS), _goals(board, say)),
        Sheet("indicators", _heads(say, *INDICATOR_COLUMNS), _indicators(board, say)),
        Sheet("values", value_heads(say), tuple(value_rows(board))),
        Sheet("initiatives", _heads(say, *INITIATIVE_COLUMNS), _initiatives(board, say)),
        Sheet("changes", _heads(say, *CHANGE_COLUMNS), _changes(board)),
        Sheet("sources", _heads(say, *SOURCE_COLUMNS), _sources(board, say)),
        Sheet("agreement", _heads(say, "clause", "heading", "text"), _clauses(board)),
    )


GOAL_COLUMNS = (
    "goal", "goal_title", "points", "indicator", "latest", "unit", "latest_year", "mark", "mark_word", "verdict",
    "example",
)  # fmt: skip
INDICATOR_COLUMNS = (
    "indicator_key", "indicator", "definition", "unit", "kind", "latest", "latest_year", "status", "target", "state",
    "gap", "pace", "outlook", "mark", "mark_word", "verdict", "origin", "owner", "goal_keys", "item", "example",
)  # fmt: skip
INITIATIVE_COLUMNS = (
    "item", "initiative", "goal_keys", "content", "method", "roles", "cost", "stage", "progress", "issue",
    "next_step", "due", "overdue", "owner", "origin", "example",
)  # fmt: skip
CHANGE_COLUMNS = (
    "indicator_key", "indicator", "part", "fiscal_year", "old", "new", "unit", "change_kind", "source_number",
)  # fmt: skip
SOURCE_COLUMNS = ("number", "file", "sheet", "cell", "sha256", "imported", "source_title", "example")


def _heads(say: Wording, *keys: str) -> tuple[str, ...]:
    return tuple(say(f"paper.sheet.{key}") for key in keys)


def _overview(board: Board, say: Wording) -> tuple[tuple[Entry, ...], ...]:
    single = (
        ("agreement_title", board.agreement_title),
        ("municipality", board.municipality),
        ("edition", board.edition),
        ("as_of", board.as_of),
        ("record", board.record_name),
        ("record_hash", board.record_hash),
        ("position", board.position),
        *(("position_note", note) for note in board.position_notes),
        *(("attention", entry.text) for entry in board.attention),
        *((("consultation", board.consultation.text),) if board.consultation.text else ()),
        ("term", board.term.text),
        *(("decide", entry) for entry in board.decisions),
        ("examples", say("paper.sheet.examples_yes" if board.has_examples else "paper.sheet.examples_no")),
        *(("left_out", entry) for entry in board.left_out),
    )
    return tuple((say(f"paper.sheet.{key}"), text) for key, text in single)


def _goals(board: Board, say: Wording) -> tuple[tuple[Entry, ...], ...]:
    return tuple(
        (
            goal.key,
            goal.title,
            "\n".join(goal.points),
            goal.figure_title,
            goal.figure.value,
            goal.figure.unit,
            goal.data_date,
            goal.mark,
            goal.mark_word,
            goal.verdict,
            _example(goal.example, say),
        )
        for goal in board.goals
    )


def _indicators(board: Board, say: Wording) -> tuple[tuple[Entry, ...], ...]:
    join = say("paper.list").join
    return tuple(
        (
            card.key,
            card.title,
            card.definition,
            card.unit,
            card.kind,
            card.latest.value,
            card.latest_year,
            card.latest_status,
            card.target,
            card.state,
            card.gap,
            card.pace,
            card.outlook,
            card.mark,
            card.mark_word,
            card.verdict,
            card.source,
            card.owner,
            join(card.goals),
            join(map(str, card.items)),
            _example(card.example, say),
        )
        for card in board.indicators
    )


def _initiatives(board: Board, say: Wording) -> tuple[tuple[Entry, ...], ...]:
    return tuple(_initiative(item, card, say) for item in board.items for card in item.initiatives)


def _initiative(item: ItemCard, card: InitiativeCard, say: Wording) -> tuple[Entry, ...]:
    return (
        item.label,
        card.title,
        say("paper.list").join(card.goals),
        card.content,
        card.method,
        card.roles,
        card.cost,
        card.stage,
        card.progress,
        card.issue,
        card.next_step,
        card.due,
        say("paper.sheet.overdue_yes") if card.overdue else None,
        card.owner,
        card.source,
        _example(card.example, say),
    )


def _changes(board: Board) -> tuple[tuple[Entry, ...], ...]:
    return tuple(
        (row.indicator, row.title, row.part, row.year, row.old, row.new, row.unit, row.kind, row.source or None)
        for row in board.changes
    )


def _sources(board: Board, say: Wording) -> tuple[tuple[Entry, ...], ...]:
    return tuple(
        (s.number, s.file, s.sheet, s.cell, s.sha256, s.imported, s.title, _example(s.example, say))
        for s in board.sources
    )


def _clauses(board: Board) -> tuple[tuple[Entry, ...], ...]:
    return tuple((clause.number, clause.heading, clause.text) for clause in board.agreement.clauses)


def _example(example: bool, say: Wording) -> str | None:
    return say("paper.sheet.example_yes") if example else None


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """Head in bold on grey and frozen, columns as wide as their texts, a filter over all, ready to print on A4."""
    for index, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(index)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    bold, ground = Font(bold=True), PatternFill("solid", fgColor="FFF3F5F7")
    for index, head in enumerate(sheet.heads, 1):
        cell = _put(page, (1, index), head)
        cell.font = bold
        cell.fill = ground
    for line, row in enumerate(sheet.rows, 2):
        for index, value in enumerate(row, 1):
            if value is not None and value != "":
                _put(page, (line, index), value)


def _put(page: Worksheet, place: tuple[int, int], value: Entry) -> Cell:
    """Fill the cell at (row, column): a text is a text, whatever it begins with; a figure is a figure."""
    cell = page.cell(*place)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.value = _storable(value)
        cell.data_type = "s"
        cell.alignment = WRAPPED
        cell.quotePrefix = looks_like_formula(value)
    else:
        cell.value = value
        cell.alignment = TOP
    return cell


TOP = Alignment(vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)


def _storable(text: str) -> str:
    """``text`` without what the file format cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "replace").decode("utf-8")[:LONGEST]


def _widths(sheet: Sheet) -> Iterable[float]:
    """Column widths in Excel's characters, Japanese counted double."""
    for index, head in enumerate(sheet.heads):
        texts = [head, *(str(row[index]) for row in sheet.rows if row[index] is not None)]
        yield min(max(_columns(text) for text in texts) + 3, WIDEST)


def _columns(text: str) -> int:
    return max(sum(2 if ord(char) > 0x2E80 else 1 for char in line) for line in text[:400].split("\n"))


def _timeless(data: bytes) -> bytes:
    """The same archive without the times of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = made.read(name)
            kept.writestr(entry, MODIFIED.sub(b"", content) if name == "docProps/core.xml" else content)
    return out.getvalue()
