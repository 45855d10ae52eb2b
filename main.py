"""Renkei's door: the console's verbs, and with none of them the window.

Exit codes: 0 done, 1 refused with the reason printed, 2 wrong usage. With ``--json`` one JSON
document goes to the standard output and nothing else.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import KnownError
from dashboard.wording import Language, Wording, wording
from widgets.command_line import Command, options_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (the command line without them) ask for and return the exit code."""
    _have_a_voice()
    options = options_of(_double_clicked(sys.argv[1:] if arguments is None else arguments), _window, VERBS)
    options.language = options.language or _own_language(options)
    say = wording(options.language)
    try:
        command: Command = options.command
        code = command(options, say)
        sys.stdout.flush()
    except KnownError as error:
        return _refused(error, options, say)
    except BrokenPipeError:
        return _unheard()
    return code


def _unheard() -> int:
    """Whoever read the output (``| head``) has had enough: what was to be done is done, and nobody is told more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


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


def _window(options: argparse.Namespace, _say: Wording) -> int:
    if options.self_test is not None:
        from widgets.self_test import self_test

        return self_test(options.self_test, options.language)
    from widgets.main_window import open_window

    return open_window(options.record, options.language)


def _new(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import new_record

    new_record(options.file, pack=options.pack, sample=options.sample)
    return _done(say("console.new", file=options.file))


def _sheets(options: argparse.Namespace, say: Wording) -> int:
    from widgets.papers import write_sheets

    paths = write_sheets(options.record, options.out, blank=options.blank, language=options.language)
    for path in paths:
        print(path)
    return _done(say("console.sheets", count=len(paths), folder=options.out))


def _targets(options: argparse.Namespace, say: Wording) -> int:
    from widgets.decisions import write_targets

    write_targets(options.record, options.out, as_of=options.as_of, language=options.language)
    return _done(say("console.written", file=options.out))


def _import(options: argparse.Namespace, say: Wording) -> int:
    from importers.report_text import changed_lines, outcome_line, report_data, report_lines
    from importers.sound_rows import without_errors
    from widgets.mapping_verbs import accept_new_places, mappings_for, remember
    from widgets.operations import confirm, import_table, leave_looks, plan
    from widgets.papers import export_import_report

    if options.accept_moved and options.mapping is None and not options.dry_run:
        accept_new_places(options.record, tuple(options.files), author=options.author)
    mappings = mappings_for(options.record, options.mapping, tuple(options.files), accept=options.accept_moved)
    report = plan(options.record, tuple(options.files), mappings=mappings)
    sound = without_errors(report, say) if options.leave_out_errors else report
    stored = sound.storable and not options.dry_run
    if options.report:
        export_import_report(options.record, report, options.report, options.language)
    if stored:
        confirm(options.record, sound, author=options.author, note=options.reason)
    if not report.errors and not options.dry_run:
        remember(options.record, mappings, author=options.author)
    if stored:
        leave_looks(options.record, options.language)
    if options.json:
        _print_json({**report_data(report, say), "stored": stored})
    else:
        changed = changed_lines(import_table(options.record, report, options.language), say)
        outcome = outcome_line(report, say, stored=stored, dry=options.dry_run)
        print("\n".join((*report_lines(report, say), *changed, outcome)))
    return 1 if report.errors and not stored else 0


def _read(options: argparse.Namespace, say: Wording) -> int:
    from dashboard.agreement.reading_pack import load_pack
    from importers.understanding_text import document_of, lines_of

    agreement = load_pack(options.pack)
    if not options.json:
        print("\n".join(lines_of(options.file, agreement, say)))
        return 0
    document = document_of(options.file, agreement, say)
    _print_json(document)
    return 0 if document["outcome"] == "values" else 1


def _consultation(options: argparse.Namespace, say: Wording) -> int:
    from widgets.decisions import record_consultation
    from widgets.operations import leave_looks

    day = options.day.date()
    record_consultation(options.record, day, number=options.number, note=options.note, author=options.author)
    leave_looks(options.record, options.language)
    return _done(say("console.consultation", day=say.date(day)))


def _notice(options: argparse.Namespace, say: Wording) -> int:
    from widgets.decisions import record_notice
    from widgets.operations import leave_looks

    told = {"day": options.day.date(), "author": options.author, "note": options.note}
    record_notice(options.record, options.party, given=options.kind == "given", **told)
    leave_looks(options.record, options.language)
    return _done(say("console.notice", day=say.date(options.day.date())))


def _withdraw(options: argparse.Namespace, say: Wording) -> int:
    from widgets.operations import leave_looks, withdraw

    number = withdraw(options.record, options.batch, author=options.author, reason=options.reason)
    leave_looks(options.record, options.language)
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


def _board(options: argparse.Namespace, say: Wording) -> int:
    from dataclasses import asdict

    from widgets.operations import open_board

    board = open_board(options.record, as_of=options.as_of, audience=options.audience, language=options.language)
    if options.json:
        _print_json(asdict(board))
    else:
        print("\n".join((board.agreement_title, board.position, *board.position_notes)))
        for card in board.indicators:
            figure = f"{card.latest.text} {card.latest.unit}"
            year = f"{card.latest_year} {say('paper.example')}" if card.example else card.latest_year
            print(f"{card.mark}  {card.title}  {figure}  {year}  {card.target}")
    return 0


def _report(options: argparse.Namespace, say: Wording) -> int:
    from widgets.papers import instant_within, write_report

    as_of = instant_within(options.record, options.as_of, options.language)
    write_report(options.record, options.out, as_of=as_of, audience=options.audience, language=options.language)
    return _done(say("console.written", file=options.out))


def _export(options: argparse.Namespace, say: Wording) -> int:
    from widgets.papers import export_table, instant_within

    as_of = instant_within(options.record, options.as_of, options.language)
    export_table(options.record, options.out, as_of=as_of, audience=options.audience, language=options.language)
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

    language: Language = options.language
    save_window_picture(
        options.record, options.out, page=options.page, size=options.size, scale=options.scale, language=language
    )
    return _done(say("console.written", file=options.out))


def _done(sentence: str) -> int:
    print(sentence)
    return 0


def _print_json(document: object) -> None:
    import json

    print(json.dumps(document, ensure_ascii=False, default=str))


VERBS: dict[str, Command] = {
    "new": _new,
    "sheets": _sheets,
    "targets": _targets,
    "import": _import,
    "read": _read,
    "board": _board,
    "report": _report,
    "export": _export,
    "withdraw": _withdraw,
    "consultation": _consultation,
    "notice": _notice,
    "check-sheet": _check_sheet,
    "check": _check,
    "headless": _headless,
    "read-files": _read_files,
    "picture": _picture,
}


if __name__ == "__main__":
    sys.exit(main())
