"""The ledger of consultations: kept as settings, corrected by number, never against the order of days."""

import datetime

import pytest

from dashboard.agreement.consultation import (
    Held,
    held_consultations,
    held_setting,
    last_day,
    next_number,
    schedule_settings,
)
from dashboard.errors import KnownError
from dashboard.wording import wording

SIGNED, TODAY = datetime.date(2023, 1, 25), datetime.date(2026, 11, 24)
THIRD, FIFTH = Held(3, datetime.date(2026, 1, 20), "目標値の確認"), Held(5, datetime.date(2026, 9, 1))


def kept(*entries: Held) -> dict[str, str]:
    """The settings after recording each in turn."""
    settings: dict[str, str] = {}
    for held in entries:
        name, text = held_setting(held, settings, SIGNED, TODAY)
        settings[name] = text
    return settings


def test_what_is_recorded_is_read_back_in_order_of_number() -> None:
    assert held_consultations(kept(FIFTH, THIRD)) == (THIRD, FIFTH)


def test_the_next_number_follows_the_last_recorded_one_and_is_never_made_up() -> None:
    assert next_number(kept(THIRD, FIFTH)) == 6
    assert next_number({"consultation.last": "2026-09-01"}) is None


def test_the_last_day_is_of_the_ledger_and_else_the_day_entered_alone() -> None:
    assert last_day({**kept(THIRD), "consultation.last": "2026-09-01"}) == THIRD.day
    assert last_day({"consultation.last": "2026-09-01"}) == FIFTH.day
    assert last_day({}) is None


def test_the_same_number_again_corrects_and_an_empty_value_takes_back() -> None:
    mended = Held(3, datetime.date(2026, 1, 21))
    settings = kept(THIRD, mended)

    assert held_consultations(settings) == (mended,)
    assert held_consultations({**settings, "consultation.held.3": ""}) == ()


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (Held(0, TODAY), "「0」は協議の回として読めません。1以上の整数を入れてください。"),
        (
            Held(6, datetime.date(2026, 11, 25)),
            "2026-11-25はまだ来ていません。開いた協議の日を入れてください。これからの協議は「次回の協議」に入れます。",
        ),
        (
            Held(1, datetime.date(2021, 1, 1)),
            "2021-01-01は協定の締結日（2023-01-25）より前です。開いた協議の日を入れてください。",
        ),
        (
            Held(4, datetime.date(2026, 9, 2)),
            "第4回を2026-09-02とすると、第5回（2026-09-01）と順序が合いません。回か日を直してください。",
        ),
        (
            Held(4, datetime.date(2026, 1, 19)),
            "第4回を2026-01-19とすると、第3回（2026-01-20）と順序が合いません。回か日を直してください。",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(held: Held, sentence: str) -> None:
    with pytest.raises(KnownError) as refused:
        held_setting(held, kept(THIRD, FIFTH), SIGNED, TODAY)

    assert wording("ja").error(refused.value) == sentence


def test_a_schedule_is_kept_as_far_as_it_is_told() -> None:
    following, before = datetime.date(2027, 5, 20), datetime.date(2026, 11, 1)

    assert schedule_settings(following, 6, before, {}, (SIGNED, TODAY)) == (
        ("consultation.next", "2027-05-20"),
        ("consultation.last", "2026-11-01"),
        ("consultation.cadence_months", "6"),
    )
    assert schedule_settings(None, None, None, kept(FIFTH), (SIGNED, TODAY)) == (("consultation.next", ""),)


@pytest.mark.parametrize(
    ("planned", "last", "sentence"),
    [
        (
            datetime.date(2026, 11, 23),
            None,
            "次回の協議に入れた2026-11-23は、すでに過ぎた日か、前回の協議より後でない日です。これからの日を入れるか、空欄にしてください。",
        ),
        (
            TODAY,
            TODAY,
            "次回の協議に入れた2026-11-24は、すでに過ぎた日か、前回の協議より後でない日です。これからの日を入れるか、空欄にしてください。",
        ),
        (
            None,
            datetime.date(2023, 1, 24),
            "2023-01-24は協定の締結日（2023-01-25）より前です。開いた協議の日を入れてください。",
        ),
        (
            None,
            datetime.date(2026, 11, 25),
            "2026-11-25はまだ来ていません。開いた協議の日を入れてください。これからの協議は「次回の協議」に入れます。",
        ),
    ],
)
def test_a_schedule_that_cannot_be_is_refused_with_a_sentence(
    planned: datetime.date | None, last: datetime.date | None, sentence: str
) -> None:
    with pytest.raises(KnownError) as refused:
        schedule_settings(planned, None, last, {}, (SIGNED, TODAY))

    assert wording("ja").error(refused.value) == sentence
