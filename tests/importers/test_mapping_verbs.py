"""``main.py import --mapping``: a reading made by hand is used, kept in the record, and asked about when labels move."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from main import main
from tests.importers.look_alikes import fit_csv
from widgets.operations import read_view

MAPPING = """
name = "市のごみ"
sheet = "*"

[[figure]]
indicator = "waste_per_person"
row = "1人1日当たり"
at_row = {row}
"""


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "青梅市.renkei"
    assert main(["new", str(path)]) == 0
    capsys.readouterr()
    return path


def waste(path: Path, *rows: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["区分", "単位", "令和4年度", "令和5年度"])
    for row in rows:
        sheet.append([row, "g/人・日", 700, 690])
    book.save(path)
    book.close()
    return path


def mapping(folder: Path, row: int) -> Path:
    path = folder / "m.toml"
    path.write_text(MAPPING.format(row=row), encoding="utf-8")
    return path


def imported(capsys: pytest.CaptureFixture[str], record: Path, *arguments: str) -> dict[str, Any]:
    main(["import", "--record", str(record), "--json", *arguments])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_mapping_is_used_kept_and_used_again_without_being_named(
    capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path
) -> None:
    file = waste(tmp_path / "ごみ.xlsx", "人口", "１人１日当たり")

    assert imported(capsys, record, str(file))["outcome"] == "refused"
    first = imported(capsys, record, str(file), "--mapping", str(mapping(tmp_path, 3)))
    assert (first["outcome"], first["stored"], first["files"][0]["new"]) == ("values", True, 2)
    assert list(read_view(record)[0].settings) == ["mapping.市のごみ"]
    again = imported(capsys, record, str(file))
    assert (again["outcome"], again["files"][0]["layout"], again["files"][0]["same"]) == (
        "values",
        "mapping:市のごみ",
        2,
    )


def test_a_dry_run_keeps_neither_figures_nor_mapping(
    capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path
) -> None:
    file = waste(tmp_path / "ごみ.xlsx", "人口", "１人１日当たり")
    told = imported(capsys, record, str(file), "--mapping", str(mapping(tmp_path, 3)), "--dry-run")

    assert (told["stored"], told["files"][0]["new"]) == (False, 2)
    assert read_view(record)[0].settings == {}


def test_a_label_that_moved_is_taken_only_after_a_yes_which_is_kept(
    capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path
) -> None:
    wanted = mapping(tmp_path, 3)
    imported(capsys, record, str(waste(tmp_path / "R5.xlsx", "人口", "１人１日当たり")), "--mapping", str(wanted))
    moved = waste(tmp_path / "R6.xlsx", "人口", "世帯", "１人１日当たり")

    asked = imported(capsys, record, str(moved))
    assert [issue["issue"] for issue in asked["files"][0]["issues"]] == ["mapping.moved"]
    assert not asked["stored"]
    yes = imported(capsys, record, str(moved), "--mapping", str(wanted), "--accept-moved")
    assert yes["outcome"] == "values"
    assert "at_row = 4" in read_view(record)[0].settings["mapping.市のごみ"]
    assert imported(capsys, record, str(moved))["outcome"] == "values"


def test_a_yes_to_moved_labels_needs_no_mapping_file_and_leaves_other_files_of_the_batch_alone(
    capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path
) -> None:
    file = waste(tmp_path / "R5.xlsx", "人口", "１人１日当たり")
    imported(capsys, record, str(file), "--mapping", str(mapping(tmp_path, 3)))
    moved = waste(tmp_path / "R6.xlsx", "人口", "世帯", "１人１日当たり")
    fit = fit_csv(tmp_path / "fit.csv", {2014: (1, 2, 3, 4, 10)})

    tried = imported(capsys, record, str(moved), "--accept-moved", "--dry-run")
    assert (tried["outcome"], "at_row = 3" in read_view(record)[0].settings["mapping.市のごみ"]) == ("values", True)
    yes = imported(capsys, record, str(moved), str(fit), "--accept-moved")
    assert (yes["outcome"], [told["layout"] for told in yes["files"]]) == ("values", ["mapping:市のごみ", "fit_pv"])
    assert "at_row = 4" in read_view(record)[0].settings["mapping.市のごみ"]


def test_a_broken_mapping_is_refused_in_words(capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path) -> None:
    broken = tmp_path / "m.toml"
    broken.write_text("name = ", encoding="utf-8")
    file = waste(tmp_path / "ごみ.xlsx", "人口")

    assert main(["import", "--record", str(record), str(file), "--mapping", str(broken)]) == 1
    assert "対応表「m」の1行目の書き方がTOMLとして読めません。" in capsys.readouterr().err
