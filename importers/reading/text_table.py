"""CSV and TSV → cells. Every value stays the text that stands in the file."""

import csv

from importers.reading.packed import PackedCell, PackedSheet
from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_CELLS, Refusal
from importers.reading.sniffing import decoded, delimiter_of

_LONGEST_FIELD = 2**24


def read_text_table(data: bytes) -> list[PackedSheet]:
    """One sheet without a name. Raises Refusal ``broken`` or ``too_large``."""
    text = decoded(data)
    if text is None:
        raise Refusal("not_a_workbook")
    csv.field_size_limit(_LONGEST_FIELD)
    cells: list[PackedCell] = []
    try:
        for row, fields in enumerate(csv.reader(text.splitlines(keepends=True), delimiter=delimiter_of(text)), 1):
            if row > LAST_ROW or len(fields) > LAST_COLUMN or len(cells) > MOST_CELLS:
                raise Refusal("too_large")
            cells += [(row, column, field, None, 0, "") for column, field in enumerate(fields, 1) if field]
    except csv.Error as error:
        raise Refusal("broken") from error
    return [("", False, [], [], [], ["General"], cells, [])]
