"""Whether a table, or a row of it, speaks of the agreement's municipality, and of which year it does."""

import calendar
import datetime
import re
import unicodedata
from pathlib import PurePath

from dashboard.agreement.pack import Agreement
from dashboard.indicators.observation import Period
from dashboard.indicators.register import Indicator
from importers.cell import Workbook
from importers.municipality_rows import five_digits
from importers.stock_days import period_of_value
from importers.table import Table, TableValue
from importers.table_labels import compared

_CITY = re.compile(r"[^\s()、・「」]{1,6}[市区町村]")
_FILE_MONTH = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)")


def is_of(value: TableValue, agreement: Agreement) -> bool:
    """Whether the row's labels name the municipality by its code or its name."""
    name = compared(agreement.municipality.ja)
    for label in value.row_path:
        plain = compared(label)
        if 4 <= len(plain) <= 6 and plain.isdigit() and five_digits(plain) == agreement.municipality_code:
            return True
        if plain == name or (plain.endswith(name) and plain[: -len(name)].endswith(("都", "道", "府", "県"))):
            return True
    return False


def states(table: Table, workbook: Workbook, agreement: Agreement) -> bool:
    """Whether title, sheet or file name the municipality and no other, and the rows are no municipalities."""
    name = agreement.municipality.ja
    told = f"{table.title} {table.sheet} {PurePath(workbook.name).stem}"
    cities = set(_CITY.findall(unicodedata.normalize("NFKC", told).replace("_", " ")))
    return bool(cities) and all(city.endswith(name) for city in cities)


def period_told(value: TableValue, indicator: Indicator, file: str) -> Period | None:
    """The year of a figure; where only the file's name tells a month (``202312``), the stock of that month's end."""
    if value.year is None or value.fiscal_year is None:
        found = _FILE_MONTH.search(file)
        if found is None:
            return None
        year, month = int(found[1]), int(found[2])
    else:
        return period_of_value(value, indicator)
    day = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return Period(year if month > 3 else year - 1, day)
