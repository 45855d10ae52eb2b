"""From figures of the Board back to the entries they come from: cell and file, or who entered them when."""

from collections.abc import Iterable

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.pack import Agreement
from dashboard.agreement.setting_place import place_of_setting
from dashboard.agreement.target_form import FACTOR, TARGET
from dashboard.assembly.words import places_of
from dashboard.board_origin import OriginRow
from dashboard.indicators.factors import Factor, FactorState
from dashboard.indicators.observation import Observation, SeriesKey
from dashboard.indicators.pathway import Milestone, Pathway, PathwayPoint
from dashboard.indicators.series import Series
from dashboard.indicators.units import unit_label
from dashboard.record.batch import BatchRow, RecordView
from dashboard.wording import Wording
from dashboard.zone import JAPAN


class Tracer:
    """Knows of every entry of a view which batch brought it. Each answer is an OriginRow in finished texts."""

    def __init__(self, say: Wording, view: RecordView, agreement: Agreement, series: dict[SeriesKey, Series]) -> None:
        self._say, self._view, self._agreement, self._series = say, view, agreement, series
        self._by_moment = {row.recorded_at: row for row in view.batches}
        self._by_number = {row.number: row for row in view.batches}
        counting = (row for row in view.batches if not row.withdrawn)
        self._by_setting = {name: row for row in counting for name, _ in row.settings}

    def figure(self, entry: Observation, lead: str = "") -> OriginRow:
        """A figure with the cell it was read from; ``lead`` says what it is beside others of its kind."""
        say, source = self._say, entry.provenance
        batch = self._by_moment.get(source.imported_at) if source.imported_at else None
        return OriginRow(
            year=say.year(entry.period.fiscal_year),
            of=self._named(self._of(entry.key), lead),
            value=self._amount(entry),
            status=say(f"board.status.{entry.status.value}"),
            file=source.file,
            sheet=source.sheet,
            cell=source.cell,
            imported=say.instant(source.imported_at.astimezone(JAPAN)) if source.imported_at else "",
            sha256=source.sha256,
            raw=source.raw,
            by=batch.author if batch else "",
            note=entry.note,
        )

    def figures(self, entry: Observation, lead: str = "") -> tuple[OriginRow, ...]:
        """The same; of a total that nobody reported, every part that was added."""
        return tuple(self.figure(one, lead) for one in entry.parts or (entry,))

    def factor(self, factor: Factor) -> OriginRow:
        """A factor: of the pack, or as the committee entered it."""
        say = self._say
        places = len(repr(factor.value).partition(".")[2]) if factor.value is not None and factor.value % 1 else 0
        unset = factor.state is FactorState.UNSET or factor.value is None
        known = self._spaced(say.number(factor.value, places), factor.unit.of(say.language))
        return self.entered(
            FACTOR + factor.key,
            year=say.year(factor.year) if factor.year is not None else "",
            of=factor.title.of(say.language),
            value=say("effects.unset") if unset else known,
            status=say(f"effects.state.{factor.state.value}"),
            note=factor.source.of(say.language),
        )

    def target(self, pathway: Pathway, point: PathwayPoint | Milestone, value: str) -> OriginRow:
        """A target of ``pathway``: of the pack, or as it was entered; ``value`` is how it is told."""
        say, year = self._say, point.fiscal_year
        of = next((m for m in pathway.milestones if m.fiscal_year == year), None)
        since = of.valid_from.isoformat() if of and of.valid_from else ""
        decided = (point.adopted_by, say.date(point.adopted_on) if point.adopted_on else "")
        return self.entered(
            f"{TARGET}{pathway.key}.{year}.{since}",
            year=say.year(year),
            of=say("origin.target", title=pathway.title.of(say.language)),
            value=value,
            status=say(f"judgement.state.{point.state.value}"),
            note="　".join(text for text in (*decided, point.source.of(say.language)) if text),
        )

    def initiative(self, entry: Initiative, value: str, column: str = "", lead: str = "") -> OriginRow:
        """What is told of an initiative, with the cell under ``column`` of the sheet it came in.

        Where that is not known it is the cell in which the initiative's row begins; ``lead`` says what is told.
        """
        say = self._say
        file, sheet, cell = entry.source
        batch = self._by_number.get(self._view.initiative_batches.get(entry.key, 0))
        hashes = {one.name: one.sha256 for one in batch.files} if batch else {}
        return OriginRow(
            year=say.date(entry.due) if entry.due else "",
            of=self._named(entry.title, lead),
            value=value,
            status=say("board.status.example") if entry.example else say(f"board.stage.{entry.stage.value}"),
            file=file,
            sheet=sheet,
            cell=entry.cell(column) or cell,
            imported=self._moment(batch),
            sha256=hashes.get(file, ""),
            by=batch.author if batch else "",
        )

    def entered(self, name: str, *, of: str, value: str, year: str = "", status: str = "", note: str = "") -> OriginRow:
        """A decision kept under ``name`` with who entered it when, and in which cell; else it is the pack's own."""
        if name not in self._view.settings:
            return OriginRow(year, of, value, status, file=self._say("origin.pack"), note=note)
        batch, place = self._by_setting.get(name), place_of_setting(self._view.settings, name)
        files = {file.name: file.sha256 for file in batch.files} if batch else {}
        named = self._say("board.list").join(files) or self._say("origin.by_hand")
        return OriginRow(
            *(year, of, value, status),
            file=place.file if place else named,
            sheet=place.sheet if place else "",
            cell=place.cell if place else "",
            imported=self._moment(batch),
            sha256=files.get(place.file if place else named, ""),
            by=batch.author if batch else "",
            note=note,
        )

    def _moment(self, batch: BatchRow | None) -> str:
        return self._say.instant(batch.recorded_at.astimezone(JAPAN)) if batch else ""

    def _amount(self, entry: Observation) -> str:
        """The figure with as many places as it has itself, and its unit."""
        say = self._say
        if entry.value is None:
            return say(f"board.missing.{entry.missing.value}") if entry.missing else ""
        indicator = self._agreement.indicator(entry.key.indicator)
        number = say.number(entry.value, places_of((entry.value,), indicator.decimals if indicator else 0))
        return self._spaced(number, unit_label(entry.unit, say.language))

    def _spaced(self, number: str, unit: str) -> str:
        return f"{number}{unit}" if self._say.language == "ja" else f"{number} {unit}"

    def _of(self, key: SeriesKey) -> str:
        indicator, language = self._agreement.indicator(key.indicator), self._say.language
        if indicator is None:
            return key.indicator
        part = indicator.dimension_title(key.dimension, language)
        return self._named(indicator.title.of(language), part)

    @staticmethod
    def _named(*parts: str) -> str:
        return "　".join(part for part in parts if part)


def unique(rows: Iterable[OriginRow]) -> tuple[OriginRow, ...]:
    """Each row once, in the order they come."""
    return tuple(dict.fromkeys(rows))
