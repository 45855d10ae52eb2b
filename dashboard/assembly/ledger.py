"""The history of the record: every batch in words, what it brought and whether it still counts."""

import datetime
import json
from collections.abc import Sequence

from dashboard.agreement.consultation import LAST
from dashboard.agreement.consultation import PREFIX as HELD
from dashboard.agreement.pack import Agreement
from dashboard.agreement.setting_place import PREFIX as PLACE
from dashboard.board import ImportRow
from dashboard.board_origin import Origin, OriginRow
from dashboard.record.batch import BatchRow
from dashboard.wording import Wording
from dashboard.zone import JAPAN

OF_INDICATOR = ("judgement", "comment")
BY_NAME = ("whatif", "mapping")
COUNTED = ("target", "factor")


def ledger_rows(batches: tuple[BatchRow, ...], agreement: Agreement, say: Wording) -> tuple[ImportRow, ...]:
    """The ledger of past batches, newest first."""
    return tuple(
        ImportRow(
            batch=row.number,
            recorded=say.instant(row.recorded_at.astimezone(JAPAN)),
            author=row.author,
            files=tuple(file.name for file in row.files),
            counts=contents_told(row, agreement, say),
            kind=say(f"board.batch.{row.kind}"),
            withdrawn=row.withdrawn,
            told=batch_told(row, agreement, say, batches),
            done=_done(row, agreement, say, batches),
            origin=_origin(row, agreement, say),
        )
        for row in reversed(batches)
    )


def _origin(row: BatchRow, agreement: Agreement, say: Wording) -> Origin:
    """The files a batch was read from, each to be opened; of one without files, who entered it when."""
    told, moment = batch_told(row, agreement, say), say.instant(row.recorded_at.astimezone(JAPAN))
    withdrawn = say("origin.withdrawn") if row.withdrawn else ""
    files = [(one.name, one.sha256) for one in row.files] or [(say("origin.by_hand"), "")]
    rows = [
        OriginRow("", told, "", withdrawn, file=name, imported=moment, sha256=sha256, by=row.author, note=row.note)
        for name, sha256 in files
    ]
    return Origin(say("origin.batch", number=row.number), tuple(rows))


def batch_told(row: BatchRow, agreement: Agreement, say: Wording, batches: Sequence[BatchRow] = ()) -> str:
    """A batch in a few words, as the line that offers to undo it says it: 取込（数値3件、取組0件）, もしも「案」.

    Among ``batches`` those it withdrew are looked up: to have taken away all examples has a word of its own.
    """
    if _examples_removed(row, batches):
        return say("committee.ledger.examples")
    told = contents_told(row, agreement, say)
    if row.kind == "setting":
        return told
    return say("committee.ledger.whole", kind=say(f"board.batch.{row.kind}"), contents=told)


def _done(row: BatchRow, agreement: Agreement, say: Wording, batches: Sequence[BatchRow]) -> str:
    """What was just done, in a sentence."""
    if _examples_removed(row, batches):
        return say("committee.ledger.examples_done")
    return say("committee.undo.done", what=batch_told(row, agreement, say))


def _examples_removed(row: BatchRow, batches: Sequence[BatchRow]) -> bool:
    """Whether all that ``row`` withdrew were examples, and nobody gave another reason."""
    withdrawn = [one.kind for one in batches if one.number in row.withdraws]
    return bool(withdrawn) and set(withdrawn) == {"example"} and not row.note


def contents_told(row: BatchRow, agreement: Agreement, say: Wording) -> str:
    """What a batch brought: figures and initiatives, settings by their matter, or the batches it withdrew."""
    if row.withdraws:
        numbers = say("committee.ledger.list").join(str(number) for number in row.withdraws)
        name = "committee.ledger.withdraws_why" if row.note else "committee.ledger.withdraws"
        return say(name, numbers=numbers, why=row.note)
    settings = _settings_told(row.settings, agreement, say)
    if settings and not (row.observations or row.initiatives):
        return settings
    figures = say("board.import_counts", figures=row.observations, initiatives=row.initiatives)
    return say("committee.ledger.list").join(part for part in (figures, settings) if part)


def _settings_told(settings: tuple[tuple[str, str], ...], agreement: Agreement, say: Wording) -> str:
    """Settings in words, each matter once; targets and factors by their number."""
    settings = tuple(entry for entry in settings if not entry[0].startswith(PLACE))
    others = [entry for entry in settings if entry[0].partition(".")[0] not in COUNTED]
    counted = len(settings) - len(others)
    told = [say("committee.ledger.targets", count=counted)] if counted else []
    told += [_setting_told(name, value, agreement, say) for name, value in others]
    return say("committee.ledger.list").join(dict.fromkeys(told))


def _setting_told(name: str, value: str, agreement: Agreement, say: Wording) -> str:
    matter, _, rest = name.partition(".")
    verb = "given" if value else "taken"
    if matter in OF_INDICATOR:
        key = rest.rpartition(".")[0] if matter == "comment" else rest
        title = next((one.title.of(say.language) for one in agreement.indicators if one.key == key), key)
        return say(f"committee.ledger.{matter}_{verb}", name=title)
    if matter in BY_NAME:
        return say(f"committee.ledger.{matter}_{verb}", name=rest)
    if matter == "notice":
        return say(f"committee.ledger.notice_{verb}", number=rest.partition(".")[0])
    return _consultation_told(name, value, say) if matter == "consultation" else say("committee.ledger.setting")


def _consultation_told(name: str, value: str, say: Wording) -> str:
    """A consultation that was held, by number and day, or what was set of the schedule."""
    if name.startswith(HELD):
        number = name.removeprefix(HELD)
        if not value:
            return say("committee.ledger.held_taken", number=number)
        return say("committee.ledger.held_given", number=number, day=_day(json.loads(value)["day"], say))
    if name == "consultation.cadence_months":
        return say("committee.ledger.cadence", months=value)
    which = "last" if name == LAST else "next"
    return say(f"committee.ledger.{which}_day", day=_day(value, say)) if value else say("committee.ledger.no_day")


def _day(iso: str, say: Wording) -> str:
    return say.date(datetime.date.fromisoformat(iso))
