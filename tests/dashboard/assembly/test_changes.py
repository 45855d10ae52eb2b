"""What changed since the last consultation: restated figures one by one, new ones in short."""

from dataclasses import replace

from dashboard.assembly import build_board
from dashboard.board import Board, ChangeRow
from dashboard.indicators.observation import Missing, Observation
from dashboard.record.batch import RecordView
from tests.boards import agreement, board, observation, view


def between(before: tuple[Observation, ...], now: tuple[Observation, ...], **more: dict[str, str]) -> Board:
    def seen(figures: tuple[Observation, ...]) -> RecordView:
        return replace(view(), observations=figures, settings=more.get("settings", {}))

    return build_board(seen(now), agreement(), before=seen(before))


def pv(year: int, value: float, *, status: str = "confirmed") -> Observation:
    return observation("pv_capacity", year, value, "kW", method="fit", status=status)


def told(row: ChangeRow) -> tuple[str, str, str, str]:
    return row.year, row.old, row.new, row.kind


def test_new_figures_of_an_indicator_are_one_row() -> None:
    rows = {row.indicator: row for row in board().changes}

    assert told(rows["pv_capacity"]) == ("2023年度", "18,600", "19,800", "新規1件")
    assert told(rows["ev_count"]) == ("2023～2025年度", "950", "1,400", "新規3件")
    assert (rows["ev_count"].title, rows["ev_count"].unit) == ("EV等の保有台数", "台")


def test_a_first_figure_has_nothing_before_it() -> None:
    assert [told(row) for row in between((), (pv(2023, 5.0),)).changes] == [("2023年度", "–", "5", "新規1件")]


def test_a_restated_figure_shows_old_and_new() -> None:
    found = between((pv(2022, 18600.0), pv(2023, 19800.0)), (pv(2022, 18500.5), pv(2023, 19800.0)))

    assert [told(row) for row in found.changes] == [("2022年度", "18,600.0", "18,500.5", "改定")]


def test_restated_figures_stand_before_new_ones() -> None:
    found = between((pv(2022, 1.0),), (pv(2022, 2.0), pv(2023, 3.0)))

    assert [row.kind for row in found.changes] == ["改定", "新規1件"]


def test_a_figure_taken_back_is_told_and_leads_to_no_cell() -> None:
    (row,) = between((pv(2022, 5.0),), ()).changes

    assert (told(row), row.source) == (("2022年度", "5", "取消", "取消"), 0)


def test_among_new_figures_the_whole_is_told_before_its_parts() -> None:
    part = observation("pv_capacity", 2024, 1.0, "kW", part="fit_r", method="fit")
    (row,) = between((), (pv(2023, 9.0), part)).changes

    assert (row.part, *told(row)) == ("", "2023～2024年度", "–", "9", "新規2件")


def test_new_figures_of_a_part_alone_name_the_part() -> None:
    part = observation("pv_capacity", 2024, 1.0, "kW", part="fit_r", method="fit")
    (row,) = between((), (part,)).changes

    assert (row.part, row.new) == ("区分R", "1")


def test_a_provisional_figure_that_was_confirmed_is_a_change() -> None:
    found = between((pv(2022, 5.0, status="provisional"),), (pv(2022, 5.0),))

    assert [row.kind for row in found.changes] == ["改定"]


def test_a_figure_that_came_for_a_missing_one_names_the_reason_it_was_missing() -> None:
    pending = replace(pv(2022, 0.0), value=None, missing=Missing.PENDING)

    assert [told(row) for row in between((pending,), (pv(2022, 5.0),)).changes] == [("2022年度", "集計中", "5", "改定")]


def test_a_restated_part_is_named() -> None:
    def sector(value: float) -> Observation:
        return observation("co2", 2019, value, "kt-CO2", part="household", method="moe-suikei")

    assert [row.part for row in between((sector(1.0),), (sector(2.0),)).changes] == ["家庭"]


def test_a_change_leads_to_the_cell_the_new_figure_stands_in() -> None:
    found = between((pv(2022, 1.0),), (pv(2022, 2.0),))
    source = next(entry for entry in found.sources if entry.number == found.changes[0].source)

    assert (source.file, source.sheet, source.cell) == ("look-alike.xlsx", "2022_一覧表", "F7")


def test_the_same_record_has_no_changes() -> None:
    figures = (pv(2022, 1.0), pv(2023, 2.0))

    assert between(figures, figures).changes == ()


def test_changes_say_since_when() -> None:
    assert board().changes_since == "2026年11月20日 12:00以降の変更"
    assert board(before=False).changes_since == ""
    assert board(before=False).changes == ()
    assert between((), (), settings={"consultation.last": "2026-05-20"}).changes_since == (
        "前回の協議（2026年11月20日 12:00）以降の変更"
    )
