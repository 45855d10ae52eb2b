"""How each slide is laid out: one thought on a slide, the figure first, the words beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dashboard.board import Attention, Board, ChangeRow, GoalTile, IndicatorCard
from dashboard.board_insight import Insight
from dashboard.wording import Wording
from widgets.pages.tiles import SHAPES
from widgets.slides.pieces import Scale, beside, box, chart, column, facts, lines, said
from widgets.theme import colours

ATTENTION, CHANGES, DECISIONS, LATE = 4, 8, 7, 6
"""So many lines fit a slide in large type; the rest is counted in a last line."""


def position(board: Board, say: Wording, scale: Scale) -> QWidget:
    """The city's position in one sentence, and what needs attention."""
    notes = [said(note, "note") for note in (*board.position_notes, *board.left_out)]
    where = box(scale, said(board.position, "lead"), *notes, gap=16)
    entries = board.attention[:ATTENTION]
    if not entries:
        empty = say("window.overview.empty_text") if board.empty else say("window.overview.no_attention")
        return _page(scale, where, box(scale, said(empty)), 1)
    asked = box(scale, said(say("window.overview.attention"), "note"), _attention(scale, entries), gap=12)
    return _page(scale, where, asked, 1)


def indicator(card: IndicatorCard, insight: Insight | None, say: Wording, scale: Scale) -> QWidget:
    """The latest figure and its mark, target, pace and outlook; the chart takes what room is left."""
    known = card.latest.value is not None
    unit, date = (card.latest.unit, card.data_date) if known else ("", card.missing)
    status = say("window.example") if card.example else card.latest_status
    stamp = "　".join(part for part in (date, status if known else "") if part)
    head: list[QWidget] = [said(card.latest.text if known else "–", "figure", wrap=False)]
    head.append(said(f"{unit}　{stamp}" if unit else stamp, "note"))
    if card.progress is not None:
        head.append(said(card.verdict, "lead"))
    outlook = insight.outlook if insight is not None else None
    landing = outlook.landings[0] if outlook is not None and outlook.landings else None
    told = (
        (say("window.indicators.target"), _joined(card.target, card.gap)),
        (say("window.indicators.pace"), _joined(card.pace, card.outlook)),
        (say("slides.outlook"), say("slides.landing", year=landing.year, value=landing.value) if landing else ""),
    )
    left = QWidget()
    left.setLayout(column(scale, *head, facts(scale, told), 1, *(said(note, "note") for note in card.notes)))
    return beside(scale, (left, 36), (chart(scale, say, insight.chart if insight else card.chart), 64))


def goals(board: Board, say: Wording, scale: Scale) -> QWidget:
    """Annex 2: the visions, and the goals with their marks and one figure each."""
    holder, grid = QWidget(), QGridLayout()
    holder.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(scale.px(16))
    band = box(scale, said("　／　".join(board.visions), "title"), name="marked")
    wide = max(1, *(sum(tile.group == group for tile in board.goals) for group in ("hard", "soft")))
    grid.addWidget(band, 0, 0, 1, wide)
    for row, group in enumerate(("hard", "soft"), 1):
        for place, tile in enumerate(tile for tile in board.goals if tile.group == group):
            grid.addWidget(_tile(tile, say, scale), row, place)
    for place in range(wide):
        grid.setColumnStretch(place, 1)
    return holder


def effects(board: Board, say: Wording, scale: Scale) -> QWidget:
    """What moved the emissions, and what the measures give of what is needed."""
    card = board.effects
    assert card is not None, "only a Board with effects has this slide"
    texts = [said(text, role) for text, role in ((card.need, "lead"), (card.contribution, "text")) if text]
    moved = [said(card.waterfall_sentence)] if card.waterfall_sentence else []
    left = QWidget()
    left.setLayout(column(scale, *texts, *moved, 1, gap=16))
    return beside(scale, (left, 36), (chart(scale, say, card.waterfall), 64))


def items(board: Board, say: Wording, scale: Scale) -> QWidget:
    """Which cooperation item serves which goal, with how many initiatives; gaps stay visible."""
    holder, grid = QWidget(), QGridLayout()
    holder.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(scale.px(6))
    for place, tile in enumerate(board.goals, 1):
        grid.addWidget(_centred(said(f"{tile.key}\n{tile.title}", "note")), 0, place)
        grid.setColumnStretch(place, 1)
    for row, item in enumerate(board.items, 1):
        late = sum(one.overdue for one in item.initiatives)
        title = f"({item.number}) {item.short}" + (f"　■ {say('window.items.overdue')} {late}" if late else "")
        grid.addWidget(said(title, "cell", wrap=False), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(row, 1)
        for place, tile in enumerate(board.goals, 1):
            count = sum(tile.key in one.goals for one in item.initiatives)
            cell = _centred(said(str(count) if count else "・" if tile.key in item.goals else "", "cell"))
            if count:
                cell.setObjectName("marked")
            grid.addWidget(cell, row, place)
    return _page(scale, holder, said(say("slides.items_note"), "note"))


def changes(board: Board, say: Wording, scale: Scale) -> QWidget:
    """What differs from the last consultation, the old value beside the new one."""
    shown = board.changes[:CHANGES]
    if not shown:
        return _page(scale, said(say("window.consultations.no_changes")), 1)
    holder, grid = QWidget(), QGridLayout()
    holder.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scale.px(28))
    grid.setVerticalSpacing(scale.px(12))
    grid.setColumnStretch(0, 1)
    for place, key in enumerate(("indicator", "year", "old", "new", "kind")):
        grid.addWidget(_aligned(said(say(f"window.consultations.{key}"), "note", wrap=False), place), 0, place)
    for row, entry in enumerate(shown, 1):
        for place, text in enumerate(_cells(entry)):
            grid.addWidget(_aligned(said(text, "cell", wrap=place == 0), place), row, place)
    rest = len(board.changes) - len(shown)
    more = [said(say("slides.more", count=rest), "note")] if rest else []
    return _page(scale, holder, *more, 1)


def decisions(board: Board, say: Wording, scale: Scale) -> QWidget:
    """What the parties have to decide, numbered."""
    shown = board.decisions[:DECISIONS]
    if not shown:
        return _page(scale, said(say("window.consultations.no_decisions")), 1)
    rest = len(board.decisions) - len(shown)
    more = [said(say("slides.more", count=rest), "note")] if rest else []
    return _page(scale, lines(scale, shown, [f"{number}." for number in range(1, len(shown) + 1)]), *more, 1)


def agreement(board: Board, _say: Wording, scale: Scale) -> QWidget:
    """Parties and term: which term runs, and until when notice may be given."""
    parties = box(scale, facts(scale, board.agreement.parties), 1)
    term = box(scale, facts(scale, board.agreement.term), 1)
    return _page(scale, said(board.agreement.title, "lead"), beside(scale, (parties, 1), (term, 2)), 1)


def health(board: Board, say: Wording, scale: Scale) -> QWidget:
    """How complete and how old the data are, and which figures are overdue."""
    card = board.health
    assert card is not None, "only a Board with its health has this slide"
    late = sorted((row for row in card.rows if row.overdue), key=lambda row: -row.late_days)
    whole = box(scale, *(said(text) for text in card.summary), gap=12)
    if not late:
        return _page(scale, whole, 1)
    texts = [say("slides.late", title=row.title, newest=row.newest, late=row.late) for row in late[:LATE]]
    rest = [said(say("slides.more", count=len(late) - LATE), "note")] if len(late) > LATE else []
    listed = box(scale, said(say("slides.overdue"), "note"), lines(scale, texts, ["■"] * len(texts), "cell"), *rest)
    return _page(scale, whole, listed, 1)


def _page(scale: Scale, *things: QWidget | int) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(scale, *things, gap=20))
    return holder


def _attention(scale: Scale, entries: tuple[Attention, ...]) -> QWidget:
    made = lines(scale, [entry.text for entry in entries], [SHAPES[entry.level] for entry in entries])
    for label, entry in zip(made.findChildren(QLabel)[::2], entries, strict=True):
        label.setStyleSheet(f"color: {colours().level(entry.level)[0]};")
    return made


def _tile(tile: GoalTile, say: Wording, scale: Scale) -> QWidget:
    known = tile.figure.value is not None
    example = f"　{say('window.example')}" if tile.example and known else ""
    figure = f"{tile.figure.text} {tile.figure.unit}" if known else "–"
    return box(
        scale,
        said(f"{tile.key} {tile.title}", "title"),
        said(tile.mark_brief),
        1,
        said(tile.figure_title, "note"),
        said(figure, "lead", wrap=False),
        said(f"{tile.data_date}{example}", "note"),
        gap=6,
    )


def _cells(entry: ChangeRow) -> tuple[str, ...]:
    title = f"{entry.title}　{entry.part}" if entry.part else entry.title
    old, new = (f"{text} {entry.unit}" if any(map(str.isdigit, text)) else text for text in (entry.old, entry.new))
    return title, entry.year, old, new, entry.kind


def _aligned(label: QLabel, place: int) -> QLabel:
    side = Qt.AlignmentFlag.AlignRight if place in (2, 3) else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return label


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _joined(*texts: str) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
