"""Texts become operators: the same text set twice is the same, only its place differs; whatever it says, it reads back."""

import io

from pypdf import PdfReader
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.lettering import Lettering
from exports.pdf.typeface import FIGURES, FILES, PLAIN, font


def canvas() -> tuple[Canvas, io.BytesIO]:
    for face in FILES:
        pdfmetrics.registerFont(font(face))
    out = io.BytesIO()
    return Canvas(out, invariant=1), out


def test_a_text_is_shown_at_its_place_in_its_face_and_size() -> None:
    page, _out = canvas()
    assert Lettering(page).operators(PLAIN, 9, 72, 700.5, "16") == "BT /F2+0 9 Tf 72 700.5 Td (16) Tj ET"


def test_a_text_that_comes_again_on_another_page_differs_in_its_place_only() -> None:
    page, _out = canvas()
    lettering = Lettering(page)
    first = lettering.operators(FIGURES, 8, 20, 10, "590.7")
    lettering.begin_page()
    second = lettering.operators(FIGURES, 8, 30, 10, "590.7")
    assert first != second
    assert first.replace(" 20 10 Td", " 30 10 Td") == second


def test_a_face_that_is_set_is_not_set_again_until_the_page_ends() -> None:
    page, _out = canvas()
    lettering = Lettering(page)
    told = [lettering.operators(face, 8, 20, 10, "590.7") for face in (FIGURES, FIGURES, PLAIN, FIGURES)]
    assert [" Tf " in text for text in told] == [True, False, True, True]
    lettering.begin_page()
    assert " Tf " in lettering.operators(FIGURES, 8, 20, 10, "590.7")


def test_more_characters_than_one_subset_holds_and_brackets_read_back() -> None:
    page, out = canvas()
    lettering = Lettering(page)
    many = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 700) if code in font(PLAIN).face.charToGlyph)
    assert len(many) > 300
    for row, text in enumerate((many, r"(1) \ (2)", "▲16.5 %")):
        page.addLiteral(lettering.operators(PLAIN, 4, 10, 100 - 10 * row, text))
    page.showPage()
    page.save()
    out.seek(0)
    told = PdfReader(out).pages[0].extract_text().splitlines()
    assert told == [many, r"(1) \ (2)", "▲16.5 %"]


def test_the_compiled_part_of_reportlab_is_there() -> None:
    assert rl_accel.fp_str.__module__ == "_rl_accel"
    assert rl_accel.escapePDF.__module__ == "_rl_accel"
