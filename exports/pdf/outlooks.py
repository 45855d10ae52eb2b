"""Where the indicators of a goal lead by their long-term trend: middle, band, method and error of the back-test."""

from collections.abc import Mapping, Sequence

from dashboard.board import Board, IndicatorCard
from dashboard.board_insight import Landing, OutlookCard
from dashboard.wording import Wording
from exports.pdf.flow import Flow
from exports.pdf.styles import NOTE
from exports.pdf.table import Column, Table, draw_table, table_height


def draw_outlooks(
    flow: Flow, board: Board, cards: Sequence[IndicatorCard], told: Mapping[str, str], say: Wording
) -> None:
    """One row for each indicator with an outlook that is not ``told`` yet, what the band means beneath."""
    found = [(card.title, outlook) for card, outlook in _outlooks(board, cards) if card.key not in told]
    new = [(title, outlook) for title, outlook in found if outlook.landings]
    if new:
        _table(flow, new, say)


def outlook_notes(
    flow: Flow, board: Board, cards: Sequence[IndicatorCard], told: Mapping[str, str], say: Wording
) -> None:
    """Which of ``cards`` have no outlook and why; ``told`` says under which title that of another stands already."""
    lacking: dict[str, list[str]] = {}
    for card, outlook in _outlooks(board, cards):
        if outlook.landings and card.key in told:
            text = say("findings.outlook.elsewhere", title=card.title, place=told[card.key])
            flow.paragraph(text, NOTE, after=1)
        if outlook.refusal:
            lacking.setdefault(outlook.refusal, []).append(card.title)
    for reason, titles in lacking.items():
        flow.paragraph(
            say("findings.outlook.none", titles=say("paper.list").join(titles), reason=reason), NOTE, after=1
        )


def _outlooks(board: Board, cards: Sequence[IndicatorCard]) -> list[tuple[IndicatorCard, OutlookCard]]:
    return [(card, insight.outlook) for card in cards if (insight := board.insight(card.key))]


def _table(flow: Flow, told: Sequence[tuple[str, OutlookCard]], say: Wording) -> None:
    title = say("findings.outlook.title")
    years = {landing.fiscal_year: landing.year for _, outlook in told for landing in outlook.landings}
    columns = (
        Column(say("findings.outlook.indicator"), 80, phrases=True),
        *(Column(years[year], 100, phrases=True) for year in sorted(years)),
        Column(say("findings.outlook.how"), 213),
    )
    rows = tuple(
        (name, *(_landing(outlook, year) for year in sorted(years)), _how(outlook, say)) for name, outlook in told
    )
    table = Table("", title, say("paper.continued"), columns, rows, say("outlook.note.band"))
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def _landing(outlook: OutlookCard, year: int) -> str:
    """The middle, the band and how that lies to the target; nothing where the outlook does not reach so far."""
    found: Landing | None = next((one for one in outlook.landings if one.fiscal_year == year), None)
    return "\n".join(part for part in (found.value, found.band, found.beside_target) if part) if found else ""


def _how(outlook: OutlookCard, say: Wording) -> str:
    """Method and back-test, then the indicator's own notes; the one on the band, the same for all, stands beneath."""
    method = say("findings.outlook.method", method=outlook.method, trial=outlook.trial)
    return "\n".join((method, *(note for note in outlook.notes if note != say("outlook.note.band"))))
