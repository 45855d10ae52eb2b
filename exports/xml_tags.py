"""The tags of an XML document with the bytes they stand at, so that one can be changed and all else stays as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

_QUOTES = b"\"'"
_UTF8 = (None, "utf-8", "us-ascii", "ascii")


@dataclass(slots=True)
class Tag:
    """An element: its name as written, its path of local names, and where its parts stand in the bytes.

    ``start`` is its ``<``; ``opened`` the place behind its first tag; ``end`` the place behind its last one
    (0 where that was not reached). ``empty`` is set for ``<name/>``.
    """

    name: str
    path: tuple[str, ...]
    attributes: dict[str, str]
    start: int
    opened: int
    empty: bool
    end: int = 0

    @property
    def prefix(self) -> str:
        """The prefix of its name with the colon; "" where it has none."""
        return self.name[: self.name.rfind(":") + 1]


Stop = Callable[[tuple[str, ...]], bool]


@dataclass(slots=True)
class Outline:
    """Gathers the tags of a document fed to it in pieces, until ``stop`` says at a path that this is enough.

    ``refused`` is set where the bytes are not plain XML in UTF-8, or declare a document type.
    """

    stop: Stop
    tags: list[Tag] = field(default_factory=list)
    content: bytes = b""
    done: bool = False
    refused: bool = False
    _open: list[Tag] = field(default_factory=list)
    _parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def __post_init__(self) -> None:
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared

    def feed(self, piece: bytes) -> None:
        """Look at more of the document; an empty piece ends it."""
        self.content += piece
        try:
            self._parser.Parse(piece, not piece)
        except (expat.ExpatError, IndexError):
            self.refused = not self.done
        self.done = self.done or not piece

    def at(self, *path: str) -> list[Tag]:
        """The tags at this path of local names, in the order of the document."""
        return [tag for tag in self.tags if tag.path == path]

    def _refuse(self, *_found: object) -> None:
        self.refused = True

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.refused = self.refused or (encoding.lower() if encoding else None) not in _UTF8

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.done or self.refused:
            return
        start = self._parser.CurrentByteIndex
        opened = _behind(self.content, start)
        path = (*(self._open[-1].path if self._open else ()), local(name))
        tag = Tag(name, path, dict(attributes), start, opened, self.content[opened - 2 : opened] == b"/>")
        self.tags.append(tag)
        self._open.append(tag)
        self.done = self.stop(path)

    def _ended(self, _name: str) -> None:
        if self.done or self.refused:
            return
        tag = self._open.pop()
        tag.end = tag.opened if tag.empty else _behind(self.content, self._parser.CurrentByteIndex)


def local(name: str) -> str:
    """``x:sheet`` → ``sheet``."""
    return name.rpartition(":")[2]


def outlined(pieces: Iterable[bytes], stop: Stop, most: int) -> Outline | None:
    """The outline of a document up to where ``stop`` says so; None where it is refused or longer than ``most``."""
    outline = Outline(stop)
    for piece in pieces:
        if not piece:
            break
        outline.feed(piece)
        if outline.refused or outline.done or len(outline.content) > most:
            break
    if not (outline.done or outline.refused or len(outline.content) > most):
        outline.feed(b"")
    return outline if outline.done and not outline.refused else None


def written(name: str, attributes: Mapping[str, str], *, empty: bool) -> bytes:
    """A first tag as bytes."""
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{told}{'/' if empty else ''}>".encode()


def with_changes(content: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """``content`` with each stretch (from, to) replaced; the stretches do not overlap."""
    for start, end, new in sorted(changes, reverse=True):
        content = content[:start] + new + content[end:]
    return content


def _behind(content: bytes, start: int) -> int:
    """The place behind the tag that begins at ``start``; a ``>`` inside an attribute does not end it."""
    quote = 0
    for place in range(start, len(content)):
        sign = content[place]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign == ord(">"):
            return place + 1
    raise IndexError(start)
