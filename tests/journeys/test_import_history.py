"""An import's whole life on the console: confirmed, restated with a reason, read again, opened, withdrawn, all kept."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import main
from dashboard.board_origin import OriginRow
from dashboard.errors import BugError, KnownError
from dashboard.record.batch import Batch, Original
from dashboard.record.record import Record
from tests.importers.look_alikes import fit_csv
from widgets import operations
from widgets.origin_verbs import open_at

FIRST = {2022: (1000, 200, 300, 0, 1500), 2023: (1100, 210, 310, 0, 1620)}
RESTATED = {2022: (1000, 200, 300, 0, 1500), 2023: (1100, 210, 330, 0, 1640)}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    operations.new_record(path)
    return path


def on_the_console(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON document of a verb."""
    capsys.readouterr()
    code = main.main([*arguments, "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def take(capsys: pytest.CaptureFixture[str], record: Path, file: Path, *more: str) -> tuple[int, dict[str, Any]]:
    return on_the_console(capsys, "import", "--record", str(record), str(file), "--author", "環境政策課", *more)


def figures(record: Path) -> dict[str, float | None]:
    """What counts for fiscal 2023, by part."""
    view, _ = operations.read_view(record)
    return {entry.key.dimension: entry.value for entry in view.observations if entry.period.fiscal_year == 2023}


BEFORE = {"": 1620, "fit_r": 1100, "fit_s": 210, "fit_m": 310, "fit_u": 0}
AFTER = {**BEFORE, "": 1640, "fit_m": 330}


def test_the_whole_life_of_an_import(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = fit_csv(tmp_path / "初回.csv", FIRST), fit_csv(tmp_path / "改訂.csv", RESTATED)
    assert take(capsys, record, first)[1]["stored"]
    assert figures(record) == BEFORE

    code, document = take(capsys, record, first)
    assert (code, document["stored"], document["files"][0]["same"]) == (0, False, 10)

    code, document = take(capsys, record, second)
    assert (code, document["outcome"], document["error"]) == (1, "refused", "imports.reason_needed")
    assert document["message"] == "確定値2件が変わります。変える理由を記入してください。何も保存していません。"
    assert figures(record) == BEFORE

    code, document = take(capsys, record, second, "--reason", "国の公表値の改訂")
    assert (code, document["stored"]) == (0, True)
    assert [(c["old"], c["value"], c["cell"]) for c in document["files"][0]["changes"]] == [
        (310, 330, "D3"),
        (1620, 1640, "F3"),
    ]
    assert figures(record) == AFTER

    code, document = on_the_console(capsys, "withdraw", "--record", str(record), "2", "--reason", "取り違え")
    assert (code, document) == (0, {"outcome": "withdrawn", "batch": 2, "withdrawal": 3})
    assert figures(record) == BEFORE

    view, _ = operations.read_view(record)
    assert [(row.number, row.kind, row.note, row.withdrawn) for row in view.batches] == [
        (1, "import", "", False),
        (2, "import", "国の公表値の改訂", True),
        (3, "withdraw", "取り違え", False),
    ]
    with Record.open(record) as opened:
        then = opened.view(view.batches[1].recorded_at)
        assert opened.check() == ()
    assert {e.key.dimension: e.value for e in then.observations if e.period.fiscal_year == 2023} == AFTER


def test_a_withdrawn_import_can_be_stored_again(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = fit_csv(tmp_path / "表.csv", FIRST)
    take(capsys, record, file)
    operations.withdraw(record, 1, author="環境政策課", reason="")
    assert figures(record) == {}

    assert take(capsys, record, file)[1]["stored"]
    assert figures(record) == BEFORE


def test_withdrawing_twice_is_refused_in_words(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(capsys, record, fit_csv(tmp_path / "表.csv", FIRST))
    operations.withdraw(record, 1, author="環境政策課", reason="")
    code, document = on_the_console(capsys, "withdraw", "--record", str(record), "1")

    assert (code, document["message"]) == (1, "取込番号 1 はすでに取り消されています。")


def test_every_figure_opens_the_file_it_came_from_at_its_cell(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = fit_csv(tmp_path / "太陽光.csv", FIRST)
    content = file.read_bytes()
    take(capsys, record, file)
    file.unlink()
    view, _ = operations.read_view(record)
    source = view.observations[0].provenance
    opened = open_at(record, OriginRow("", "", "", "", source.file, source.sheet, source.cell, sha256=source.sha256))

    assert opened.path.read_bytes() == content
    assert (opened.path.name, opened.sheet, opened.cell) == ("太陽光.csv", "", "F2")


def test_an_original_that_an_earlier_version_took_as_a_program_opens_as_a_table(record: Path) -> None:
    content = b"year_end_Dec,total_kW\r\n2019,10\r\n"
    sha256 = hashlib.sha256(content).hexdigest()
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", originals=(Original(sha256, content),)), operations.now())

    row = OriginRow("", "", "", "", "導入量.bat", "", "B2", sha256=sha256)
    assert open_at(record, row).path.name == "導入量.bat.csv"


def test_a_report_with_an_error_is_not_stored_by_whatever_door(record: Path, tmp_path: Path) -> None:
    file = fit_csv(tmp_path / "表.csv", FIRST)
    file.write_bytes(file.read_bytes().replace(b"1100", b"1.234.5"))
    report = operations.plan(record, (file,))

    assert report.errors == 1
    with pytest.raises(BugError, match="cannot be stored: 1 errors"):
        operations.confirm(record, report, author="環境政策課")
    assert operations.read_view(record)[0].batches == ()


def test_a_report_without_anything_new_leaves_no_batch(record: Path, tmp_path: Path) -> None:
    file = fit_csv(tmp_path / "表.csv", FIRST)
    operations.confirm(record, operations.plan(record, (file,)), author="環境政策課")
    again = operations.plan(record, (file,))

    with pytest.raises(BugError, match="cannot be stored: 0 errors"):
        operations.confirm(record, again, author="環境政策課")
    assert len(operations.read_view(record)[0].batches) == 1


def test_a_file_that_changed_after_its_report_is_not_stored(record: Path, tmp_path: Path) -> None:
    file = fit_csv(tmp_path / "表.csv", FIRST)
    report = operations.plan(record, (file,))
    fit_csv(file, RESTATED)
    with pytest.raises(KnownError) as changed:
        operations.confirm(record, report, author="環境政策課")

    assert changed.value.key == "imports.file_changed"
    assert figures(record) == {}


def test_several_files_go_in_together_or_not_at_all(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = fit_csv(tmp_path / "良い.csv", FIRST), tmp_path / "空.xlsx"
    bad.write_bytes(b"")
    code, document = on_the_console(capsys, "import", "--record", str(record), str(good), str(bad))

    assert (code, document["outcome"], document["stored"]) == (1, "refused", False)
    assert figures(record) == {}


def test_a_sheet_is_checked_before_it_is_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "表.csv"
    file.write_text('項　目,平成 21\n量,"1,234"\n', encoding="cp932")
    code, document = on_the_console(capsys, "check-sheet", str(file))

    assert (code, document["outcome"], document["counts"]["era_only"]) == (0, "flaws", 1)
    assert on_the_console(capsys, "check-sheet", str(tmp_path / "ない.xlsx"))[1]["error"] == "reading.not_found"
