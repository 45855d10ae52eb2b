"""The remarks on the cells of an .xls: NOTE records and, in BIFF8, the text boxes (OBJ, TXO) they belong to."""

import struct
from collections.abc import Callable

from importers.cell import a1
from importers.reading.packed import PackedComments

_NOTE, _OBJECT, _TEXT, _CONTINUE = 0x001C, 0x005D, 0x01B6, 0x003C
_COMMON, _OF_NOTE = 0x15, 0x19
_FURTHER = 0xFFFF
_LONGEST = 32767
"""Signs of a text that Excel itself can write into a remark."""
Place = tuple[int, int]


class Notes:
    """Gathers the remarks of one sheet while its records go by. ``wide`` is BIFF8; before it a NOTE holds its text."""

    def __init__(self, *, wide: bool) -> None:
        self._wide = wide
        self._places: dict[Place, int] = {}
        self._plain: dict[Place, bytes] = {}
        self._texts: dict[int, str] = {}
        self._object = -1
        self._left = 0
        self._last: Place | None = None
        self._seers: dict[int, Callable[[bytes], None]] = {
            _NOTE: self._note if wide else self._old_note,
            _OBJECT: self._begin,
            _TEXT: self._announce,
        }

    def see(self, kind: int, body: bytes) -> None:
        """Take one record. Raises struct.error where it is too short."""
        if kind == _CONTINUE and self._left:
            self._go_on(body)
            return
        self._left = 0
        if kind in self._seers:
            self._seers[kind](body)

    def found(self) -> PackedComments:
        """(A1, text) of every remark, row by row."""
        if not self._wide:
            return [(a1(*place), _tidy(text.decode("cp932", "replace"))) for place, text in sorted(self._plain.items())]
        texts = ((place, _tidy(self._texts.get(number, ""))) for place, number in sorted(self._places.items()))
        return [(a1(*place), text) for place, text in texts]

    def _note(self, body: bytes) -> None:
        row, column, _, number = struct.unpack_from("<4H", body)
        self._places[row + 1, column + 1] = number

    def _old_note(self, body: bytes) -> None:
        row, column, length = struct.unpack_from("<3H", body)
        if row != _FURTHER:
            self._last = (row + 1, column + 1)
            self._plain[self._last] = body[6:]
        elif self._last is not None and len(self._plain[self._last]) < _LONGEST:
            self._plain[self._last] += body[6 : 6 + length]

    def _begin(self, body: bytes) -> None:
        """An object begins: the text that may follow is a remark's if the object is one."""
        common, _, kind, number = struct.unpack_from("<4H", body)
        self._object = number if common == _COMMON and kind == _OF_NOTE else -1

    def _announce(self, body: bytes) -> None:
        """The length of a text that comes in the records behind this one."""
        self._left = min(struct.unpack_from("<H", body, 10)[0], _LONGEST)
        if self._object < 0:
            self._left = 0
        elif self._left:
            self._texts[self._object] = ""

    def _go_on(self, body: bytes) -> None:
        """A piece of the text: a byte that tells its width, then signs of one byte or two."""
        width = 2 if body[:1] == b"\x01" else 1
        piece = body[1 : 1 + width * self._left]
        text = piece.decode("utf-16-le" if width == 2 else "latin-1", "replace")
        self._texts[self._object] += text
        self._left = max(self._left - max(len(piece) // width, 1), 0)


def _tidy(text: str) -> str:
    """One kind of line end, no control signs."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in plain if sign >= " " or sign in "\n\t").strip()
