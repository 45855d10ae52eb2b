"""First real figures beside what else is known: one question a sheet, and none where the series has real neighbours."""

from dataclasses import replace

import pytest

from dashboard.indicators.observation import Observation
from dashboard.wording import wording
from importers.checks_first import check_first_figures
from importers.issues import Findings
from tests.boards import agreement, observation


def figure(
    year: int, value: float, key: str = "chargers", *, status: str = "provisional", method: str = ""
) -> Observation:
    indicator = agreement().indicator(key)
    assert indicator is not None
    plain = observation(key, year, value, indicator.unit, status=status, method=method)
    return replace(plain, provenance=plain.provenance._replace(cell=f"R{year}", raw=f"{value:g}", sheet="指標"))


def told(*entries: Observation, held: tuple[Observation, ...] = ()) -> list[str]:
    findings = Findings("表.xlsx")
    record = {(entry.key, entry.period.fiscal_year): entry for entry in held}
    check_first_figures(agreement(), entries, record, findings)
    return [f"{issue.cell} {wording('ja')(issue.key, **dict(issue.values))}" for issue in findings.issues]


def test_first_figures_far_from_the_examples_are_one_question() -> None:
    held = (figure(2025, 60, status="example"), figure(2025, 700, "heat_pumps", status="example"))

    assert told(figure(2026, 1200), figure(2026, 7, "heat_pumps"), held=held) == [
        (
            "R2026 はじめて入る実績など2件が、知られている値と10倍を超えて違います："
            "EV充電設備の基数 R2026「1200」（例示の2025年度は60）、"
            "電気給湯器（ヒートポンプ）の導入台数 R2026「7」（例示の2025年度は700）。桁や単位をご確認ください。"
        )
    ]


def test_another_method_speaks_before_the_examples() -> None:
    held = (
        figure(2019, 590.7, "co2", method="moe-suikei"),
        figure(2019, 0.6, "co2", method="tama62", status="example"),
    )
    (sentence,) = told(figure(2020, 0.57, "co2", method="tama62"), held=held)

    assert "CO2排出量（市域） R2020「0.57」（別の算定方法の2019年度は590.7）" in sentence
    assert told(figure(2020, 570, "co2", method="tama62"), held=held) == []


def test_a_real_neighbour_in_the_record_leaves_the_question_to_the_course() -> None:
    assert told(figure(2026, 1200), held=(figure(2025, 1100), figure(2024, 60, status="example"))) == []


def test_a_provisional_figure_replaced_by_a_thousandfold_is_asked_about() -> None:
    (sentence,) = told(figure(2026, 60000), held=(figure(2026, 60),))

    assert "（今の2026年度の値は60）" in sentence


@pytest.mark.parametrize("value", [600, 6, 61])
def test_tenfold_itself_is_quiet(value: float) -> None:
    assert told(figure(2026, value), held=(figure(2025, 60, status="example"),)) == []


def test_examples_themselves_are_held_against_nothing_here() -> None:
    assert told(figure(2026, 6000, status="example"), held=(figure(2025, 60, status="example"),)) == []
