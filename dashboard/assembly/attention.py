"""What needs attention and what has to be decided, in the order of urgency."""

from collections.abc import Iterable

from dashboard.agreement.term import Term
from dashboard.assembly.clocks import Consultations
from dashboard.assembly.context import Context
from dashboard.board import Attention, Chip, IndicatorCard, ItemCard
from dashboard.board_health import HealthCard
from dashboard.indicators.observation import Status
from dashboard.indicators.pathway import TargetState

_ORDER = {"red": 0, "amber": 1, "quiet": 2}


def attention(
    context: Context,
    cards: tuple[IndicatorCard, ...],
    items: tuple[ItemCard, ...],
    chips: tuple[Chip, Chip],
    health: HealthCard,
) -> tuple[Attention, ...]:
    """Everything that needs attention, most urgent first; the overview shows the first three.

    ``chips`` are the term's and the next consultation's; ``health`` tells which figures are overdue.
    """
    term, held = chips
    found: list[Attention] = []
    if term.level != "quiet":
        found.append(Attention(term.level, term.text, "agreement"))
    if held.level != "quiet" and context.view.name:
        found.append(Attention(held.level, held.text, "consultations"))
    found += _behind(context, cards)
    found += _overdue_initiatives(context, items)
    found += _late_figures(context, cards, health)
    if has_examples(context):
        found.append(Attention("quiet", context.say("board.attention.examples"), "imports"))
    return tuple(sorted(found, key=lambda entry: _ORDER[entry.level]))


def decisions(
    context: Context, cards: tuple[IndicatorCard, ...], items: tuple[ItemCard, ...], term: Term, held: Consultations
) -> tuple[str, ...]:
    """What the next consultation has to decide, from the state of the record."""
    say, found = context.say, []
    day = term.day_of_notice(context.today)
    if term.level != "quiet" and day:
        found.append(say("board.decide.term", day=say.date(day)))
    if term.last and not term.over and term.end:
        found.append(say("board.decide.ends", day=say.date(term.end)))
    working = [card.title for card in cards if _is_working(context, card.key)]
    if working:
        found.append(say("board.decide.targets", titles=say("board.list").join(working)))
    if any(_assumed(context, card.key) for card in cards):
        found.append(say("board.decide.method"))
    late = [entry.title for item in items for entry in item.initiatives if entry.overdue]
    found += [say("board.decide.overdue", title=title) for title in dict.fromkeys(late)]
    if held.next is None:
        found.append(say("board.decide.consultation"))
    empty = [item.label for item in items if not item.initiatives]
    if empty and len(empty) < len(items):
        found.append(say("board.decide.items", items=say("board.list").join(empty)))
    return tuple(found)


def has_examples(context: Context) -> bool:
    """True while any example figure or initiative counts."""
    return any(entry.status is Status.EXAMPLE for entry in context.view.observations) or any(
        entry.example for entry in context.view.initiatives
    )


def _behind(context: Context, cards: Iterable[IndicatorCard]) -> list[Attention]:
    """Indicators on the lowest mark, example data left aside."""
    lowest = context.agreement.judgement.marks[-1].sign
    return [
        Attention(
            "amber", context.say("board.attention.behind", title=card.title, gap=card.gap), "indicators", card.key
        )
        for card in cards
        if card.mark == lowest and not card.example
    ]


def _overdue_initiatives(context: Context, items: tuple[ItemCard, ...]) -> list[Attention]:
    late = {entry.key: entry for item in items for entry in item.initiatives if entry.overdue and not entry.example}
    if not late:
        return []
    first = next(iter(late.values()))
    key = "board.attention.overdue" if len(late) > 1 else "board.attention.overdue_one"
    text = context.say(key, title=first.title, count=len(late))
    return [Attention("red", text, "items", first.key, tuple(late))]


def _late_figures(context: Context, cards: Iterable[IndicatorCard], health: HealthCard) -> list[Attention]:
    """Indicators with figures whose next year should have come by now."""
    late = [row for row in health.rows if row.overdue]
    if not late:
        return []
    first = late[0]
    year = next((card.latest_year for card in cards if card.key == first.key), "") or first.newest
    text = context.say("board.attention.late", title=first.title, year=year, count=len(late))
    return [Attention("quiet", text, "indicators", first.key, tuple(row.key for row in late))]


def _is_working(context: Context, key: str) -> bool:
    pathway = context.pathway_of(key)
    return bool(pathway and any(m.state is TargetState.WORKING for m in pathway.milestones))


def _assumed(context: Context, key: str) -> bool:
    """Whether the target is laid over figures measured by another method, as the indicator's note says it is."""
    indicator, methods = context.agreement.indicator(key), context.methods_of(key)
    if indicator is None or not methods:
        return False
    plan = context.resolved(key, context.whole(indicator, methods[0]))
    return plan is not None and plan.assumed
