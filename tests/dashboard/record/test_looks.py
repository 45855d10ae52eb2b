"""The first look a record keeps: read without the Board, gone as soon as the record has moved on."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.first_look import FORM, FirstLook, look_from, look_of, look_text
from dashboard.record.batch import Batch
from dashboard.record.looks import keep_look, kept_look
from dashboard.record.record import Record
from tests.boards import board
from tests.dashboard.record.test_record import NOON, commit, figure

LATER = NOON + datetime.timedelta(hours=1)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    with Record.create(path, "key = 'x'", NOON):
        pass
    commit(path, Batch("import", observations=(figure(1.0),)), NOON)
    return path


def look() -> FirstLook:
    return look_of(board()).named("青梅市")


def digest(record: Path) -> str:
    with Record.open(record) as opened:
        return opened.view(LATER).fingerprint


def test_a_look_comes_back_from_its_text_as_it_was() -> None:
    assert look().overview.goals
    assert look_from(look_text(look())) == look()


def test_the_charts_of_a_look_are_those_of_the_headlines() -> None:
    drawn = tuple(card.chart for card in board().headlines)
    assert drawn
    kept = look_from(look_text(look()))
    assert kept is not None
    assert kept.charts() == drawn


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 1}', json.dumps({"form": FORM, "masthead": {}})])
def test_a_text_of_another_form_is_no_look(text: str) -> None:
    assert look_from(text) is None
    assert look_from(look_text(look()).replace(f'"form":{FORM}', f'"form":{FORM + 1}')) is None


def test_a_look_kept_is_found_again_for_its_audience_and_language_only(record: Path) -> None:
    keep_look(record, look(), "committee", "ja", digest(record)[:12])

    assert kept_look(record, "committee", "ja") == look()
    assert kept_look(record, "public", "ja") is None
    assert kept_look(record, "committee", "en") is None


def test_a_record_that_has_moved_on_has_no_look_until_a_new_one_is_kept(record: Path) -> None:
    keep_look(record, look(), "committee", "ja", digest(record)[:12])
    commit(record, Batch("import", observations=(figure(2.0),)), NOON)
    assert kept_look(record, "committee", "ja") is None

    newer = replace(look(), overview=replace(look().overview, position="2.0"))
    keep_look(record, newer, "committee", "ja", digest(record)[:12])
    assert kept_look(record, "committee", "ja") == newer


def test_a_look_is_no_part_of_the_history(record: Path) -> None:
    before = digest(record)
    keep_look(record, look(), "committee", "ja", before[:12])

    assert digest(record) == before
    with Record.open(record) as opened:
        assert opened.check() == ()


def test_a_renamed_record_bears_its_new_name(record: Path) -> None:
    keep_look(record, look(), "committee", "ja", digest(record)[:12])
    found = kept_look(record.rename(record.with_name("青梅市の控え.renkei")), "committee", "ja")

    assert found is not None
    assert found.masthead.record == "青梅市の控え"


def test_a_record_that_never_kept_one_has_none(record: Path) -> None:
    assert kept_look(record, "committee", "ja") is None


def test_a_record_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"record\.not_found"):
        kept_look(tmp_path / "x.renkei", "committee", "ja")
