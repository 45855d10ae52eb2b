"""The consultations held, as finished texts, and what this material is called."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One consultation: ``title`` (第3回), ``day`` in words, the note; ``held_on`` is the day itself."""

    number: int
    title: str
    day: str
    note: str
    held_on: datetime.date


@dataclass(frozen=True, slots=True)
class ConsultationLedger:
    """``rows`` newest first; ``material`` stands in the head of every page of paper.

    ``planned`` is the day agreed for the next one; None where it can only be estimated. ``next_number`` is None where
    no consultation is recorded: a number is never made up.
    """

    rows: tuple[HeldRow, ...]
    next_number: int | None
    material: str
    planned: datetime.date | None = None
