"""An initiative (取組) as article 3(2) wants it: content, method, roles and who bears the cost."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.indicators.observation import Disclosure
from dashboard.place import NOWHERE, Place


class Stage(StrEnum):
    """Where an initiative stands: 構想, 準備中, 実施中, 完了, 中止."""

    IDEA = "idea"
    PREPARING = "preparing"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CostShare:
    """What one bearer pays, in yen; ``bearer`` is a party key, ``affiliate`` or ``subsidy``."""

    bearer: str
    yen: int


@dataclass(frozen=True, slots=True)
class Initiative:
    """One version of one initiative. ``progress`` is a share of one; ``example`` marks 例示.

    ``saving`` is the CO2 the parties expect it to avoid, in t-CO2 a year, once it is in place. ``source`` is the
    cell of its title; ``cells`` are those of all that was filled in, as (column of the
    sheet, A1).
    """

    key: str
    title: str
    items: tuple[int, ...]
    goals: tuple[str, ...]
    content: str = ""
    method: str = ""
    roles: str = ""
    cost: str = ""
    cost_shares: tuple[CostShare, ...] = ()
    cost_total: int | None = None
    stage: Stage = Stage.IDEA
    progress: float | None = None
    issue: str = ""
    next_step: str = ""
    due: datetime.date | None = None
    owner: str = ""
    disclosure: Disclosure = Disclosure.PARTIES
    example: bool = False
    source: Place = NOWHERE
    saving: float | None = None
    cells: tuple[tuple[str, str], ...] = ()

    def cell(self, column: str) -> str:
        """The cell (A1) under ``column`` of the progress sheet; "" where none is known, as in older records."""
        return dict(self.cells).get(column, "")

    def same_as(self, other: "Initiative") -> bool:
        """Whether both say the same, wherever it was written."""
        return replace(self, source=other.source, cells=other.cells) == other
