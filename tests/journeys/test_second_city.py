"""Another city is a new pack and no line of code: record, sheets, import, Board, target sheet and paper."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

import main
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.zone import JAPAN
from tests import second_city
from widgets.papers import write_report

LANGUAGES = ("ja", "en")
NOW = fiscal_year_of(datetime.datetime.now(tz=JAPAN).date())  # the sheets end with the running fiscal year


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "pack.toml").write_text(second_city.pack(), encoding="utf-8")
    assert main.main(["new", str(tmp_path / "r.renkei"), "--pack", str(tmp_path / "pack.toml")]) == 0
    return tmp_path / "r.renkei"


def written(record: Path) -> Path:
    folder = record.parent / "sheets"
    assert main.main(["sheets", "--record", str(record), "--out", str(folder)]) == 0
    return folder


def fill(path: Path, figures: Mapping[str, Mapping[int, object]]) -> Path:
    """Write figures into the sheet 指標 of ``path``: by the indicator's code and the year's head."""
    book = openpyxl.load_workbook(path)
    page = book["指標"]
    heads = {str(cell.value): cell.column or 0 for cell in page[3]}
    done = set()
    for row in range(4, page.max_row + 1):
        code = str(page.cell(row, 1).value)
        if code in figures and code not in done:
            done.add(code)
            for year, value in figures[code].items():
                page.cell(row, heads[f"{year}年度"]).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def imported(record: Path, *files: Path) -> int:
    return main.main(["import", "--record", str(record), *map(str, files)])


def board(record: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main.main(["board", "--record", str(record), "--json", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def texts(value: object) -> Iterator[str]:
    """Every text of a document that a person may read: names of things are left away."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"key", "lead", "indicators", "indicator", "factors", "target", "page", "agreement_key"}:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def test_a_pack_of_another_city_works_from_the_sheet_to_the_paper(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(record)
    emissions = {
        "co2": {NOW - 5: "95,000", NOW - 4: 93000, NOW - 3: "91千t"},
        "pv_capacity": {NOW - 3: "22,500kW", NOW - 2: 25},
    }
    first = fill(folder / "目標G1_再エネを増やす.xlsx", emissions)
    second = fill(folder / "目標G2_ごみを減らす.xlsx", {"waste": {NOW - 4: 40000, NOW - 3: "39.5千トン"}})

    assert imported(record, first, second) == 0
    found = board(record, capsys)
    latest = {card["key"]: (card["latest"]["value"], card["latest"]["unit"]) for card in found["indicators"]}
    assert latest == {"co2": (91000.0, "t-CO2"), "pv_capacity": (25.0, "MW"), "waste": (39500.0, "t")}
    assert [party[0] for party in found["agreement"]["parties"]] == ["甲", "乙", "丙"]

    paper = record.parent / "r.pdf"
    assert main.main(["report", "--record", str(record), "--out", str(paper)]) == 0
    words = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "脱炭素のまちづくりに関する協定" in words
    assert "25.0MW" in words


def test_tonnes_of_co2_are_refused_where_waste_is_counted(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = fill(written(record) / "目標G2_ごみを減らす.xlsx", {"waste": {NOW - 3: "38,000t-CO2"}})

    assert imported(record, sheet) == 1
    assert "単位が「t-CO2」になっています。ここでは「t」の値を記入してください。" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_its_board_speaks_of_the_first_city(
    language: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No article it does not have, no indicator it does not count, no name of a thing in place of its words."""
    sheet = fill(written(record) / "目標G1_再エネを増やす.xlsx", {"pv_capacity": {NOW - 3: 22.5, NOW - 2: 25}})
    assert imported(record, sheet) == 0
    said = list(texts(board(record, capsys, "--language", language)))

    foreign = re.compile(r"第[2-9]条|\barticle \d\b|青梅|Ome|pv_nonfit|pv_ppa|ev_count|heat_pumps|led_sites|FIT")
    assert [text for text in said if foreign.search(text)] == []


def test_a_fixed_term_says_that_no_renewal_is_laid_down_and_when_it_has_ended(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Signed on 29 February 2024, left out: 1 March 2024 to 28 February 2029."""
    running = board(record, capsys, "--as-of", "2028-01-01")
    ended = board(record, capsys, "--as-of", "2029-03-01")

    assert running["term"]["text"] == "協定 第1期 2029年2月28日まで"
    assert running["term"]["detail"] == "更新の定めはありません。"
    assert ended["term"]["text"] == "協定は2029年2月28日に満了しました"


def test_a_sheet_names_a_second_method_by_its_title(record: Path) -> None:
    page = openpyxl.load_workbook(written(record) / "目標G1_再エネを増やす.xlsx")["指標"]

    assert [page.cell(row, 5).value for row in (4, 5)] == ["合計", "合計（実測）"]


def adopt(path: Path, value: object, by: str, day: datetime.date) -> Path:
    """Carelessly fill in the target sheet: full-width figures, a unit beside the number, blanks around names."""
    book = openpyxl.load_workbook(path)
    page = book["目標"]
    heads = {str(cell.value): cell.column or 0 for cell in page[3]}
    row = next(row for row in range(4, page.max_row + 1) if page.cell(row, heads["指標"]).value == "太陽光の容量")
    entries = {"目標値": value, "決めた者": by, "決めた日": day, "有効になる日": None, "状態": " 採択 "}
    for head, entry in entries.items():
        page.cell(row, heads[head]).value = entry  # type: ignore[assignment]
    book.save(path)
    return path


def report_words(record: Path, as_of: str) -> str:
    paper = record.parent / f"{len(as_of)}.pdf"
    write_report(record, paper, as_of=datetime.datetime.fromisoformat(as_of).replace(hour=23, tzinfo=JAPAN))
    return "".join("".join(page.extract_text().split()) for page in PdfReader(paper).pages)


def test_a_target_changed_twice_through_the_sheet_leaves_old_reports_their_own(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """60 MW in the pack; 70 MW, then 80,000 kW = 80 MW decided for later days: each day has its own."""
    start = datetime.datetime.now(tz=datetime.UTC)
    sheet = record.parent / "t.xlsx"
    for value, by, days in (("７０ＭＷ", "市議会", 10), ("80,000 kW", "環境審議会", 20)):
        assert main.main(["targets", "--record", str(record), "--out", str(sheet)]) == 0
        assert imported(record, adopt(sheet, value, by, (start + datetime.timedelta(days=days)).date())) == 0
    told = {
        days: next(
            card["target"]
            for card in board(record, capsys, "--as-of", _instant(start, days))["indicators"]
            if card["key"] == "pv_capacity"
        )
        for days in (5, 15, 25)
    }

    assert {days: re.findall(r"[\d.]+MW", text) for days, text in told.items()} == {
        5: ["60MW"],
        15: ["70MW"],
        25: ["80MW"],
    }
    assert "70MW" in report_words(record, _instant(start, 15))
    assert "80MW" not in report_words(record, _instant(start, 15))


def _instant(start: datetime.datetime, days: int) -> str:
    return (start + datetime.timedelta(days=days)).date().isoformat()
