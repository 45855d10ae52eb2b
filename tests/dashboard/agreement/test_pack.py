"""The agreement as data: word for word what was signed, and refused by its place where a pack is broken."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.agreement.pack import Agreement
from dashboard.agreement.reading_pack import installed_packs, load_pack, pack_from_text, pack_text
from dashboard.errors import KnownError
from dashboard.indicators.pathway import TargetState
from dashboard.wording import wording

Shared = Callable[..., Path]
KEY = "ome-tepco-pg"
PACK: Agreement = load_pack(KEY)
FULL_WIDTH = str.maketrans("12345678", "１２３４５６７８")

# What annex 2 lists under each goal, and the city's figures behind it: the least the register has to hold.
REGISTER = {
    "A-1": {"pv_capacity", "pv_nonfit", "pv_ppa", "pv_public", "nonfirm_connections"},
    "A-2": {"ev_count", "chargers", "zeb", "zeh", "heat_pumps", "led_sites"},
    "A-3": {"battery_capacity", "v2x_units", "emergency_sites"},
    "B-1": {"local_menu_contracts", "local_menu_energy"},
    "B-2": {"school_programmes", "seminars", "seminar_participants"},
    "B-3": {"forest_sink", "managed_forest", "biodiversity_surveys", "waste_per_person", "recycling_rate"},
}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def signed_text(shared_data: Shared) -> str:
    """The agreement as published, without the blanks and breaks of its pages."""
    return squeezed(shared_data("agreement", "agreement.txt").read_text(encoding="utf-8"))


def test_the_clauses_stand_in_the_pack_word_for_word(signed_text: str) -> None:
    clauses = "".join(
        f"（{clause.heading.ja}）第{clause.number.translate(FULL_WIDTH)}条{clause.text.ja}" for clause in PACK.clauses
    )

    assert squeezed(clauses) in signed_text


def test_the_items_are_those_of_article_2_word_for_word(signed_text: str) -> None:
    items = "".join(f"({item.number}){item.title.ja}。" for item in PACK.items)

    assert squeezed(items) in signed_text


def test_the_goals_and_their_points_are_those_of_annex_2(signed_text: str) -> None:
    annex = signed_text[signed_text.index("連携協定全体像＜別紙２＞A)") :]
    told = [text.ja for goal in PACK.goals for text in (goal.title, *goal.points)]

    assert [text for text in told if squeezed(text) not in annex] == []
    assert [goal.key for goal in PACK.goals] == ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert [goal.group for goal in PACK.goals] == ["hard"] * 3 + ["soft"] * 3


def test_the_visions_and_pillars_are_those_of_the_announcement(signed_text: str) -> None:
    told = [entry.title.ja for entry in (*PACK.visions, *PACK.pillars)]

    assert [text for text in told if text not in signed_text] == []
    assert (len(PACK.visions), len(PACK.pillars)) == (3, 4)


def test_the_agreement_was_signed_on_the_day_it_says(signed_text: str) -> None:
    assert "令和５年１月２５日" in signed_text
    assert PACK.signed.isoformat() == "2023-01-25"
    assert [party.letter for party in PACK.parties] == ["甲", "乙"]


@pytest.mark.parametrize("goal", REGISTER)
def test_the_register_covers_what_annex_2_lists(goal: str) -> None:
    counted = {entry.key for entry in PACK.indicators if goal in entry.goals}

    assert REGISTER[goal] - counted == set()


def test_every_item_and_every_goal_has_an_indicator() -> None:
    assert {number for entry in PACK.indicators for number in entry.items} == set(range(1, 9))
    assert {key for entry in PACK.indicators for key in entry.goals} == set(REGISTER)


def test_the_lead_of_a_goal_is_one_of_its_indicators() -> None:
    leads = {goal.key: PACK.indicator(goal.lead) for goal in PACK.goals}

    assert [key for key, lead in leads.items() if lead is None or key not in lead.goals] == []


def test_only_published_targets_are_called_adopted() -> None:
    adopted = {
        path.series.indicator for path in PACK.pathways for m in path.milestones if m.state is TargetState.ADOPTED
    }

    assert adopted == {"co2"}
    assert all(m.source.ja for path in PACK.pathways for m in path.milestones)


def test_a_working_figure_says_so_in_its_source() -> None:
    working = [m for path in PACK.pathways for m in path.milestones if m.state is TargetState.WORKING]

    assert len(working) == 6
    assert all(m.source.ja.startswith("作業値（未決定）：") for m in working)


def test_the_city_s_target_belongs_to_the_method_it_was_adopted_for() -> None:
    first = next(path for path in PACK.pathways if path.series.indicator == "co2").milestones[0]

    assert (first.fiscal_year, first.reduction, first.method) == (2030, 0.46, "tama62")


@pytest.mark.parametrize("key", installed_packs())
def test_every_pack_that_ships_can_be_read_and_speaks_both_languages(key: str) -> None:
    pack = load_pack(key)
    texts = [pack.title, pack.short, *(i.title for i in pack.indicators), *(i.definition for i in pack.indicators)]
    texts += [text for clause in pack.clauses for text in (clause.heading, clause.text)]

    assert pack.key == key
    assert [text for text in texts if not text.ja or not text.en or text.ja == text.en] == []


def refusal(text: str) -> list[str]:
    """What is told of a broken pack, a line for each fault."""
    with pytest.raises(KnownError) as broken:
        pack_from_text(text, "trial")
    first, *faults, last = wording("ja").error(broken.value).split("\n")
    assert first == f"協定パック「trial」に誤りが{len(faults)}件あります。"
    assert last == "パックを直してから開いてください。書き方は docs/pack.ja.md にあります。記録には手を加えていません。"
    english = wording("en").error(broken.value)
    assert re.search("[ぁ-ん]", english) is None
    return faults


def changed(old: str, new: str) -> str:
    """The pack with the first place of ``old`` replaced."""
    text = pack_text(KEY)
    assert old in text
    return text.replace(old, new, 1)


BROKEN: dict[str, tuple[str, str, str]] = {
    "a key left out": (
        "signed = 2023-01-25\n",
        "",
        "signed：必要な項目がありません。",
    ),
    "a date as text": (
        "signed = 2023-01-25",
        'signed = "2023-01-25"',
        "signed：日付を 2023-01-25 の形で、引用符なしで書いてください（いまは '2023-01-25'）。",
    ),
    "a number as text": (
        "base_year = 2013",
        'base_year = "2013"',
        "base_year：整数で書いてください（いまは '2013'）。",
    ),
    "a truth value for a number": (
        "horizon = 2050",
        "horizon = true",
        "horizon：整数で書いてください（いまは true）。",
    ),
    "one language only": (
        'title = { ja = "再エネ拡大", en = "More renewables" }',
        'title = { ja = "再エネ拡大" }',
        "goal[A-1].title.en：必要な項目がありません。",
    ),
    "an unknown unit": (
        'unit = "kt-CO2"',
        'unit = "toe"',
        "indicator[co2].unit：単位「toe」は使えません。",
    ),
    "an unknown direction": (
        'direction = "down"',
        'direction = "sideways"',
        "indicator[co2].direction：'sideways' は使えません。使える語は up, down, neutral です。",
    ),
    "an unknown goal": (
        'goals = ["A-1"]',
        'goals = ["C-9"]',
        "indicator[pv_capacity].goals：「C-9」は、このパックのどこにも定めていない名前です。",
    ),
    "an unknown owner": (
        'owner = "city"',
        'owner = "mayor"',
        "indicator[co2].owner：「mayor」は、このパックのどこにも定めていない名前です。",
    ),
    "an unknown lead": (
        'lead = "pv_capacity"',
        'lead = "wind"',
        "goal[A-1].lead：「wind」は、このパックのどこにも定めていない名前です。",
    ),
    "an unknown vision": (
        'visions = ["resilience"]',
        'visions = ["wealth"]',
        "goal[A-3].visions：「wealth」は、このパックのどこにも定めていない名前です。",
    ),
    "a pathway of nothing": (
        'indicator = "co2"\nmethod = "moe-suikei"\nbase_year',
        'indicator = "co3"\nmethod = "moe-suikei"\nbase_year',
        "pathway[co2-city].indicator：「co3」は、このパックのどこにも定めていない名前です。",
    ),
    "a target twice over": (
        "reduction = 0.46",
        "reduction = 0.46\nvalue = 1.0",
        "pathway[co2-city].milestone[1].value：value（値）か reduction（削減の割合）のどちらか一つを書いてください。",
    ),
    "an indicator twice": (
        'key = "pv_nonfit"',
        'key = "pv_ppa"',
        "indicator：「pv_ppa」が二度使われています。",
    ),
    "an item twice": (
        "[[item]]\nnumber = 2",
        "[[item]]\nnumber = 1",
        "item：「1」が二度使われています。",
    ),
    "a list that is none": (
        'goals = ["A-1", "A-2", "B-1"]',
        'goals = "A-1"',
        "item[1].goals：かぎかっこの一覧で書いてください（いまは 'A-1'）。",
    ),
    "a scale with the worst first": (
        "at_least = 1.10",
        "at_least = 0.50",
        "judgement.mark[2].at_least：段階は良いものから順に、割合を下げながら並べてください。",
    ),
    "a step without its share": (
        "at_least = 1.10\n",
        "",
        "judgement.mark[1].at_least：割合を省けるのは最後の段階だけです。",
    ),
    "a mark twice": (
        'sign = "○"',
        'sign = "◎"',
        "judgement.mark：「◎」が二度使われています。",
    ),
    "an unknown measure": (
        'measure = "change"',
        'measure = "luck"',
        "judgement.measure：'luck' は使えません。使える語は change, level です。",
    ),
    "a share that is none": (
        "at_least = 0.60",
        "at_least = nan",
        "judgement.mark[3].at_least：数で書いてください（いまは nan）。",
    ),
    "a year of five figures": (
        "year = 2030\nreduction = 0.46\nmethod",
        "year = 20300\nreduction = 0.46\nmethod",
        "pathway[co2-city].milestone[1].year：20300は1970から2070までの年度ではありません。",
    ),
    "an unknown group": (
        'group = "hard"',
        'group = "firm"',
        "goal[A-1].group：「firm」は、このパックのどこにも定めていない名前です。",
    ),
    "a pathway of an unknown part": (
        'key = "pv-working"',
        'key = "pv-working"\ndimension = "fit_x"',
        "pathway[pv-working].dimension：「fit_x」は、このパックのどこにも定めていない名前です。",
    ),
    "a span upside down": (
        "least = 0.00005, most",
        "least = 0.5, most",
        "factor[grid_factor].plausible.most：0 ≦ least ＜ most となるように書いてください。",
    ),
    "an unknown kind of chart": (
        'kind = "stack"',
        'kind = "pie"',
        "headline[co2].kind：「pie」は、このパックのどこにも定めていない名前です。",
    ),
    "a stack of unknown parts": (
        'parts = ["household", ',
        'parts = ["homes", ',
        "headline[co2].parts：「homes」は、このパックのどこにも定めていない名前です。",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_pack_is_refused_with_the_place_and_the_reason(what: str) -> None:
    old, new, told = BROKEN[what]

    assert refusal(changed(old, new))[:1] == [told]


def test_a_pack_that_is_no_toml_is_refused_with_the_line() -> None:
    with pytest.raises(KnownError) as broken:
        pack_from_text('key = "a"\nversion = \n', "試し")

    assert wording("ja").error(broken.value) == (
        "協定パック「試し」の2行目がTOMLとして読めません。かぎかっこ、引用符、等号をご確認ください。"
        "記録には手を加えていません。"
    )


def test_an_empty_pack_names_all_that_is_missing_and_nothing_within_it() -> None:
    wanted = (
        "signed", "key", "version", "title", "short", "municipality", "municipality_code", "term",
        "consultation_months", "judgement", "base_year", "horizon",
    )  # fmt: skip

    assert refusal("") == [f"{name}：必要な項目がありません。" for name in wanted]


def test_all_faults_of_a_pack_are_told_at_once() -> None:
    text = changed('unit = "kt-CO2"', 'unit = "toe"').replace('lead = "pv_capacity"', 'lead = "wind"', 1)
    text = text.replace('short = { ja = "青梅市", en = "Ome City" }', 'short = { ja = "青梅市" }', 1)

    assert refusal(text) == [
        "party[city].short.en：必要な項目がありません。",
        "indicator[co2].unit：単位「toe」は使えません。",
        "goal[A-1].lead：「wind」は、このパックのどこにも定めていない名前です。",
    ]


def test_a_pack_nobody_has_is_named_with_those_at_hand() -> None:
    with pytest.raises(KnownError) as absent:
        load_pack("どこかの市")

    assert wording("ja").error(absent.value) == (
        "協定パック「どこかの市」が見つからないか、読めません。使えるパック：ome-tepco-pg。名前か場所をご確認ください。"
    )


def test_a_pack_may_be_a_file_saved_by_an_editor_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "別の市.toml"
    path.write_bytes(b"\xef\xbb\xbf" + pack_text(KEY).encode("utf-8"))

    assert load_pack(str(path)) == PACK


def test_a_milestone_not_after_the_base_year_is_refused() -> None:
    assert refusal(changed("base_year = 2014", "base_year = 2030")) == [
        "pathway[pv-working].milestone[1].year：2030年度は基準年度2030より後ではありません。"
    ]


def test_two_milestones_of_one_year_are_refused() -> None:
    text = changed("[[pathway.milestone]]\nyear = 2050", "[[pathway.milestone]]\nyear = 2030")

    assert refusal(text) == ["pathway[co2-city].milestone[2].year：2030年度が二度あります。"]


def test_the_last_step_of_a_scale_holds_for_whatever_lies_below() -> None:
    scale = pack_from_text(changed("at_least = -1e9\n", ""), "test").judgement

    assert [mark.at_least for mark in scale.marks] == [1.10, 0.90, 0.60, float("-inf")]


def test_the_same_text_is_read_once() -> None:
    text = pack_text("ome-tepco-pg")
    assert pack_from_text(text, "青梅市") is pack_from_text(text, "青梅市")
    assert pack_from_text(text, "青梅市") == load_pack("ome-tepco-pg")
