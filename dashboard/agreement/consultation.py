"""Consultations held under article 3(1), as the parties record them: number, day and a note.

The agreement fixes neither frequency nor number. What nobody recorded stays unknown: the number of the next
consultation can be told only where one before it was recorded.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.errors import KnownError

PREFIX, LAST = "consultation.held.", "consultation.last"
NEXT, CADENCE = "consultation.next", "consultation.cadence_months"


@dataclass(frozen=True, slots=True)
class Held:
    """One consultation that took place."""

    number: int
    day: datetime.date
    note: str = ""


def held_consultations(settings: Mapping[str, str]) -> tuple[Held, ...]:
    """All that are recorded, by their number; one with an empty value was taken back."""
    found = [
        Held(int(name.removeprefix(PREFIX)), datetime.date.fromisoformat(body["day"]), body["note"])
        for name, text in settings.items()
        if name.startswith(PREFIX) and text and (body := json.loads(text))
    ]
    return tuple(sorted(found, key=lambda held: held.number))


def last_day(settings: Mapping[str, str]) -> datetime.date | None:
    """The day of the last consultation: of the recorded ones, else the day entered alone; None where neither is."""
    found = held_consultations(settings)
    if found:
        return found[-1].day
    text = settings.get(LAST)
    return datetime.date.fromisoformat(text) if text else None


def next_number(settings: Mapping[str, str]) -> int | None:
    """The number of the consultation to come; None where none before it is recorded."""
    found = held_consultations(settings)
    return found[-1].number + 1 if found else None


def number_on(settings: Mapping[str, str], day: datetime.date) -> int | None:
    """The number of the consultation held on ``day``, where it is recorded."""
    return next((held.number for held in held_consultations(settings) if held.day == day), None)


def settings_before(then: Mapping[str, str], known: Mapping[str, str], day: datetime.date) -> dict[str, str]:
    """The settings ``then``, as the material of the consultation of ``day`` needs them.

    The consultations are those held before ``day`` by what is ``known`` of them by now: one recorded late was held
    all the same, and the one of ``day`` itself was still to come when its material was written.
    """
    kept = {name: text for name, text in then.items() if not name.startswith(PREFIX)}
    if (alone := kept.get(LAST)) and datetime.date.fromisoformat(alone) >= day:
        del kept[LAST]
    earlier = {f"{PREFIX}{held.number}" for held in held_consultations(known) if held.day < day}
    return kept | {name: known[name] for name in earlier}


def schedule_settings(
    planned: datetime.date | None,
    months: int | None,
    last: datetime.date | None,
    settings: Mapping[str, str],
    days: tuple[datetime.date, datetime.date],
) -> tuple[tuple[str, str], ...]:
    """When the parties meet next (None: not agreed), how often, and when they met last; None leaves the latter two.

    ``days`` are those of the signing and today. Raises KnownError ``consultation.next_past`` for a next day that lies
    behind or is not after the last one, and those of ``_check_held`` for the last one.
    """
    signed, today = days
    if last is not None:
        _check_held(last, signed, today)
    before = last or last_day(settings)
    if planned is not None and (planned < today or (before is not None and planned <= before)):
        raise KnownError("consultation.next_past", day=planned.isoformat())
    found = [(NEXT, planned.isoformat() if planned else "")]
    found += [(LAST, last.isoformat())] if last is not None else []
    found += [(CADENCE, str(months))] if months is not None else []
    return tuple(found)


def _check_held(day: datetime.date, signed: datetime.date, today: datetime.date) -> None:
    """Raise KnownError ``consultation.to_come`` or ``consultation.before_signing`` for a day nobody can have met on."""
    if day > today:
        raise KnownError("consultation.to_come", day=day.isoformat())
    if day < signed:
        raise KnownError("consultation.before_signing", day=day.isoformat(), signed=signed.isoformat())


def held_setting(
    held: Held, settings: Mapping[str, str], signed: datetime.date, today: datetime.date
) -> tuple[str, str]:
    """The name and JSON under which ``held`` is kept; the same number again corrects what stood there.

    Raises KnownError ``consultation.bad_number`` for a number below 1, ``consultation.to_come`` for a day that has
    not come, ``consultation.before_signing`` for one before the agreement was ``signed``, and
    ``consultation.out_of_order`` where the days would not follow the numbers.
    """
    if held.number < 1:
        raise KnownError("consultation.bad_number", text=held.number)
    _check_held(held.day, signed, today)
    for other in held_consultations(settings):
        if (other.number < held.number and other.day > held.day) or (
            other.number > held.number and other.day < held.day
        ):
            values = {"number": held.number, "day": held.day.isoformat(), "other": other.number}
            raise KnownError("consultation.out_of_order", other_day=other.day.isoformat(), **values)
    body = {"day": held.day.isoformat(), "note": held.note.strip()}
    return f"{PREFIX}{held.number}", json.dumps(body, ensure_ascii=False, sort_keys=True)
