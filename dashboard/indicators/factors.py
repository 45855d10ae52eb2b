"""Factors that turn counts into CO2, each with its value, year, source and state; data, never constants in code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.indicators.register import Text


class FactorState(StrEnum):
    """How firm a factor is: published (公表値), working (作業値), or unset: not known and not guessed."""

    PUBLISHED = "published"
    WORKING = "working"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Plausible:
    """Between which values, ends included and in the factor's unit, a factor is taken without a question, and why."""

    least: float
    most: float
    why: Text

    def holds(self, value: float) -> bool:
        """Whether ``value`` lies between them."""
        return self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor: ``value`` in ``unit``, the year it speaks of and where it comes from; ``plausible`` where known."""

    key: str
    title: Text
    value: float | None
    unit: Text
    year: int | None
    source: Text
    state: FactorState
    plausible: Plausible | None = None


class Factors:
    """Factors by their keys."""

    def __init__(self, factors: Iterable[Factor]) -> None:
        self._by_key = {factor.key: factor for factor in factors}

    def all(self) -> tuple[Factor, ...]:
        """Every factor, in the order of the pack."""
        return tuple(self._by_key.values())

    def values(self, *keys: str) -> tuple[float, ...] | None:
        """The values of ``keys``; None where one of them is unset."""
        found = [factor.value for key in keys if (factor := self._by_key.get(key)) and factor.value is not None]
        return tuple(found) if len(found) == len(keys) else None

    def unset(self, keys: Iterable[str]) -> tuple[Factor, ...]:
        """Those of ``keys`` that are known by name and have no value."""
        return tuple(factor for key in keys if (factor := self._by_key.get(key)) and factor.value is None)

    def working(self, keys: Iterable[str]) -> bool:
        """Whether any of ``keys`` is a working figure."""
        return any(factor.state is FactorState.WORKING for key in keys if (factor := self._by_key.get(key)) is not None)

    def with_values(self, changed: Mapping[str, Factor]) -> "Factors":
        """The same factors with some of them replaced."""
        return Factors(changed.get(key, factor) for key, factor in self._by_key.items())
