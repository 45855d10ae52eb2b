"""A verb of the console that changes the record leaves the first look for the next window."""

from pathlib import Path

import pytest

from dashboard.record.looks import keep_look, kept_look
from main import main
from tests.importers.look_alikes import fit_csv
from widgets.operations import new_record, open_board


@pytest.fixture(name="record")
def empty_record(tmp_path: Path) -> Path:
    path = tmp_path / "空.renkei"
    new_record(path)
    return path


def test_a_verb_that_changes_the_record_leaves_the_look_for_the_next_window(record: Path) -> None:
    assert kept_look(record, "committee", "ja") is None
    assert main(["consultation", "--record", str(record), "--number", "1", "--day", "2026-05-20"]) == 0
    look = kept_look(record, "committee", "ja")
    assert look is not None
    assert look.masthead.consultation == open_board(record).consultation
    assert kept_look(record, "committee", "en") is None


def test_an_import_and_its_withdrawal_leave_it_and_a_dry_run_does_not(record: Path, tmp_path: Path) -> None:
    file = fit_csv(tmp_path / "fit.csv", {2021: (3000, 300, 0, 3000, 6300), 2022: (3100, 300, 0, 3000, 6400)})
    assert main(["import", "--record", str(record), "--dry-run", str(file)]) == 0
    assert kept_look(record, "committee", "ja") is None
    assert main(["import", "--record", str(record), str(file)]) == 0
    first = kept_look(record, "committee", "ja")
    assert main(["withdraw", "--record", str(record), "1", "--author", "山田", "--reason", "試し"]) == 0
    second = kept_look(record, "committee", "ja")

    assert first is not None
    assert second is not None
    assert not first.overview.empty
    assert second.overview.empty


def test_a_window_in_another_language_finds_its_look_too(record: Path) -> None:
    english = open_board(record, language="en")
    assert main(["consultation", "--record", str(record), "--number", "1", "--day", "2026-05-20"]) == 0
    look = kept_look(record, "committee", "ja")
    assert look is not None
    keep_look(record, look, "committee", "en", "of long ago")
    assert main(["consultation", "--record", str(record), "--day", "2026-06-20"]) == 0

    found = kept_look(record, "committee", "en")
    assert found is not None
    assert found.masthead.consultation == open_board(record, language="en").consultation
    assert found.masthead.consultation != english.consultation
