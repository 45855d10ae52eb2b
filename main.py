"""Renkei's door: the console's verbs, and with none of them the window.

Exit codes: 0 done, 1 refused with the reason printed, 2 wrong usage. With ``--json`` one JSON
document goes to the standard output and nothing else.
"""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.errors import KnownError
from dashboard.wording import Language, Wording, wording

Command = Callable[[argparse.Namespace, Wording], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (the command line without them) ask for and return the exit code."""
    _have_a_voice()
    options = _parser().parse_args(_double_clicked(sys.argv[1:] if arguments is None else arguments))
    options.language = options.language or _own_language(options)
    say = wording(options.language)
    try:
        command: Command = options.command
        return command(options, say)
    except KnownError as error:
        return _refused(error, options, say)


def _have_a_voice() -> None:
    """Speak UTF-8; a windowed program has no streams, and a word to nobody must not end it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _double_clicked(arguments: Sequence[str]) -> list[str]:
    """The command line, where a record alone, as Windows hands it over, means: open it."""
    if len(arguments) == 1 and arguments[0].lower().endswith(".renkei"):
        return ["--record", arguments[0]]
    return list(arguments)


def _own_language(options: argparse.Namespace) -> Language:
    """The language where none is asked for: in the window the one chosen there, Japanese everywhere else."""
    if options.command is not _window or options.self_test is not None:
        return "ja"
    from widgets.platform_settings import read_settings

    return read_settings().language


def _refused(error: KnownError, options: argparse.Namespace, say: Wording) -> int:
    """Tell the person what stands in the way."""
    sentence = say.error(error)
    if getattr(options, "json", False):
        _print_json({"outcome": "refused", "error": error.key, "message": sentence})
    else:
        sys.stderr.write(sentence + "\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="Renkei (連携)")
    parser.add_argument("--record", type=Path, help="the record (.renkei) to open")
    parser.add_argument("--language", choices=("ja", "en"))
    parser.add_argument("--self-test", type=Path, metavar="DIR", help="try everything into DIR and write result.json")
    parser.set_defaults(command=_window)
    verbs = parser.add_subparsers(metavar="VERB")
    _verb(verbs, "new", _new, [("record", {"type": Path}), ("--pack", {"default": "ome-tepco-pg"}), SAMPLE])
    _verb(verbs, "sheets", _sheets, [RECORD, ("--out", {"type": Path, "required": True}), BLANK])
    _verb(verbs, "targets", _targets, [RECORD, ("--out", {"type": Path, "required": True}), AS_OF])
    _verb(verbs, "import", _import, [RECORD, FILES, DRY_RUN, REST, AUTHOR, REASON, REPORT, JSON, *MAPPING])
    _verb(verbs, "read", _read, [("file", {"type": Path}), JSON])
    _verb(verbs, "board", _board, [RECORD, AS_OF, AUDIENCE, JSON])
    _verb(verbs, "report", _report, [RECORD, ("--out", {"type": Path, "required": True}), AS_OF, AUDIENCE])
    _verb(verbs, "export", _export, [RECORD, ("--out", {"type": Path, "required": True}), AS_OF, AUDIENCE])
    _verb(verbs, "withdraw", _withdraw, [RECORD, ("batch", {"type": int}), REASON, AUTHOR, JSON])
    _verb(verbs, "consultation", _consultation, [RECORD, *HELD, AUTHOR])
    _verb(verbs, "check-sheet", _check_sheet, [("file", {"type": Path}), JSON])
    _verb(verbs, "check", _check, [RECORD, JSON])
    _verb(verbs, "headless", _headless, [("--out", {"type": Path, "required": True})])
    _verb(verbs, "read-files", _read_files, [])
    _verb(verbs, "picture", _picture, [RECORD, ("--out", {"type": Path, "required": True}), PAGE, SIZE, SCALE])
    return parser


def _instant(text: str) -> datetime.datetime:
    """A moment from ISO text; Japan's time where it names no zone, the end of the day for a day alone."""
    from dashboard.assembly.context import JAPAN

    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from error
    if len(text) <= len("2026-01-01"):
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment if moment.tzinfo else moment.replace(tzinfo=JAPAN)


Option = tuple[str, dict[str, object]]
RECORD: Option = ("--record", {"type": Path, "required": True})
FILES: Option = ("files", {"type": Path, "nargs": "+"})
SAMPLE: Option = ("--sample", {"action": "store_true"})
BLANK: Option = ("--blank", {"action": "store_true"})
MAPPING: tuple[Option, ...] = (("--mapping", {"type": Path}), ("--accept-moved", {"action": "store_true"}))
DRY_RUN: Option = ("--dry-run", {"action": "store_true"})
REST: Option = ("--leave-out-errors", {"action": "store_true"})
AUTHOR: Option = ("--author", {"default": ""})
REASON: Option = ("--reason", {"default": ""})
REPORT: Option = ("--report", {"type": Path})
JSON: Option = ("--json", {"action": "store_true"})
AUDIENCE: Option = ("--audience", {"choices": ("committee", "public"), "default": "committee"})
PAGE: Option = ("--page", {"default": "overview"})
SIZE: Option = ("--size", {"default": "1366x768"})
SCALE: Option = ("--scale", {"type": float, "default": 1.0})
AS_OF: Option = ("--as-of", {"type": _instant})
DAY: Option = ("--day", {"type": _instant, "required": True})
HELD: tuple[Option, ...] = (("--number", {"type": int}), DAY, ("--note", {"default": ""}))


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, options: list[Option]
) -> None:
    parser = verbs.add_parser(name)
    parser.set_defaults(command=command)
    parser.add_argument("--language", choices=("ja", "en"), default=argparse.SUPPRESS)
    for option, settings in options:
        parser.add_argument(option, **settings)  # type: ignore[arg-type]


def _window(options: argparse.Namespace, _say: Wording) -> int:
    if options.self_test is not None:
        from widgets.self_test import self_test

        return self_test(options.self_test, options.language)
    from widgets.main_window import open_window

    return open_window(options.record, options.language)


def _new(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import new_record

    new_record(options.record, pack=options.pack, sample=options.sample)
    return _done(say("console.new", file=options.record))


def _sheets(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import write_sheets

    paths = write_sheets(options.record, options.out, blank=options.blank, language=options.language)
    for path in paths:
        print(path)
    return _done(say("console.sheets", count=len(paths), folder=options.out))


def _targets(options: argparse.Namespace, say: Wording) -> int:
    from widgets.decisions import write_targets

    write_targets(options.record, options.out, as_of=options.as_of, language=options.language)
    return _done(say("console.written", file=options.out))


def _import(options: argparse.Namespace, say: Wording) -> int:
    from importers.report_text import outcome_line, report_data, report_lines
    from importers.sound_rows import without_errors
    from widgets.mapping_verbs import accept_new_places, mappings_for, remember
    from widgets.operations import confirm, export_import_report, plan

    if options.accept_moved and options.mapping is None and not options.dry_run:
        accept_new_places(options.record, tuple(options.files))
    mappings = mappings_for(options.record, options.mapping, tuple(options.files), accept=options.accept_moved)
    report = plan(options.record, tuple(options.files), mappings=mappings)
    sound = without_errors(report, say) if options.leave_out_errors else report
    stored = sound.storable and not options.dry_run
    if options.report:
        export_import_report(options.record, report, options.report, options.language)
    if stored:
        confirm(options.record, sound, author=options.author, note=options.reason)
    if not report.errors and not options.dry_run:
        remember(options.record, mappings)
    if options.json:
        _print_json({**report_data(report, say), "stored": stored})
    else:
        print("\n".join((*report_lines(report, say), outcome_line(report, say, stored=stored, dry=options.dry_run))))
    return 1 if report.errors and not stored else 0


def _read(options: argparse.Namespace, say: Wording) -> int:
    from importers.understanding_text import document_of, lines_of

    if not options.json:
        print("\n".join(lines_of(options.file, say)))
        return 0
    document = document_of(options.file, say)
    _print_json(document)
    return 0 if document["outcome"] == "values" else 1


def _consultation(options: argparse.Namespace, say: Wording) -> int:
    from widgets.decisions import record_consultation

    day = options.day.date()
    record_consultation(options.record, day, number=options.number, note=options.note, author=options.author)
    return _done(say("console.consultation", day=say.date(day)))


def _withdraw(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import withdraw

    number = withdraw(options.record, options.batch, author=options.author, reason=options.reason)
    if options.json:
        _print_json({"outcome": "withdrawn", "batch": options.batch, "withdrawal": number})
        return 0
    return _done(say("console.withdrawn", batch=options.batch))


def _check_sheet(options: argparse.Namespace, say: Wording) -> int:
    from importers.quality_text import check_data, check_lines
    from widgets.operations import check_sheet

    check = check_sheet(options.file)
    if options.json:
        _print_json(check_data(check, say))
    else:
        print("\n".join(check_lines(check, say)))
    return 0


def _board(options: argparse.Namespace, _say: Wording) -> int:
    from dataclasses import asdict

    from widgets.operations import open_board

    board = open_board(options.record, as_of=options.as_of, audience=options.audience, language=options.language)
    if options.json:
        _print_json(asdict(board))
    else:
        print("\n".join((board.agreement_title, board.position, *board.position_notes)))
        for card in board.indicators:
            figure = f"{card.latest.text} {card.latest.unit}"
            print(f"{card.mark}  {card.title}  {figure}  {card.latest_year}  {card.target}")
    return 0


def _report(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import write_report

    write_report(options.record, options.out, as_of=options.as_of, audience=options.audience, language=options.language)
    return _done(say("console.written", file=options.out))


def _export(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import export_table

    export_table(options.record, options.out, as_of=options.as_of, audience=options.audience, language=options.language)
    return _done(say("console.written", file=options.out))


def _check(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import check_record

    found = check_record(options.record)
    if options.json:
        _print_json({"outcome": "broken" if found else "sound", "findings": list(found)})
    elif found:
        print("\n".join((say("console.check.broken", file=options.record), *found)))
    else:
        print(say("console.check.sound", file=options.record))
    return 1 if found else 0


def _headless(options: argparse.Namespace, say: Wording) -> int:
    from widgets.tour import main_job

    for line in main_job(options.out, options.language):
        print(line)
    return _done(say("console.headless", folder=options.out))


def _read_files(_options: argparse.Namespace, _say: Wording) -> int:
    """What the packaged program starts itself with to read untrusted files: see importers.reading.process."""
    from importers.reading.worker import serve

    serve()
    return 0


def _picture(options: argparse.Namespace, say: Wording) -> int:
    from widgets.picture import save_window_picture

    width, _, height = options.size.partition("x")
    language: Language = options.language
    size = int(width), int(height)
    save_window_picture(
        options.record, options.out, page=options.page, size=size, scale=options.scale, language=language
    )
    return _done(say("console.written", file=options.out))


def _done(sentence: str) -> int:
    print(sentence)
    return 0


def _print_json(document: object) -> None:
    import json

    print(json.dumps(document, ensure_ascii=False, default=str))


if __name__ == "__main__":
    sys.exit(main())
