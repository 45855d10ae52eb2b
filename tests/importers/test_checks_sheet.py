"""A progress sheet as a whole: its age, what is due and absent."""

import datetime

import pytest

from dashboard.agreement.progress_form import subjects
from dashboard.indicators.observation import Observation
from dashboard.wording import wording
from importers.checks_sheet import check_age, check_due, tell_due
from importers.issues import Findings
from tests.boards import agreement, observation

ITEM_3 = next(entry for entry in subjects(agreement()) if entry.key == "goal-B-2")


def sentences(findings: Findings) -> list[str]:
    return [f"{issue.severity} {wording('ja')(issue.key, **dict(issue.values))}" for issue in findings.issues]


def held(*entries: Observation) -> dict[tuple[object, int], Observation]:
    return {(entry.key, entry.period.fiscal_year): entry for entry in entries}


@pytest.mark.parametrize(("newest", "count"), [(2025, 1), (2024, 0)])
def test_a_sheet_that_reports_on_an_earlier_year_than_the_record_has_is_asked_about(newest: int, count: int) -> None:
    findings = Findings("表.xlsx")
    changed = observation("seminars", 2023, 4, "times")
    check_age("2024年度", [changed], {(changed.key, newest): changed}, findings)

    assert (
        sentences(findings)
        == [
            "warning この進捗シートの報告期間は「2024年度」ですが、記録には2025年度の値があります。古いシートでないかご確認ください。"
        ][:count]
    )


def test_a_sheet_that_changes_nothing_may_be_as_old_as_it_likes() -> None:
    findings = Findings("表.xlsx")
    entry = observation("seminars", 2025, 4, "times")
    check_age("2020年度", [], {(entry.key, 2025): entry}, findings)

    assert findings.issues == []


def test_what_is_due_and_told_by_nobody_is_named() -> None:
    told = [observation("seminars", 2025, 4, "times")]
    record = {(observation("school_programmes", 2025, 1, "schools").key, 2025)}
    absent = check_due(ITEM_3, told, record, agreement(), datetime.date(2026, 10, 1))
    findings = Findings("表.xlsx")
    tell_due(absent, "", findings)

    names = {indicator.key for indicator, _ in absent}
    assert names.isdisjoint({"seminars", "school_programmes"})
    assert "seminar_participants" in names
    assert sentences(findings)[0].startswith(f"note 公表や集計の時期を過ぎても値のない指標が{len(absent)}件あります：")


def test_on_the_day_it_is_due_a_figure_is_not_missed_yet() -> None:
    """Fiscal 2025 is due on 30 September 2026: on that day 2024 is asked for, the day after 2025."""
    asked = [
        {
            year
            for one, year in check_due(ITEM_3, [], [], agreement(), datetime.date(2026, month, day))
            if one.due_months == 6
        }
        for month, day in ((9, 30), (10, 1))
    ]

    assert asked == [{2024}, {2025}]


def test_nothing_is_said_where_nothing_is_absent() -> None:
    findings = Findings("表.xlsx")
    tell_due([], "", findings)

    assert findings.issues == []
