"""A consultation is recorded; the report then names the next one, and changes count from that day."""

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.indicators.observation import Disclosure, Observation, Period, Provenance, SeriesKey, Status
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from main import main
from widgets import decisions, operations
from widgets.decisions import record_consultation
from widgets.operations import new_record, open_board
from widgets.papers import write_report_of

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


@pytest.fixture(name="clock")
def the_clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime.datetime]:
    """The instant at which the verbs take themselves to run; set it by its only element."""
    at = [datetime.datetime(2026, 10, 1, 3, tzinfo=datetime.UTC)]
    for verbs in (operations, decisions):
        monkeypatch.setattr(verbs, "now", lambda: at[0])
    return at


def put_a_figure(record: Path, at: datetime.datetime) -> None:
    """100 kW of PV beside the FIT in 2024, imported at that instant."""
    told = Provenance("look-alike.xlsx", "h" * 64, "S", "B2", "100")
    key, status = SeriesKey("pv_nonfit", "", ""), Status.CONFIRMED
    entry = Observation(key, Period(2024), 100.0, "kW", status, "city", Disclosure.PUBLIC, told)
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", observations=(entry,)), at)


def pages_of(report: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(report).pages]


def test_the_report_of_a_consultation_written_again_is_still_its_own(
    tmp_path: Path, clock: list[datetime.datetime]
) -> None:
    record, out = tmp_path / "記録.renkei", tmp_path / "第5回.pdf"
    new_record(record)
    record_consultation(record, datetime.date(2026, 10, 1), number=4)
    put_a_figure(record, datetime.datetime(2026, 11, 10, 3, tzinfo=datetime.UTC))
    clock[0] = datetime.datetime(2026, 11, 20, 8, tzinfo=datetime.UTC)
    record_consultation(record, datetime.date(2026, 11, 20))
    clock[0] = datetime.datetime(2026, 12, 1, 1, tzinfo=datetime.UTC)
    write_report_of(record, datetime.date(2026, 11, 20), out)
    told = pages_of(out)

    assert all("第5回協議資料" in text for text in told)
    assert any("第4回協議（2026年10月1日）以降の変更" in text for text in told)
    assert not any("第5回協議（2026年11月20日）以降" in text for text in told)


def test_a_consultation_recorded_late_still_numbers_the_reports(tmp_path: Path, clock: list[datetime.datetime]) -> None:
    record, out = tmp_path / "記録.renkei", tmp_path / "第5回.pdf"
    new_record(record)
    put_a_figure(record, datetime.datetime(2026, 10, 1, 4, tzinfo=datetime.UTC))
    clock[0] = datetime.datetime(2026, 12, 1, 1, tzinfo=datetime.UTC)
    record_consultation(record, datetime.date(2026, 10, 1), number=4)
    record_consultation(record, datetime.date(2026, 11, 20))
    write_report_of(record, datetime.date(2026, 10, 1), out)
    first = pages_of(out)
    write_report_of(record, datetime.date(2026, 11, 20), out)
    second = pages_of(out)

    assert all("第4回協議資料" in text for text in first)
    assert all("第5回協議資料" in text for text in second)
    assert any("第4回協議（2026年10月1日）以降の変更" in text for text in second)
