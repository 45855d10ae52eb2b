"""The public edition: nothing that the parties kept to themselves is in it, not in any text or figure of the Board."""

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from dashboard.agreement.initiative import CostShare
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Disclosure, Missing, Observation
from dashboard.place import Place
from dashboard.record.batch import BatchRow, RecordView, SourceFile
from dashboard.wording import LANGUAGES, Language
from tests.boards import MOMENT, agreement, board, initiative, observation, view

CLOSED_SHA = "fedcba9876543210" * 4
SECRETS = (
    *("秘密の集計", "秘密のシート", "XY77", CLOSED_SHA, "秘密の注", "987654", "987,654", "876543", "876,543"),
    *("秘密の取組", "秘密の内容", "秘密の方法", "秘密の役割", "秘密の負担", "秘密の課題", "秘密の次", "秘密の担当"),
    *("7,654", "2031年7月", "1 Jul 2031", "秘密の帳簿", "秘密の記入者", "秘密の記録", "2031年8月", "1 Aug 2031"),
)


def closed(value: float | None, year: int = 2024) -> Observation:
    plain = observation("nonfirm_connections", year, value or 0, "cases")
    source = plain.provenance._replace(file="秘密の集計.xlsx", sheet="秘密のシート", cell="XY77", sha256=CLOSED_SHA)
    missing = Missing.SUPPRESSED if value is None else None
    return replace(
        plain, value=value, missing=missing, provenance=source, note="秘密の注", disclosure=Disclosure.PARTIES
    )


def secret_view() -> RecordView:
    """The usual record with one closed figure and initiative, a ledger and settings of the parties."""
    story = replace(
        initiative(1), key="secret", title="秘密の取組", content="秘密の内容", method="秘密の方法", roles="秘密の役割",
        cost="秘密の負担", cost_shares=(CostShare("city", 7_654_000),), issue="秘密の課題", next_step="秘密の次",
        due=datetime.date(2031, 7, 1), owner="秘密の担当", source=Place("秘密の集計.xlsx"), disclosure=Disclosure.PARTIES,
        example=False,
    )  # fmt: skip
    files = (SourceFile("秘密の帳簿.xlsx", CLOSED_SHA, 1),)
    now = view()
    return replace(
        now,
        name="秘密の記録",
        observations=(*now.observations, closed(987654.0)),
        initiatives=(*now.initiatives, story),
        settings={"consultation.next": "2031-08-01"},
        batches=(BatchRow(1, MOMENT, "import", "秘密の記入者", "", files, 1, 1, withdrawn=False),),
    )


def secret_board(audience: Audience, language: Language = "ja") -> Board:
    before = replace(secret_view(), observations=(*view().observations, closed(876543.0)))
    return build_board(secret_view(), agreement(), audience=audience, language=language, before=before)


def everything(thing: object) -> Iterator[str]:
    """Every text and number in a Board, at any depth."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from everything(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for entry in thing:
            yield from everything(entry)
    elif thing is not None:
        yield str(thing)


def found_in(thing: Board) -> set[str]:
    text = "\n".join(everything(thing))
    return {secret for secret in SECRETS if secret in text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_closed_is_in_the_public_board(language: Language) -> None:
    assert found_in(secret_board("public", language)) == set()


def test_all_of_it_is_in_the_board_of_the_committee() -> None:
    found = found_in(secret_board("committee")) | found_in(secret_board("committee", "en"))

    assert set(SECRETS) - found == set()


def test_the_public_board_says_how_much_was_left_out() -> None:
    assert secret_board("public").left_out == (
        "公開版のため、公開の区分でない数値1件、取組1件を載せていません（協定第5条）。",
    )
    assert secret_board("committee").left_out == board(audience="public").left_out == ()


def test_what_somebody_wrote_beside_a_public_figure_is_the_parties_own() -> None:
    now = view()
    first, *rest = now.observations
    remarked = replace(now, observations=(replace(first, note="備考ヒミツ"), *rest))
    found = build_board(remarked, agreement(), audience="public")

    assert "備考ヒミツ" not in "\n".join(everything(found))
    assert found.left_out == ("公開版のため、値に添えられた備考1件を載せていません（協定第5条）。",)
    assert "備考ヒミツ" in "\n".join(everything(build_board(remarked, agreement())))


def test_each_edition_names_itself() -> None:
    assert (board().edition, board(audience="public").edition) == ("委員会版", "公開版")


def test_consultations_decisions_and_the_ledger_are_the_committee_s() -> None:
    found, committee = secret_board("public"), secret_board("committee")

    assert (found.imports, found.decisions, found.consultation_rows) == ((), (), ())
    assert committee.imports
    assert committee.decisions
    assert committee.consultation_rows


def test_open_figures_are_the_same_in_both_editions() -> None:
    committee, public = board(), board(audience="public")

    assert [entry.latest for entry in public.indicators] == [entry.latest for entry in committee.indicators]
    assert public.position == committee.position


def test_a_closed_sink_leaves_no_net_line_from_which_it_could_be_worked_out() -> None:
    now = view()
    hidden = tuple(
        replace(entry, disclosure=Disclosure.PARTIES) if entry.key.indicator == "forest_sink" else entry
        for entry in now.observations
    )
    co2 = build_board(replace(now, observations=hidden), agreement(), audience="public").indicator("co2")

    assert co2 is not None
    assert [layer.title for layer in co2.chart.layers if layer.kind == "line"] == ["総排出量"]


def test_a_closed_reason_for_a_missing_figure_is_closed_too() -> None:
    opened = observation("nonfirm_connections", 2023, 3, "cases")
    now = replace(view(), observations=(opened, closed(None)))
    public = build_board(now, agreement(), audience="public").indicator("nonfirm_connections")
    committee = build_board(now, agreement()).indicator("nonfirm_connections")

    assert public is not None
    assert committee is not None
    assert [row.value for row in public.rows] == ["3"]
    assert [row.value for row in committee.rows] == ["秘匿", "3"]


def test_the_public_is_told_nothing_of_the_next_consultation_rather_than_that_none_is_set() -> None:
    planned = replace(view(), settings={"consultation.next": "2027-03-01"})
    committee, public = (build_board(planned, agreement(), audience=each) for each in ("committee", "public"))
    assert committee.calendar is not None
    assert public.calendar is not None

    assert committee.consultation.text.startswith("次回協議 2027年3月1日")
    assert (public.consultation.text, public.consultation.level) == ("", "quiet")
    assert [row.key for row in committee.calendar.rows] == ["fiscal", "agreement", "consultation"]
    assert [row.key for row in public.calendar.rows] == ["fiscal", "agreement"]
    assert not any("協議" in entry.text for entry in public.attention)
