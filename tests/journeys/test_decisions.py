"""What the committee decides, from the verb to the Board: targets as versions, marks, kept what-ifs, restatements."""

import datetime
from pathlib import Path

import openpyxl
import pytest

import main
from dashboard.board_origin import OriginRow
from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation
from dashboard.indicators.what_if import Levers
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from dashboard.wording import wording
from tests.boards import observation, observations
from widgets.decisions import drop_what_if, give_mark, keep_what_if, take_mark_back, write_targets
from widgets.operations import confirm, new_record, now, open_board, plan, read_view, withdraw


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    new_record(path)
    store(path, observations())
    return path


def store(path: Path, figures: tuple[Observation, ...], note: str = "") -> None:
    with Record.open(path, writing=True) as opened:
        opened.commit(Batch("import", "事務局", note, observations=figures), now())


def mark(path: Path) -> tuple[str, str]:
    card = open_board(path).indicator("co2")
    assert card is not None
    return card.mark, card.mark_note


def test_the_console_says_beside_a_figure_that_it_is_an_example(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["board", "--record", str(record)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert next(line for line in lines if "EV等の保有台数" in line).split("  ")[3] == "2025年度 例示"
    assert next(line for line in lines if "太陽光発電設備容量（FIT・FIP）" in line).split("  ")[3] == "2023年度"


def target(path: Path, as_of: datetime.datetime | None = None) -> str:
    card = open_board(path, as_of=as_of).indicator("pv_capacity")
    assert card is not None
    return card.target


def target_origin(path: Path) -> OriginRow:
    insight = open_board(path).insight("pv_capacity")
    assert insight is not None
    return insight.milestones[0].origin.rows[0]


def test_a_target_goes_from_the_sheet_into_the_record_and_old_reports_keep_the_old_one(
    record: Path, tmp_path: Path
) -> None:
    before = now()
    sheet = tmp_path / "目標シート.xlsx"
    write_targets(record, sheet)
    book = openpyxl.load_workbook(sheet)
    page = book["目標"]
    heads = {str(cell.value): cell.column or 0 for cell in page[3]}
    changed = {"目標値": "35MW", "状態": "採択", "決めた者": "第5回協議", "決めた日": datetime.date(2026, 1, 20)}
    for head, value in changed.items():
        page.cell(9, heads[head]).value = value  # type: ignore[assignment]
    book.save(sheet)
    report = plan(record, (sheet,))
    batch = confirm(record, report, author="事務局")

    assert target(record) == "2030年度 35,000kW（採択）"
    row = target_origin(record)
    assert (row.value, row.file, row.sheet, row.by) == ("35,000kW", sheet.name, "目標", "事務局")
    assert row.cell.endswith("9")
    assert row.imported
    assert row.sha256 == read_view(record)[0].batches[-1].files[0].sha256
    assert open_board(record).imports[0].told.endswith("目標・係数 1件）")
    assert target(record, before) == "2030年度 29,000kW（作業値・未決定）"
    assert not plan(record, (sheet,)).storable
    withdraw(record, batch, author="事務局", reason="取り違え")
    assert target(record) == "2030年度 29,000kW（作業値・未決定）"
    assert (target_origin(record).file, target_origin(record).by) == ("協定の定義", "")


def test_the_committee_gives_a_mark_and_takes_it_back(record: Path) -> None:
    assert mark(record) == ("△", "")
    give_mark(record, "co2", "○", reason="工場の閉鎖を除く", author="第4回協議")

    sign, note = mark(record)
    assert sign == "○"
    assert note.startswith("委員会の評価 ○（2019年度の値について）。理由：工場の閉鎖を除く（第4回協議、")

    take_mark_back(record, "co2", author="第4回協議")
    assert mark(record) == ("△", "")


def test_a_mark_lapses_once_a_newer_figure_is_recorded(record: Path) -> None:
    give_mark(record, "co2", "○", reason="工場の閉鎖を除く", author="第4回協議")
    store(record, (observation("co2", 2020, 600.0, "kt-CO2", method="moe-suikei", status="estimated"),))

    assert mark(record)[1] == ""


def test_what_has_no_figure_cannot_be_judged(record: Path) -> None:
    with pytest.raises(KnownError) as refused:
        give_mark(record, "zeb", "○", reason="順調", author="第4回協議")

    assert wording("ja").error(refused.value) == "実績のない指標は評価できません。先に値を取り込んでください。"


def test_a_what_if_is_kept_by_its_name_until_it_is_dropped(record: Path) -> None:
    keep_what_if(record, "電化を進める案", Levers(2000.0, 0.3, 0.00025, 20.0, 2030), author="事務局")
    kept = open_board(record).what_if
    public = open_board(record, audience="public").what_if
    drop_what_if(record, "電化を進める案", author="事務局")
    dropped = open_board(record).what_if

    assert [[one.name for one in card.kept] for card in (kept, public, dropped) if card] == [["電化を進める案"], [], []]


def test_a_restated_figure_keeps_its_history_with_the_reason(record: Path) -> None:
    store(record, (observation("pv_capacity", 2023, 20000.0, "kW", method="fit"),), note="公表値の改定")
    found = open_board(record).health
    assert found is not None
    (row,) = (each for each in found.rows if each.key == "pv_capacity")

    assert [(one.year, one.old, one.new, one.reason) for one in row.restatements] == [
        ("2023年度", "19,800kW（確定値）", "20,000kW（確定値）", "公表値の改定")
    ]
    assert found.summary[-1] == "改定された値は1件です。"
