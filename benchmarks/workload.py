"""Files both sides are given: made once, the same on every machine, kept in ``.bench/``."""

import datetime
import random
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.indicators.observation import Observation

BOOKS, SHEETS, ROWS, YEARS = 20, 8, 300, 7
MANY_BOOKS = (200, 4, 105)
HEADINGS = ("番号", "取組", "主体", "開始日", "単位", *(f"令和{year}年度" for year in range(1, YEARS + 1)))
SERIES, WIDE_YEARS = 400, range(2011, 2051)
MADE_BY_PRODUCT = "made-by-product"
FIRST_DAY = datetime.date(2023, 1, 25)
WORK = ("公共施設への太陽光発電", "急速充電設備", "小学校での出前授業", "市有林の間伐", "家庭の省エネ診断")


def plain_workbooks(folder: Path, books: int = BOOKS, sheets: int = SHEETS, rows: int = ROWS) -> Path:
    """A folder of 20 workbooks of 8 sheets with 300 rows of figures (578 thousand cells), made on first use."""
    target = folder / f"workbooks-{books}x{sheets}x{rows}"
    if not target.exists():
        unfinished = folder / "workbooks-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for number in range(books):
            _write_book(unfinished / f"{number:03d}.xlsx", sheets, rows, random.Random(number))
        unfinished.rename(target)
    return target


def _write_book(path: Path, sheets: int, rows: int, dice: random.Random) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy/mm/dd"})
        for number in range(1, sheets + 1):
            sheet = book.add_worksheet(f"連携事項{number}")
            sheet.write_row(0, 0, HEADINGS)
            for row in range(1, rows + 1):
                sheet.write_row(row, 0, [row, f"{dice.choice(WORK)} {row}", dice.choice("甲乙")])
                sheet.write_datetime(row, 3, FIRST_DAY + datetime.timedelta(days=row), day)
                sheet.write_row(row, 4, ["kW", *(round(dice.uniform(0, 10_000), 1) for _ in range(YEARS))])


def fresh(folder: Path) -> None:
    """Forget the records and sheets of an earlier run: the product that made them may have changed since."""
    shutil.rmtree(folder / MADE_BY_PRODUCT, ignore_errors=True)
    (folder / MADE_BY_PRODUCT).mkdir(parents=True)


def sample_record(folder: Path) -> Path:
    """The record that ``new --sample`` makes."""
    return _record(folder, "sample", sample=True)


def empty_record(folder: Path) -> Path:
    """The record that ``new`` makes."""
    return _record(folder, "empty", sample=False)


def filled_sheets(folder: Path) -> Path:
    """The progress sheets of all items and goals, filled from the sample record."""
    from widgets.papers import write_sheets

    target = folder / MADE_BY_PRODUCT / "sheets"
    if not target.exists():
        write_sheets(sample_record(folder), target)
    return target


def wide_rows(folder: Path) -> Path:
    """400 series of 40 years as a CSV file: series, year, value."""
    target = folder / MADE_BY_PRODUCT / "wide.csv"
    if not target.exists():
        lines = [f"{series},{year},{series + year / 100}" for series in range(SERIES) for year in WIDE_YEARS]
        target.write_text("\n".join(["series,year,value", *lines]), encoding="utf-8")
    return target


def wide_record(folder: Path) -> Path:
    """The same figures in a record, as parts of the register's indicators."""
    from widgets.operations import new_record

    target = folder / MADE_BY_PRODUCT / "wide.renkei"
    if not target.exists():
        new_record(target)
        _fill(target)
    return target


def _record(folder: Path, name: str, *, sample: bool) -> Path:
    from widgets.operations import new_record

    target = folder / MADE_BY_PRODUCT / f"{name}.renkei"
    if not target.exists():
        new_record(target, sample=sample)
    return target


def _fill(record: Path) -> None:
    from dashboard.record.batch import Batch
    from dashboard.record.record import Record
    from widgets.operations import now

    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", "bench", observations=figures_of(record, SERIES, WIDE_YEARS)), now())


def figures_of(record: Path, count: int, years: Iterable[int]) -> tuple["Observation", ...]:
    """So many series of figures for those years, as parts of the indicators in the record's register."""
    from dashboard.indicators.observation import Disclosure, Observation, Period, Provenance, SeriesKey, Status
    from widgets.operations import read_view

    _view, agreement = read_view(record)
    register = agreement.indicators
    return tuple(
        Observation(
            key=SeriesKey(register[series % len(register)].key, f"part-{series}"),
            period=Period(year),
            value=series + year / 100,
            unit=register[series % len(register)].unit,
            status=Status.CONFIRMED,
            owner=register[series % len(register)].owner,
            disclosure=Disclosure.PUBLIC,
            provenance=Provenance("wide.xlsx", "0" * 64, "Sheet1", f"B{series + 2}", str(series)),
        )
        for series in range(count)
        for year in years
    )
