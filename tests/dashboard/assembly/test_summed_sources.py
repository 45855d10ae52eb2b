"""A total worked out from several files names every one of them, on screen, on paper and in the table."""

from dataclasses import replace

from dashboard.assembly import build_board
from dashboard.board import Board, Row
from dashboard.indicators.observation import Observation, Status
from dashboard.origins import of_year
from dashboard.wording import wording
from tests.boards import agreement, observation, view

SECTORS = ("household", "business", "transport", "industry", "waste")
ja = wording("ja")


def part(number: int, name: str) -> Observation:
    """10 kt of one sector in 2020, from a file of its own."""
    entry = observation("co2", 2020, 10.0, "kt-CO2", part=name, method="moe-suikei")
    told = entry.provenance._replace(file=f"file{number}.xlsx", sha256=str(number) * 64, sheet="S", cell=f"B{number}")
    return replace(entry, provenance=told)


def shown(*entries: Observation) -> Board:
    return build_board(replace(view(), observations=entries), agreement())


def whole_of(board: Board) -> Row:
    card = board.indicator("co2")
    assert card is not None
    return next(row for row in card.rows if not row.dimension)


def test_five_files_are_five_sources_each_with_its_own_cell() -> None:
    board = shown(*(part(number, name) for number, name in enumerate(SECTORS, 1)))
    row = whole_of(board)

    assert (row.value, row.numbers) == ("50", (1, 2, 3, 4, 5))
    assert row.place == " + ".join(f"file{number}.xlsx · S · B{number}" for number in range(1, 6))
    assert [(source.file, source.cell) for source in board.sources] == [
        (f"file{number}.xlsx", f"B{number}") for number in range(1, 6)
    ]


def test_the_parts_of_one_sheet_stay_one_source() -> None:
    entries = [part(1, name) for name in SECTORS]
    row = whole_of(shown(*entries))

    assert (row.numbers, row.place) == ((1,), "file1.xlsx · S · B1+B1+B1+B1+B1")


def test_one_example_among_the_parts_makes_no_other_file_an_example() -> None:
    entries = [part(number, name) for number, name in enumerate(SECTORS, 1)]
    entries[4] = replace(entries[4], status=Status.EXAMPLE)

    assert [source.example for source in shown(*entries).sources] == [False, False, False, False, True]


def test_the_origin_of_the_total_names_all_files_and_opens_none_of_them_for_the_rest() -> None:
    board = shown(*(part(number, name) for number, name in enumerate(SECTORS, 1)))
    card = board.indicator("co2")
    assert card is not None
    total, *parts = of_year(board, card, 2020, ja).rows

    assert (total.file, total.cell, total.sha256) == (
        "file1.xlsx、file2.xlsx、file3.xlsx、file4.xlsx、file5.xlsx",
        "",
        "",
    )
    assert [(row.file, row.cell) for row in parts] == [(f"file{number}.xlsx", f"B{number}") for number in range(1, 6)]


def test_a_plus_in_the_name_of_a_file_makes_no_total() -> None:
    entry = part(1, "household")
    named = replace(entry, provenance=entry.provenance._replace(file="家庭+業務.xlsx"))
    board = shown(named)
    card = board.indicator("co2")
    assert card is not None

    assert of_year(board, card, 2020, ja).formula == ""
