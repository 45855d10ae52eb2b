"""What is known of notice against renewal, as finished texts: one line for each party's decision on a term."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One decision: ``told`` is the whole in a sentence; ``term`` and ``party`` name it where it is taken back."""

    term: int
    party: str
    told: str


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """The decisions recorded, newest term first, and whose decisions can be recorded for the running term.

    ``parties`` are (key, words); a key of ``both`` can only decide against notice.
    """

    title: str
    rows: tuple[NoticeRow, ...]
    parties: tuple[tuple[str, str], ...]
