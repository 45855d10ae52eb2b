"""The agreement pack: one readable TOML file → Agreement. Another city is a new pack, no line of code."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dashboard.agreement.term import TermRules
from dashboard.indicators.factors import Factor
from dashboard.indicators.pathway import Pathway
from dashboard.indicators.register import Indicator, Text


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its key, its letter in the agreement (甲, 乙, 丙) and its names."""

    key: str
    letter: str
    name: Text
    short: Text


@dataclass(frozen=True, slots=True)
class Titled:
    """A vision, pillar or other named part."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Item:
    """A cooperation item of article 2."""

    number: int
    title: Text
    short: Text
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of annex 2; ``group`` is ``hard`` or ``soft``, ``points`` what the annex lists under it."""

    key: str
    group: str
    title: Text
    points: tuple[Text, ...]
    visions: tuple[str, ...]
    lead: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the agreement with its wording."""

    number: str
    heading: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of the judgement scale: given when the achieved share is ``at_least``."""

    sign: str
    word: Text
    at_least: float


class Measure(StrEnum):
    """What the share a mark is given for compares: the change since the base year, or the level reached."""

    CHANGE = "change"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The scale, best first, its rule in words, the sign for "cannot be judged", and what is compared."""

    rule: Text
    marks: tuple[Mark, ...]
    none: Mark
    measure: Measure = Measure.CHANGE


@dataclass(frozen=True, slots=True)
class Method:
    """A way of measuring; figures of different methods are never mixed silently."""

    key: str
    title: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the large charts of the overview. ``kind`` is ``stack`` (parts and net line) or ``line``.

    ``sink`` names the indicator subtracted for the net line; ``parts`` the dimensions stacked, from
    the zero line upwards.
    """

    indicator: str
    kind: str
    method: str
    parts: tuple[str, ...]
    sink: str
    start_year: int


@dataclass(frozen=True, slots=True)
class Articles:
    """The numbers of the articles texts point to; "" where the agreement has none of the kind."""

    term: str = ""
    consultation: str = ""
    disclosure: str = ""


NO_ARTICLES = Articles()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything the product knows of one agreement."""

    key: str
    version: str
    title: Text
    short: Text
    municipality: Text
    municipality_code: str
    signed: datetime.date
    parties: tuple[Party, ...]
    visions: tuple[Titled, ...]
    pillars: tuple[Titled, ...]
    items: tuple[Item, ...]
    goals: tuple[Goal, ...]
    clauses: tuple[Clause, ...]
    term: TermRules
    consultation_months: int
    judgement: Judgement
    methods: tuple[Method, ...]
    indicators: tuple[Indicator, ...]
    pathways: tuple[Pathway, ...]
    headlines: tuple[Headline, ...]
    base_year: int
    horizon: int
    sources: tuple[Titled, ...]
    factors: tuple[Factor, ...] = ()
    articles: Articles = NO_ARTICLES

    def indicator(self, key: str) -> Indicator | None:
        """The indicator of that key, if the register has it."""
        return next((entry for entry in self.indicators if entry.key == key), None)

    def goal(self, key: str) -> Goal | None:
        """The goal of that key."""
        return next((entry for entry in self.goals if entry.key == key), None)

    def item(self, number: int) -> Item | None:
        """The cooperation item of that number."""
        return next((entry for entry in self.items if entry.number == number), None)

    def party(self, key: str) -> Party | None:
        """The party of that key."""
        return next((entry for entry in self.parties if entry.key == key), None)

    def method(self, key: str) -> Method | None:
        """The method of that key."""
        return next((entry for entry in self.methods if entry.key == key), None)
