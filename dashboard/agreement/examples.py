"""The sample that comes with a pack: real published tables, and example sheets (例示) for every item and goal."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import SheetContent, contents
from dashboard.agreement.reading_pack import FOLDER
from dashboard.indicators.observation import Disclosure, Observation, Period, Provenance, SeriesKey, Status


def sample_files(agreement: Agreement) -> tuple[Path, ...]:
    """The real tables of the agreement's sample; empty where the pack has none."""
    return tuple(sorted(_folder(agreement).glob("*.csv")))


def example_contents(agreement: Agreement) -> tuple[SheetContent, ...]:
    """Example progress sheets for all items and goals; empty where the pack has no examples."""
    table = _table(_folder(agreement) / "examples.toml")
    if not table:
        return ()
    observations = tuple(entry for row in table["series"] for entry in _observations(row, agreement))
    initiatives = tuple(_initiative(row, index) for index, row in enumerate(table["initiative"], 1))
    return contents(agreement, tuple(table["years"]), observations, initiatives, table["author"])


def is_example_of_pack(entry: Observation, agreement: Agreement) -> bool:
    """Whether a figure marked as 例示 is one of those that come with the pack, so that nobody has put it in by hand."""
    table = _table(_folder(agreement) / "examples.toml")
    figures = (each for row in table.get("series", ()) for each in _observations(row, agreement))
    told = (entry.key, entry.period.fiscal_year, entry.value)
    return any((each.key, each.period.fiscal_year, each.value) == told for each in figures)


@cache
def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _folder(agreement: Agreement) -> Path:
    return FOLDER / f"{agreement.key}.sample"


def _observations(row: dict[str, Any], agreement: Agreement) -> list[Observation]:
    indicator = agreement.indicator(row["indicator"])
    if indicator is None:
        return []
    key = SeriesKey(indicator.key, row.get("dimension", ""), row.get("method", ""))
    nowhere = Provenance("", "", "", "", "")
    return [
        Observation(
            *(key, Period(row["first"] + step), float(value), indicator.unit, Status.EXAMPLE),
            *(indicator.owner, indicator.disclosure, nowhere),
        )
        for step, value in enumerate(row["values"])
    ]


def _initiative(row: dict[str, Any], index: int) -> Initiative:
    return Initiative(
        key=f"example-{index}",
        title=row["title"],
        items=tuple(row["items"]),
        goals=tuple(row["goals"]),
        **{
            name: row[name]
            for name in ("content", "method", "roles", "cost", "issue", "next_step", "owner", "progress")
        },
        cost_shares=tuple(CostShare(bearer, yen) for bearer, yen in row.get("shares", {}).items()),
        cost_total=row.get("total"),
        stage=Stage(row["stage"]),
        due=row["due"],
        disclosure=Disclosure(row["disclosure"]),
        example=True,
    )
