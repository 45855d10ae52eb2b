"""Where a target or factor was read from: file, sheet and cell, kept beside the setting it is of."""

import json
from collections.abc import Mapping

from dashboard.place import Place

PREFIX = "place."


def place_setting(name: str, place: Place) -> tuple[str, str]:
    """The name and JSON under which the place of the setting ``name`` is kept."""
    return PREFIX + name, json.dumps(place, ensure_ascii=False)


def place_of_setting(settings: Mapping[str, str], name: str) -> Place | None:
    """Where the setting ``name`` was read from; None for one a person typed in, or of an older record."""
    text = settings.get(PREFIX + name)
    return Place(*json.loads(text)) if text else None
