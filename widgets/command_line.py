"""The command line: which verbs there are, what each takes, and what ``--help`` says of them in both languages."""

import argparse
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dashboard.wording import Language, Wording, wording
from widgets.product import DEFAULT_PACK

Command = Callable[[argparse.Namespace, Wording], int]
Option = tuple[str, dict[str, object]]


def options_of(arguments: Sequence[str], window: Command, verbs: Mapping[str, Command]) -> argparse.Namespace:
    """What ``arguments`` ask for: ``command`` is one of ``verbs`` or ``window``, the rest what it takes.

    Ends the program, as argparse does, with its help (0) or with wrong usage (2).
    """
    return _parser(window, verbs, _Help(arguments)).parse_args(arguments)


class _Help:
    """The texts of ``--help``; none are looked up where nobody asks, for the window should open at once."""

    def __init__(self, arguments: Sequence[str]) -> None:
        language: Language = "en" if "en" in arguments or "--language=en" in arguments else "ja"
        self._say = wording(language) if {"-h", "--help"} & set(arguments) else None

    def __call__(self, kind: str, name: str) -> str | None:
        """What is said of a ``verb`` or an ``option``; None where nobody asks."""
        return self._say(f"console.{kind}.{name.strip('-').replace('-', '_')}") if self._say else None


def _parser(window: Command, verbs: Mapping[str, Command], told: _Help) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description=told("verb", "window"))
    parser.add_argument("--record", type=Path, help=told("option", "record"))
    parser.add_argument("--language", choices=("ja", "en"), help=told("option", "language"))
    parser.add_argument("--self-test", type=Path, metavar="DIR", help=told("option", "self_test"))
    parser.set_defaults(command=window)
    kinds = parser.add_subparsers(metavar="VERB")
    for name, command in verbs.items():
        if name in INNER:
            kinds.add_parser(name).set_defaults(command=command)
            continue
        about = told("verb", name)
        verb = kinds.add_parser(name, help=about, description=about)
        verb.set_defaults(command=command)
        choices, language = ("ja", "en"), told("option", "language")
        verb.add_argument("--language", choices=choices, default=argparse.SUPPRESS, help=language)
        for option, settings in TAKES[name]:
            verb.add_argument(option, help=told("option", option), **settings)  # type: ignore[arg-type]
    return parser


def _instant(text: str) -> datetime.datetime:
    """A moment from ISO text; Japan's time where it names no zone, the end of the day for a day alone."""
    from dashboard.zone import JAPAN

    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from error
    if len(text) <= len("2026-01-01"):
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment if moment.tzinfo else moment.replace(tzinfo=JAPAN)


def _size(text: str) -> tuple[int, int]:
    """Width and height in pixels from such as 1366x768."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text, re.ASCII)
    if found is None or not all(0 < int(side) <= MOST_PIXELS for side in found.groups()):
        raise argparse.ArgumentTypeError(f"{text!r}: WIDTHxHEIGHT, 1 to {MOST_PIXELS} each")
    return int(found[1]), int(found[2])


def _scale(text: str) -> float:
    """Device pixels for each pixel of the window."""
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.1 <= scale <= MOST_SCALE:
        raise argparse.ArgumentTypeError(f"{text!r}: 0.1 to {MOST_SCALE}")
    return scale


MOST_PIXELS, MOST_SCALE = 10_000, 8
RECORD: Option = ("--record", {"type": Path, "required": True})
OUT: Option = ("--out", {"type": Path, "required": True})
AUTHOR: Option = ("--author", {"default": ""})
REASON: Option = ("--reason", {"default": ""})
PACK: Option = ("--pack", {"default": DEFAULT_PACK})
JSON: Option = ("--json", {"action": "store_true"})
AUDIENCE: Option = ("--audience", {"choices": ("committee", "public"), "default": "committee"})
AS_OF: Option = ("--as-of", {"type": _instant})

INNER = ("read-files",)
"""Verbs that the program starts itself with: nobody types them, nobody is told of them, they take nothing."""

TAKES: dict[str, tuple[Option, ...]] = {
    "new": (
        ("file", {"type": Path, "metavar": "RECORD"}),
        PACK,
        ("--sample", {"action": "store_true"}),
    ),
    "sheets": (RECORD, OUT, ("--blank", {"action": "store_true"})),
    "targets": (RECORD, OUT, AS_OF),
    "import": (
        RECORD,
        ("files", {"type": Path, "nargs": "+", "metavar": "FILE"}),
        ("--dry-run", {"action": "store_true"}),
        ("--leave-out-errors", {"action": "store_true"}),
        AUTHOR,
        REASON,
        ("--report", {"type": Path}),
        JSON,
        ("--mapping", {"type": Path}),
        ("--accept-moved", {"action": "store_true"}),
    ),
    "read": (("file", {"type": Path, "metavar": "FILE"}), PACK, JSON),
    "board": (RECORD, AS_OF, AUDIENCE, JSON),
    "report": (RECORD, OUT, AS_OF, AUDIENCE),
    "export": (RECORD, OUT, AS_OF, AUDIENCE),
    "withdraw": (RECORD, ("batch", {"type": int, "metavar": "BATCH"}), REASON, AUTHOR, JSON),
    "consultation": (
        RECORD,
        ("--number", {"type": int}),
        ("--day", {"type": _instant, "required": True}),
        ("--note", {"default": ""}),
        AUTHOR,
    ),
    "notice": (
        RECORD,
        ("kind", {"choices": ("given", "not-given"), "metavar": "KIND"}),
        ("--party", {"required": True}),
        ("--day", {"type": _instant, "required": True}),
        ("--note", {"default": ""}),
        AUTHOR,
    ),
    "check-sheet": (("file", {"type": Path, "metavar": "FILE"}), JSON),
    "check": (RECORD, JSON),
    "headless": (OUT,),
    "picture": (
        RECORD,
        OUT,
        ("--page", {"default": "overview"}),
        ("--size", {"type": _size, "default": (1366, 768)}),
        ("--scale", {"type": _scale, "default": 1.0}),
    ),
}
