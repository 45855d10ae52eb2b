"""A flaw: one cell that breaks one rule."""

from dataclasses import dataclass
from enum import StrEnum

from importers.cell import place_of


class Rule(StrEnum):
    """The rules in the order in which they are told; texts are under ``quality.rule`` and ``quality.find``."""

    FILE_FORMAT = "file_format"
    SEVERAL_VALUES = "several_values"
    NUMBER_AS_TEXT = "number_as_text"
    UNIT_IN_VALUE = "unit_in_value"
    NOTE_IN_CELL = "note_in_cell"
    MERGED = "merged"
    LAYOUT_SPACES = "layout_spaces"
    LINE_BREAK = "line_break"
    OMITTED = "omitted"
    DITTO = "ditto"
    HEADER_BLANK = "header_blank"
    HEADER_TWICE = "header_twice"
    FORMULA = "formula"
    DRAWN_OBJECT = "drawn_object"
    UNIT_ABSENT = "unit_absent"
    MACHINE_CHARACTERS = "machine_characters"
    ERA_ONLY = "era_only"
    DATE_AS_TEXT = "date_as_text"
    REGION_CODE = "region_code"
    REGION_NAME = "region_name"
    REGION_ABSENT = "region_absent"
    MISSING_MARK = "missing_mark"
    DIVIDED = "divided"
    SEVERAL_TABLES = "several_tables"
    EXCEL_ERROR = "excel_error"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_COLUMN = "hidden_column"


ITEMS = {
    Rule.FILE_FORMAT: "1-1",
    Rule.SEVERAL_VALUES: "1-2",
    Rule.NUMBER_AS_TEXT: "1-3",
    Rule.UNIT_IN_VALUE: "1-3",
    Rule.NOTE_IN_CELL: "1-2",
    Rule.MERGED: "1-4",
    Rule.LAYOUT_SPACES: "1-5",
    Rule.LINE_BREAK: "1-5",
    Rule.OMITTED: "1-6",
    Rule.DITTO: "1-6",
    Rule.HEADER_BLANK: "1-6",
    Rule.HEADER_TWICE: "1-6",
    Rule.FORMULA: "1-7",
    Rule.DRAWN_OBJECT: "1-8",
    Rule.UNIT_ABSENT: "1-9",
    Rule.MACHINE_CHARACTERS: "1-10",
    Rule.ERA_ONLY: "1-11",
    Rule.DATE_AS_TEXT: "1-11",
    Rule.REGION_CODE: "1-12",
    Rule.REGION_NAME: "1-12",
    Rule.REGION_ABSENT: "1-12",
    Rule.MISSING_MARK: "1-13",
    Rule.DIVIDED: "2-1",
    Rule.SEVERAL_TABLES: "2-2",
}
"""The item of the unified rules that a rule stands for; none for what is told in addition."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """``cell`` (A1) of ``sheet`` breaks ``rule``; ``values`` fill the sentence that says how to mend it."""

    rule: Rule
    sheet: str = ""
    cell: str = ""
    raw: str = ""
    values: tuple[tuple[str, object], ...] = ()

    @property
    def order(self) -> tuple[int, int, int]:
        """Row, column, rule: the order in which a person walks over the sheet."""
        row, column = place_of(self.cell) or (0, 0)
        return row, column, tuple(Rule).index(self.rule)


@dataclass(frozen=True, slots=True)
class Unseen:
    """An item of the unified rules that could not be judged, or not on ``sheets``; ``reason`` is the last part of
    a key ``quality.unseen.<reason>``.
    """

    item: str
    rule: Rule
    reason: str
    sheets: tuple[str, ...] = ()
