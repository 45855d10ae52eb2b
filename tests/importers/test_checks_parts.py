"""Totals held against their parts: by a layout's sums, by the pack's word, and with what the record already has."""

from dataclasses import replace

import pytest

from dashboard.indicators.observation import Observation
from dashboard.wording import wording
from importers.checks_parts import check_parts, sums_of
from importers.issues import Findings
from tests.boards import agreement, observation

INDICATORS = agreement().indicators
EV: dict[str, float] = {"": 19800, "bev": 1130, "phev": 830, "fcv": 20}


def figures(values: dict[str, float], status: str = "confirmed") -> list[Observation]:
    found = [
        observation("ev_count", 2025, value, "vehicles", part=part, status=status) for part, value in values.items()
    ]
    return [replace(one, provenance=one.provenance._replace(cell=f"R{row}")) for row, one in enumerate(found, 11)]


def told(entries: list[Observation], *held: Observation, already: tuple[tuple[str, str], ...] = ()) -> list[str]:
    findings = Findings("表.xlsx")
    record = {(entry.key, entry.period.fiscal_year): entry for entry in held}
    check_parts(INDICATORS, entries, record, findings, already)
    return [f"{issue.cell} {wording('ja')(issue.key, **dict(issue.values))}" for issue in findings.issues]


def test_a_total_that_its_complete_parts_do_not_make_up_is_asked_about() -> None:
    assert told(figures(EV)) == [
        "R11 合計 19,800 が内訳（R12＋R13＋R14）の合計 1,980 と一致しません。どちらが正しいかご確認ください。"
    ]


def test_parts_that_make_up_their_total_are_quiet() -> None:
    assert told(figures({**EV, "": 1980})) == []


def test_nothing_is_said_where_a_part_is_told_nowhere() -> None:
    assert told(figures({"": 19800, "bev": 1130, "phev": 830})) == []


def test_what_the_sheet_leaves_out_is_taken_from_the_record() -> None:
    total, *parts = figures(EV)

    assert told([total], *parts) == [
        (
            "R11 合計 19,800 が内訳（記録のBEV 1,130＋記録のPHV 830＋記録のFCV 20）の合計 1,980 と一致しません。"
            "どちらが正しいかご確認ください。"
        )
    ]


def test_a_part_beside_the_total_of_the_record_is_asked_about_at_its_own_cell() -> None:
    total, bev, phev, fcv = figures(EV)
    (sentence,) = told([phev], total, bev, fcv)

    assert sentence.startswith("R13 合計 19,800 が内訳（記録のBEV 1,130＋R13＋記録のFCV 20）")


def test_example_figures_of_the_record_complete_no_real_total() -> None:
    assert told([figures(EV)[0]], *figures(EV, "example")) == []


def test_a_sum_that_was_asked_about_already_is_not_asked_about_again() -> None:
    entries = figures(EV)

    assert told(entries, already=((entries[0].provenance.sheet, "R11"),)) == []


def test_the_sums_of_a_layout_hold_as_well() -> None:
    parts = {"": 12.0, "fit_r": 1.0, "fit_s": 2.0, "fit_m": 3.0, "fit_u": 4.0}
    entries = [observation("pv_capacity", 2023, value, "kW", part=key, method="fit") for key, value in parts.items()]

    assert told(entries) == [
        "F7 合計 12 が内訳（F7＋F7＋F7＋F7）の合計 10 と一致しません。どちらが正しいかご確認ください。"
    ]


@pytest.mark.parametrize(
    ("indicator", "totals"), [("chargers", [""]), ("co2", ["", "industry", "transport"]), ("zeb", [])]
)
def test_the_parts_of_every_level_make_up_what_they_lie_under(indicator: str, totals: list[str]) -> None:
    found = agreement().indicator(indicator)
    assert found is not None
    assert [rule.total for rule in sums_of(found, "tama62")] == totals
