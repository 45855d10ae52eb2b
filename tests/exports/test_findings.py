"""Outlook, effects and the state of the data on paper, and that the public reads only what it may."""

import datetime
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from dashboard.agreement.consultation import Held, held_setting
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.board_health import Restatement
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.what_if import Levers, setting
from exports.pdf import report_bytes
from exports.pdf.document import compose
from exports.pdf.marks import BOTTOM, LEFT, RIGHT, TOP, Page, Text
from exports.pdf.typeface import width
from tests.boards import agreement, board, initiative, view
from tests.exports.crowded import TITLE

PLAIN = board()
DAY = datetime.date(2026, 5, 20)


def words(shown: Board) -> str:
    """All text of the report without spaces and line ends."""
    pages = PdfReader(io.BytesIO(report_bytes(shown))).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def chapter(shown: Board, section: str) -> str:
    return "".join(_text(page) for page in compose(shown) if page.section == section)


def _text(page: Page) -> str:
    return "".join("".join(mark.text.split()) for mark in page.marks if isinstance(mark, Text))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_goal_tells_where_its_indicators_lead_by_which_method_and_how_well_that_was() -> None:
    """−15 a year from 610 in 2019: 445 in 2030; a straight series, which the back-test foretells without error."""
    text = chapter(PLAIN, "A-1　再エネ拡大")

    for held in ("見通し（長期の傾向）", "445千t-CO2", "445～445", "計画値より67千t-CO2多い"):
        assert held in text
    assert (
        "直線の傾向（2013～2019年度の実績から）。検証：直近3か年の実績を伏せて予測したときの平均誤差は0千t-CO2" in text
    )
    assert text.count("5回のうち4回は収まる範囲") == 1


def test_a_goal_says_why_there_is_no_outlook() -> None:
    assert "見通しのない指標：EV等の保有台数。実績が5年度分しかないため" in chapter(PLAIN, "A-2　電化・省エネ化")


def test_the_charts_of_goals_show_the_band_and_page_two_does_not() -> None:
    pages = compose(PLAIN)

    assert next(number for number, page in enumerate(pages, 1) if "長期の傾向" in _labels(page)) > 2


def _labels(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, Text)]


def test_the_effects_stand_with_waterfall_factors_and_the_rule_against_counting_twice() -> None:
    card = PLAIN.effects
    assert card is not None
    text = chapter(PLAIN, "要因と効果")

    for held in (card.waterfall_sentence, card.waterfall.title, card.need, card.contribution, *card.counting):
        assert squeezed(held) in text
    used = {key for row in card.rows for key in row.factors}
    for factor in (factor for factor in card.factors if factor.key in used):
        assert squeezed(factor.title) in text
        assert squeezed(factor.source.removeprefix(f"{factor.state}：")) in text
    assert "作業値（未決定）作業値" not in text
    for row in card.rows:
        if row.count:
            assert squeezed(row.title) in text
            assert squeezed(row.missing) in text


def test_drivers_stand_beside_the_sectors_where_they_can_be_told() -> None:
    card = PLAIN.effects
    assert card is not None
    told = replace(card, drivers=replace(card.waterfall, title="要因別の図"), split=(("電力の使い方", "+1.0"),))
    text = chapter(replace(PLAIN, effects=told), "要因と効果")

    assert "要因別の図" in text
    assert "電力の使い方：+1.0" in text


def test_a_what_if_is_never_printed() -> None:
    kept = setting("太陽光を二倍に", Levers(2400.0, 0.2, 0.00025, 18.0, 2030))
    shown = build_board(replace(view(), settings=dict([kept])), agreement())

    assert shown.what_if is not None
    assert [one.name for one in shown.what_if.kept] == ["太陽光を二倍に"]
    assert "太陽光を二倍に" not in words(shown)
    assert "もしも" not in words(shown)


def test_the_state_of_the_data_stands_before_the_sources() -> None:
    card = PLAIN.health
    assert card is not None
    sections = list(dict.fromkeys(page.section for page in compose(PLAIN)))
    text = chapter(PLAIN, "データの状態")

    assert sections[-2:] == ["データの状態", "出典一覧"]
    for row in card.rows:
        assert squeezed(row.title) in text
        assert squeezed(row.late) in text
    for held in (*card.summary, "理由の記入された欠測はありません。", "改定された値はありません。"):
        assert squeezed(held) in text


def test_a_year_in_two_digits_bears_the_sign_that_keeps_it_from_being_an_era() -> None:
    """13 alone reads as 平成13, which is 2001; the board's years are 2013 to 2025."""
    text = chapter(PLAIN, "データの状態")

    assert text.count("'13") == text.count("'25") == 1
    assert "（年度は西暦の下2桁）" in text


def test_restated_figures_and_reasons_for_gaps_are_told() -> None:
    card = PLAIN.health
    assert card is not None
    restated = Restatement("2018年度", "家庭", "185", "184", "2026年11月20日 12:00", "統計の改定")
    row = replace(card.rows[0], restatements=(restated,), reasons=("集計中：2020年度",))
    text = chapter(replace(PLAIN, health=replace(card, rows=(row, *card.rows[1:]))), "データの状態")

    assert "集計中：2020年度" in text
    assert "家庭2018年度1851842026年11月20日12:00統計の改定" in text


def test_an_empty_record_has_neither_chapter() -> None:
    sections = {page.section for page in compose(board(empty=True))}

    assert not sections & {"要因と効果", "データの状態"}


def test_names_of_any_length_and_more_rows_than_a_page_stay_within_the_margins() -> None:
    effects, health = PLAIN.effects, PLAIN.health
    assert effects is not None
    assert health is not None
    rows = tuple(replace(row, title=TITLE * 2, note=TITLE * 20) for row in effects.rows) * 5
    many = tuple(replace(row, title=TITLE, owner=TITLE, reasons=(TITLE,) * 4) for row in health.rows) * 3
    years = tuple(range(1990, 2027))
    shown = replace(
        PLAIN, effects=replace(effects, rows=rows), health=replace(health, rows=many, years=years, summary=(TITLE,) * 9)
    )
    for page in compose(shown):
        for mark in page.marks:
            if isinstance(mark, Text) and not mark.decor:
                assert mark.x >= LEFT - 0.01
                assert mark.x + width(mark.text, mark.style) <= RIGHT + 0.01
                assert BOTTOM - 23 <= mark.y <= TOP + 15


@pytest.mark.parametrize(("audience", "seen"), [("committee", True), ("public", False)])
def test_the_public_reads_of_no_figure_initiative_or_consultation_of_the_parties(
    audience: Audience, seen: bool
) -> None:
    """PV and EV counts are the parties' own here: their effects, outlook and health show no trace of the figures."""
    plain = view()
    own = tuple(
        replace(entry, disclosure=Disclosure.PARTIES) if entry.key.indicator != "co2" else entry
        for entry in plain.observations
    )
    held = held_setting(Held(3, DAY, "覚書の締結"), {}, agreement().signed, DAY)
    secret = replace(initiative(1), title="非公開の取組", disclosure=Disclosure.PARTIES)
    now = replace(plain, observations=own, initiatives=(secret, initiative(2)), settings=dict([held]))
    before = replace(now, instant=datetime.datetime(2026, 5, 20, 14, 59, 59, tzinfo=datetime.UTC))
    text = words(build_board(now, agreement(), audience=audience, before=before))

    for trace in ("非公開の取組", "覚書の締結", "第4回協議資料", "2026年5月20日", "19,800kW", "1,400台"):
        assert (trace in text) is seen, trace
    assert "610千t-CO2" in text
    assert ("公開資料（2026年11月20日現在）" in text) is not seen
