"""Names that hold the very signs by which places are printed: file, sheet and cell stay three all the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.board import Board
from dashboard.board_origin import OriginRow
from dashboard.origins import entry_of
from dashboard.place import Place
from dashboard.record.batch import Batch, SourceFile
from dashboard.record.record import Record
from dashboard.record.rows import initiative, initiative_body
from dashboard.wording import wording
from tests import boards
from tests.importers.look_alikes import fit_csv
from widgets import operations

NAME, SHA = "予算 · 実績.xlsx", "a" * 64
FIGURES = {2022: (1000, 200, 300, 0, 1500)}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    operations.new_record(path)
    return path


def origin_of_initiative(board: Board) -> OriginRow:
    return next(entry.origin.rows[0] for item in board.items for entry in item.initiatives)


def test_an_initiative_of_such_a_file_leads_to_its_cell_and_its_original(record: Path) -> None:
    story = replace(boards.initiative(1), source=Place(NAME, "取組 · 案", "B4"), cells=())
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", files=(SourceFile(NAME, SHA, 1),), initiatives=(story,)), operations.now())
    board = operations.open_board(record)
    row = origin_of_initiative(board)

    assert (row.file, row.sheet, row.cell, row.sha256) == (NAME, "取組 · 案", "B4", SHA)
    assert board.items[0].initiatives[0].source == "予算 · 実績.xlsx · 取組 · 案 · B4"


def test_a_figure_of_such_a_file_leads_to_its_cell(record: Path, tmp_path: Path) -> None:
    file = fit_csv(tmp_path / "導入 · 実績.csv", FIGURES)
    operations.confirm(record, operations.plan(record, (file,)), author="環境政策課")
    board = operations.open_board(record)
    card = board.indicator("pv_capacity")
    assert card is not None
    row = entry_of(board, card.rows[0], card.unit, wording("ja"))

    assert (row.file, row.sheet, row.cell) == ("導入 · 実績.csv", "", "F2")
    assert operations.read_view(record)[0].observations[0].provenance.sha256 == row.sha256


@pytest.mark.parametrize(
    ("joined", "place"),
    [
        ("進捗.xlsx · 取組 · B4", Place("進捗.xlsx", "取組", "B4")),
        ("予算 · 実績.xlsx · 取組 · B4", Place(NAME, "取組", "B4")),
        ("", Place()),
    ],
)
def test_places_that_an_older_record_holds_joined_are_told_apart(joined: str, place: Place) -> None:
    body = initiative_body(boards.initiative(1)).replace('"source":["","",""]', f'"source":"{joined}"')

    assert f'"source":"{joined}"' in body
    assert initiative(body).source == place


def test_a_place_survives_the_record() -> None:
    story = replace(boards.initiative(1), source=Place(NAME, "取組", "B4"))

    assert initiative(initiative_body(story)) == story
