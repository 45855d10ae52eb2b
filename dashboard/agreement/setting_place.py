"""Where a target or factor was read from: file, sheet and cell, kept beside the setting it is of."""

import json
from collections.abc import Mapping
from typing import NamedTuple

PREFIX = "place."


class SettingPlace(NamedTuple):
    """The cell a setting was read from, in a file by its name."""

    file: str
    sheet: str
    cell: str


def place_setting(name: str, place: SettingPlace) -> tuple[str, str]:
    """The name and JSON under which the place of the setting ``name`` is kept."""
    return PREFIX + name, json.dumps(place, ensure_ascii=False)


def place_of_setting(settings: Mapping[str, str], name: str) -> SettingPlace | None:
    """Where the setting ``name`` was read from; None for one a person typed in, or of an older record."""
    text = settings.get(PREFIX + name)
    return SettingPlace(*json.loads(text)) if text else None
