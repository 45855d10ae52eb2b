"""Where what a Board shows comes from: of a year of a chart, a cell of a table, a tile, a slide. Pure functions.

What the Board was built with (``Origin`` beside its rows) is passed on; what follows from an indicator's own rows is
gathered here when a person asks, so that building a Board pays nothing for it.
"""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.board import Board, IndicatorCard, Row
from dashboard.board_insight import Judged, MilestoneRow, VariantRow
from dashboard.board_origin import Origin, OriginRow, together
from dashboard.chart import ChartSpec
from dashboard.import_table import ReportLine
from dashboard.overview import Attention, GoalTile
from dashboard.wording import Wording
from dashboard.zone import JAPAN


def of_chart(board: Board, spec: ChartSpec, at: int, say: Wording) -> Origin:
    """Behind the place ``at`` of a chart: a bar of a waterfall, a year of an indicator, the ground of a trial."""
    effects, what_if = board.effects, board.what_if
    bars = {"waterfall": effects.bars, "drivers": effects.driver_bars} if effects is not None else {}
    if spec.key in bars:
        return bars[spec.key][at] if at < len(bars[spec.key]) else Origin(spec.title, (), told=(say("origin.none"),))
    if spec.key == "what_if" and what_if is not None:
        return what_if.origin
    card = board.indicator(spec.key)
    return of_year(board, card, at, say) if card is not None else Origin(spec.title, (), told=(say("origin.none"),))


def of_year(
    board: Board, card: IndicatorCard, year: int, say: Wording, part: str = "", first: Row | None = None
) -> Origin:
    """An indicator's figures of one year, of one part if it is named; its target, plan and outlook where they speak.

    The row ``first`` goes before the others.
    """
    own = [row for row in card.rows if row.fiscal_year == year and part in ("", row.part)]
    summed = any(row.summed for row in own)
    if summed:
        own = [row for row in card.rows if row.fiscal_year == year]
    rows = _entries(board, card, sorted(own, key=lambda row: row is not first), say)
    formulas = [say("origin.whole")] if summed else []
    for key in card.beside if not part else ():
        other = board.indicator(key)
        beside = _of_indicator(board, other, year, say) if other is not None else ()
        formulas += [say("origin.net")] if beside and rows else []
        rows = (*rows, *beside)
    told = _ahead(board, card, year, say)
    if not rows and not told:
        told = (say("pages.origin.none"),)
    return Origin(card.title, rows, "\n".join(formulas), told, card.key)


def of_latest(board: Board, card: IndicatorCard, say: Wording) -> Origin:
    """The figure the indicator's card shows."""
    if card.progress is not None:
        return of_year(board, card, card.progress.last_year, say)
    years = [row.fiscal_year for row in card.rows if row.number is not None]
    if not years:
        return Origin(card.title, (), told=(card.missing or say("pages.origin.none"),), indicator=card.key)
    return of_year(board, card, max(years), say)


def of_overview(board: Board, of: GoalTile | int | None, say: Wording) -> Origin:
    """Behind a tile of the overview, behind the headline of that place, or (None) behind the position sentence."""
    if isinstance(of, GoalTile):
        cards = [card for card in board.indicators if card.key in of.indicators and card.title == of.figure_title]
        return of_latest(board, cards[0], say) if cards else Origin(of.title, (), told=(say("origin.none"),))
    if not board.headlines:
        return Origin(board.position, (), told=(say("origin.none"),))
    return of_judgement(board, board.headlines[0], say) if of is None else of_latest(board, board.headlines[of], say)


def of_agreement(board: Board, say: Wording) -> Origin:
    """Behind days, parties, scale and methods of the agreement: the pack, which the record keeps as it was agreed."""
    card = board.agreement
    row = OriginRow("", say("board.term.row.signed"), card.signed, "", file=say("origin.pack"))
    return Origin(card.title, (row,))


def of_attention(board: Board, entry: Attention, say: Wording) -> Origin:
    """Behind a line of what needs attention: the clock, the judgement, the figures or the initiatives it speaks of."""
    clocks = {"agreement": board.term_origin, "consultations": board.consultation_origin}
    if entry.page in clocks:
        return clocks[entry.page]
    if entry.page == "items":
        late = {one.key: one.origin for item in board.items for one in item.initiatives if one.key in entry.meant}
        return together(entry.text, tuple(late.values()))
    cards = [card for key in entry.meant or (entry.target,) if (card := board.indicator(key)) is not None]
    if cards:
        behind = not entry.meant
        found = [of_judgement(board, one, say) if behind else of_latest(board, one, say) for one in cards]
        return together(entry.text, tuple(found))
    return Origin(entry.text, tuple(_examples(board, say)))


def of_decisions(board: Board, title: str, say: Wording) -> Origin:
    """Behind what is to be decided: both clocks, the targets that are not decided, the initiatives that are late."""
    working = say("judgement.state.working")
    targets = [row.origin for insight in board.insights for row in insight.milestones if row.state == working]
    late = {one.key: one.origin for item in board.items for one in item.initiatives if one.overdue}
    return together(title, (board.term_origin, board.consultation_origin, *targets, *late.values()))


def _examples(board: Board, say: Wording) -> Iterable[OriginRow]:
    """Where example data stand: the sheets of figures, and the initiatives."""
    status = say("board.status.example")
    for source in board.sources:
        if source.example:
            place = {"file": source.file, "sheet": source.sheet, "cell": source.cell}
            yield OriginRow("", source.title, "", status, imported=source.imported, sha256=source.sha256, **place)
    shown = {one.key: one for item in board.items for one in item.initiatives if one.example}
    for one in shown.values():
        yield from one.origin.rows


def of_slide(board: Board, key: str, title: str, say: Wording) -> Origin:
    """Behind all figures of a slide; ``key`` is what it shows."""
    card, effects = board.indicator(key), board.effects
    if card is not None:
        return of_judgement(board, card, say)
    shown: dict[str, tuple[Origin, ...]] = {
        "position": (of_overview(board, None, say),),
        "goals": tuple(of_overview(board, tile, say) for tile in board.goals),
        "effects": (effects.whole, *effects.bars) if effects is not None else (),
        "items": tuple(one.origin for item in board.items for one in item.initiatives),
        "changes": tuple(row.origin for row in board.changes),
    }
    found = together(title, shown.get(key, ()))
    return found if found.rows or found.told else Origin(title, (), told=(say("origin.no_figures"),))


def of_target(board: Board, card: IndicatorCard, row: MilestoneRow, say: Wording) -> Origin:
    """Who set a target when, and the figures the recent pace towards it is worked out from."""
    paces = _recent(board, card, say)
    rows = tuple(dict.fromkeys((*row.origin.rows, *paces)))
    return replace(row.origin, rows=rows, told=(say("origin.paces"),) if paces else ())


def of_variant(board: Board, card: IndicatorCard, row: VariantRow, say: Wording) -> Origin:
    """The figures of base and latest year that were indexed or divided, and those they were divided by."""
    rows: list[OriginRow] = []
    for key in (card.key, row.per):
        shown = board.indicator(key)
        if shown is not None:
            spoken = [one for one in shown.rows if one.fiscal_year in row.years and one.number is not None]
            rows += _entries(board, shown, _wholes(spoken, say), say)
    told = (row.missing,) if row.missing else ()
    return Origin(row.title, tuple(rows), row.definition, told, card.key)


def of_judgement(board: Board, card: IndicatorCard, say: Wording) -> Origin:
    """What mark, gap, pace and outlook are worked out from: the figures and targets they name, and the rule."""
    insight = board.insight(card.key)
    targets = [row.origin for row in insight.milestones] if insight is not None else []
    formulas = []
    if insight is not None:
        formulas.append(say("origin.judged", sentence=insight.judged.sentence))
        if not insight.outlook.refusal:
            formulas.append(say("origin.outlook", method=insight.outlook.method))
    given = _override(card, insight.judged, say) if insight is not None and insight.judged.overridden else ()
    own = Origin(card.title, (*given, *_recent(board, card, say)), "\n".join(formulas), indicator=card.key)
    return together(card.title, (own, *targets))


def of_line(line: ReportLine, say: Wording) -> Origin:
    """Behind a line of an import that is not stored yet: the figure the record holds, and the cell of the new one."""
    rows = []
    if line.before is not None:
        held, moment = line.before, line.before.imported_at
        rows.append(
            OriginRow(
                *(line.year, say("origin.before"), f"{line.old} {line.unit}".strip(), ""),
                file=held.file,
                sheet=held.sheet,
                cell=held.cell,
                imported=say.instant(moment.astimezone(JAPAN)) if moment else "",
                sha256=held.sha256,
                raw=held.raw,
            )
        )
    value = f"{line.new} {line.unit}".strip()
    place = {"file": line.file, "sheet": line.sheet, "cell": line.cell, "raw": line.raw}
    place["path"] = str(line.path) if line.path is not None else ""
    rows.append(
        OriginRow(line.year, say("origin.after"), value, line.status, imported=say("origin.not_stored"), **place)
    )
    return Origin(line.subject or line.file, tuple(rows), told=(line.text,) if line.text else ())


def entry_of(board: Board, row: Row, unit: str, say: Wording) -> OriginRow:
    """A row of an indicator's table as an entry: its file, sheet and cell from the list of sources.

    A total worked out from several sheets names their files and no cell: its parts stand beside it with theirs.
    """
    known = [source for source in board.sources if source.number in row.numbers]
    source = known[0] if len(known) == 1 else None
    files = dict.fromkeys(source.file for source in known)
    space = "" if say.language == "ja" else " "
    authors = {batch.author for batch in board.imports if batch.recorded == row.imported}
    return OriginRow(
        year=row.year,
        of=row.part,
        value=row.value if row.number is None else f"{row.value}{space}{unit}",
        status=row.status,
        file=say("board.list").join(files),
        sheet=source.sheet if source is not None else "",
        cell=row.cell,
        imported=row.imported,
        sha256=source.sha256 if source is not None else "",
        raw=row.raw,
        by=authors.pop() if len(authors) == 1 else "",
        note="　".join(text for text in (row.note, source.title if source is not None else "") if text),
    )


def _override(card: IndicatorCard, judged: Judged, say: Wording) -> tuple[OriginRow, ...]:
    """The mark the committee gave: by whom, on which day, why."""
    year = say.year(card.progress.last_year) if card.progress is not None else ""
    return (
        OriginRow(
            *(year, say("committee.mark.choice"), f"{judged.mark} {judged.word}", ""),
            file=say("origin.by_hand"),
            imported=judged.day,
            by=judged.author,
            note=judged.reason,
        ),
    )


def _recent(board: Board, card: IndicatorCard, say: Wording) -> tuple[OriginRow, ...]:
    """The figures from which the recent pace is taken, the last one among them."""
    progress = card.progress
    if progress is None:
        return ()
    first = progress.last_year if progress.pace_from is None else progress.pace_from
    spoken = [row for row in card.rows if row.number is not None and first <= row.fiscal_year <= progress.last_year]
    return _entries(board, card, _wholes(spoken, say), say)


def _wholes(rows: list[Row], say: Wording) -> list[Row]:
    """The rows of the whole in the leading method, which stands first; where only parts are told, those."""
    first: dict[int, Row] = {}
    for row in rows:
        if row.part == say("board.whole"):
            first.setdefault(row.fiscal_year, row)
    return list(first.values()) or rows


def _entries(board: Board, card: IndicatorCard, rows: Iterable[Row], say: Wording) -> tuple[OriginRow, ...]:
    return tuple(entry_of(board, row, card.unit, say) for row in rows)


def _of_indicator(board: Board, card: IndicatorCard, year: int, say: Wording) -> tuple[OriginRow, ...]:
    return _entries(board, card, [row for row in card.rows if row.fiscal_year == year and row.number is not None], say)


def _ahead(board: Board, card: IndicatorCard, year: int, say: Wording) -> tuple[str, ...]:
    """The targets set for a year, each with who decided it; after the last figure also plan and outlook in words."""
    insight = board.insight(card.key)
    if insight is None:
        return ()
    told = []
    for row in insight.milestones:
        if row.fiscal_year == year:
            told.append(say("pages.origin.target", year=row.year, value=row.value, state=row.state))
            told += [text for text in (row.decided, row.source) if text]
    if card.progress is not None and year <= card.progress.last_year:
        return tuple(told)
    for plan in insight.scenarios:
        if plan.judged:
            sources = say("board.list").join(plan.sources)
            told.append(say("origin.plan", title=plan.title, shape=plan.shape, sources=sources))
    if not insight.outlook.refusal:
        told.append(say("origin.outlook", method=insight.outlook.method))
    return tuple(told)
