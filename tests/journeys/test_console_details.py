"""What the console says of an import and a report: changed values, names in foreign bytes, a reader that stops reading."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import main
from tests.house.source import ROOT
from widgets.operations import read_view

NOT_LINUX = sys.platform != "linux"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("見本") / "見本.renkei"
    assert main.main(["new", str(path), "--sample"]) == 0
    return path


@pytest.fixture
def changed(sample: Path, tmp_path: Path) -> Path:
    """The sheet of goal A-2 with one 例示 figure changed from 60 to 61 and left as 例示."""
    assert main.main(["sheets", "--record", str(sample), "--out", str(tmp_path)]) == 0
    path = next(path for path in tmp_path.iterdir() if path.name.startswith("目標A-2"))
    book = openpyxl.load_workbook(path)
    page = book["指標"]
    column = next(cell.column for cell in page[3] if cell.value == "2025年度")
    row = next(row for row in range(4, page.max_row + 1) if page.cell(row, 1).value == "chargers")
    assert page.cell(row, column or 0).value == 60
    page.cell(row, column or 0).value = 61
    book.save(path)
    return path


def test_a_dry_run_names_every_value_that_would_change(
    sample: Path, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main.main(["import", "--record", str(sample), "--dry-run", str(changed)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line for line in lines if "変更［" in line] == ["  変更［指標!P16］ EV充電設備の基数　2025年度：60 → 61 基"]
    assert lines[0].startswith("目標A-2_電化・省エネ化.xlsx：新規0件、変更1件、同じ")


@pytest.mark.skipif(NOT_LINUX, reason="only Linux keeps a file's name in any bytes")
@pytest.mark.parametrize(
    ("raw", "name"), [("進捗シート.xlsx".encode("cp932"), "進捗シート.xlsx"), (b"\xff\xff.xlsx", "��.xlsx")]
)
def test_a_name_in_other_bytes_is_stored_as_people_read_it(sample: Path, changed: Path, raw: bytes, name: str) -> None:
    record = changed.parent / "写し.renkei"
    record.write_bytes(sample.read_bytes())
    path = str(changed.parent / os.fsdecode(raw))
    changed.rename(path)

    assert main.main(["import", "--record", str(record), path]) == 0
    assert [file.name for file in read_view(record)[0].batches[-1].files] == [name]


@pytest.mark.skipif(NOT_LINUX, reason="a pipe closed at its other end is told otherwise elsewhere")
def test_a_reader_that_stops_reading_ends_the_console_in_peace(sample: Path, changed: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(ROOT / "main.py"), "import", "--record", str(sample), "--dry-run", str(changed)]
    with os.fdopen(writing, "wb") as unheard:
        done = subprocess.run(command, stdout=unheard, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize("verb", ["report", "export"])
@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2020-01-01", "2020年1月1日 23:59の時点では、この記録にはまだ何も入っていません。何も書き出していません。"),
        ("2090-01-01", "2090年1月1日 23:59はまだ先です。今日までの日時を指定してください。何も書き出していません。"),
    ],
)
def test_paper_of_a_day_the_record_cannot_tell_of_is_refused(
    sample: Path, tmp_path: Path, verb: str, day: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("紙.pdf" if verb == "report" else "表.csv")
    capsys.readouterr()

    assert main.main([verb, "--record", str(sample), "--out", str(out), "--as-of", day]) == 1
    assert capsys.readouterr().err.strip() == sentence
    assert not out.exists()


def test_a_day_that_is_not_over_means_now(sample: Path, tmp_path: Path) -> None:
    out, zone = tmp_path / "表.csv", datetime.timezone(datetime.timedelta(hours=9))
    today = datetime.datetime.now(zone).date().isoformat()

    assert main.main(["export", "--record", str(sample), "--out", str(out), "--as-of", today]) == 0
    assert out.exists()
