"""Whether every name in a pack leads somewhere and stands once."""

from collections.abc import Iterable

from dashboard.agreement.pack import Agreement
from dashboard.agreement.pack_table import Faults


def check_references(agreement: Agreement, faults: Faults) -> None:
    """Note each name that does not among ``faults``."""
    goals = {goal.key for goal in agreement.goals}
    items = {item.number for item in agreement.items}
    visions = {vision.key for vision in agreement.visions}
    indicators = {entry.key: entry for entry in agreement.indicators}
    methods = {entry.key for entry in agreement.methods}
    parties = {party.key for party in agreement.parties}
    complain = Complaint(faults)
    complain.doubled("indicator", [entry.key for entry in agreement.indicators])
    complain.doubled("goal", [goal.key for goal in agreement.goals])
    complain.doubled("item", [item.number for item in agreement.items])
    for item in agreement.items:
        complain.unknown(f"item[{item.number}].goals", item.goals, goals)
    for goal in agreement.goals:
        complain.unknown(f"goal[{goal.key}].group", [goal.group], ("hard", "soft"))
        complain.unknown(f"goal[{goal.key}].visions", goal.visions, visions)
        complain.unknown(f"goal[{goal.key}].lead", [goal.lead], indicators)
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
        if (counted := indicators.get(pathway.series.indicator)) is not None:
            parts = [part.key for part in counted.dimensions]
            complain.unknown(f"pathway[{pathway.key}].dimension", [pathway.series.dimension], parts)
        named = [m.method for m in pathway.milestones]
        complain.unknown(f"pathway[{pathway.key}].method", [*named, pathway.series.method], methods)
    for headline in agreement.headlines:
        complain.unknown("headline.indicator", [headline.indicator], indicators)
        complain.unknown("headline.sink", [headline.sink], indicators)
        place = f"headline[{headline.indicator}]"
        complain.unknown(f"{place}.kind", [headline.kind], ("stack", "line"))
        complain.unknown(f"{place}.method", [headline.method], methods)
        if (counted := indicators.get(headline.indicator)) is not None:
            complain.unknown(f"{place}.parts", headline.parts, [part.key for part in counted.dimensions])


def _check_names(agreement: Agreement, complain: "Complaint") -> None:
    """Names that stand once, and the articles that texts point to."""
    complain.doubled("party", [entry.key for entry in agreement.parties])
    complain.doubled("method", [entry.key for entry in agreement.methods])
    complain.doubled("judgement.mark", [mark.sign for mark in (*agreement.judgement.marks, agreement.judgement.none)])
    complain.doubled("headline", [entry.indicator for entry in agreement.headlines])
    articles, numbers = agreement.articles, [clause.number for clause in agreement.clauses]
    pointed = [articles.term, articles.consultation, articles.disclosure]
    complain.unknown("articles", pointed, numbers)


class Complaint:
    """Notes names that lead nowhere or stand twice; "" is no name: it was left out, or is told as missing."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def unknown(self, place: str, names: Iterable[str | int], known_names: Iterable[str | int]) -> None:
        """Note those of ``names`` that are not known."""
        there = {*known_names, ""}
        for name in dict.fromkeys(names):
            if name not in there:
                self._faults.add("unknown_name", place, found=name)

    def doubled(self, place: str, names: Iterable[str | int]) -> None:
        """Note the names that stand twice."""
        seen: set[str | int] = {""}
        for name in names:
            if name in seen and name != "":
                self._faults.add("twice", place, found=name)
            seen.add(name)
