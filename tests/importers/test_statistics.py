"""Published tables become observations with their cells, or issues with theirs."""

import datetime
from pathlib import Path

import pytest

from dashboard.agreement.pack import Agreement
from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.observation import Missing, Period, SeriesKey, Status
from dashboard.wording import LANGUAGES, wording
from importers.cell import CellValue, Sheet
from importers.municipality_rows import five_digits
from importers.statistics import read_statistics, year_in_name
from importers.understood import Understood
from importers.workbook import read_workbook
from tests.importers.look_alikes import (
    FIT_LABELS,
    HACHIOJI,
    MOE_LABELS,
    OME,
    fit_csv,
    moe_rows,
    moe_workbook,
    sheet_of,
    workbook_of,
)

AGREEMENT: Agreement = load_pack("ome-tepco-pg")
PARTS = (
    *("industry/manufacturing", "industry/construction_mining", "industry/agriculture", "industry"),
    *("business", "household", "-", "transport/passenger_car", "transport/freight", "transport/rail"),
    *("transport/ship", "transport", "waste", ""),
)


def understood(*sheets: Sheet, name: str = "表.xlsx") -> Understood:
    found = read_statistics(workbook_of(*sheets, name=name), AGREEMENT)
    assert found is not None
    return found


def figures(found: Understood, year: int = 2013) -> dict[str, float | None]:
    return {entry.key.dimension: entry.value for entry in found.observations if entry.period.fiscal_year == year}


def issues(found: Understood) -> list[tuple[str, str, str]]:
    """Severity, place and Japanese sentence of each; the English one has to exist too."""
    for issue in found.issues:
        for language in LANGUAGES:
            assert wording(language)(issue.key, **dict(issue.values))
    return [(i.severity.value, i.place(), wording("ja")(i.key, **dict(i.values))) for i in found.issues]


def moe(name: str = "2013_一覧表", *, hidden: bool = False, **changed: CellValue) -> Sheet:
    """The look-alike with the cells given by their address (such as R4) changed."""
    rows = moe_rows()
    for place, value in changed.items():
        rows[int(place[1:]) - 1][ord(place[0]) - 65] = value
    return sheet_of(name, rows, hidden=hidden)


def fit(*rows: tuple[CellValue, ...]) -> Understood:
    return understood(sheet_of("", [FIT_LABELS, *rows]), name="fit.csv")


def test_the_row_of_the_municipality_is_found_among_the_others(tmp_path: Path) -> None:
    book = read_workbook(moe_workbook(tmp_path / "2013_10.xlsx"))
    found = read_statistics(book, AGREEMENT)

    assert found is not None
    assert (found.layout, found.issues) == ("moe_co2", ())
    assert figures(found) == {part: value for part, value in zip(PARTS, OME, strict=True) if part != "-"}


def test_each_figure_tells_what_it_is_and_where_it_stands(tmp_path: Path) -> None:
    book = read_workbook(moe_workbook(tmp_path / "2013_10.xlsx"))
    found = read_statistics(book, AGREEMENT)
    assert found is not None
    total = found.observations[-1]

    assert total.key == SeriesKey("co2", "", "moe-suikei")
    assert (total.period, total.unit, total.status) == (Period(2013), "kt-CO2", Status.ESTIMATED)
    assert (total.provenance.file, total.provenance.sha256) == ("2013_10.xlsx", book.sha256)
    assert (total.provenance.sheet, total.provenance.cell, total.provenance.raw) == ("2013_一覧表", "R4", "72")


@pytest.mark.parametrize("code", ["13205", 13205, "132055", "１３２０５", " 13205 ", 13205.0])
def test_the_code_is_the_same_as_text_and_as_a_number(code: CellValue) -> None:
    assert figures(understood(moe(C4=code)))[""] == 72.0


@pytest.mark.parametrize(
    ("raw", "code"), [("01100", "01100"), ("1100", "01100"), ("011002", "01100"), ("青梅", "青梅")]
)
def test_codes_are_compared_on_five_digits(raw: str, code: str) -> None:
    assert five_digits(raw) == code


def test_a_row_counted_on_another_day_than_its_kind_of_table_is_left_out_and_told() -> None:
    found = fit(("2019年3月末", 1, 2, 3, 4, 10), ("2018年12月末", 1, 2, 3, 4, 10))

    assert {str(entry.period.as_of) for entry in found.observations} == {"2018-12-31"}
    assert [(issue.key, issue.cell) for issue in found.issues] == [("imports.layout.other_day", "A2")]


def test_a_label_of_two_years_is_none_of_them() -> None:
    found = fit(("令和元年度(2018年度)", 1, 2, 3, 4, 10))

    assert found.observations == ()
    assert [issue.key for issue in found.issues] == ["imports.year.unreadable"]


@pytest.mark.parametrize(
    ("corner", "total"),
    [
        ("単位：1,000tCO2", 72.0),
        ("（単位：千ｔ－ＣＯ２）", 72.0),
        ("単位：tCO2", 0.072),
        ("単位 万トン", 720.0),
        ("", 72.0),
    ],
)
def test_the_unit_in_the_corner_counts(corner: str, total: float) -> None:
    assert figures(understood(moe(R1=corner)))[""] == total


def test_the_unit_may_stand_in_the_row_under_the_header() -> None:
    rows = moe_rows(corner="")
    rows.insert(2, [None, None, None, None, "（単位：tCO2）"])

    assert figures(understood(sheet_of("2013_一覧表", rows)))[""] == 0.072


def test_the_word_unit_in_a_row_of_figures_changes_nothing() -> None:
    assert figures(understood(moe(S4="単位：tCO2")))[""] == 72.0


def test_a_unit_of_another_kind_stops_the_table() -> None:
    found = understood(moe(R1="単位：kWh"))

    assert found.observations == ()
    assert issues(found) == [
        (
            "error",
            "2013_一覧表!R1",
            "単位「単位：kWh」を「千t-CO2」に直すことができません。単位の記載をご確認ください。",
        )
    ]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2013_一覧表", 2013), ("平成25年度 ", 2013), ("R1年度 一覧表", 2019), ("2013_10", 2013), ("令和元年度", 2019),
        ("【2013年度】", 2013), ("令和2年度版", 2020), ("13205", None), ("一覧表", None), ("2013_2014", None),
        ("H25年度一覧表", 2013), ("H25年度一覧", 2013), ("R5実績", 2023), ("R2修正", None), ("２０１４＿一覧表", 2014), ("令和二年度", 2020), ("Sheet1", None),
    ],
)  # fmt: skip
def test_the_year_may_stand_in_a_name(name: str, year: int | None) -> None:
    assert year_in_name(name) == year


def test_the_year_of_the_file_counts_where_the_sheet_names_none() -> None:
    assert figures(understood(moe("一覧表"), name="2013_10.xlsx"))[""] == 72.0


@pytest.mark.parametrize(
    ("sheet", "title", "year"),
    [
        ("一覧表", "部門別CO2排出量の現況推計（平成25年度）", 2013),
        ("一覧表", "※令和2年国勢調査の人口による", None),
        ("2013_一覧表", "※令和2年国勢調査の人口による", 2013),
        ("2013_一覧表", "2013年データ", 2013),
    ],
)
def test_the_year_may_stand_in_a_title_but_not_in_a_remark(sheet: str, title: str, year: int | None) -> None:
    found = understood(sheet_of(sheet, [[title], *moe_rows()]))

    assert {entry.period.fiscal_year for entry in found.observations} == ({year} if year else set())


def test_a_title_of_another_year_than_the_sheets_is_asked_about() -> None:
    found = understood(sheet_of("2013_一覧表", [["2014年度データ"], *moe_rows()]))

    assert found.observations == ()
    text = "シート名「2013_一覧表」と題名「2014年度データ」の年度が違います。正しい年度にそろえてください。"
    assert issues(found) == [("error", "2013_一覧表!A1", text)]


def test_a_table_of_no_known_year_is_asked_about() -> None:
    found = understood(moe("一覧表"))

    assert found.observations == ()
    assert [place for _, place, _ in issues(found)] == ["一覧表!C2"]
    assert issues(found)[0][2].startswith(
        "何年度の表か、シート名「一覧表」、題名、ファイル名のどれからも分かりません。"
    )


def test_a_municipality_that_is_not_in_the_table_is_told() -> None:
    assert issues(understood(moe(C4="13299"))) == [
        (
            "error",
            "2013_一覧表!C2",
            "市区町村コード 13205（青梅市）の行がありません。表の範囲をご確認ください。",
        )
    ]


def test_a_municipality_that_stands_twice_is_not_guessed_at() -> None:
    found = understood(moe(C3="13205"))

    assert found.observations == ()
    assert issues(found) == [
        (
            "error",
            "2013_一覧表!C2",
            "市区町村コード 13205（青梅市）の行が複数あります（C3、C4）。正しい行だけを残してください。",
        )
    ]


def test_a_renamed_municipality_is_found_by_its_code_and_mentioned() -> None:
    found = understood(moe(D4="新青梅町"))

    assert figures(found)[""] == 72.0
    assert [(severity, place) for severity, place, _ in issues(found)] == [("warning", "2013_一覧表!D4")]


def test_a_missing_label_is_an_error_and_the_rest_is_still_read() -> None:
    found = understood(moe(I2="業務系建物"))

    assert "business" not in figures(found)
    assert figures(found)[""] == 72.0
    assert issues(found) == [
        (
            "error",
            "2013_一覧表!C2",
            "見出し「業務」が2行目にありません。見出しが変わっていないか、公表元の表をご確認ください。",
        ),
        ("note", "2013_一覧表!I2", "次の見出しの列は取り込みません：業務系建物"),
    ]


def test_a_total_that_is_not_the_sum_of_its_parts_is_a_warning() -> None:
    assert issues(understood(moe(R4=73.0))) == [
        (
            "warning",
            "2013_一覧表!R4",
            "合計 73 が内訳（H4＋I4＋J4＋P4＋Q4）の合計 72 と一致しません。どちらが正しいかご確認ください。",
        )
    ]


def test_a_suppressed_figure_keeps_its_reason_and_nothing_is_made_of_it() -> None:
    found = understood(moe(Q4="X"))
    waste = next(entry for entry in found.observations if entry.key.dimension == "waste")

    assert (waste.value, waste.missing, waste.provenance.raw) == (None, Missing.SUPPRESSED, "X")
    assert found.issues == ()


def test_an_empty_cell_gives_no_figure_at_all() -> None:
    found = understood(moe(Q4=None, P4="　"))

    assert {"waste", "transport"} & set(figures(found)) == set()
    assert found.issues == ()


def test_a_cell_that_is_no_figure_blocks_with_its_address_and_content() -> None:
    assert issues(understood(moe(Q4="増加"))) == [
        (
            "error",
            "2013_一覧表!Q4",
            (
                "「増加」は数値として読めません。「CO2排出量（市域）」は数値（千t-CO2）で記入してください。値がないときは"
                "「未集計」「集計中」「不明」「秘匿」「該当なし」のいずれかを記入してください。"
            ),
        )
    ]


def test_a_figure_below_zero_is_looked_at_twice() -> None:
    found = understood(moe(O4="△1", P4=9.0, R4=71.0))

    assert figures(found)["transport/ship"] == -1.0
    assert [(severity, place) for severity, place, _ in issues(found)] == [("warning", "2013_一覧表!O4")]


def test_an_approximate_figure_says_so() -> None:
    found = understood(moe(Q4="約5"))

    assert next(entry for entry in found.observations if entry.key.dimension == "waste").note == "約"


def test_a_hidden_sheet_is_read_and_mentioned() -> None:
    found = understood(moe(hidden=True))

    assert figures(found)[""] == 72.0
    assert issues(found) == [("note", "2013_一覧表", "シート「2013_一覧表」は非表示ですが、読み取りました。")]


def test_a_hidden_row_is_read_and_mentioned() -> None:
    plain = moe()
    found = understood(Sheet(plain.name, plain.cells, hidden_rows=frozenset({4})))

    assert figures(found)[""] == 72.0
    assert issues(found) == [("note", "2013_一覧表!A4", "4行目は非表示ですが、読み取りました。")]


def test_sheets_of_two_years_give_two_years() -> None:
    found = understood(moe(), moe("2014_一覧表", Q4=6.0, R4=73.0))

    assert (figures(found, 2013)[""], figures(found, 2014)[""]) == (72.0, 73.0)


def test_the_same_year_twice_with_the_same_figures_counts_once() -> None:
    found = understood(moe(), moe("平成25年度"))

    assert len(found.observations) == 13
    assert found.issues == ()


def test_the_same_year_twice_with_other_figures_is_asked_about() -> None:
    found = understood(moe(), moe("平成25年度", Q4=6.0, R4=73.0))

    assert issues(found)[-1] == (
        "error",
        "平成25年度!R4",
        (
            "2013年度の値が二つのセルにあります（2013_一覧表!R4は「72.0」、平成25年度!R4は「73.0」）。"
            "正しい方だけを残してください。"
        ),
    )


def test_a_table_of_nobody_we_know_is_left_alone() -> None:
    assert read_statistics(workbook_of(sheet_of("表", [["年度", "人口"], [2019, 130000]])), AGREEMENT) is None


def test_a_stock_counted_in_december_keeps_its_day_and_falls_into_that_fiscal_year(tmp_path: Path) -> None:
    table = fit_csv(tmp_path / "fit.csv", {2014: (7318.0, 1719.0, 380.0, 0.0, 9417.0)})
    found = read_statistics(read_workbook(table), AGREEMENT)
    assert found is not None
    total = found.observations[-1]

    assert found.issues == ()
    assert (total.value, total.unit, total.status) == (9417.0, "kW", Status.CONFIRMED)
    assert total.period == Period(2014, datetime.date(2014, 12, 31))
    assert total.provenance.place() == "fit.csv · F2"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_table_says_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    found = read_statistics(read_workbook(fit_csv(tmp_path / "x.csv", {2014: (1, 2, 3, 4, 10)}, encoding)), AGREEMENT)

    assert found is not None
    assert [entry.value for entry in found.observations] == [1, 2, 3, 4, 10]


def test_the_same_year_in_two_rows_is_asked_about() -> None:
    found = fit((2014, 1, 1, 1, 1, 4), (2014, 1, 1, 1, 2, 5))

    assert [place for severity, place, _ in issues(found) if severity == "error"] == ["E3", "F3"]
    assert issues(found)[-1][2].startswith("2014年度の値が二つのセルにあります（F2は「4」、F3は「5」）。")


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        (" H42", "「 H42」は年度として読めません。「2025年度」「令和7年度」のように記入してください。"),
        ("CH4 排出量", "「CH4 排出量」は年度として読めません。「2025年度」「令和7年度」のように記入してください。"),
        (1950, "「1950」は扱える年度（1970年度から2070年度まで）の外です。年度をご確認ください。"),
    ],
)
def test_a_row_that_names_no_year_is_never_stored(label: CellValue, sentence: str) -> None:
    found = fit((label, 1, 1, 1, 1, 4))

    assert found.observations == ()
    assert issues(found) == [("error", "A2", sentence)]


@pytest.mark.parametrize("label", [None, "", "　"])
def test_a_row_with_figures_and_no_year_is_not_passed_over(label: CellValue) -> None:
    found = fit((2014, 1, 1, 1, 1, 4), (label, 1, 1, 1, 1, 4))

    assert [(severity, place) for severity, place, _ in issues(found)] == [("error", "A3")]
    assert len(found.observations) == 5


def test_a_row_of_blanks_under_a_word_is_no_row() -> None:
    assert issues(fit((2014, 1, 1, 1, 1, 4), ("注", " ", "", "　", None, ""))) == []


def test_a_footnote_under_the_table_is_no_row() -> None:
    assert issues(fit((2014, 1, 1, 1, 1, 4), ("注 各年12月末現在",))) == []


BY_YEAR = ("年度", *MOE_LABELS[4:])
OF_2016: tuple[CellValue, ...] = (2016, *OME)


@pytest.mark.parametrize("title", ["八王子市", "東京都八王子市の部門別排出量", "八王子市（環境省推計）"])
def test_a_table_about_another_municipality_is_refused(title: str) -> None:
    found = understood(sheet_of("表", [[title], BY_YEAR, OF_2016]))

    assert found.observations == ()
    assert [text for _, _, text in issues(found)] == [
        "この表は「八王子市」の表とあります。この記録の市町村は青梅市です。ファイルを取り違えていないかご確認ください。"
    ]


@pytest.mark.parametrize(
    "title", ["青梅市", "市区町村別の部門別排出量", "規模区分別", "青梅市と八王子市", "都市の排出量", "全市町村"]
)
def test_a_table_about_ours_or_nobody_by_name_is_read(title: str) -> None:
    assert figures(understood(sheet_of("表", [[title], BY_YEAR, OF_2016])), 2016)[""] == 72


def test_of_the_years_of_many_municipalities_only_ours_are_taken() -> None:
    head = ("市区町村コード", "市区町村", *BY_YEAR)
    other = ("13201", "八王子市", 2016, *HACHIOJI)
    ours = ("132055", "青梅市", *OF_2016)

    assert figures(understood(sheet_of("表", [head, other, ours])), 2016)[""] == 72
    found = understood(sheet_of("表", [head, other]))
    assert (found.observations, len(found.issues)) == ((), 1)


@pytest.mark.parametrize("label", ["団体コード", "地方公共団体コード", "市町村コード"])
def test_the_column_of_codes_has_many_names(label: str) -> None:
    rows = [[label if cell == "市区町村コード" else cell for cell in row] for row in moe_rows()]
    assert figures(understood(sheet_of("2013_一覧表", rows)))[""] == 72.0
