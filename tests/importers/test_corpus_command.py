"""The evidence commands: differences of every kind are told, absent files are said to be left out, mutants repeat."""

from pathlib import Path

import pytest

from tests.corpus.__main__ import differences, main
from tests.corpus.fuzz import fuzz
from tests.corpus.mutants import SOUND, mutant
from tests.corpus.outcomes import Outcome, expected

FINE = Outcome("corpus/a.xlsx", "reading.broken", 0.1, 40.0)


def test_a_file_that_comes_out_as_expected_is_quiet() -> None:
    assert differences([FINE], {"corpus/a.xlsx": "reading.broken"}) == []


@pytest.mark.parametrize(
    ("found", "wanted", "line"),
    [
        ([FINE], {"corpus/a.xlsx": "xlsx: 1 sheets, 1 cells"}, "corpus/a.xlsx: expected xlsx: 1 sheets, 1 cells, found reading.broken"),
        ([FINE], {}, "corpus/a.xlsx: expected nothing: the file is new, found reading.broken"),
        ([], {"corpus/a.xlsx": "reading.broken"}, "corpus/a.xlsx: expected, but it is not there"),
        ([Outcome("corpus/a.xlsx", "reading.broken", 12.0, 40.0)], {"corpus/a.xlsx": "reading.broken"}, "corpus/a.xlsx: 12.0 s, 40 MiB is out of bounds"),
        ([Outcome("corpus/a.xlsx", "reading.broken", 1.0, 600.0)], {"corpus/a.xlsx": "reading.broken"}, "corpus/a.xlsx: 1.0 s, 600 MiB is out of bounds"),
    ],
)  # fmt: skip
def test_every_kind_of_difference_is_told(found: list[Outcome], wanted: dict[str, str], line: str) -> None:
    assert differences(found, wanted) == [line]


def test_a_refused_file_that_is_read_all_of_a_sudden_is_a_difference() -> None:
    read = Outcome("corpus/a.xlsx", "xlsx: 1 sheets, 1 cells", 0.1, 40.0)

    assert len(differences([read], {"corpus/a.xlsx": "reading.broken"})) == 1


def test_without_the_files_it_says_how_many_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path / "absent") == 0
    assert capsys.readouterr().out == (
        f"../shared is not here: {len(expected())} files are left out, nothing was read.\n"
    )


def test_the_list_knows_more_than_four_hundred_files() -> None:
    assert len(expected()) > 400
    assert sum(text.startswith("reading.") for text in expected().values()) > 50


def test_a_seed_always_gives_the_same_mutant() -> None:
    assert mutant(7, SOUND) == mutant(7, SOUND)
    assert len({mutant(seed, SOUND).content for seed in range(20)}) > 15


def test_forty_mutants_do_no_harm() -> None:
    counts, finds = fuzz(2026, 40)

    assert (counts.total(), finds) == (40, [])
