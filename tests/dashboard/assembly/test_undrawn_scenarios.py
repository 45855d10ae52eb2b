"""A scenario that cannot be drawn is named with the reason and what to do, and never left off in silence."""

import datetime

import pytest

from dashboard.agreement.reading_pack import pack_from_text
from dashboard.assembly import build_board
from dashboard.board_insight import Insight
from dashboard.record.batch import RecordView
from dashboard.wording import Language
from tests import second_city
from tests.boards import SHA, observation

MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)
FIGURES = tuple(observation("co2", 2015 + at, 1000.0 - 10 * at, "t-CO2", method="estimate") for at in range(8))


def scenario(key: str, base_year: int, *targets: str, kind: str = "reference") -> str:
    source = 'source = { ja = "資料", en = "paper" }'
    listed = ", ".join(f'{{ {target}, state = "working", {source} }}' for target in targets)
    return (
        f'[[pathway]]\nkey = "{key}"\ntitle = {{ ja = "{key}の線", en = "{key} line" }}\nkind = "{kind}"\n'
        f'indicator = "co2"\nmethod = "estimate"\nbase_year = {base_year}\nmilestone = [{listed}]\n'
    )


def insight(*pathways: str, language: Language = "ja", base: float | None = None) -> Insight:
    text = second_city.pack(pathways="\n".join(pathways))
    more = () if base is None else (observation("co2", 2013, base, "t-CO2", method="estimate"),)
    view = RecordView(MOMENT, "例示市", text, SHA, (*more, *FIGURES), ())
    found = build_board(view, pack_from_text(text, "second-city"), language=language).insight("co2")
    assert found is not None
    return found


PLAN = scenario("plan", 2015, "year = 2030, value = 500", kind="plan")
CUT = "year = 2030, reduction = 0.5"


def test_a_comparison_whose_base_year_has_no_figure_is_named_with_reason_and_remedy() -> None:
    found = insight(PLAN, scenario("national", 2013, CUT))
    row = next(row for row in found.scenarios if row.key == "national")

    assert row.title == "nationalの線"
    assert row.missing == (
        "基準年度（2013年度）の実績がないため、この線を引いていません（2030年度 基準年度比50％減（作業値・未決定））。"
        "2013年度の値を取り込むと表示します。"
    )
    assert f"「nationalの線」：{row.missing}" in found.chart.notes


def test_with_the_base_years_figure_it_is_drawn_and_nothing_is_missing() -> None:
    found = insight(PLAN, scenario("national", 2013, CUT), base=1100.0)

    assert [row.missing for row in found.scenarios] == [""] * len(found.scenarios)
    assert any(layer.title == "nationalの線" for layer in found.chart.layers)
    assert not any("nationalの線" in note for note in found.chart.notes)


def test_a_base_year_at_zero_asks_for_another_base_or_target() -> None:
    row = next(row for row in insight(PLAN, scenario("n", 2013, CUT), base=0.0).scenarios if row.key == "n")

    assert "実績が0以下のため、この線を引いていません" in row.missing
    assert row.missing.endswith("目標シートで基準年度か目標を改めると表示します。")


def test_a_line_drawn_without_one_of_its_targets_says_which() -> None:
    found = insight(PLAN, scenario("n", 2013, CUT, "year = 2050, value = 0"))
    row = next(row for row in found.scenarios if row.key == "n")

    assert row.missing.startswith(
        "基準年度（2013年度）の実績がないため、線に含めていない目標があります（2030年度 基準年度比50％減"
    )


def test_the_plan_itself_is_on_the_list_where_it_cannot_be_drawn() -> None:
    found = insight(scenario("plan", 2013, CUT, kind="plan"))
    row = next(row for row in found.scenarios if row.key == "plan")

    assert not row.judged
    assert "この線を引いていません" in row.missing


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_reason_is_told_in_both_languages(language: Language) -> None:
    row = next(row for row in insight(PLAN, scenario("n", 2013, CUT), language=language).scenarios if row.key == "n")

    assert ("この線を引いていません" if language == "ja" else "Not drawn") in row.missing
