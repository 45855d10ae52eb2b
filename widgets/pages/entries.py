"""What somebody has typed into a form and not stored yet: it outlives the building anew of the page around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class Typed:
    """The entries that differ from what the form was filled with, by name; ``at`` is the field that was typed into."""

    entries: Mapping[str, str]
    at: str = ""
    cursor: int = 0


NOTHING = Typed({})


class Entries:
    """The fields of a form by name. What they hold when they are given here, or are settled, counts as not typed.

    ``person`` are the fields with the name of the person: they are kept like the others, but are no work to be lost.
    """

    def __init__(self, fields: Mapping[str, QWidget], *, person: frozenset[str] = frozenset({"author"})) -> None:
        self._fields, self._person = dict(fields), person
        self._filled: dict[str, str] = {}
        self.settle()

    @property
    def begun(self) -> bool:
        """Whether something is typed that would be lost."""
        return bool(self.typed().entries.keys() - self._person)

    def settle(self) -> None:
        """What the fields hold now is stored, or was never typed."""
        self._filled = {name: _held(field) for name, field in self._fields.items()}

    def put_back(self) -> None:
        """Show again what the fields were filled with."""
        for name, text in self._filled.items():
            _fill(self._fields[name], text)

    def typed(self) -> Typed:
        """What differs from what was there, and where the person is at."""
        held = {name: _held(field) for name, field in self._fields.items()}
        at = next((name for name, field in self._fields.items() if field.hasFocus()), "")
        field = self._fields.get(at)
        cursor = field.cursorPosition() if isinstance(field, QLineEdit) else 0
        return Typed({name: text for name, text in held.items() if text != self._filled[name]}, at, cursor)

    def type_again(self, typed: Typed) -> None:
        """Put ``typed`` over what the fields are filled with; entries of fields that are no longer there go."""
        for name, text in typed.entries.items():
            if name in self._fields:
                _fill(self._fields[name], text)
        field = self._fields.get(typed.at)
        if field is not None and field.isVisibleTo(field.window()):
            field.setFocus()
            if isinstance(field, QLineEdit):
                field.setCursorPosition(typed.cursor)


def _held(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return str(field.currentData())
    assert isinstance(field, QAbstractButton), "no other kind of field is in use"
    return "1" if field.isChecked() else ""


def _fill(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        at = next((index for index in range(field.count()) if str(field.itemData(index)) == text), -1)
        if at >= 0:
            field.setCurrentIndex(at)
    elif isinstance(field, QAbstractButton) and text:
        field.setChecked(True)
