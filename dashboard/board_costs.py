"""Who bears which cost in which year, as finished texts."""

from dataclasses import dataclass

from dashboard.board_origin import Origin


@dataclass(frozen=True, slots=True)
class CostRow:
    """What one bearer pays, in thousand yen: an amount for each year of the table ("–" for none) and their sum.

    ``bearer`` says beside the name where the amounts are of examples or of initiatives that were stopped: those are
    never added to the others. ``origin`` leads to the initiatives.
    """

    bearer: str
    amounts: tuple[str, ...]
    total: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class CostTable:
    """``years`` are the heads: fiscal years in which initiatives are due, last those without a day."""

    years: tuple[str, ...]
    rows: tuple[CostRow, ...]
