"""A consultation is recorded; the report then names the next one, and changes count from that day."""

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from main import main
from widgets.decisions import record_consultation
from widgets.operations import new_record, open_board

DAY = datetime.date(2026, 5, 20)


@pytest.fixture(name="record")
def empty_record(tmp_path: Path) -> Path:
    path = tmp_path / "空.renkei"
    new_record(path)
    return path


def test_the_report_names_the_next_consultation_in_the_head_of_its_pages(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "報告.pdf"
    assert main(["report", "--record", str(record), "--out", str(out)]) == 0
    assert "協議資料（" in PdfReader(out).pages[1].extract_text()

    words = ["--number", "3", "--day", "2026-05-20", "--note", "目標値の確認", "--author", "事務局"]
    assert main(["consultation", "--record", str(record), *words]) == 0
    assert main(["report", "--record", str(record), "--out", str(out)]) == 0
    pages = [page.extract_text() for page in PdfReader(out).pages]

    assert all("第4回協議資料" in text for text in pages)
    assert any("2026年5月20日" in text and "目標値の確認" in text for text in pages)


def test_the_first_number_has_to_be_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consultation", "--record", str(record), "--day", "2026-05-20"]) == 1

    assert capsys.readouterr().err == "記録された協議がないため、何回目かを決められません。回を入れてください。\n"


def test_a_further_one_takes_the_next_number_and_changes_count_from_it(record: Path) -> None:
    record_consultation(record, DAY, number=3)
    record_consultation(record, datetime.date(2026, 9, 1))
    found = open_board(record)

    assert found.consulted is not None
    assert [row.title for row in found.consulted.rows] == ["第4回", "第3回"]
    assert found.changes_since == "第4回協議（2026年9月1日）以降の変更"


def test_a_report_of_an_earlier_instant_does_not_know_of_it(record: Path) -> None:
    before = open_board(record).as_of_iso
    record_consultation(record, DAY, number=3)
    found = open_board(record, as_of=datetime.datetime.fromisoformat(before))

    assert found.consulted is not None
    assert found.consulted.next_number is None
