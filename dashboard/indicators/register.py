"""The indicator register: what is counted, in which unit, and what it serves."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.indicators.observation import Disclosure
from dashboard.wording import Language


class Kind(StrEnum):
    """A stock is counted on a day; a flow adds up over a fiscal year."""

    STOCK = "stock"
    FLOW = "flow"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Text:
    """A term or sentence of the agreement's data in both languages."""

    ja: str
    en: str

    def of(self, language: Language) -> str:
        """The text in ``language``."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of an indicator, such as a sector or a size class. Keys may nest: ``transport/rail``."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the register.

    ``unit`` is a key of ``units``; ``decimals`` the most places ever shown; ``due_months`` how long
    after the end of the fiscal year a figure may be expected; ``owner`` the party key that answers
    for it; ``source`` where its figures come from, in words. A ``cumulative`` stock (累計) can only grow;
    ``per_year_limit`` is the most (in ``unit``) by which a figure can plausibly change within a year; ``highest`` the
    most it can be at all (100 for a share of a whole). Where ``parts_add_up`` the parts of each level are complete:
    they make up the whole, or the part they lie under.
    """

    key: str
    title: Text
    definition: Text
    unit: str
    kind: Kind
    direction: Direction
    decimals: int
    goals: tuple[str, ...]
    items: tuple[int, ...]
    source: Text
    owner: str
    disclosure: Disclosure = Disclosure.PUBLIC
    dimensions: tuple[Dimension, ...] = ()
    methods: tuple[str, ...] = ()
    due_months: int = 6
    per_year_limit: float | None = None
    cumulative: bool = False
    highest: float | None = None
    parts_add_up: bool = False

    def dimension_title(self, key: str, language: Language) -> str:
        """The words for one of its parts ("" for the whole)."""
        for part in self.dimensions:
            if part.key == key:
                return part.title.of(language)
        return key
