"""Building the Board: one view of the record, one audience, one language → everything to show."""

from collections.abc import Callable
from functools import partial

from dashboard.agreement.disclosure import Gate, open_to
from dashboard.agreement.pack import Agreement
from dashboard.agreement.term import Term
from dashboard.assembly.annex import goal_tile, item_card
from dashboard.assembly.attention import attention, decisions, has_examples
from dashboard.assembly.calendars import calendar_strip
from dashboard.assembly.cards import figures_of, indicator_card, position_of
from dashboard.assembly.changes import change_rows
from dashboard.assembly.clock_origins import consultation_origin, term_origin
from dashboard.assembly.clocks import NO_CHIP, Consultations, agreement_card, consultation_chip, term_chip
from dashboard.assembly.consulting import changes_since, consultation_ledger
from dashboard.assembly.context import Context
from dashboard.assembly.costs import cost_table
from dashboard.assembly.effects import effects_card
from dashboard.assembly.figures import Figures
from dashboard.assembly.health import health_card
from dashboard.assembly.insight import insight
from dashboard.assembly.ledger import ledger_rows
from dashboard.assembly.supposing import what_if_card
from dashboard.board import Audience, Board, Chip, IndicatorCard
from dashboard.board_origin import Origin
from dashboard.record.batch import RecordView
from dashboard.wording import Language, wording
from dashboard.zone import JAPAN


def build_board(
    view: RecordView,
    agreement: Agreement,
    *,
    audience: Audience = "committee",
    language: Language = "ja",
    before: RecordView | None = None,
    number: int | None = None,
) -> Board:
    """The Board of ``view``. ``before`` is the record at the last consultation, for what changed.

    ``number`` is that of the consultation it is the material of, where that is not the one after the last.
    """
    gate = open_to(view, audience)
    context = Context.of(gate.view, agreement, wording(language))
    found = {entry.key: figures_of(context, entry) for entry in agreement.indicators}
    cards = tuple(indicator_card(context, figures) for figures in found.values())
    items = tuple(item_card(context, item, cards) for item in agreement.items)
    held, (clock, term), health = Consultations.of(context), term_chip(context), health_card(context, found)
    committee = audience == "committee"
    chip = consultation_chip(context, held) if committee else NO_CHIP
    told = _with_consultations(_masthead(context, view, audience), context, audience, before, number)
    return _with_findings(_with_position(told, context, found, cards), context, found, cards)(
        attention=attention(context, cards, items, (clock, chip), health),
        visions=tuple(vision.title.of(language) for vision in agreement.visions),
        goals=tuple(goal_tile(context, goal, cards) for goal in agreement.goals),
        items=items,
        costs=cost_table(context),
        indicators=cards,
        consultation=chip,
        term=clock,
        **_clock_origins(context, held, chip, clock, term),
        consultation_rows=_consultation_rows(context, held) if committee else (),
        agreement=agreement_card(context, term),
        decisions=decisions(context, cards, items, term, held) if committee else (),
        **_of_record(context, gate),
        health=health,
        calendar=calendar_strip(context, held if committee else None),
    )


def _masthead(context: Context, view: RecordView, audience: Audience) -> Callable[..., Board]:
    """The Board's maker, given what stands at the head of every page."""
    say, agreement, language = context.say, context.agreement, context.say.language
    moment = view.instant.astimezone(JAPAN)
    return partial(
        Board,
        language=language,
        audience=audience,
        edition=say(f"board.edition.{audience}"),
        agreement_key=agreement.key,
        agreement_title=agreement.title.of(language),
        agreement_short=agreement.short.of(language),
        municipality=agreement.municipality.of(language),
        record_name=context.view.name or agreement.short.of(language),
        record_hash=view.fingerprint[:12],
        as_of=say.instant(moment),
        as_of_iso=moment.isoformat(timespec="microseconds"),
    )


def _with_position(
    make: Callable[..., Board], context: Context, found: dict[str, Figures], cards: tuple[IndicatorCard, ...]
) -> Callable[..., Board]:
    """The Board's maker, given the headlines and where the first of them stands."""
    by_key = {card.key: card for card in cards}
    headlines = tuple(by_key[entry.indicator] for entry in context.agreement.headlines)
    sentence, notes = position_of(context, found[headlines[0].key]) if headlines else ("", ())
    return partial(make, position=sentence, position_notes=notes, headlines=headlines)


def _with_consultations(
    make: Callable[..., Board],
    context: Context,
    audience: Audience,
    before: RecordView | None,
    number: int | None,
) -> Callable[..., Board]:
    """The Board's maker, given the consultations held and what has changed since the last."""
    return partial(
        make,
        consulted=consultation_ledger(context, audience, number),
        changes_since=changes_since(context, before, audience),
        changes=change_rows(context, open_to(before, audience).view) if before else (),
    )


def _with_findings(
    make: Callable[..., Board], context: Context, found: dict[str, Figures], cards: tuple[IndicatorCard, ...]
) -> Callable[..., Board]:
    """The Board's maker, given what follows from the figures."""
    return partial(
        make,
        insights=tuple(insight(context, found[card.key], card.chart) for card in cards),
        effects=effects_card(context, found),
        what_if=what_if_card(context, found),
    )


def _clock_origins(context: Context, held: Consultations, chip: Chip, clock: Chip, term: Term) -> dict[str, Origin]:
    return {
        "consultation_origin": consultation_origin(context, held, chip),
        "term_origin": term_origin(context, term, clock),
    }


def _of_record(context: Context, gate: Gate) -> dict[str, object]:
    """What the Board tells of the record itself; asked for last, when every source has its number."""
    titles = {method.key: method.title.of(context.say.language) for method in context.agreement.methods}
    return {
        "sources": context.sources.rows(titles),
        "imports": ledger_rows(context.view.batches, context.agreement, context.say),
        "left_out": _left_out(context, gate),
        "has_examples": has_examples(context),
        "empty": not gate.view.observations and not gate.view.initiatives,
    }


def _consultation_rows(context: Context, held: Consultations) -> tuple[tuple[str, str], ...]:
    say = context.say
    following = say.date(held.next) if held.next else say("board.consultation.none")
    if held.next and not held.planned:
        following = say("board.consultation.estimated", day=following)
    return (
        (say("board.consultation.row.last"), _last(context, held) or say("board.consultation.not_held")),
        (say("board.consultation.row.next"), following),
        (say("board.consultation.row.cadence"), say("board.consultation.cadence", months=held.months)),
    )


def _last(context: Context, held: Consultations) -> str:
    """The last consultation with its number, where that is recorded."""
    say = context.say
    day = say.date(held.last) if held.last else ""
    if held.number is None:
        return day
    return say("consultation.last", title=say("consultation.title", number=held.number), day=day)


def _left_out(context: Context, gate: Gate) -> tuple[str, ...]:
    say, found = context.say, []
    article = context.article(context.agreement.articles.disclosure)
    if gate.observations or gate.initiatives:
        counts = {"figures": gate.observations, "initiatives": gate.initiatives}
        found.append(say("board.left_out", article=article, **counts))
    if gate.remarks:
        found.append(say("board.left_out_remarks", count=gate.remarks, article=article))
    if gate.decisions:
        found.append(say("judgement.left_out", count=gate.decisions, article=article))
    return tuple(found)
