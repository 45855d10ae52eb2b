"""Article 5: the one gate, and what passes it."""

import datetime
from dataclasses import fields, replace

from dashboard.agreement.disclosure import open_to
from dashboard.indicators.observation import Disclosure
from dashboard.record.batch import BatchRow, RecordView, SourceFile
from tests.boards import MOMENT, SHA, initiative, observation, view

FILE = SourceFile("内部資料.xlsx", SHA, 1)
LEDGER = (BatchRow(1, MOMENT, "import", "環境政策課 山田", "", (FILE,), 1, 0, withdrawn=False),)


def mixed() -> RecordView:
    """A record with one open and one closed figure and initiative, settings and a ledger."""
    open_figure = observation("zeb", 2024, 3, "buildings")
    closed_figure = replace(observation("nonfirm_connections", 2024, 7, "cases"), disclosure=Disclosure.PARTIES)
    closed_initiative = replace(initiative(2), key="closed", disclosure=Disclosure.PARTIES)
    return replace(
        view(empty=True),
        name="青梅市 内部用",
        observations=(open_figure, closed_figure),
        initiatives=(initiative(1), closed_initiative),
        settings={"consultation.next": "2026-12-01"},
        batches=LEDGER,
        kept=frozenset({SHA}),
        kept_bytes=1,
    )


def test_the_committee_sees_the_record_as_it_is() -> None:
    gate = open_to(mixed(), "committee")

    assert gate.view == mixed()
    assert (gate.observations, gate.initiatives) == (0, 0)


def test_the_public_sees_what_is_marked_public_and_how_much_was_left_out() -> None:
    gate = open_to(mixed(), "public")

    assert [entry.key.indicator for entry in gate.view.observations] == ["zeb"]
    assert [entry.key for entry in gate.view.initiatives] == ["look-alike-1"]
    assert (gate.observations, gate.initiatives) == (1, 1)


def test_the_ledger_the_record_s_name_and_its_settings_stay_with_the_parties() -> None:
    found = open_to(mixed(), "public").view

    assert (found.name, found.settings, found.batches) == ("", {}, ())


def test_only_decisions_marked_public_reach_the_public() -> None:
    settings = {"target.a.2030.": '{"disclosure": "public"}', "target.b.2030.": '{"disclosure": "parties"}'}
    gate = open_to(replace(mixed(), settings=settings | {"judgement.co2": "{}", "whatif.案1": "{}"}), "public")

    assert set(gate.view.settings) == {"target.a.2030."}
    assert gate.decisions == 2


def test_a_replaced_figure_is_as_closed_as_it_was() -> None:
    closed = replace(observation("zeb", 2023, 2, "buildings"), disclosure=Disclosure.PARTIES)
    found = open_to(replace(mixed(), superseded=(closed, observation("zeb", 2024, 3, "buildings"))), "public").view

    assert [entry.value for entry in found.superseded] == [3]


def test_which_files_the_parties_keep_is_their_own() -> None:
    found = open_to(mixed(), "public").view

    assert (found.kept, found.kept_bytes) == (frozenset(), 0)


def test_nothing_else_of_a_view_differs_between_the_two() -> None:
    """A field added to the view later has to be decided upon here."""
    untouched = {"instant", "pack", "fingerprint"}
    decided = {"name", "observations", "initiatives", "settings", "batches", "kept", "kept_bytes", "superseded"}
    decided |= {"initiative_batches"}
    found, before = open_to(mixed(), "public").view, mixed()

    assert {field.name for field in fields(RecordView)} == untouched | decided
    assert [getattr(found, name) == getattr(before, name) for name in sorted(untouched)] == [True] * 3


def test_what_nobody_classed_stays_with_the_parties() -> None:
    from dashboard.agreement.initiative import Initiative

    assert Initiative("new", "取組", (1,), ("A-1",)).disclosure is Disclosure.PARTIES


def test_the_gate_is_the_same_for_an_older_state_of_the_record() -> None:
    older = replace(mixed(), instant=MOMENT - datetime.timedelta(days=365))

    assert open_to(older, "public").view.observations == open_to(mixed(), "public").view.observations
