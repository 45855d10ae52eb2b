"""The progress sheet as data: every item and goal has one, and every indicator has its place in it."""

import datetime
from dataclasses import replace

from dashboard.agreement.progress_form import YEARS, line_keys, sheet_contents, subjects
from dashboard.indicators.observation import SeriesKey
from tests.boards import agreement, view

PACK = agreement()


def test_there_is_one_sheet_for_each_item_and_each_goal() -> None:
    found = subjects(PACK)

    assert [subject.key for subject in found] == [
        *(f"item-{number}" for number in range(1, 9)),
        *("goal-A-1", "goal-A-2", "goal-A-3", "goal-B-1", "goal-B-2", "goal-B-3"),
    ]
    assert [subject.item for subject in found[:2]] == [1, 2]
    assert (found[0].goal, found[8].item, found[8].goal) == (None, None, "A-1")


def test_every_indicator_stands_on_the_sheets_of_its_items_and_goals() -> None:
    for content in sheet_contents(view(), PACK):
        subject = content.subject
        told = {line.indicator.key for line in content.lines}

        assert told == {
            entry.key for entry in PACK.indicators if subject.item in entry.items or subject.goal in entry.goals
        }


def test_a_sheet_asks_for_the_last_years_up_to_the_running_one() -> None:
    content = sheet_contents(view(), PACK)[0]

    assert content.years == (2021, 2022, 2023, 2024, 2025, 2026)
    assert len(content.years) == YEARS
    assert content.period == "2026年度"


def test_the_running_year_is_that_of_japan_s_day() -> None:
    """23:00 of 31 March 2027 in Greenwich is 8:00 of 1 April in Japan: fiscal 2027 has begun."""
    moment = datetime.datetime(2027, 3, 31, 23, 0, tzinfo=datetime.UTC)
    content = sheet_contents(replace(view(), instant=moment), PACK)[0]

    assert (content.years[-1], content.period) == (2027, "2027年度")


def test_an_indicator_is_asked_for_as_a_whole_by_part_and_by_method() -> None:
    co2 = PACK.indicator("co2")
    assert co2 is not None

    assert line_keys(co2) == (
        SeriesKey("co2", "", "moe-suikei"),
        *(SeriesKey("co2", part, "moe-suikei") for part in ("household", "business", "transport", "industry", "waste")),
        SeriesKey("co2", "", "tama62"),
    )


def test_a_filled_sheet_shows_what_the_record_knows_in_the_right_year() -> None:
    content = next(sheet for sheet in sheet_contents(view(), PACK) if sheet.subject.key == "goal-A-1")
    line = next(line for line in content.lines if line.key == SeriesKey("pv_capacity", "", "fit"))

    assert [entry.value if entry else None for entry in line.known] == [17400, 18600, 19800, None, None, None]


def test_a_blank_sheet_knows_nothing() -> None:
    for content in sheet_contents(view(), PACK, blank=True):
        assert content.initiatives == ()
        assert [entry for line in content.lines for entry in line.known if entry] == []
