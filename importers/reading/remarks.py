"""What calamine does not tell of .xls, .xlsb and .ods: errors, formulas, number formats, hidden parts, comments."""

from dataclasses import dataclass, field

from importers.reading.packed import PackedCell, PackedComments, PackedSheet

# [MS-XLS] 2.5.10 and [MS-XLSB] 2.5.97: the byte of an error.
ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
Place = tuple[int, int]


@dataclass(slots=True)
class Remarks:
    """What a second look at one sheet found; places are 1-based (row, column)."""

    errors: dict[Place, str] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: PackedComments = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    durations: dict[Place, float] = field(default_factory=dict)
    """In days, as Excel keeps them, for cells whose reader gives no number for a duration."""


def with_remarks(sheet: PackedSheet, remarks: Remarks) -> PackedSheet:
    """The sheet with what the second look found laid over it."""
    name, hidden, merged, _, _, formats, cells, _ = sheet
    about = (remarks.hidden_rows, remarks.hidden_columns)
    merged = merged or remarks.merged
    if not (remarks.errors or remarks.formulas or remarks.formats):
        return name, hidden, merged, *about, formats, cells, remarks.comments
    codes = list(dict.fromkeys(["General", *remarks.formats.values()]))
    index = {code: number for number, code in enumerate(codes)}
    found: dict[Place, PackedCell] = {}
    for row, column, value, raw, _, mark in cells:
        place = (row, column)
        style = index[remarks.formats.get(place, "General")]
        formula = "f" if place in remarks.formulas else ""
        days = remarks.durations.get(place)
        told = (value, raw, style, formula + mark) if days is None else (days, str(value), style, formula)
        found[place] = (row, column, *told)
    for (row, column), code in remarks.errors.items():
        style = index[remarks.formats.get((row, column), "General")]
        mark = "fe" if (row, column) in remarks.formulas else "e"
        found[(row, column)] = (row, column, None, code, style, mark)
    ordered = [found[place] for place in sorted(found)]
    return name, hidden, merged, *about, codes, ordered, remarks.comments
