"""What one cell says: every way of writing a figure seen in the wild, and never a guess."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.observation import Missing
from dashboard.indicators.units import convert
from importers.cell import Cell, CellValue
from importers.cells import Reading, read_cell, read_text


def cell(value: CellValue, number_format: str = "General", **more: object) -> Cell:
    return Cell(7, 2, value, str(value), number_format, **more)  # type: ignore[arg-type]


FIGURES: dict[str, float] = {
    "590.7": 590.7, "0": 0.0, "００": 0.0, ".5": 0.5, "．５": 0.5, "+5": 5.0, "1.5E+3": 1500.0,
    "△1,234": -1234.0, "▲1,234": -1234.0, "△ 1,234": -1234.0, "-1,234": -1234.0, "－１，２３４": -1234.0,
    "−1234": -1234.0, "‐5": -5.0, "(1,234)": -1234.0, "（１，２３４）": -1234.0,
    "１，２３４．５": 1234.5, "1,234,567": 1234567.0,
    "1,435 ": 1435.0, "\u00a01,435": 1435.0, "\u30001,435\u3000": 1435.0,
    "1.5万": 15000.0, "2億": 2e8, "1.2千": 1200.0, "5百": 500.0, "12十": 120.0, "(5)": -5.0,
}  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_read_however_it_is_written(text: str) -> None:
    assert read_text(text) == Reading(value=FIGURES[text])


WITH_UNIT = {
    "１，２３４台": (1234.0, "vehicles"), "1,200 台": (1200.0, "vehicles"), "5百台": (500.0, "vehicles"),
    "12.5%": (12.5, "%"), "１２．５％": (12.5, "%"), "△3.4%": (-3.4, "%"),
    "567ｋＷ": (567.0, "kW"), "567㎾": (567.0, "kW"), "3.4MW": (3400.0, "kW"), "1.2千kW": (1200.0, "kW"),
    "2.9万kW": (29000.0, "kW"), "12万kWh": (120000.0, "kWh"), "1.2億kWh": (120000000.0, "kWh"),
    "590.7千t-CO2": (590.7, "kt-CO2"), "59.07万トン": (590.7, "kt"), "590,700ｔ－ＣＯ２": (590.7, "kt-CO2"),
    "5km²": (500.0, "ha"), "３箇所": (3.0, "sites"), "12棟": (12.0, "buildings"), "2億円": (2e8, "yen"),
}  # fmt: skip


@pytest.mark.parametrize("text", WITH_UNIT)
def test_a_unit_beside_the_figure_is_understood(text: str) -> None:
    reading, (value, unit) = read_text(text), WITH_UNIT[text]

    assert reading.value is not None
    assert convert(reading.value, reading.unit, unit) == value


@pytest.mark.parametrize("text", ["約1,200", "およそ1,200", "概ね１，２００", "≒1200", "約 1,200台"])
def test_an_approximate_figure_is_marked_as_such(text: str) -> None:
    reading = read_text(text)

    assert (reading.value, reading.approximate) == (1200.0, True)


MISSING = {
    Missing.UNKNOWN: (
        *("-", "－", "―", "—", "ー", " - ", "--", "－－", "…", "‥", "・・・"),
        *("n/a", "N/A", "ｎ／ａ", "不明", "（不明）"),
    ),
    Missing.NOT_COLLECTED: ("未集計", "未 集 計", "未調査", "データなし"),
    Missing.PENDING: ("集計中", "調査中", "公表待ち", "（集計中）"),
    Missing.SUPPRESSED: ("×", "X", "x", "Ｘ", "秘匿", "***"),
    Missing.NOT_APPLICABLE: ("該当なし", "対象外", "/"),
}


@pytest.mark.parametrize(("text", "reason"), [(text, why) for why, texts in MISSING.items() for text in texts])
def test_a_missing_figure_keeps_the_reason_for_its_absence(text: str, reason: Missing) -> None:
    assert read_text(text) == Reading(missing=reason)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0", "\n", "\t \u3000"])
def test_blank_is_neither_zero_nor_missing(text: str) -> None:
    assert read_text(text).blank
    assert read_cell(cell(text)).blank
    assert read_cell(None).blank


@pytest.mark.parametrize(
    "text",
    [
        "1,23", "1,2345", "12,34,567", "1.2.3", "12-3", "1/2", "1:30", "10～20", "10台以上", "10台（見込）", "5.",
        "(-5)", "(△5)", "△-5", "2019年度", "R5", "10月", "3.4mW", "12 34", "12\n34", "1, 234", "12²", "①", "½",
        "1e400", "9" * 500, "9e31", "1200万kWh/年",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_an_issue(text: str) -> None:
    assert read_text(text) == Reading(issue="ambiguous")


@pytest.mark.parametrize("text", ["High", "増加", "△", "▲", "約", "万kWh", "nan", "inf", "None", "合計注）", "・"])
def test_words_where_a_figure_belongs_are_an_issue(text: str) -> None:
    assert read_text(text) == Reading(issue="not_a_number")


def test_a_share_under_a_percent_format_is_per_cent() -> None:
    assert read_cell(cell(0.125, "0.0%")) == Reading(value=12.5, unit="%")
    assert read_cell(cell(0.07, "0%")) == Reading(value=7.0, unit="%")
    assert read_cell(cell(0.125, "0.000")) == Reading(value=0.125)


def test_a_percent_sign_in_quotes_is_decoration() -> None:
    assert read_cell(cell(12.5, '0.0"%"')) == Reading(value=12.5)
    assert read_cell(cell(12.5, "0.0\\%")) == Reading(value=12.5)


@pytest.mark.parametrize("code", ["△#,##0", "#,##0;△#,##0", "#,##0;[Red](#,##0)", "#,##0_ ;[Red]\\-#,##0\\ "])
def test_a_format_that_shows_a_triangle_does_not_change_the_sign(code: str) -> None:
    assert read_cell(cell(-1234, code)) == Reading(value=-1234.0)
    assert read_cell(cell(1234, code)) == Reading(value=1234.0)


def test_a_number_kept_as_text_is_a_number() -> None:
    assert read_cell(cell("1234", "@")) == Reading(value=1234.0)


@pytest.mark.parametrize("code", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_error_cell_is_an_issue(code: str) -> None:
    assert read_cell(Cell(1, 1, None, code, error=code, formula=True)) == Reading(issue="error")


def test_a_formula_without_its_result_is_an_issue() -> None:
    assert read_cell(Cell(1, 1, None, "", formula=True, uncached=True)) == Reading(issue="uncached")


@pytest.mark.parametrize("value", [datetime.date(2024, 3, 31), datetime.time(12, 0)])
def test_a_date_where_a_figure_belongs_is_an_issue(value: CellValue) -> None:
    assert read_cell(cell(value)) == Reading(issue="date")


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_value_is_no_figure(value: bool) -> None:
    assert read_cell(cell(value)) == Reading(issue="not_a_number")


@pytest.mark.parametrize("value", [1e308, -1e308, 1.1e30])
def test_a_number_beyond_all_figures_is_an_issue(value: float) -> None:
    assert read_cell(cell(value)) == Reading(issue="ambiguous")


FULL_WIDTH = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")
hundredths = st.integers(-(10**12), 10**12)


@given(hundredths)
def test_a_figure_survives_every_way_of_writing_it(number: int) -> None:
    value = number / 100
    plain, size = f"{value:,.2f}", f"{abs(value):,.2f}"
    ways = [plain, plain.replace(",", ""), plain.translate(FULL_WIDTH), f"\u3000{plain} ", f"{plain}kW", f"{plain}※2"]
    ways += [f"△{size}", f"▲{size}", f"({size})", f"−{size}"] if value < 0 else [f"+{size}", f"約{size}"]

    assert {read_text(way).value for way in ways} == {value}


@given(hundredths)
def test_a_figure_in_ten_thousands_is_ten_thousand_times_as_large(number: int) -> None:
    assert read_text(f"{number}万").value == number * 10000


@given(st.integers(0, 10**9))
def test_a_percentage_is_the_same_as_text_and_under_a_format(thousandths: int) -> None:
    percent = thousandths / 1000

    assert read_text(f"{percent:.3f}%") == read_cell(cell(float(f"{thousandths}e-5"), "0.0%"))


@given(st.text())
def test_any_text_says_one_thing_at_most(text: str) -> None:
    reading = read_text(text)

    assert sum((reading.value is not None, reading.missing is not None, bool(reading.issue))) <= 1
    assert reading.blank == (not text.split())


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_itself_or_an_issue(value: float) -> None:
    reading = read_cell(cell(value))

    assert reading.value == value if abs(value) <= 1e30 else reading.issue == "ambiguous"


def test_what_is_no_number_among_numbers_is_an_issue() -> None:
    assert read_cell(Cell(1, 1, float("nan"), "nan")).issue == "ambiguous"
