"""Our own progress sheets: written, filled in as people do, and read back."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.progress_form import sheet_contents, subjects
from dashboard.indicators.observation import Disclosure, Missing, Observation, Provenance, Status
from dashboard.place import NOWHERE, Place
from dashboard.record.batch import RecordView
from dashboard.wording import LANGUAGES, Language, wording
from exports.progress_sheet import write_progress_sheets
from importers.importing import plan_import
from importers.issues import Severity
from importers.report import ImportReport
from importers.report_text import issue_sentence
from tests import boards

AGREEMENT = boards.agreement()
EMPTY = boards.view(empty=True)
Edit = Callable[[Worksheet], None]


def written(folder: Path, subject: str, view: RecordView = EMPTY, language: Language = "ja") -> Path:
    """The sheet of one subject as the product writes it."""
    contents = [entry for entry in sheet_contents(view, AGREEMENT) if entry.subject.key == subject]
    return write_progress_sheets(tuple(contents), AGREEMENT, folder, language)[0]


def filled(folder: Path, subject: str, sheet: str, edit: Edit, view: RecordView = EMPTY) -> ImportReport:
    """The import report of a sheet somebody has edited."""
    path = written(folder, subject, view)
    book = openpyxl.load_workbook(path)
    edit(book[sheet])
    book.save(path)
    return plan_import([path], view, AGREEMENT)


def cell(sheet: Worksheet, row_key: tuple[str, str], head: str) -> str:
    """The address under a heading in the row of an indicator's code and part."""
    column = next(c.coordinate.rstrip("0123456789") for c in sheet[3] if c.value == head)
    row = next(
        r for r in range(4, sheet.max_row + 1) if (sheet.cell(r, 1).value, sheet.cell(r, 2).value or "") == row_key
    )
    return f"{column}{row}"


def sentences(report: ImportReport) -> list[str]:
    """Every issue with its cell, errors and warnings only."""
    say = wording("ja")
    file = report.files[0]
    issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
    return [f"{i.cell} {issue_sentence(i, say)}".strip() for i in issues if i.severity is not Severity.NOTE]


def meaning(entry: Observation) -> tuple[object, ...]:
    """An observation without its place."""
    return entry.key, entry.period.fiscal_year, entry.value, entry.missing, entry.status, entry.unit


def test_there_is_a_sheet_for_each_of_the_eight_items_and_six_goals(tmp_path: Path) -> None:
    paths = write_progress_sheets(sheet_contents(EMPTY, AGREEMENT, blank=True), AGREEMENT, tmp_path, "ja")
    assert [path.name for path in paths][:2] == ["連携事項1_ゼロカーボンシティ.xlsx", "連携事項2_災害に強いまち.xlsx"]
    assert paths[-1].name == "目標B-3_自然・生活環境保全.xlsx"
    assert len(paths) == len(subjects(AGREEMENT)) == 14


def test_no_title_part_or_heading_of_a_year_is_cut(tmp_path: Path) -> None:
    for subject in ("item-5", "item-6"):
        book = openpyxl.load_workbook(written(tmp_path / subject, subject, boards.view()))
        sheet = book["指標"]
        letters = [entry.column_letter for entry in sheet[3] if entry.value and "状態" in str(entry.value)]
        for letter in ("D", "E", *letters):
            texts = [str(entry.value) for entry in sheet[letter][2:] if entry.value is not None]
            longest = max(sum(2 if ord(char) > 0x2E80 else 1 for char in text) for text in texts)
            assert sheet.column_dimensions[letter].width > longest, (subject, letter)
        assert book["取組"].page_setup.paperSize == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prefilled_sheet_comes_back_unchanged_in_meaning(tmp_path: Path, language: Language) -> None:
    known = boards.observation("chargers", 2024, 45, "units", status="confirmed")
    gone = replace(known, value=None, missing=Missing.PENDING, period=known.period._replace(fiscal_year=2025))
    soft = boards.observation("ev_count", 2023, 12.5, "vehicles", status="provisional")
    mine = replace(boards.initiative(6), goals=("A-2",), title="=cmd|' /C calc'!A0", content="一行目\n二行目")
    view = replace(EMPTY, observations=(known, gone, soft), initiatives=(mine,))
    path = written(tmp_path, "goal-A-2", view, language)
    report = plan_import([path], EMPTY, AGREEMENT)
    assert sentences(report) == []
    assert {meaning(change.new) for change in report.files[0].changes} == set(map(meaning, view.observations))
    (back,) = (change.new for change in report.files[0].initiatives)
    assert replace(back, source=NOWHERE, cells=()) == mine


def test_what_the_record_already_holds_is_told_as_the_same(tmp_path: Path) -> None:
    known = boards.observation("chargers", 2024, 45, "units")
    view = replace(EMPTY, observations=(known,), initiatives=(replace(boards.initiative(6), goals=("A-2",)),))
    report = plan_import([written(tmp_path, "goal-A-2", view)], view, AGREEMENT)
    assert (report.files[0].count("same"), report.files[0].count("new"), report.storable) == (2, 0, False)


def test_a_figure_carries_the_cell_it_was_read_from(tmp_path: Path) -> None:
    place = ""

    def edit(sheet: Worksheet) -> None:
        nonlocal place
        place = cell(sheet, ("chargers", "quick"), "2025年度")
        sheet[place] = "約１，２００基"
        sheet[cell(sheet, ("chargers", "quick"), "2025年度 状態")] = "速報値"

    report = filled(tmp_path, "goal-A-2", "指標", edit)
    (change,) = report.files[0].changes
    assert (change.new.value, change.new.status, change.new.note) == (1200.0, Status.PROVISIONAL, "約")
    source = change.new.provenance
    assert (source.sheet, source.cell, source.raw) == ("指標", place, "約１，２００基")
    assert source.sha256 == report.files[0].file.sha256
    assert isinstance(source, Provenance)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "たくさん",
            (
                "「たくさん」は数値として読めません。「EV充電設備の基数」は数値（基）で記入してください。"
                "値がないときは「未集計」「集計中」「不明」「秘匿」「該当なし」のいずれかを記入してください。"
            ),
        ),
        (
            "1,2",
            "「1,2」は読み方が決まりません（考えられる値：1.2、12）。「EV充電設備の基数」は数値だけ（単位は基）で記入してください。",
        ),
        ("12kW", "単位が「kW」になっています。ここでは「基」の値を記入してください。"),
        (
            datetime.date(2026, 4, 1),
            "日付が入っています。「EV充電設備の基数」は数値（基）で記入し、セルの書式を「標準」か「数値」にしてください。",
        ),
        ("=A1", "計算式の結果が保存されていません。Excelでこのファイルを開き、保存し直してから取り込んでください。"),
        (
            -3,
            "「EV充電設備の基数」の値がマイナスです。数や年度末の量はマイナスになりません。正しい値を記入してください。",
        ),
    ],
)
def test_what_is_no_figure_is_named_with_its_cell(tmp_path: Path, text: Any, sentence: str) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet[cell(sheet, ("chargers", ""), "2025年度")] = text

    report = filled(tmp_path, "goal-A-2", "指標", edit)
    place = [issue.cell for issue in report.files[0].issues if issue.cell][-1]
    assert sentences(report) == [f"{place} {sentence}"]


def test_all_issues_of_a_file_are_listed_and_nothing_can_be_stored(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet[cell(sheet, ("chargers", ""), "2024年度")] = "多数"
        sheet[cell(sheet, ("chargers", ""), "2025年度")] = 12
        sheet[cell(sheet, ("chargers", "quick"), "2025年度")] = "#N/A"
        sheet[cell(sheet, ("chargers", ""), "2025年度 状態")] = "たぶん"
        sheet[cell(sheet, ("zeb", ""), "単位")] = "kWh"
        sheet[cell(sheet, ("zeh", ""), "指標コード")] = "flying_cars"
        sheet[cell(sheet, ("ev_count", "bev"), "区分コード")] = "rocket"

    report = filled(tmp_path, "goal-A-2", "指標", edit)
    found = " ".join(sentences(report))
    assert "指標コード「flying_cars」は協定の指標にありません" in found
    assert "区分コード「rocket」は「EV等の保有台数」にありません" in found
    assert "単位「kWh」は「ZEBの棟数」の単位「棟」に直せません" in found
    assert (
        "「たぶん」は「2025年度 状態」の選択肢にありません。次から選んでください：速報値、確定値、推計値、例示" in found
    )
    assert "Excelのエラー値「#N/A」が入っています" in found
    assert not report.storable


def test_a_year_that_stands_twice_is_an_error_that_names_both_cells(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["J3"] = "令和3年度"

    report = filled(tmp_path, "goal-A-2", "指標", edit)
    assert sentences(report) == [
        "J3 2021年度の値が二つのセルにあります（H3は「2021年度」、J3は「令和3年度」）。正しい方だけを残してください。"
    ]


def test_a_year_out_of_range_is_refused(tmp_path: Path) -> None:
    report = filled(tmp_path, "goal-A-2", "指標", lambda sheet: sheet.__setitem__("H3", "2199年度"))
    assert sentences(report) == [
        "H3 「2199年度」は扱える年度（1970年度から2070年度まで）の外です。年度をご確認ください。"
    ]


def test_a_sheet_of_another_agreement_is_refused_as_a_whole(tmp_path: Path) -> None:
    report = filled(tmp_path, "goal-A-2", "表紙", lambda sheet: sheet.__setitem__("B3", "chuo-tepco-pg"))
    assert report.files[0].layout == "progress_sheet"
    assert sentences(report) == [
        (
            "B3 この進捗シートは別の協定（chuo-tepco-pg）のものです。この記録の協定は「ome-tepco-pg」です。"
            "書き出し元の記録で取り込んでください。"
        )
    ]


def test_a_cover_without_its_subject_is_refused(tmp_path: Path) -> None:
    report = filled(tmp_path, "goal-A-2", "表紙", lambda sheet: sheet.__setitem__("B5", "goal-Z-9"))
    assert sentences(report) == [
        "B5 表紙の「対象コード」が読めません（「goal-Z-9」）。連携が書き出した進捗シートの表紙をそのまま使ってください。"
    ]


def test_a_sheet_without_its_headings_says_which_is_missing(tmp_path: Path) -> None:
    report = filled(tmp_path, "goal-A-2", "指標", lambda sheet: sheet.__setitem__("A3", None))
    assert sentences(report) == [
        "シート「指標」に見出し「指標コード」がありません。見出しの行や、非表示のコードの列を消さずに使ってください。"
    ]


def initiative_report(folder: Path, **values: Any) -> ImportReport:
    """The report of item 6's sheet with one new initiative."""

    def edit(sheet: Worksheet) -> None:
        heads = {str(c.value): c.coordinate.rstrip("0123456789") for c in sheet[3]}
        for head, value in values.items():
            sheet[f"{heads[head]}4"] = value

    return filled(folder, "item-6", "取組", edit)


def only_initiative(report: ImportReport) -> Initiative:
    """The one initiative of a report."""
    (change,) = report.files[0].initiatives
    return change.new


@pytest.mark.parametrize(
    "text", ["2027/3/31", "２０２７年３月３１日", "令和9年3月31日", "R9.3.31", "2027年3月末", "令和8年度末"]
)
def test_a_day_is_read_as_people_write_it(tmp_path: Path, text: str) -> None:
    assert only_initiative(initiative_report(tmp_path, 取組の名称="増設", 期限=text)).due == datetime.date(2027, 3, 31)


def test_a_new_initiative_needs_no_more_than_its_name(tmp_path: Path) -> None:
    entry = only_initiative(initiative_report(tmp_path, 取組の名称="充電設備の増設"))
    assert (entry.items, entry.goals, entry.stage.value) == ((6,), (), "idea")
    assert entry.disclosure is Disclosure.PARTIES
    assert entry.key.startswith("n-")


def test_an_initiative_is_read_as_people_write_it(tmp_path: Path) -> None:
    values = {
        "取組の名称": "充電設備の増設", "連携事項": "６、(1)", "目標": "A2・B-1", "状況": "実施中", "進捗（％）": "４０％",
        "期限": "2027年3月31日", "公開区分": "公開", "経費 青梅市（円）": "1,200,000", "経費 総額（円）": "1,200千円",
    }  # fmt: skip
    entry = only_initiative(initiative_report(tmp_path, **values))
    assert (entry.items, entry.goals, entry.progress) == ((6, 1), ("A-2", "B-1"), 0.4)
    assert (entry.due, entry.disclosure) == (datetime.date(2027, 3, 31), Disclosure.PUBLIC)
    assert entry.cost_total == 1_200_000
    assert [(share.bearer, share.yen) for share in entry.cost_shares] == [("city", 1_200_000)]


def test_each_figure_of_an_initiative_keeps_its_own_cell(tmp_path: Path) -> None:
    values = {
        "取組の名称": "充電設備の増設",
        "進捗（％）": "40",
        "経費 青梅市（円）": "1,200,000",
        "経費 総額（円）": "1,200,000",
    }
    entry = only_initiative(initiative_report(tmp_path, **values))

    assert [entry.cell(column) for column in ("title", "progress", "share.city", "total")] == ["B4", "J4", "R4", "V4"]
    assert entry.cell("share.tepco") == ""


def test_an_initiative_that_only_moved_to_another_row_is_the_same(tmp_path: Path) -> None:
    held = replace(
        boards.initiative(6), goals=("A-2",), source=Place("old.xlsx", "取組", "B9"), cells=(("title", "B9"),)
    )
    path = written(tmp_path, "goal-A-2", replace(EMPTY, initiatives=(held,)))
    report = plan_import([path], replace(EMPTY, initiatives=(held,)), AGREEMENT)

    assert [change.kind for change in report.files[0].initiatives] == ["same"]


@pytest.mark.parametrize(
    ("head", "value", "sentence"),
    [
        ("期限", "来年", "「来年」は日付として読めません。「2027/3/31」のように記入してください。"),
        ("進捗（％）", "140", "「140」は進捗として読めません。0から100までの数（％）で記入してください。"),
        ("経費 総額（円）", "-500", "「-500」は負の金額です。負担額と総額は0以上の円で記入してください。"),
        (
            "進捗（％）",
            "0.4",
            "「0.4」は40％とも0.4％とも読めます。進捗は「40」か「40％」、または「0.4％」のように記入してください。",
        ),
        ("経費 総額（円）", "約百万", "「約百万」は金額（円）として読めません。円単位の数字だけを記入してください。"),
        (
            "状況",
            "順調",
            "「順調」は「状況」の選択肢にありません。次から選んでください：構想、準備中、実施中、完了、中止",
        ),
        (
            "連携事項",
            "9",
            "取組「増設」の「連携事項」の欄は、番号か記号（例：1、5）を「、」で区切って記入してください。",
        ),
        (
            "目標",
            "C-1",
            "取組「増設」の「目標」の欄は、番号か記号（例：A-1、B-2）を「、」で区切って記入してください。",
        ),
    ],
)
def test_what_an_initiative_cannot_say_is_named(tmp_path: Path, head: str, value: str, sentence: str) -> None:
    report = initiative_report(tmp_path, **{"取組の名称": "増設", head: value})
    place = report.files[0].issues[0].cell
    assert sentences(report) == [f"{place} {sentence}"]


def test_a_bare_number_below_one_is_no_progress_and_one_with_its_sign_is(tmp_path: Path) -> None:
    asked = initiative_report(tmp_path / "a", **{"取組の名称": "増設", "進捗（％）": 0.4})
    taken = initiative_report(tmp_path / "b", **{"取組の名称": "増設", "進捗（％）": "0.4％"})
    none = initiative_report(tmp_path / "c", **{"取組の名称": "増設", "進捗（％）": 0})

    assert (asked.errors, asked.storable) == (1, False)
    assert (only_initiative(taken).progress, only_initiative(none).progress) == (0.004, 0.0)


def test_shares_that_do_not_make_up_the_total_are_asked_about(tmp_path: Path) -> None:
    """900 + 200 yen are not 1,000; 800 + 200 are."""
    costs = {"取組の名称": "増設", "経費 東電PG立川支社（円）": 200, "経費 総額（円）": 1000}
    asked = initiative_report(tmp_path / "a", **costs, **{"経費 青梅市（円）": 900})
    right = initiative_report(tmp_path / "b", **costs, **{"経費 青梅市（円）": 800})
    (issue,) = [one for one in asked.files[0].issues if one.severity is Severity.WARNING]

    assert issue_sentence(issue, wording("ja")) == (
        "取組「増設」の負担額の合計1,100円が、総額1,000円と一致しません。どちらかを直すか、このままでよいか確認してください。"
    )
    assert issue.raw == "1000"
    assert not [one for one in right.files[0].issues if one.severity is Severity.WARNING]
    assert asked.storable


def test_an_initiative_without_a_name_is_not_passed_over(tmp_path: Path) -> None:
    assert sentences(initiative_report(tmp_path, 内容="屋根に置く")) == [
        "E4 取組の名称がありません。「取組の名称」の欄を記入してください。"
    ]


def test_a_title_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["B4"], sheet["B5"] = "増設", "増 設"

    assert sentences(filled(tmp_path, "item-6", "取組", edit)) == [
        "B5 取組「増 設」が二つの行にあります。どちらか一方にまとめてください。"
    ]


def test_two_files_that_disagree_are_not_stored(tmp_path: Path) -> None:
    paths = []
    for subject, value in (("goal-A-2", 10), ("item-6", 11)):
        path = written(tmp_path, subject)
        book = openpyxl.load_workbook(path)
        book["指標"][cell(book["指標"], ("chargers", ""), "2025年度")] = value
        book.save(path)
        paths.append(path)
    report = plan_import(paths, EMPTY, AGREEMENT)
    second = report.files[1]
    errors = [issue_sentence(issue, wording("ja")) for issue in second.issues if issue.severity is Severity.ERROR]
    first = report.files[0].changes[0].new.provenance
    assert errors == [
        (
            f"2025年度の値が、先に読んだ「目標A-2_電化・省エネ化.xlsx」の{first.cell}「10」と違います。"
            "どちらか正しい方にそろえてください。"
        )
    ]
    assert not report.storable


def test_a_sheet_left_as_it_was_does_not_undo_what_another_changes(tmp_path: Path) -> None:
    known = boards.observation("chargers", 2025, 10, "units", status="provisional")
    view = replace(EMPTY, observations=(known,))
    old, new = written(tmp_path, "item-6", view), written(tmp_path, "goal-A-2", view)
    book = openpyxl.load_workbook(new)
    book["指標"][cell(book["指標"], ("chargers", ""), "2025年度")] = 12
    book.save(new)
    report = plan_import([new, old], view, AGREEMENT)
    assert [(file.count("changed"), file.errors) for file in report.files] == [(1, 0), (0, 0)]


def test_a_file_that_is_neither_sheet_nor_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "予定.csv"
    path.write_text("日付,予定\n1月,会議\n", encoding="utf-8")
    report = plan_import([path], EMPTY, AGREEMENT)
    assert sentences(report) == [
        (
            "「予定.csv」の様式が分かりません（シート：CSV）。協定の指標の値があれば「読み取り方を決める」で"
            "その行や列を指してください。何も保存していません。"
        )
    ]


def test_a_blank_sheet_says_that_nothing_was_filled_in(tmp_path: Path) -> None:
    report = plan_import([written(tmp_path, "item-6")], EMPTY, AGREEMENT)
    (issue,) = report.files[0].issues
    assert issue_sentence(issue, wording("ja")) == (
        "「連携事項6_電化・交通.xlsx」には記入がありません。数値または取組を記入してから取り込んでください。"
    )


def renamed(folder: Path, edit: Callable[[Any], None]) -> ImportReport:
    """The import report of the sheet of goal A-1 with 900 kW in 2023, after somebody has edited the workbook."""
    path = written(folder, "goal-A-1")
    book = openpyxl.load_workbook(path)
    page = book["指標"]
    page[cell(page, ("pv_nonfit", ""), "2023年度")] = 900
    edit(book)
    book.save(path)
    return plan_import([path], EMPTY, AGREEMENT)


def told(report: ImportReport) -> list[str]:
    """The sentences of a report but for the notes on status and on what is due."""
    (file,) = report.files
    issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
    left_out = ("imports.sheet.status_default", "imports.check.due")
    return [issue_sentence(issue, wording("ja")) for issue in issues if not issue.key.startswith(left_out)]


def test_a_sheet_that_somebody_renamed_is_known_by_its_headings(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["指標"].title = "Sheet2"

    report = renamed(tmp_path, edit)
    assert [change.new.value for change in report.files[0].changes] == [900]
    assert told(report) == ["シート「Sheet2」は見出しが同じなので、「指標」のシートとして読み取りました。"]


def test_a_copy_of_the_sheet_with_another_figure_is_refused_and_with_the_same_one_is_not(tmp_path: Path) -> None:
    def copied(value: int) -> Callable[[Any], None]:
        def edit(book: Any) -> None:
            page = book.copy_worksheet(book["指標"])
            page.title = "控え"
            page[cell(page, ("pv_nonfit", ""), "2023年度")] = value

        return edit

    same, other = renamed(tmp_path / "a", copied(900)), renamed(tmp_path / "b", copied(800))
    assert (same.errors, other.errors) == (0, 1)
    assert [change.new.value for change in same.files[0].changes] == [900]
    (issue,) = (issue for issue in other.files[0].issues if issue.severity is Severity.ERROR)
    assert (issue.key, issue.sheet, issue.raw) == ("imports.year.twice", "控え", "800")


def test_a_progress_sheet_without_its_cover_is_refused_with_what_to_do(tmp_path: Path) -> None:
    report = renamed(tmp_path, lambda book: book.remove(book["表紙"]))
    assert told(report) == [
        (
            "「表紙」のシートがないため、どの協定の進捗シートか分かりません。"
            "表紙の付いた元のファイルに記入し、Excel形式（.xlsx）のまま送ってください。CSVでは表紙が失われます。"
        )
    ]


def test_a_progress_sheet_without_its_tables_is_refused(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book.remove(book["指標"])
        book.remove(book["取組"])

    assert told(renamed(tmp_path, edit)) == [
        "「指標」と「取組」のシートが見つかりません（あるシート：表紙）。連携が書き出したシートを消さずに使ってください。"
    ]


def test_a_number_shown_as_per_cent_is_no_figure_in_kilowatts(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        at = book["指標"][cell(book["指標"], ("pv_nonfit", ""), "2023年度")]
        at.value, at.number_format = 0.5, "0%"

    report = renamed(tmp_path, edit)
    assert ([issue.key for issue in report.files[0].issues], report.files[0].changes) == (["imports.cell.unit"], ())


def test_a_status_nobody_filled_in_is_told_once_for_a_sheet(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        page = book["指標"]
        page[cell(page, ("pv_nonfit", ""), "2024年度")] = 950
        page[cell(page, ("pv_nonfit", ""), "2025年度")] = "多い"

    issues = [issue for issue in renamed(tmp_path, edit).files[0].issues if "status" in issue.key]
    assert [issue_sentence(issue, wording("ja")) for issue in issues] == [
        "「状態」の記入がないため、速報値として読み取りました。このシートでは、ほかの1件も同じです。"
    ]


@pytest.mark.parametrize(
    ("subject", "key", "value", "sentence"),
    [
        ("goal-A-2", "led_sites", 655, "「公共施設のLED化率」が100％を超えています。100％までの値を記入してください。"),
        (
            "goal-A-2",
            "chargers",
            "△5",
            "「EV充電設備の基数」の値がマイナスです。数や年度末の量はマイナスになりません。正しい値を記入してください。",
        ),
        (
            "goal-B-2",
            "seminars",
            -1,
            "「脱炭素セミナーの開催回数」の値がマイナスです。数や年度末の量はマイナスになりません。正しい値を記入してください。",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    tmp_path: Path, subject: str, key: str, value: object, sentence: str
) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet[cell(sheet, (key, ""), "2025年度")].value = value

    report = filled(tmp_path, subject, "指標", edit)

    assert [text.partition(" ")[2] for text in sentences(report)] == [sentence]
    assert report.errors == 1


def test_a_flow_below_zero_that_counts_nothing_is_only_asked_about(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet[cell(sheet, ("managed_forest", ""), "2025年度")].value = -3

    report = filled(tmp_path, "goal-B-3", "指標", edit)

    assert report.errors == 0
    assert [text.partition(" ")[2] for text in sentences(report)] == [
        "「森林整備面積」の値がマイナスです。まちがいがないかご確認ください。"
    ]


def test_a_unit_written_over_is_asked_about_once_for_its_row(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        row = cell(sheet, ("cars_registered", ""), "単位")
        sheet[row].value = "千台"
        sheet[cell(sheet, ("cars_registered", ""), "2023年度")].value = 67
        sheet[cell(sheet, ("cars_registered", ""), "2024年度")].value = 68

    (sentence,) = sentences(filled(tmp_path, "goal-A-2", "指標", edit))

    assert sentence.partition(" ")[2] == (
        "「乗用車の登録台数」の単位が「台」から「千台」に書きかえられています。この行の値はすべて「千台」の値として直します。"
        "単位の欄をまちがえて変えていないかご確認ください。"
    )
