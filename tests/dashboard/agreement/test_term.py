"""The clock of article 6, day by day around every day that matters."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agreement.reading_pack import load_pack
from dashboard.agreement.term import Term, TermRules, months_later, term_on

SIGNED = datetime.date(2023, 1, 25)
OME = TermRules(SIGNED, 1, 1, 60)
CIVIL = TermRules(SIGNED, 1, 1, 60, counts_signing_day=False)
day = datetime.date.fromisoformat


def on(text: str, rules: TermRules = OME) -> Term:
    return term_on(rules, day(text))


def test_the_agreement_of_ome_has_these_rules() -> None:
    assert load_pack("ome-tepco-pg").term == OME


@pytest.mark.parametrize(
    ("today", "number", "start", "end"),
    [
        ("2023-01-25", 1, "2023-01-25", "2024-01-24"),
        ("2024-01-24", 1, "2023-01-25", "2024-01-24"),
        ("2024-01-25", 2, "2024-01-25", "2025-01-24"),
        ("2026-01-24", 3, "2025-01-25", "2026-01-24"),
        ("2026-01-25", 4, "2026-01-25", "2027-01-24"),
        ("2026-11-23", 4, "2026-01-25", "2027-01-24"),
        ("2027-01-24", 4, "2026-01-25", "2027-01-24"),
        ("2027-01-25", 5, "2027-01-25", "2028-01-24"),
    ],
)
def test_the_term_is_the_running_one_and_never_the_first(today: str, number: int, start: str, end: str) -> None:
    found = on(today)

    assert (found.number, found.start, found.end) == (number, day(start), day(end))


@pytest.mark.parametrize(
    ("today", "days", "level"),
    [
        ("2026-08-26", 91, "quiet"),
        ("2026-08-27", 90, "amber"),
        ("2026-10-25", 31, "amber"),
        ("2026-10-26", 30, "red"),
        ("2026-11-23", 2, "red"),
        ("2026-11-24", 1, "red"),
        ("2026-11-25", 0, "red"),
        ("2026-11-26", 0, "red"),
        ("2026-11-27", -1, "quiet"),
        ("2027-01-24", -59, "quiet"),
        ("2027-01-25", 304, "quiet"),
    ],
)
def test_notice_is_counted_back_sixty_days_and_the_level_falls_when_it_has_passed(
    today: str, days: int, level: str
) -> None:
    found = on(today)

    assert (found.days_to_notice, found.level) == (days, level)
    if found.number == 4:
        assert found.notice_by == day("2026-11-25")


@pytest.mark.parametrize(
    ("today", "number", "end", "notice_by", "days"),
    [
        ("2026-11-24", 4, "2027-01-25", "2026-11-26", 1),
        ("2026-11-25", 4, "2027-01-25", "2026-11-26", 0),
        ("2026-11-26", 4, "2027-01-25", "2026-11-26", 0),
        ("2027-01-25", 4, "2027-01-25", "2026-11-26", -60),
        ("2027-01-26", 5, "2028-01-25", "2027-11-26", 303),
    ],
)
def test_the_other_reading_ends_a_day_later_and_still_counts_the_days_to_the_earlier_notice(
    today: str, number: int, end: str, notice_by: str, days: int
) -> None:
    found = on(today, CIVIL)

    assert (found.number, found.end, found.notice_by, found.days_to_notice) == (number, day(end), day(notice_by), days)


@pytest.mark.parametrize("rules", [OME, CIVIL])
def test_whichever_reading_is_set_the_warning_is_of_the_earlier_day(rules: TermRules) -> None:
    found = on("2026-11-20", rules)

    assert (found.warn_by, found.days_to_notice, found.level) == (day("2026-11-25"), 5, "red")


@pytest.mark.parametrize("rules", [OME, CIVIL])
def test_between_the_two_readings_the_warning_stands_whichever_is_set(rules: TermRules) -> None:
    found = on("2026-11-26", rules)

    assert (found.level, found.day_of_notice(day("2026-11-26"))) == ("red", day("2026-11-26"))
    assert on("2026-11-27", rules).level == "quiet"


def test_terms_by_the_other_reading_follow_each_other_without_sharing_a_day() -> None:
    before, after = on("2027-01-25", CIVIL), on("2027-01-26", CIVIL)

    assert (before.end, after.start) == (day("2027-01-25"), day("2027-01-26"))


@pytest.mark.parametrize(
    ("signed", "end"),
    [
        ("2023-02-28", "2024-02-29"),
        ("2024-02-28", "2025-02-28"),
        ("2024-02-29", "2025-02-28"),
        ("2023-03-31", "2024-03-31"),
    ],
)
def test_left_out_the_day_after_the_signing_is_the_first_and_its_eve_the_last(signed: str, end: str) -> None:
    """Signed on 28 February 2023: 1 March 2023 to 29 February 2024."""
    assert on(signed, TermRules(day(signed), 1, 1, 60, counts_signing_day=False)).end == day(end)


def test_the_reading_of_the_pack_is_the_one_that_warns_earlier() -> None:
    counted, left_out = on("2026-11-20"), on("2026-11-20", CIVIL)

    assert counted.notice_by is not None
    assert left_out.notice_by is not None
    assert counted.notice_by < left_out.notice_by


@pytest.mark.parametrize(
    ("today", "start", "end"),
    [
        ("2025-02-27", "2024-02-29", "2025-02-28"),
        ("2025-02-28", "2024-02-29", "2025-02-28"),
        ("2025-03-01", "2025-03-01", "2026-02-28"),
        ("2028-02-28", "2027-03-01", "2028-02-28"),
        ("2028-02-29", "2028-02-29", "2029-02-28"),
    ],
)
def test_an_agreement_signed_on_a_leap_day_ends_with_february(today: str, start: str, end: str) -> None:
    found = on(today, TermRules(day("2024-02-29"), 1, 1, 60))

    assert (found.start, found.end) == (day(start), day(end))


def test_notice_across_a_leap_day_is_still_sixty_days() -> None:
    found = on("2024-01-01", TermRules(day("2023-04-01"), 1, 1, 60))

    assert found.notice_by == day("2024-01-31")


def test_a_first_term_of_five_years_is_followed_by_terms_of_one() -> None:
    rules = TermRules(SIGNED, 5, 1, 30)

    assert (on("2028-01-24", rules).number, on("2028-01-24", rules).end) == (1, day("2028-01-24"))
    assert (on("2028-01-25", rules).number, on("2028-01-25", rules).end) == (2, day("2029-01-24"))
    assert on("2030-06-01", rules).number == 4


def test_an_agreement_without_an_end_has_no_clock() -> None:
    assert on("2040-01-01", TermRules(SIGNED, None, None, None)) == Term(1, SIGNED, None, None, None, "quiet")


def test_an_agreement_without_notice_runs_on_quietly() -> None:
    found = on("2027-01-20", TermRules(SIGNED, 1, 1, None))

    assert (found.end, found.notice_by, found.days_to_notice, found.level) == (day("2027-01-24"), None, None, "quiet")


def test_an_agreement_that_is_not_renewed_stays_in_its_only_term() -> None:
    found = on("2030-01-01", TermRules(SIGNED, 3, None, 60))

    assert (found.number, found.end, found.over) == (1, day("2026-01-24"), True)


def test_before_the_signing_the_first_term_is_shown() -> None:
    assert on("2022-12-31").number == 1


@given(st.dates(SIGNED, datetime.date(2120, 12, 31)), st.booleans())
def test_every_day_lies_in_the_term_that_is_shown_for_it(today: datetime.date, counted: bool) -> None:
    found = term_on(TermRules(SIGNED, 1, 1, 60, counts_signing_day=counted), today)

    assert found.end is not None
    assert found.notice_by is not None
    assert found.start <= today <= found.end
    assert (found.end - found.notice_by).days == 60


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-03-31", 26, "2028-05-31"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-11-15", 2, "2027-01-15"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-31", 0, "2026-01-31"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one_of_its_month(start: str, months: int, end: str) -> None:
    assert months_later(day(start), months) == day(end)
