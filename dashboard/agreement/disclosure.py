"""Article 5: the one gate. What an audience may not see is dropped here, before a Board is built."""

import json
from dataclasses import dataclass, replace

from dashboard.board import Audience
from dashboard.indicators.observation import Disclosure
from dashboard.record.batch import RecordView

DECISIONS = ("target.", "factor.", "judgement.", "comment.", "notice.")


@dataclass(frozen=True, slots=True)
class Gate:
    """A view as one audience may see it, and how much was left out.

    ``decisions`` are targets, factors, judgements, comments and notices entered by the committee; ``remarks`` what
    somebody wrote beside a public figure: nobody marked those words public.
    """

    view: RecordView
    observations: int
    initiatives: int
    decisions: int = 0
    remarks: int = 0


def open_to(view: RecordView, audience: Audience) -> Gate:
    """``view`` without what ``audience`` may not see.

    The committee sees all. The public sees what is marked public, decisions of the committee (DECISIONS) among
    it; the ledger of imports (authors and file lists), the files kept, the record's name and all other settings
    are the parties' own.
    """
    if audience == "committee":
        return Gate(view, 0, 0)
    observations = tuple(entry for entry in view.observations if entry.disclosure is Disclosure.PUBLIC)
    unremarked = tuple(replace(entry, note="") if entry.note else entry for entry in observations)
    initiatives = tuple(entry for entry in view.initiatives if entry.disclosure is Disclosure.PUBLIC)
    superseded = tuple(replace(old, note="") for old in view.superseded if old.disclosure is Disclosure.PUBLIC)
    decided = {name: text for name, text in view.settings.items() if name.startswith(DECISIONS) and text}
    settings = {name: text for name, text in decided.items() if _is_public(text)}
    bare = replace(view, name="", settings=settings, superseded=superseded, batches=(), kept=frozenset(), kept_bytes=0)
    open_view = replace(bare, initiative_batches={}, observations=unremarked, initiatives=initiatives)
    return Gate(
        open_view,
        len(view.observations) - len(observations),
        len(view.initiatives) - len(initiatives),
        len(decided) - len(settings),
        sum(bool(entry.note) for entry in observations),
    )


def _is_public(text: str) -> bool:
    """Whether a decision kept as JSON is marked public; one without a mark is the parties' own."""
    return bool(json.loads(text).get("disclosure") == Disclosure.PUBLIC.value)
