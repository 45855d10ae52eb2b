"""What the material is called, and that changes count from the last consultation on."""

import datetime
from dataclasses import replace

from dashboard.agreement.consultation import Held, held_setting
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.board_consultation import ConsultationLedger, HeldRow
from dashboard.wording import Language
from tests.boards import agreement, board, view

DAY = datetime.date(2026, 5, 20)


def shown(audience: Audience = "committee", language: Language = "ja", **settings: str) -> Board:
    """The Board after the third consultation on 20 May 2026, with further settings."""
    held = dict([held_setting(Held(3, DAY, "目標値の確認"), {}, agreement().signed, DAY)])
    named = {f"consultation.{name}": text for name, text in settings.items()}
    now = replace(view(), settings={**held, **named})
    return build_board(now, agreement(), audience=audience, language=language, before=view())


def test_the_material_is_for_the_consultation_after_the_last_one() -> None:
    assert shown().consulted == ConsultationLedger(
        (HeldRow(3, "第3回", "2026年5月20日", "目標値の確認", DAY),), 4, "第4回協議資料"
    )
    assert shown(language="en").consulted == ConsultationLedger(
        (HeldRow(3, "No. 3", "20 May 2026", "目標値の確認", DAY),), 4, "Material for consultation No. 4"
    )


def test_without_a_recorded_consultation_the_material_has_a_day_and_no_number() -> None:
    assert board().consulted == ConsultationLedger((), None, "協議資料（2026年11月20日現在）")


def test_the_public_s_edition_is_no_material_for_a_consultation() -> None:
    found = shown("public")

    assert found.consulted == ConsultationLedger((), None, "公開資料（2026年11月20日現在）")
    assert found.consultation_rows == ()
    assert found.changes_since == "前回からの変更"


def test_changes_say_after_which_consultation() -> None:
    assert shown().changes_since == "第3回協議（2026年5月20日）以降の変更"


def test_the_last_consultation_stands_with_its_number_and_the_next_follows_the_cadence() -> None:
    assert shown().consultation_rows[:2] == (
        ("前回の協議", "第3回　2026年5月20日"),
        ("次回の協議", "2026年11月20日（目安）"),
    )


def test_a_planned_day_that_has_become_the_last_consultation_is_no_longer_the_next() -> None:
    assert shown(next="2026-05-20").consultation.text == "次回協議の目安 2026年11月20日（あと0日）"
    assert shown(next="2026-12-01").consultation.text == "次回協議 2026年12月1日（あと11日）"
