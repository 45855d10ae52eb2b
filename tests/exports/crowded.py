"""A board with everything too long and too much of it, to see that paper bears it."""

import math
from dataclasses import replace

from dashboard.board import Board, ChangeRow, IndicatorCard, ItemCard, Row, SourceRow
from dashboard.chart import ChartPoint, Layer
from tests.boards import board

TITLE = "ゼロカーボンシティの実現に向けた「とても長い名前」の指標（市域・年度末現在・速報）その他の数1,234.5"
LONG = (
    "関係者との協議を重ねた結果、（仮称）設備については次のとおりとする。「確認済み」・2030年度までに1,234,567kWhを見込む。"
    * 40
)
NASTY = "<b>太字</b> & <para> \x00\x07終わり\u200bCO₂ ㌔ \U0001f600 か\u3099 look_alike/very-long-name.xlsx"


def crowded() -> Board:
    """Hundreds of rows, 40 indicators in one goal, 60-character names, cells of 2,000 characters and more."""
    plain = board()
    cards = tuple(_card(plain.indicators[0], number) for number in range(40))
    goals = (
        replace(plain.goals[0], title=TITLE, points=(LONG[:400], NASTY), indicators=tuple(card.key for card in cards)),
        *(replace(goal, title=TITLE, figure_title=TITLE, data_date=TITLE) for goal in plain.goals[1:]),
    )
    return replace(
        plain,
        agreement_title=TITLE,
        agreement_short=TITLE,
        municipality=NASTY,
        record_name=TITLE,
        position=LONG[:300],
        position_notes=(LONG[:200],) * 6,
        indicators=cards,
        headlines=cards[:3],
        goals=goals,
        items=tuple(_item(item) for item in plain.items),
        changes=tuple(_change(number) for number in range(60)),
        changes_since=TITLE,
        decisions=(LONG[:250],) * 20,
        sources=tuple(_source(number) for number in range(1, 201)),
        left_out=(LONG[:300],),
    )


def _card(card: IndicatorCard, number: int) -> IndicatorCard:
    rows = tuple(_row(year, number) for year in range(2013, 2033))
    layers = tuple(replace(layer, label=TITLE[: 5 + 7 * index]) for index, layer in enumerate(card.chart.layers))
    gappy = tuple(ChartPoint(year, None if year % 3 == 0 else 300 + 60 * math.sin(year)) for year in range(2013, 2045))
    chart = replace(
        card.chart, title=TITLE, layers=(*layers, Layer("line", layers[5].role, "x", gappy, "欠測のある線"))
    )
    return replace(card, key=f"k{number}", title=f"{TITLE}{number}", rows=rows, chart=chart, target=TITLE, gap=TITLE)


def _row(year: int, number: int) -> Row:
    note = LONG if (year, number) == (2020, 3) else NASTY if number == 4 else ""
    return Row(
        f"{year}年度", "合計", "1,234,567.8", "999", "−1", "推計値", note, year - 2012, year, 1234567.8, NASTY, "=1+1"
    )


def _item(item: ItemCard) -> ItemCard:
    first = replace(
        item.initiatives[0], title=TITLE, content=LONG, roles=NASTY, issue="。" * 300, next_step="あ" * 3000
    )
    return replace(item, title=TITLE, initiatives=(first, *item.initiatives))


def _change(number: int) -> ChangeRow:
    return ChangeRow("co2", TITLE, "家庭", "2019年度", "1,000", "2,000", "千t-CO2", f"改定{number}", 1)


def _source(number: int) -> SourceRow:
    return SourceRow(number, f"{NASTY}-{number}.xlsx", TITLE, "F4:Q4", "ab" * 32, "2026年11月20日 12:00", TITLE, False)
