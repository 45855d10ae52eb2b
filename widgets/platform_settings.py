"""What the program remembers between two starts: which records were opened last. No figure, no name of anybody."""

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from widgets.platform_places import settings_folder

FILE = "settings.json"
MOST_RECENT = 8


@dataclass(frozen=True)
class Settings:
    """``recent`` holds paths of records, the newest first; ``toured`` says that the first steps were shown.

    ``geometry`` is where the window stood, in Qt's own form as base64.
    """

    recent: tuple[str, ...] = ()
    toured: bool = False
    geometry: str = ""


def read_settings(folder: Path | None = None) -> Settings:
    """The settings; those of a first start where there are none, or none that can be read."""
    path = (folder or settings_folder()) / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        recent = tuple(str(entry) for entry in content["recent"])[:MOST_RECENT]
        return Settings(recent, bool(content.get("toured", False)), str(content.get("geometry", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return Settings()


def write_settings(settings: Settings, folder: Path | None = None) -> None:
    """Keep ``settings``. Where nothing may be written the program does without: they are a convenience."""
    place = folder or settings_folder()
    draft = place / f"{FILE}.new"
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(place / FILE)


def with_record(settings: Settings, record: Path) -> Settings:
    """The settings with ``record`` as the newest of the recent ones."""
    name = str(record.absolute())
    others = tuple(entry for entry in settings.recent if entry.casefold() != name.casefold())
    return replace(settings, recent=(name, *others)[:MOST_RECENT])
