"""Notice against renewal as it is kept: by term and party, refused where it cannot be, and what the clock makes of it."""

import datetime
from dataclasses import replace

import pytest

from dashboard.agreement.notice import BOTH, Notice, ended_by, notice_setting, notices_of, settled, term_of
from dashboard.agreement.term import TermRules, term_on
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure
from tests.boards import agreement

TODAY = datetime.date(2026, 11, 20)
RULES = TermRules(datetime.date(2023, 1, 25), 1, 1, 60)
GIVEN = Notice(4, "tepco", True, datetime.date(2026, 11, 2), "佐藤", "文書による", Disclosure.PUBLIC)


def kept(*entries: Notice) -> dict[str, str]:
    return dict(notice_setting(entry, agreement(), TODAY) for entry in entries)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_what_is_kept_comes_back_whole() -> None:
    none = Notice(3, BOTH, False, day("2025-10-01"), "山田")

    assert notices_of(kept(GIVEN, none)) == (none, GIVEN)


def test_an_entry_with_an_empty_value_was_taken_back() -> None:
    assert notices_of({**kept(GIVEN), "notice.4.tepco": ""}) == ()


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"author": " "}, "notice.incomplete"),
        ({"party": "somebody"}, "notice.unknown_party"),
        ({"party": BOTH}, "notice.unknown_party"),
        ({"day": day("2026-11-21")}, "notice.to_come"),
        ({"day": day("2025-11-02")}, "notice.not_in_term"),
    ],
)
def test_what_cannot_be_is_refused(changed: dict[str, object], key: str) -> None:
    with pytest.raises(KnownError) as refused:
        notice_setting(replace(GIVEN, **changed), agreement(), TODAY)  # type: ignore[arg-type]

    assert refused.value.key == key


def test_notice_after_the_later_last_day_is_too_late_but_a_decision_against_it_is_not() -> None:
    """By the reading that is set the last day is 25 November, by the other one the 26th."""
    in_time, late = replace(GIVEN, day=day("2026-11-26")), replace(GIVEN, day=day("2026-11-27"))
    later = day("2026-12-01")

    assert notice_setting(in_time, agreement(), later)
    assert notice_setting(replace(late, given=False), agreement(), later)
    with pytest.raises(KnownError) as refused:
        notice_setting(late, agreement(), later)
    assert refused.value.key == "notice.too_late"
    assert refused.value.values["last"] == "2026-11-26"


def test_an_agreement_without_renewal_or_without_a_day_for_notice_takes_none() -> None:
    for rules in (replace(RULES, renewal_years=None), replace(RULES, notice_days=None), replace(RULES, years=None)):
        with pytest.raises(KnownError) as refused:
            term_of(rules, TODAY)
        assert refused.value.key == "notice.no_renewal"


def test_after_notice_no_term_follows() -> None:
    """The fourth term ends on 24 January 2027 and is over the day after, instead of a fifth beginning."""
    running = term_on(RULES, TODAY, ended_by=4, settled={4})
    after = term_on(RULES, day("2027-01-25"), ended_by=4, settled={4})

    assert (running.number, running.last, running.over, running.level) == (4, True, False, "quiet")
    assert (after.number, after.end, after.over) == (4, day("2027-01-24"), True)
    with pytest.raises(KnownError) as refused:
        term_of(RULES, day("2027-01-25"), ended=4)
    assert refused.value.key == "notice.not_in_term"


def test_a_decision_calms_its_own_term_only() -> None:
    """20 November is five days before the last day of the fourth term, 20 November 2027 of the fifth."""
    assert term_on(RULES, TODAY).level == "red"
    assert term_on(RULES, TODAY, settled={4}).level == "quiet"
    assert term_on(RULES, day("2027-11-20"), settled={4}).level == "red"


def test_the_first_notice_given_ends_the_agreement() -> None:
    against = Notice(4, "city", False, day("2026-10-01"), "山田")
    found = notices_of(kept(GIVEN, against))

    assert ended_by(found) == 4
    assert ended_by((against,)) is None
    assert settled(found) == {4}
