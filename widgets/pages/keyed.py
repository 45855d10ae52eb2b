"""The key of a button: Alt with the letter its text marks, shown in the label or in the tool tip.

A text marks its letter as ``予定を保存(&S)`` or ``&Save``. Buttons show it the way Windows does; quiet ones (links,
choices in a row) keep a Japanese label without brackets, and every button names its key in its tool tip.
"""

import re

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

_IN_BRACKETS = re.compile(r"\s?[(（]&(\w)[)）]")
_MARKED = re.compile(r"&(\w)")
_SHOWN = re.compile(r"[（(]([^（）()]+)[)）]")
_KEYS = re.compile(r"F\d+|(?:Ctrl|Alt|Shift)\+.+")
QUIET = frozenset({"link", "small"})


def plain(text: str) -> str:
    """``text`` without its letter: ``保存(&S)`` → ``保存``, ``&Save`` → ``Save``."""
    return _MARKED.sub(r"\1", _IN_BRACKETS.sub("", text))


def letter_of(text: str) -> str:
    """The letter that ``text`` marks, in capitals; "" where it marks none."""
    found = _MARKED.search(text)
    return found.group(1).upper() if found else ""


def name_button(made: QAbstractButton, text: str) -> None:
    """Call a button by a text of ours, with the letter that it marks."""
    quiet = made.property("role") in QUIET and _IN_BRACKETS.search(text) is not None
    made.setText(plain(text) if quiet else text)
    made.setAccessibleName(plain(text))
    _bind(made, letter_of(text))


def name_by_data(made: QAbstractButton, text: str, key: str) -> None:
    """Call a button by what is no text of ours (a file, a title): its letter stands in the tool tip only.

    Buttons of one kind may share a letter; it goes from one to the next then, and Enter presses.
    """
    made.setProperty("series", True)
    made.setText(text.replace("&", "&&"))
    made.setAccessibleName(text)
    _bind(made, key)


def give_key(made: QAbstractButton, key: str) -> None:
    """Let Alt with ``key`` press a button that paints its own label, and say so in its tool tip."""
    _bind(made, key)


def hint_at(made: QAbstractButton, hint: str) -> None:
    """Say in the tool tip what a button does, before its key."""
    made.setProperty("hint", hint)
    keys = made.property("keys") or ""
    told = hint or made.accessibleName()
    made.setToolTip(f"{told}（{keys}）" if keys else told)


def keys_shown(made: QAbstractButton) -> str:
    """The key that a button names in its tool tip or label, the last one where there are several; "" for none."""
    for text in (made.toolTip(), made.text()):
        for shown in reversed(_SHOWN.findall(text)):
            if not QKeySequence(shown).isEmpty() and _KEYS.fullmatch(shown):
                return str(shown)
    return ""


def _bind(made: QAbstractButton, key: str) -> None:
    keys = f"Alt+{key}" if key else ""
    made.setShortcut(QKeySequence(keys))
    made.setProperty("keys", keys)
    hint_at(made, str(made.property("hint") or ""))
