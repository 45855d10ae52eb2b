"""A figure beside its neighbours in time: what falls that can only grow, and what leaps."""

import datetime
from dataclasses import replace

import pytest

from dashboard.indicators.observation import Observation, Period
from dashboard.indicators.register import Indicator
from dashboard.wording import wording
from importers.checks_course import check_course, check_future, check_running
from importers.issues import Findings, Severity
from tests.boards import agreement, observation


def indicator(key: str) -> Indicator:
    found = agreement().indicator(key)
    assert found is not None
    return found


ZEB, CHARGERS = indicator("zeb"), indicator("chargers")


def figure(year: int, value: float, *, of: Indicator = CHARGERS, status: str = "confirmed") -> Observation:
    plain = observation(of.key, year, value, of.unit, status=status)
    return replace(plain, provenance=plain.provenance._replace(cell=f"F{year}", raw=f"{value:g}"))


def told(*entries: Observation, held: tuple[Observation, ...] = (), of: Indicator = CHARGERS) -> list[str]:
    findings = Findings("表.xlsx")
    check_course(of, entries, {(entry.key, entry.period.fiscal_year): entry for entry in held}, findings)
    assert all(issue.severity is Severity.WARNING for issue in findings.issues)
    return [f"{issue.cell} {wording('ja')(issue.key, **dict(issue.values))}" for issue in findings.issues]


def test_a_cumulative_figure_below_the_year_before_is_asked_about() -> None:
    assert told(figure(2024, 12, of=ZEB), figure(2025, 11, of=ZEB), of=ZEB) == [
        (
            "F2025 「ZEBの棟数」は累計ですが、2025年度の「11」が2024年度の「12」より小さくなっています。"
            "まちがいがないかご確認ください。"
        )
    ]


def test_what_is_not_cumulative_may_fall() -> None:
    assert told(figure(2024, 120), figure(2025, 110)) == []


def test_the_year_before_may_stand_in_the_record() -> None:
    assert len(told(figure(2025, 11, of=ZEB), held=(figure(2024, 12, of=ZEB),), of=ZEB)) == 1


def test_a_correction_of_an_earlier_year_is_held_against_the_later_one_at_its_own_cell() -> None:
    (sentence,) = told(figure(2024, 13, of=ZEB), held=(figure(2025, 12, of=ZEB),), of=ZEB)

    assert sentence.startswith("F2024 「ZEBの棟数」は累計ですが、2025年度の「12」が2024年度の「13」より")


def test_two_figures_of_the_record_are_never_asked_about_again() -> None:
    held = (figure(2022, 900, of=ZEB), figure(2023, 5, of=ZEB), figure(2024, 6, of=ZEB))

    assert told(figure(2025, 7, of=ZEB), held=held, of=ZEB) == []


@pytest.mark.parametrize(("before", "after"), [(480, 4801), (4801, 480)])
def test_more_than_tenfold_is_asked_about(before: float, after: float) -> None:
    (sentence,) = told(figure(2024, before), figure(2025, after))

    assert sentence == (
        f"F2025 「EV充電設備の基数」の2025年度の値「{after:,.0f}」が、2024年度の「{before:,.0f}」と10倍を超えて違います。"
        "桁や単位をご確認ください。"
    )


@pytest.mark.parametrize(("before", "after"), [(480, 4800), (9, 300), (0, 50), (0.5, 240)])
def test_tenfold_itself_and_small_beginnings_are_quiet(before: float, after: float) -> None:
    assert told(figure(2024, before), figure(2025, after)) == []


def test_a_limit_of_the_register_takes_the_place_of_the_tenfold() -> None:
    limited = replace(CHARGERS, per_year_limit=20.0)

    assert told(figure(2023, 100), figure(2025, 140), of=limited) == []
    assert told(figure(2023, 100), figure(2025, 141), of=limited) == [
        (
            "F2025 「EV充電設備の基数」の2023年度「100」から2025年度「141」への変化が、考えられる幅を超えています。"
            "桁や単位をご確認ください。"
        )
    ]


def test_figures_far_apart_say_nothing_of_each_other() -> None:
    assert told(figure(2019, 10), figure(2025, 400)) == []


def test_example_data_is_not_held_against_real_figures() -> None:
    assert told(figure(2025, 20), held=(figure(2024, 4000, status="example"),)) == []


def test_a_rounded_figure_may_lie_below_an_exact_one_by_its_rounding() -> None:
    exact, rounded = figure(2024, 12.4, of=ZEB), figure(2025, 12, of=ZEB)

    assert told(exact, rounded, of=ZEB) == []


@pytest.mark.parametrize(
    ("year", "status", "expected"),
    [(2025, "confirmed", ["F2025"]), (2024, "confirmed", []), (2025, "example", [])],
)
def test_a_figure_of_a_year_that_has_not_begun_is_refused(year: int, status: str, expected: list[str]) -> None:
    findings = Findings("表.xlsx")
    check_future([figure(year, 5, status=status)], datetime.date(2024, 5, 1), findings)
    assert [issue.cell for issue in findings.issues] == expected
    assert all(issue.severity is Severity.ERROR for issue in findings.issues)


def test_a_stock_of_a_day_to_come_is_refused_with_what_to_do() -> None:
    entry = replace(figure(2024, 5), period=Period(2024, datetime.date(2025, 3, 31)))
    findings = Findings("表.xlsx")
    check_future([entry], datetime.date(2024, 5, 1), findings)
    assert [wording("ja")(issue.key, **dict(issue.values)) for issue in findings.issues] == [
        "2024年度の値は、まだ先の日付のものです。実績の年度かご確認ください。目標や見込みは目標シートで入力してください。"
    ]


def test_a_thousandfold_is_asked_about_however_small_the_figure() -> None:
    assert len(told(figure(2024, 9), figure(2025, 9000))) == 1


@pytest.mark.parametrize(
    ("key", "status", "year", "count"),
    [
        ("co2", "provisional", 2026, 1),
        ("co2", "provisional", 2025, 0),
        ("co2", "example", 2026, 0),
        ("seminars", "provisional", 2026, 0),
        ("seminars", "confirmed", 2026, 1),
        ("chargers", "confirmed", 2026, 0),
    ],
)
def test_a_year_still_running_has_no_whole_figure_yet(key: str, status: str, year: int, count: int) -> None:
    findings = Findings("表.xlsx")
    entry = figure(year, 12, of=indicator(key), status=status)
    check_running(agreement(), [entry, entry], datetime.date(2026, 11, 20), findings)

    assert [wording("ja")(issue.key, **dict(issue.values)) for issue in findings.issues] == [
        f"2026年度はまだ終わっていません。1年度分の実績かご確認ください：{indicator(key).title.ja}"
    ] * count
