"""Role → colour, dash and marker, for screen and paper alike (Okabe–Ito based, apart in grey print)."""

from dataclasses import dataclass
from typing import Literal

from dashboard.chart import Role

Dash = Literal["solid", "dashed", "dotted"]
Marker = Literal["circle", "diamond", "square", "none"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a role looks: ``colour`` as #rrggbb on a light ground, ``dark`` on a dark one."""

    colour: str
    dark: str
    dash: Dash = "solid"
    marker: Marker = "none"
    width: float = 1.5


LOOKS: dict[Role, Look] = {
    Role.ACTUAL: Look("#1f2933", "#e6edf3", "solid", "circle", 2.0),
    Role.EXAMPLE: Look("#7b8794", "#9aa5b1", "solid", "square", 1.5),
    Role.NET: Look("#1f2933", "#e6edf3", "solid", "circle", 2.0),
    Role.PATHWAY_ADOPTED: Look("#0072b2", "#56b4e9", "dashed", "diamond", 1.8),
    Role.PATHWAY_WORKING: Look("#8a5a00", "#e69f00", "dashed", "diamond", 1.5),
    Role.PATHWAY_EXAMPLE: Look("#7b8794", "#9aa5b1", "dotted", "diamond", 1.5),
    Role.SECTOR_HOUSEHOLD: Look("#e69f00", "#e69f00"),
    Role.SECTOR_BUSINESS: Look("#56b4e9", "#56b4e9"),
    Role.SECTOR_TRANSPORT: Look("#009e73", "#2bbf95"),
    Role.SECTOR_INDUSTRY: Look("#b5617f", "#cc79a7"),
    Role.SECTOR_WASTE: Look("#5f6b76", "#8894a0"),
    Role.REFERENCE: Look("#5f6b76", "#8894a0", "dotted", "none", 1.2),
    Role.OUTLOOK: Look("#2f7fae", "#6fb7e0", "dotted", "none", 1.2),
    Role.SCENARIO: Look("#8a4fa3", "#c79bd8", "dashed", "none", 1.5),
    Role.WHOLE: Look("#1f2933", "#e6edf3"),
    Role.LESS: Look("#0072b2", "#56b4e9"),
    Role.MORE: Look("#d55e00", "#f08c4b"),
    Role.PART_1: Look("#0072b2", "#56b4e9"),
    Role.PART_2: Look("#e69f00", "#e69f00"),
    Role.PART_3: Look("#009e73", "#2bbf95"),
    Role.PART_4: Look("#cc79a7", "#cc79a7"),
    Role.PART_5: Look("#d55e00", "#f08c4b"),
    Role.PART_6: Look("#5f6b76", "#8894a0"),
}
