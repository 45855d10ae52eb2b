"""Whether every name in a pack leads somewhere and stands once."""

from collections.abc import Iterable

from dashboard.agreement.pack import Agreement
from dashboard.errors import KnownError


def check_references(agreement: Agreement, pack: str) -> None:
    """Raise KnownError ``agreement.pack_broken`` with the place of the first name that does not."""
    goals = {goal.key for goal in agreement.goals}
    items = {item.number for item in agreement.items}
    visions = {vision.key for vision in agreement.visions}
    indicators = {entry.key: entry for entry in agreement.indicators}
    methods = {entry.key for entry in agreement.methods}
    parties = {party.key for party in agreement.parties}
    complain = Complaint(pack)
    complain.doubled("indicator", [entry.key for entry in agreement.indicators])
    complain.doubled("goal", [goal.key for goal in agreement.goals])
    complain.doubled("item", [item.number for item in agreement.items])
    for item in agreement.items:
        complain.unknown(f"item[{item.number}].goals", item.goals, goals)
    for goal in agreement.goals:
        complain.unknown(f"goal[{goal.key}].group", [goal.group], ("hard", "soft"))
        complain.unknown(f"goal[{goal.key}].visions", goal.visions, visions)
        complain.unknown(f"goal[{goal.key}].lead", [goal.lead] if goal.lead else [], indicators)
    for entry in agreement.indicators:
        place = f"indicator[{entry.key}]"
        complain.unknown(f"{place}.goals", entry.goals, goals)
        complain.unknown(f"{place}.items", entry.items, items)
        complain.unknown(f"{place}.owner", [entry.owner], parties)
        complain.unknown(f"{place}.methods", entry.methods, methods)
        complain.doubled(f"{place}.dimension", [part.key for part in entry.dimensions])
    _check_names(agreement, complain)
    _check_lines(agreement, complain)


def _check_lines(agreement: Agreement, complain: "Complaint") -> None:
    """What pathways and headlines are drawn of."""
    indicators = {entry.key: entry for entry in agreement.indicators}
    methods = {entry.key for entry in agreement.methods}
    complain.doubled("pathway", [entry.key for entry in agreement.pathways])
    complain.doubled("factor", [entry.key for entry in agreement.factors])
    for pathway in agreement.pathways:
        complain.unknown(f"pathway[{pathway.key}].indicator", [pathway.series.indicator], indicators)
        parts = [part.key for part in indicators[pathway.series.indicator].dimensions]
        complain.unknown(f"pathway[{pathway.key}].dimension", filter(None, [pathway.series.dimension]), parts)
        named = [m.method for m in pathway.milestones if m.method]
        complain.unknown(f"pathway[{pathway.key}].method", [*named, *filter(None, [pathway.series.method])], methods)
    for headline in agreement.headlines:
        complain.unknown("headline.indicator", [headline.indicator], indicators)
        complain.unknown("headline.sink", [headline.sink] if headline.sink else [], indicators)
        place = f"headline[{headline.indicator}]"
        complain.unknown(f"{place}.kind", [headline.kind], ("stack", "line"))
        complain.unknown(f"{place}.method", filter(None, [headline.method]), methods)
        parts = [part.key for part in indicators[headline.indicator].dimensions]
        complain.unknown(f"{place}.parts", headline.parts, parts)


def _check_names(agreement: Agreement, complain: "Complaint") -> None:
    """Names that stand once, and the articles that texts point to."""
    complain.doubled("party", [entry.key for entry in agreement.parties])
    complain.doubled("method", [entry.key for entry in agreement.methods])
    complain.doubled("judgement.mark", [mark.sign for mark in (*agreement.judgement.marks, agreement.judgement.none)])
    complain.doubled("headline", [entry.indicator for entry in agreement.headlines])
    articles, numbers = agreement.articles, [clause.number for clause in agreement.clauses]
    pointed = [articles.term, articles.consultation, articles.disclosure]
    complain.unknown("articles", filter(None, pointed), numbers)


class Complaint:
    """Raises KnownError ``agreement.pack_broken`` for names that lead nowhere or stand twice."""

    def __init__(self, pack: str) -> None:
        self._pack = pack

    def unknown(self, place: str, names: Iterable[object], known_names: Iterable[object]) -> None:
        """Complain of the first of ``names`` that is not known."""
        there = set(known_names)
        for name in names:
            if name not in there:
                raise KnownError("agreement.pack_broken", pack=self._pack, place=place, reason=f"unknown name {name!r}")

    def doubled(self, place: str, names: Iterable[object]) -> None:
        """Complain of the first name that stands twice."""
        seen: set[object] = set()
        for name in names:
            if name in seen:
                raise KnownError("agreement.pack_broken", pack=self._pack, place=place, reason=f"{name!r} stands twice")
            seen.add(name)
