"""What the program remembers between two starts: records opened last, language, look. No figure, no name of anybody."""

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

from dashboard.wording import LANGUAGES, Language
from widgets.platform_places import settings_folder

FILE = "settings.json"
MOST_RECENT = 8
Appearance = Literal["system", "light", "dark"]
APPEARANCES: tuple[Appearance, ...] = ("system", "light", "dark")
TEXT_SIZES = (100, 125, 150, 175, 200)
Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Settings:
    """``recent`` holds paths of records, the newest first; ``toured`` says that the first steps were shown.

    ``geometry`` is where the window stood, in Qt's own form as base64; ``text_size`` is in per cent of the usual.
    """

    recent: tuple[str, ...] = ()
    toured: bool = False
    geometry: str = ""
    language: Language = "ja"
    appearance: Appearance = "system"
    text_size: int = 100


def read_settings(folder: Path | None = None) -> Settings:
    """The settings; those of a first start where there are none, or none that can be read."""
    path = (folder or settings_folder()) / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        recent = tuple(str(entry) for entry in content["recent"])[:MOST_RECENT]
        toured, geometry = bool(content.get("toured", False)), str(content.get("geometry", ""))
    except (OSError, ValueError, KeyError, TypeError):
        return Settings()
    return Settings(
        *(recent, toured, geometry),
        language=_known(LANGUAGES, content.get("language"), "ja"),
        appearance=_known(APPEARANCES, content.get("appearance"), "system"),
        text_size=_known(TEXT_SIZES, content.get("text_size"), 100),
    )


def _known(choices: tuple[Choice, ...], wanted: object, usual: Choice) -> Choice:
    """``wanted`` where it is one of the choices: another version may have written something else."""
    return next((choice for choice in choices if type(choice) is type(wanted) and choice == wanted), usual)


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


def without_record(settings: Settings, record: Path) -> Settings:
    """The settings with ``record`` no longer among the recent ones."""
    name = str(record.absolute()).casefold()
    return replace(settings, recent=tuple(entry for entry in settings.recent if entry.casefold() != name))
