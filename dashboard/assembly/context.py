"""What every part of the Board is built from: the view, the agreement, the words and the sources."""

import datetime
from dataclasses import dataclass

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import factors_on, pathways_on
from dashboard.assembly.tracing import Tracer
from dashboard.board import SourceRow
from dashboard.indicators.factors import Factors
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.indicators.pathway import Pathway, PathwayKind, ResolvedPathway, TargetState, resolve
from dashboard.indicators.register import Indicator
from dashboard.indicators.series import Series, group, summed
from dashboard.record.batch import RecordView
from dashboard.wording import Wording
from dashboard.zone import JAPAN


class SourceList:
    """Numbers the places figures come from, in the order they are first asked for."""

    def __init__(self, say: Wording) -> None:
        self._say = say
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._cells: dict[int, list[str]] = {}
        self._first: dict[int, Observation] = {}

    def number(self, entry: Observation) -> int:
        """The number of the sheet ``entry`` was read from, of a worked-out total the first one."""
        return self.numbers(entry)[0]

    def numbers(self, entry: Observation) -> tuple[int, ...]:
        """The numbers of all sheets ``entry`` comes from, in order; its cells are noted for the list."""
        return tuple(sorted({self._noted(part) for part in entry.parts or (entry,)}))

    def _noted(self, entry: Observation) -> int:
        source = entry.provenance
        key = (source.file, source.sha256, source.sheet)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._first.setdefault(number, entry)
        self._cells.setdefault(number, []).append(source.cell)
        return number

    def rows(self, titles: dict[str, str]) -> tuple[SourceRow, ...]:
        """The numbered list; ``titles`` gives each method's words."""
        return tuple(self._row(number, titles) for number in sorted(self._first))

    def _row(self, number: int, titles: dict[str, str]) -> SourceRow:
        entry = self._first[number]
        source, moment = entry.provenance, entry.provenance.imported_at
        return SourceRow(
            number=number,
            file=source.file,
            sheet=source.sheet,
            cell=cell_span(self._cells[number]),
            sha256=source.sha256,
            imported=self._say.instant(moment.astimezone(JAPAN)) if moment else "",
            title=titles.get(entry.key.method, ""),
            example=entry.status is Status.EXAMPLE,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """The inputs of one Board.

    ``today`` is the day of the view's instant in Japan; ``pathways`` and ``factors`` are those in force on it;
    ``tracer`` leads from figures back to the entries they come from.
    """

    say: Wording
    agreement: Agreement
    view: RecordView
    today: datetime.date
    series: dict[SeriesKey, Series]
    sources: SourceList
    pathways: tuple[Pathway, ...]
    factors: Factors
    tracer: Tracer

    @classmethod
    def of(cls, view: RecordView, agreement: Agreement, say: Wording) -> "Context":
        """A context for ``view``."""
        today = view.instant.astimezone(JAPAN).date()
        pathways = pathways_on(agreement, view.settings, today)
        factors = factors_on(agreement, view.settings)
        series = group(view.observations)
        tracer = Tracer(say, view, agreement, series)
        return cls(say, agreement, view, today, series, SourceList(say), pathways, factors, tracer)

    def article(self, number: str) -> str:
        """The clause a text points to, in brackets; "" where the agreement has none of the kind."""
        return self.say("board.article", number=number) if number else ""

    def scenarios_of(self, indicator: str) -> tuple[Pathway, ...]:
        """The pathways of an indicator's whole: the plan that is judged first, then the others beside it.

        Among several plans an adopted one leads, then the one decided last.
        """
        mine = [p for p in self.pathways if p.series.indicator == indicator and not p.series.dimension]
        return tuple(sorted(mine, key=_rank))

    def pathway_of(self, indicator: str) -> Pathway | None:
        """The plan the indicator's whole is judged by, if there is one."""
        return next((p for p in self.scenarios_of(indicator) if p.kind is PathwayKind.PLAN), None)

    def next_target(self) -> int:
        """The next fiscal year for which a plan of the agreement sets anything; its horizon where none is to come."""
        plans = [plan for plan in self.pathways if plan.kind is PathwayKind.PLAN]
        years = {one.fiscal_year for plan in plans for one in plan.milestones}
        return min((year for year in years if year >= fiscal_year_of(self.today)), default=self.agreement.horizon)

    def resolved_part(self, part: Series) -> ResolvedPathway | None:
        """The plan of one part of an indicator in figures, from the part's own figure of the base year on."""
        key = part.key
        mine = [p for p in self.pathways if p.series[:2] == key[:2] and p.kind is PathwayKind.PLAN and key.dimension]
        plan = min(mine, key=_rank, default=None)
        return resolve(plan, part.value_at(plan.base_year), key.method) if plan is not None else None

    def resolved(self, indicator: str, main: Series | None) -> ResolvedPathway | None:
        """The pathway in figures, starting at the actual figure of its base year."""
        pathway = self.pathway_of(indicator)
        if pathway is None:
            return None
        return self.laid_over(pathway, main)

    def laid_over(self, pathway: Pathway, main: Series | None) -> ResolvedPathway | None:
        """``pathway`` in figures, from the base year's figure of ``main`` and by its method."""
        if main is None:
            return resolve(pathway, None)
        return resolve(pathway, main.value_at(pathway.base_year), main.key.method)

    def beside(self, pathway: Pathway, indicator: Indicator, main: Series | None) -> ResolvedPathway | None:
        """Another scenario in figures: from those of its own method where there are any, else laid over ``main``."""
        own = self.whole(indicator, pathway.series.method) if pathway.series.method else None
        return self.laid_over(pathway, own if own is not None and own.actual else main)

    def methods_of(self, indicator: str) -> tuple[str, ...]:
        """Methods with entries, the pathway's own first, then by the newest year with a figure."""
        pathway = self.pathway_of(indicator)
        newest: dict[str, int] = {}
        for key, series in self.series.items():
            if key.indicator == indicator:
                year = series.latest.period.fiscal_year if series.latest else 0
                newest[key.method] = max(newest.get(key.method, 0), year)
        preferred = pathway.series.method if pathway else ""
        return tuple(sorted(newest, key=lambda method: (method != preferred, -newest[method], method)))

    def parts(self, indicator: Indicator, method: str) -> tuple[Series, ...]:
        """The series of the indicator's parts, in the register's order."""
        keys = (SeriesKey(indicator.key, part.key, method) for part in indicator.dimensions)
        return tuple(self.series[key] for key in keys if key in self.series)

    def whole(self, indicator: Indicator, method: str) -> Series | None:
        """The series of the whole; summed from its parts where nobody reported a total and every part is there.

        A part that was never reported, or that this audience may not see, leaves the total unknown.
        """
        key = SeriesKey(indicator.key, "", method)
        reported = self.series.get(key)
        if reported is not None and reported.actual:
            return reported
        parts = [part for part in self.parts(indicator, method) if "/" not in part.key.dimension]
        needed = sum("/" not in part.key for part in indicator.dimensions)
        total = summed(parts, key) if parts and len(parts) == needed else None
        return total or reported


def _rank(pathway: Pathway) -> tuple[bool, bool, int]:
    firm = all(entry.state is TargetState.ADOPTED for entry in pathway.milestones)
    begins = max((entry.valid_from or datetime.date.min for entry in pathway.milestones), default=datetime.date.min)
    return pathway.kind is not PathwayKind.PLAN, not firm, -begins.toordinal()


def cell_span(cells: list[str]) -> str:
    """Cells in short: one address, or the corner addresses and how many cells lie in use between.

    Worked: ["B2", "C2", "B4"] → "B2:C4".
    """
    places = sorted({place for cell in cells if (place := _place(cell))})
    if not places:
        return cells[0] if cells else ""
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    first, last = _address(min(rows), min(columns)), _address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


def _place(cell: str) -> tuple[int, int] | None:
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not digits:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def _address(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
