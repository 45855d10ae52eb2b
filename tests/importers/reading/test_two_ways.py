"""The quick way through a worksheet and the careful one tell the same, cell by cell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.cell import Sheet
from importers.reading import sheet_xml
from importers.reading.plain_sheet import Texts, ValueOf, read_plain_cells
from importers.reading.refusal import Refusal
from importers.reading.sniffing import kind_of
from importers.reading.unpacking import unpack
from importers.reading.xlsx import read_xlsx
from tests.importers.look_alikes import raw_xlsx

Shared = Callable[..., Path]
Outcome = list[tuple[object, ...]] | str


def outcome(data: bytes) -> Outcome:
    """The sheets, or the reason why there are none."""
    try:
        book = unpack("", "", 0, "xlsx", read_xlsx(data))
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
        return quick, outcome(data)


def test_a_sheet_as_excel_writes_it_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []

    def watched(content: bytes, texts: Texts, dates: list[bool], value_of: ValueOf) -> object:
        found = read_plain_cells(content, texts, dates, value_of)
        taken.append(found is not None)
        return found

    monkeypatch.setattr(sheet_xml, "read_plain_cells", watched)
    read_xlsx(
        raw_xlsx(
            '<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>',
            texts="<si><t>青梅市</t></si>",
            formats=["0.0"],
        )
    )

    assert taken == [True]


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


VALUES = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda n: f"<v>{n}</v>"),
    st.floats(-1e6, 1e6).map(lambda n: f"<v>{n!r}</v>"),
    st.sampled_from(
        ["", "<v></v>", "<v/>", "<f>A1+1</f>", "<f>A1+1</f><v>2</v>", "<f/><v>3</v>", '<f t="shared" si="0"/><v>4</v>',
         "<v> 5 </v>", "<v>x</v>", "<v>1e999</v>", "<v>0</v>", "<v>7</v>", "<is><t>字</t></is>", "<f>A1&lt;2</f><v>1</v>"]
    ),
)  # fmt: skip
KINDS = st.sampled_from(["", ' t="s"', ' t="n"', ' t="b"', ' t="e"', ' t="str"', ' t="inlineStr"', ' t="d"', ' t="q"'])
STYLES = st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="9"'])
PLACES = st.sampled_from(['r="A{}"', 'r="B{}"', 'r="AA{}"', 'r="XFD{}"', 'r="XFE{}"', 'r="A9"', 'r="$A${}"', ""])
CELLS = st.tuples(PLACES, STYLES, KINDS, VALUES)
ABOUT = st.sampled_from(["", ' hidden="1"', " hidden='1'", ' spans="1:2" hidden="true"', ' ht="15"'])
ROWS = st.lists(st.tuples(st.sampled_from([1, 2, 3, 9]), ABOUT, st.lists(CELLS, max_size=3)), max_size=3)


@settings(max_examples=300)
@given(ROWS)
def test_any_sheet_reads_the_same_both_ways(rows: list[tuple[int, str, list[tuple[str, str, str, str]]]]) -> None:
    xml = "".join(
        f'<row r="{number}"{about}>'
        + "".join(f"<c {at.format(number)}{style}{kind}>{value}</c>" for at, style, kind, value in cells)
        + "</row>"
        for number, about, cells in rows
    )
    data = raw_xlsx(xml, texts="<si><t>青梅市</t></si><si><t></t></si>", formats=["yyyy/m/d", "0.0%"])
    quick, careful = both_ways(data)

    assert quick == careful
