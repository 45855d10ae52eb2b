"""XML out of untrusted files: no document type, no entity, no external thing; local names only."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from importers.reading.refusal import Refusal

CHUNK = 2**17


def elements(stream: BinaryIO, most: int) -> Iterator[tuple[str, Element]]:
    """(event, element) of every start and end, read in chunks and never more than ``most`` bytes.

    Raises Refusal ``bomb`` for a document type declaration or too much text, ``broken`` for bad XML.
    """
    pull: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    read, guard = 0, Prologue()
    try:
        while chunk := stream.read(CHUNK):
            read += len(chunk)
            if read > most:
                raise Refusal("too_large")
            if not guard.passed:
                guard.feed(chunk)
            pull.feed(chunk)
            yield from pull.read_events()  # type: ignore[misc]
        pull.close()
        yield from pull.read_events()  # type: ignore[misc]
    except ParseError as error:
        raise Refusal("broken") from error


def whole(data: bytes, most: int) -> Element:
    """The root of a small part, with everything in it."""
    root: Element | None = None
    for event, element in elements(BytesIO(data), most):
        if root is None and event == "start":
            root = element
    if root is None:
        raise Refusal("broken")
    return root


def local(name: str) -> str:
    """``{namespace}name`` → ``name``: the strict and the transitional form differ in the namespace only."""
    return name.rpartition("}")[2]


class Prologue:
    """Watches a document up to its first element and refuses a document type declaration."""

    def __init__(self) -> None:
        self.passed = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._element

    def feed(self, chunk: bytes) -> None:
        """Look at more of the document; ``passed`` is set once the first element has come."""
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            if not self.passed:
                raise Refusal("broken") from error

    def _doctype(self, *_found: object) -> None:
        raise Refusal("bomb")

    def _element(self, _name: str, _attributes: object) -> None:
        self.passed = True
        self._parser.StartElementHandler = None
