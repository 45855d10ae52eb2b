"""What can be held against itself: totals, roundings, and files against the record."""

from dataclasses import replace

import pytest

from dashboard.indicators.observation import Missing, Observation
from dashboard.wording import wording
from importers.checks import check_against_record, check_sums, precision, same_figure
from importers.issues import Findings, Severity
from importers.layout import Sum
from tests.boards import observation

TOTAL = Sum("", ("a", "b"))


def entry(value: float, raw: str = "", *, status: str = "confirmed", cell: str = "F7", file: str = "0") -> Observation:
    plain = observation("co2", 2019, value, "kt-CO2", status=status)
    return replace(plain, provenance=plain.provenance._replace(raw=raw or str(value), cell=cell, sha256=file * 64))


def sums(**entries: Observation) -> list[str]:
    findings = Findings("表.xlsx")
    check_sums({"" if key == "total" else key: found for key, found in entries.items()}, [TOTAL], findings)
    assert all(issue.severity is Severity.WARNING for issue in findings.issues)
    return [wording("ja")(issue.key, **dict(issue.values)) for issue in findings.issues]


def test_parts_that_add_up_are_quiet() -> None:
    assert sums(total=entry(0.3), a=entry(0.1), b=entry(0.2)) == []


def test_parts_that_do_not_add_up_are_a_warning_with_both_sums() -> None:
    found = sums(total=entry(12_345_679, "12345679"), a=entry(12_345_000, cell="B2"), b=entry(600, cell="C2"))

    assert found == [
        "合計 12,345,679 が内訳（B2＋C2）の合計 12,345,600 と一致しません。どちらが正しいかご確認ください。"
    ]


def test_rounded_figures_may_miss_their_total_by_their_rounding() -> None:
    assert sums(total=entry(707, "707"), a=entry(353, "353"), b=entry(353, "353")) == []
    assert len(sums(total=entry(709, "709"), a=entry(353, "353"), b=entry(353, "353"))) == 1


def test_figures_turned_from_another_unit_may_miss_their_total_by_their_rounding_in_that_unit() -> None:
    """Whole tonnes under a total with one decimal may be off by 2 × 0.5 + 0.05 t, under a whole one by 1.5 t."""
    parts = {"a": entry(400, "400000"), "b": entry(600, "600000")}

    assert sums(total=entry(1000.0005, "1000000.5"), **parts) == []
    assert len(sums(total=entry(1000.002, "1000002"), **parts)) == 1


@pytest.mark.parametrize("missing", list(Missing))
def test_a_part_without_a_figure_is_not_taken_for_zero(missing: Missing) -> None:
    hidden = replace(entry(1), value=None, missing=missing)

    assert sums(total=entry(10, "10.00"), a=entry(4, "4.00"), b=hidden) == []


def test_a_total_with_a_part_left_blank_is_not_checked() -> None:
    assert sums(total=entry(10, "10.00"), a=entry(4, "4.00")) == []


@pytest.mark.parametrize(
    ("value", "raw", "half"),
    [
        (590.7, "590.7", 0.05),
        (707, "707", 0.5),
        (1234, "１，２３４", 0.5),
        (1.5, "１．５", 0.05),
        (567.5, "567.5kW", 0.05),
    ],
)
def test_a_figure_is_as_exact_as_it_was_written(value: float, raw: str, half: float) -> None:
    assert precision(entry(value, raw)) == pytest.approx(half)


def test_a_figure_turned_from_another_unit_counts_as_exact() -> None:
    assert precision(entry(590.7, "590700")) == 0


def test_equal_figures_are_the_same_and_others_are_not() -> None:
    assert same_figure(entry(590.7), entry(590.7))
    assert not same_figure(entry(590.7), entry(590.8))


def test_a_rounded_copy_from_another_file_tells_the_same() -> None:
    exact, rounded = entry(590.7365850287911, file="a"), entry(591, "591", file="b")

    assert same_figure(exact, rounded)
    assert same_figure(rounded, exact)
    assert not same_figure(exact, entry(592, "592", file="b"))


def test_a_figure_just_at_the_half_may_be_rounded_and_one_beyond_may_not() -> None:
    rounded = entry(591, "591", file="b")

    assert same_figure(entry(590.5, "590.5", file="a"), rounded)
    assert not same_figure(entry(590.49, "590.49", file="a"), rounded)


def test_figures_written_equally_finely_are_never_explained_by_rounding() -> None:
    assert not same_figure(entry(590.7, file="a"), entry(590.8, file="b"))


def test_within_one_file_nothing_is_explained_by_rounding() -> None:
    assert not same_figure(entry(590.7365, "590.7365", file="a"), entry(591, "591", file="a"))


def test_another_status_or_reason_is_another_figure() -> None:
    assert not same_figure(entry(590.7), entry(590.7, status="provisional"))
    unknown = replace(entry(1), value=None, missing=Missing.UNKNOWN)
    assert not same_figure(unknown, entry(1))
    assert not same_figure(unknown, replace(unknown, missing=Missing.PENDING))
    assert same_figure(unknown, unknown)


def against(old: Observation | None, new: Observation) -> list[tuple[Severity, str]]:
    findings = Findings("表.xlsx")
    check_against_record(old, new, findings)
    return [(issue.severity, wording("ja")(issue.key, **dict(issue.values))) for issue in findings.issues]


def test_a_new_or_unchanged_figure_needs_no_word() -> None:
    assert against(None, entry(1)) == against(entry(1), entry(1)) == []


def test_a_provisional_figure_may_be_confirmed_without_a_word() -> None:
    assert against(entry(1, status="provisional"), entry(2)) == []


def test_a_confirmed_figure_is_restated_only_with_a_warning() -> None:
    assert against(entry(590.7), entry(589.1)) == [
        (Severity.WARNING, "2019年度の確定値を「590.7」から「589.1」に改めます。よろしければ取り込んでください。")
    ]


def test_a_provisional_figure_over_a_confirmed_one_is_a_warning() -> None:
    assert against(entry(590.7), entry(589.1, status="provisional")) == [
        (
            Severity.WARNING,
            "2019年度の確定値「590.7」を速報値「589.1」で置きかえます。よろしければ取り込んでください。",
        )
    ]


@pytest.mark.parametrize("status", ["confirmed", "provisional", "estimated"])
def test_an_example_never_replaces_a_real_figure(status: str) -> None:
    found = against(entry(1, status=status), entry(2, status="example"))

    assert [severity for severity, _ in found] == [Severity.ERROR]


def test_an_example_may_be_replaced_by_anything() -> None:
    assert against(entry(1, status="example"), entry(2)) == []
    assert against(entry(1, status="example"), entry(2, status="example")) == []


def test_an_estimate_that_its_source_revised_is_a_warning_with_both_figures() -> None:
    assert against(entry(590.7, status="estimated"), entry(589.1, status="estimated")) == [
        (
            Severity.WARNING,
            "2019年度の推計値を「590.7」から「589.1」に改めます。推計のし直しであれば、取り込んでください。",
        )
    ]
    assert against(entry(590.7), entry(589.1, status="estimated")) == [
        (Severity.WARNING, "2019年度の確定値「590.7」を推計値「589.1」で置きかえます。よろしければ取り込んでください。")
    ]
    assert against(entry(590.7, status="estimated"), entry(589.1)) == []
