"""The quick way through a worksheet and the careful one tell the same, cell by cell."""

import marshal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.cell import Sheet
from importers.reading import packed, sheet_matches, sheet_xml
from importers.reading.plain_sheet import Texts, ValueOf, read_plain_cells
from importers.reading.refusal import Refusal
from importers.reading.sheet_body import texts_of
from importers.reading.sniffing import kind_of
from importers.reading.unpacking import unpack
from importers.reading.xlsx import read_xlsx
from tests.importers.look_alikes import part_of, raw_xlsx

Shared = Callable[..., Path]
Outcome = list[tuple[object, ...]] | str


def outcome(data: bytes) -> Outcome:
    """The sheets, or the reason why there are none."""
    try:
        book = unpack("", "", 0, "xlsx", read_xlsx(data))
        for sheet in book.sheets:
            assert list(sheet.rows()) == list(plain(sheet).rows())
        return [(sheet, dict(sheet.cells), list(sheet.cells.values())) for sheet in map(plain, book.sheets)]
    except Refusal as refusal:
        return refusal.reason
    except (ValueError, RecursionError):  # the worker calls this broken
        return "broken"


def plain(sheet: Sheet) -> Sheet:
    """The sheet with its cells in a dict, however they were packed."""
    return replace(sheet, cells=dict(sheet.cells))


def both_ways(data: bytes) -> tuple[Outcome, Outcome]:
    """What is read, and what is read when nothing is taken the quick way."""
    with pytest.MonkeyPatch.context() as patch:
        quick = outcome(data)
        patch.setattr(sheet_xml, "read_plain_cells", lambda *_: None)
        patch.setattr(sheet_xml, "texts_of", lambda _content: None)
        return quick, outcome(data)


def went_the_quick_way(rows: str, texts: str = "") -> bool:
    taken: list[bool] = []

    def watched(content: bytes, texts: Texts, dates: list[bool], value_of: ValueOf) -> object:
        found = read_plain_cells(content, texts, dates, value_of)
        taken.append(found is not None)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_xml, "read_plain_cells", watched)
        read_xlsx(raw_xlsx(rows, texts=texts))
    return taken == [True]


def test_a_sheet_as_excel_writes_it_goes_the_quick_way() -> None:
    row = '<row r="1" spans="1:2"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>'

    assert went_the_quick_way(row, "<si><t>青梅市</t></si>")


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c><v>7</v></c><c t="inlineStr"><is><t>青梅</t></is></c></row>',
        '<row><c s="0" r="A1"><v>7</v></c></row>',
        '<row spans="1:2" r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> A&amp;B </t></is></c></row>',
        '<row r="1">\n  <c r="A1">\n    <f>B1</f>\n    <v>7</v>\n  </c>\n</row>',
        '<row r="1"><c r="A1"><f>B1</f><v></v></c><c r="B1" t="str"><f>B1</f><v>A&amp;B</v></c></row>',
    ],
)
def test_a_sheet_as_other_programs_write_it_goes_the_quick_way(row: str) -> None:
    assert went_the_quick_way(row)
    assert not went_the_quick_way(row + '<row r="9"><c r="A9" t="inlineStr"><is><r><t>字</t></r></is></c></row>')


@pytest.mark.parametrize("number", ["7", "<is><r><t>7</t></r></is>"])
def test_the_cells_of_a_sheet_are_kept_when_asked_for_again_and_lie_in_rows(number: str) -> None:
    kind, inside = (' t="inlineStr"', number) if number.startswith("<") else ("", f"<v>{number}</v>")
    cells = "".join(f'<c r="{at}"{kind}>{inside}</c>' for at in ("A2", "C2"))
    data = raw_xlsx(f'<row r="2">{cells}</row><row r="5">{cells.replace("2", "5")}</row>')
    (sheet,) = unpack("", "", 0, "xlsx", read_xlsx(data)).sheets

    assert [(row, [cell.a1 for cell in found]) for row, found in sheet.rows()] == [(2, ["A2", "C2"]), (5, ["A5", "C5"])]
    assert all(one is other for one, other in zip(sheet.cells.values(), sheet.cells.values(), strict=True))


def test_the_cells_of_a_large_sheet_are_unpacked_in_strides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five cells in strides of two: texts, figures, a date, an error and a formula at the seams of them."""
    cells = ['t="s"><v>0</v>', "><v>7</v>", 's="1"><v>45000</v>', 't="e"><v>#N/A</v>', "><f>B1</f><v>0.5</v>"]
    row = "".join(f'<c r="{letter}1" {cell}</c>' for letter, cell in zip("ABCDE", cells, strict=True))
    data = raw_xlsx(f'<row r="1">{row}</row>', texts="<si><t>青梅市</t></si>", formats=["yyyy/m/d"])
    whole = outcome(data)
    monkeypatch.setattr(packed, "SLAB", 2)

    cells_sent = read_xlsx(data)[0][6]
    assert isinstance(cells_sent, tuple)
    assert [len(marshal.loads(part)) for part in cells_sent[3]] == [2, 2, 1]
    assert outcome(data) == whole
    assert both_ways(data)[1] == whole


def test_texts_that_stand_in_the_cells_of_one_sheet_make_no_broken_number_good() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>字</t></is></c><c r="B1" t="s"><v>{}</v></c></row>'

    assert outcome(raw_xlsx(row.format(0), texts="<si><t>青梅市</t></si>")) != "broken"
    assert outcome(raw_xlsx(row.format(1), texts="<si><t>青梅市</t></si>")) == "broken"


def test_cells_without_addresses_are_not_counted_past_blank_ones_that_were_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet_matches, "_MANY_BLANK", 1)
    quick, careful = both_ways(
        raw_xlsx('<row r="1"><c r="B1"/><c><v>7</v></c></row><row r="4"/><row><c><v>8</v></c></row>')
    )

    assert quick == careful
    assert isinstance(quick, list)
    assert [cell.a1 for cell in quick[0][2]] == ["C1", "A5"]  # type: ignore[attr-defined]


def test_real_workbooks_read_the_same_both_ways(shared_data: Shared) -> None:
    files = [*shared_data("moe").glob("*.xlsx"), *shared_data("gov").glob("fy2022*.xlsx")]
    assert len(files) > 6

    for path in files:
        quick, careful = both_ways(path.read_bytes())
        assert quick == careful, path.name


def test_odd_and_hostile_workbooks_end_the_same_both_ways(shared_data: Shared) -> None:
    compared = 0
    for path in sorted(shared_data("corpus").rglob("*.xls[xm]")):
        data = path.read_bytes()
        try:
            kind = kind_of(data, path.name)
        except Refusal:
            continue
        if kind == "xlsx":
            quick, careful = both_ways(data)
            assert quick == careful, path.name
            compared += 1

    assert compared > 100


TEXTS = st.sampled_from(
    ["<si><t>青梅市</t></si>", "<si><t></t></si>", "<si/>", "<si></si>", "<si><t/></si>", "<si><t>A&amp;B&#x41;_x0041_</t></si>",
     '<si><t xml:space="preserve"> 市\r\n</t></si>', "<si><r><t>青</t></r><r><t>梅</t></r></si>", "<si>\n <t>市</t>\n</si>",
     '<si><t>市</t><rPh sb="0" eb="1"><t>シ</t></rPh><phoneticPr fontId="1"/></si>', "<ext><si><t>偽</t></si></ext>",
     '<si><t>市</t><phoneticPr fontId="1" type="noConversion"></phoneticPr></si>', "<si><t>a</t><t>b</t></si>", "<si><t>a_x000D_\r\nb\rc&#13;</t></si>"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(TEXTS, max_size=4))
def test_shared_texts_read_the_same_both_ways(texts: list[str]) -> None:
    cells = "".join(f'<c r="A{row}" t="s"><v>{row - 1}</v></c>'.join((f'<row r="{row}">', "</row>")) for row in (1, 2))
    quick, careful = both_ways(raw_xlsx(cells, texts="".join(texts)))

    assert quick == careful


def test_plain_shared_texts_go_the_quick_way() -> None:
    reading = '<si><t>市</t><rPh sb="0" eb="1"><t>シ</t></rPh><phoneticPr fontId="1"/></si>'
    part = part_of(raw_xlsx(texts=f"<si><t>A&amp;B</t></si>{reading}"), "xl/sharedStrings.xml")

    assert texts_of(part) == ["A&B", "市"]
    assert texts_of(part.replace(b"</sst>", b"<si><r><t>a</t></r></si></sst>")) is None


VALUES = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda n: f"<v>{n}</v>"),
    st.floats(-1e6, 1e6).map(lambda n: f"<v>{n!r}</v>"),
    st.sampled_from(
        ["", "<v></v>", "<v/>", "<f>A1+1</f>", "<f>A1+1</f><v>2</v>", "<f/><v>3</v>", '<f t="shared" si="0"/><v>4</v>',
         "<v> 5 </v>", "<v>x</v>", "<v>1e999</v>", "<v>0</v>", "<v>7</v>", "<is><t>字</t></is>", "<f>A1&lt;2</f><v>1</v>",
         "<f>A1</f><v></v>", "<f>A1</f><v/>", "<is><t></t></is>", "<is><t/></is>", "<f>A1</f><is><t></t></is>",
         '<is><t xml:space="preserve"> A&amp;B&#x6642;&#26085; </t></is>', "<is><r><t>字</t></r></is>", "<is></is>",
         "\n  <v>5</v>\n", "\n <f>A1</f>\n <v>5</v>\n", '<v xml:space="preserve"> A </v>', "<v>a&lt;b_x000D_</v>", "<v>a_x000D_\r\nb\rc&#13;</v>",
         "<f>A1</f><is><t>字</t></is>", "<v>1</v><is><t>字</t></is>", "<is><t>a\r\nb</t><rPh><t>カナ</t></rPh></is>", "<v>&#49;</v>"]
    ),
)  # fmt: skip
KINDS = st.sampled_from(["", ' t="s"', ' t="n"', ' t="b"', ' t="e"', ' t="str"', ' t="inlineStr"', ' t="d"', ' t="q"'])
STYLES = st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="9"', ' s="x"'])
PLACES = st.sampled_from(['r="A{}"', 'r="B{}"', 'r="AA{}"', 'r="XFD{}"', 'r="XFE{}"', 'r="A9"', 'r="$A${}"', ""])
CELLS = st.tuples(PLACES, STYLES, KINDS, VALUES)
ABOUT = st.sampled_from(["", ' hidden="1"', " hidden='1'", ' spans="1:2" hidden="true"', ' ht="15"'])
NUMBERS = st.sampled_from([(1, ' r="1"'), (2, ' r="2"'), (3, ' r="3"'), (9, ' r="9"'), (1, ""), (2, ""), (2, " r='2'")])
ROWS = st.lists(st.tuples(NUMBERS, ABOUT, st.lists(CELLS, max_size=3)), max_size=3)
SPELLINGS = st.sampled_from(
    ["<c {at}{style}{kind}>{value}</c>", "<c{style}{kind} {at}>{value}</c>", "<c{style} {at}{kind} >{value}</c>\n",
     "<c{kind}{style}>{value}</c>"]
)  # fmt: skip
ROW_SPELLINGS = st.sampled_from(["<row{number}{about}>{cells}</row>", "\n<row{about}{number}>\n{cells}</row>"])
Row = tuple[tuple[int, str], str, list[tuple[str, str, str, str]]]


@settings(max_examples=400)
@given(ROWS, SPELLINGS, ROW_SPELLINGS)
def test_any_sheet_reads_the_same_both_ways(rows: list[Row], spelling: str, row_spelling: str) -> None:
    xml = "".join(
        row_spelling.format(
            number=number,
            about=about,
            cells="".join(
                spelling.format(at=at.format(row), style=style, kind=kind, value=value)
                for at, style, kind, value in cells
            ),
        )
        for (row, number), about, cells in rows
    )
    data = raw_xlsx(xml, texts="<si><t>青梅市</t></si><si><t></t></si>", formats=["yyyy/m/d", "0.0%"])
    quick, careful = both_ways(data)

    assert quick == careful
