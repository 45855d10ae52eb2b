"""The import report as lines for the console: exact, and no flood."""

import json

from dashboard.record.batch import SourceFile
from dashboard.wording import wording
from importers.issues import Findings
from importers.report import FileReport, ImportReport
from importers.report_text import report_data, report_lines

SAY = wording("ja")


def report_of(count: int) -> ImportReport:
    """A report on one file with the same error in ``count`` cells of column B, and one other."""
    findings = Findings("表.xlsx")
    for row in range(1, count + 1):
        findings.error("imports.cell.date", "指標", f"B{row}", "x", raw_text="x", unit="kW", title="容量")
    findings.error("imports.sheet.no_header", "取組", sheet="取組", label="名称")
    return ImportReport((FileReport(SourceFile("表.xlsx", "", 0), "", issues=tuple(findings.issues)),), "")


def test_of_many_issues_of_one_kind_three_are_told_in_full_and_the_others_by_their_cells() -> None:
    lines = [line for line in report_lines(report_of(40), SAY) if "シート「" not in line[:8]]
    assert len(lines) == 1 + 3 + 1 + 1
    assert lines[3].startswith("  誤り［指標!B3「x」］")
    cells = "、".join(f"B{row}" for row in range(4, 16))
    assert lines[4] == f"  誤り　同じ種類の指摘がほかに37件あります：{cells}…"
    assert "取組" in lines[5]


def test_four_issues_of_one_kind_are_all_told_and_the_document_holds_every_one() -> None:
    lines = [line for line in report_lines(report_of(4), SAY) if line.startswith("  誤り")]
    told = json.dumps(report_data(report_of(40), SAY), ensure_ascii=False)
    assert (len(lines), told.count('"cell": "B')) == (4 + 1, 40)


def test_the_console_names_its_option_and_the_sentence_the_button() -> None:
    findings = Findings("表.xlsx")
    findings.error("imports.unknown_layout", "", "", "", file="表.xlsx", sheets="Sheet1")
    report = ImportReport((FileReport(SourceFile("表.xlsx", "", 0), "", issues=tuple(findings.issues)),), "")
    *_, told, option = report_lines(report, SAY)

    assert "「読み取り方を決める」で" in told
    assert "--" not in told
    assert option == "  コマンドでは --mapping で、読み取り方を決めたファイルを指定します。"
