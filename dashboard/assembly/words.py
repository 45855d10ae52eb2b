"""Figures of the indicators in finished words: readings, gaps, paces, the position sentence."""

from collections.abc import Iterable

from dashboard.board import Figure
from dashboard.indicators.observation import Missing, Observation, Status
from dashboard.indicators.pathway import PathwayPoint, ResolvedPathway
from dashboard.indicators.progress import Standing
from dashboard.indicators.register import Direction, Indicator
from dashboard.indicators.tolerance import reaches
from dashboard.indicators.units import unit_label
from dashboard.wording import Wording


def places_of(values: Iterable[float | None], limit: int) -> int:
    """Decimal places to show: never more than ``limit``, nor more than the figures themselves have.

    Worked: [20391.0, 9417.0] → 0; [707.4201, 590.7366] with limit 1 → 1.
    """
    most = 0
    for value in values:
        if value is not None:
            text = repr(round(value, limit))
            fraction = text.partition(".")[2] if "e" not in text else ""
            most = max(most, 0 if fraction == "0" else len(fraction))
            if most >= limit:
                return limit
    return most


SET_PLACES = 6
"""Places within which a target's own digits are told from the noise of a float."""


class Speaker:
    """Says figures of one indicator with the same places and the unit; a target keeps the digits it was set with."""

    def __init__(self, say: Wording, indicator: Indicator, values: Iterable[float | None]) -> None:
        self.say = say
        self.indicator = indicator
        self.unit = unit_label(indicator.unit, say.language)
        self.difference_unit = say("board.points") if indicator.unit == "%" else self.unit
        self.places = places_of(values, indicator.decimals)

    def number(self, value: float | None, *, signed: bool = False, places: int | None = None) -> str:
        """The number alone; ``places`` where it is to have others than its kind."""
        return self.say.number(value, self.places if places is None else places, signed=signed)

    def amount(self, value: float | None, *, signed: bool = False, places: int | None = None) -> str:
        """Number and unit, as they stand in a sentence."""
        return self._with_unit(self.number(value, signed=signed, places=places), self.unit)

    def difference(self, value: float | None, *, signed: bool = False, places: int | None = None) -> str:
        """The same of what lies between two figures: shares differ by points, not by per cent."""
        return self._with_unit(self.number(value, signed=signed, places=places), self.difference_unit)

    def _with_unit(self, number: str, unit: str) -> str:
        space = "" if self.say.language == "ja" else " "
        return f"{number}{space}{unit}"

    def set_places(self, value: float) -> int:
        """The places of a figure as it was set: 46.5 has one, whatever the indicator's figures have."""
        return places_of((value,), SET_PLACES)

    def target_places(self, point: PathwayPoint) -> int:
        """The places of a target: its own where it was set as a figure, else those of the figures it follows from."""
        return self.places if point.worked_out else self.set_places(point.value)

    def expected_places(self, pathway: ResolvedPathway | None, fiscal_year: int) -> int:
        """The places of what is expected in a year, or of a gap to it: no fewer than those of a target set for it."""
        point = pathway.milestone(fiscal_year) if pathway else None
        return max(self.places, self.target_places(point)) if point else self.places

    def target_amount(self, point: PathwayPoint) -> str:
        """A target's number and unit."""
        return self.amount(point.value, places=self.target_places(point))

    def figure(self, value: float | None) -> Figure:
        """The figure with its parts."""
        return Figure(value, self.number(value), self.unit)

    def status(self, status: Status) -> str:
        """速報値, 確定値, 推計値 or 例示."""
        return self.say(f"board.status.{status.value}")

    def missing(self, reason: Missing | None) -> str:
        """Why there is no figure."""
        return self.say(f"board.missing.{reason.value}") if reason else ""

    def readout(self, entry: Observation, title: str = "") -> str:
        """One line for the pointer: year, part, amount, status."""
        what = self.amount(entry.value) if entry.value is not None else self.missing(entry.missing)
        lead = f"{title} " if title else ""
        return self.say(
            "board.readout.actual",
            lead=lead,
            amount=what,
            status=self.status(entry.status),
            place=entry.place(),
        )

    def target(self, pathway: ResolvedPathway | None, standing: Standing | None) -> str:
        """The next milestone in words; the first one while there is no figure at all."""
        if pathway is None:
            return ""
        point = standing.target if standing else pathway.milestones[0]
        if point is None:
            return ""
        state = self.say(f"board.state.{point.state.value}")
        return self.say(
            "board.target", year=self.say.year(point.fiscal_year), amount=self.target_amount(point), state=state
        )

    def gap(self, standing: Standing | None, pathway: ResolvedPathway | None = None) -> str:
        """Actual against what ``pathway`` expects in the last actual year."""
        if standing is None or standing.gap is None:
            return ""
        year, places = standing.last[0], self.expected_places(pathway, standing.last[0])
        return self.say(
            "board.gap", gap=self.difference(standing.gap, signed=True, places=places), year=self.say.year(year)
        )

    def pace(self, standing: Standing | None) -> str:
        """Recent and needed pace per year."""
        if standing is None:
            return ""
        parts = []
        if standing.recent is not None:
            years = self.say("board.years", first=standing.recent.start, last=standing.recent.end)
            parts.append(self.say("board.pace.recent", pace=self.per_year(standing.recent.per_year), years=years))
        if standing.needed is not None and not self.met(standing):
            parts.append(self.say("board.pace.needed", pace=self.per_year(standing.needed)))
        return "\n".join(parts)

    def outlook(self, standing: Standing | None) -> str:
        """When the target is met at the present pace."""
        if standing is None or standing.target is None or standing.recent is None:
            return ""
        if self.met(standing):
            return self.say("board.outlook.met", year=self.say.year(standing.target.fiscal_year))
        if standing.reached is None:
            return self.say("board.outlook.never", target=self.say.year(standing.target.fiscal_year))
        key = "board.outlook.in_time" if standing.reached <= standing.target.fiscal_year else "board.outlook.late"
        return self.say(key, year=self.say.year(standing.reached), target=self.say.year(standing.target.fiscal_year))

    def met(self, standing: Standing) -> bool:
        """Whether the next target's level is reached already: no pace is needed any more."""
        if standing.target is None:
            return False
        return reaches(standing.last[1], standing.target.value, down=self.indicator.direction is Direction.DOWN)

    def per_year(self, pace: float) -> str:
        """A pace rounded to one place more than a count would show, so that slow counts do not read 0."""
        places = max(self.places, 1) if abs(pace) < 10 else self.places
        return self.difference(pace, signed=True, places=places)


def position(speaker: Speaker, standing: Standing | None, ahead: str) -> str:
    """The city's position in one sentence, as the overview and page 2 of the paper begin; ``ahead`` ends it.

    Worked: ``2019年度 590.7千t-CO2。2030年度目標 382.0千t-CO2 まであと 208.7千t-CO2、必要ペースは年19.0…``.
    """
    say = speaker.say
    if standing is None:
        return say("board.position.empty", title=speaker.indicator.title.of(say.language))
    year, value = standing.last
    head = say("board.position.now", year=say.year(year), amount=speaker.amount(value))
    if standing.target is None or standing.to_target is None or standing.needed is None:
        return head
    if speaker.met(standing):
        return head + say(
            "board.position.met",
            target_year=say.year(standing.target.fiscal_year),
            target=speaker.target_amount(standing.target),
        )
    rest = say(
        "board.position.target",
        target_year=say.year(standing.target.fiscal_year),
        target=speaker.target_amount(standing.target),
        distance=speaker.difference(
            abs(standing.to_target), places=max(speaker.places, speaker.target_places(standing.target))
        ),
        needed=_change(speaker, standing.needed),
    )
    if standing.recent is None:
        return head + rest + say("board.position.end")
    years = say("board.years", first=standing.recent.start, last=standing.recent.end)
    recent = say("board.position.recent", recent=_change(speaker, standing.recent.per_year), years=years)
    return head + rest + recent + say("board.position.end") + ahead


def _change(speaker: Speaker, per_year: float) -> str:
    """A yearly change in words: 減 or 増 with the amount, so that no sign has to be read."""
    key = "board.position.less" if per_year < 0 else "board.position.more"
    return speaker.say(key, amount=speaker.difference(abs(per_year)))
