"""The window's typeface: who changes a font changes their own, and words are cut only where room is short."""

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from widgets.charts.brushes import mixed
from widgets.typefaces import BODY, NOTE, advance, elided, font


def test_a_font_that_somebody_underlines_leaves_the_next_one_plain(qtbot: QtBot) -> None:
    font(NOTE).setUnderline(True)
    assert not font(NOTE).underline()


def test_widths_are_those_of_the_face_that_is_asked_for(qtbot: QtBot) -> None:
    for pixels, bold in ((NOTE, False), (BODY, False), (BODY, True)):
        expected = QFontMetrics(font(pixels, bold=bold)).horizontalAdvance("太陽光 590.7")
        assert advance("太陽光 590.7", pixels, bold=bold) == expected


def test_words_are_cut_only_where_they_do_not_fit(qtbot: QtBot) -> None:
    room = advance("太陽光発電")
    assert elided("太陽光発電", room) == "太陽光発電"
    cut = elided("太陽光発電", room - 1)
    assert cut.endswith("…")
    assert advance(cut) < room
    assert elided("太陽光発電", -3) == elided("太陽光発電", 0)


def test_a_colour_mixed_with_its_ground_lies_between_them() -> None:
    assert mixed("#000000", "#ffffff", 0.6).name() == "#666666"
    assert mixed("#102030", "#ffffff", 1.0).name() == "#102030"
