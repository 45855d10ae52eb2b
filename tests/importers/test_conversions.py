"""A figure written in another unit: the note shows it as it stands and as it goes in, once for each sheet and unit."""

from dataclasses import replace
from pathlib import Path

from dashboard.wording import wording
from importers.checking import told_once
from importers.importing import plan_import
from importers.issues import Issue, Severity
from tests.boards import agreement, view
from tests.importers.look_alikes import moe_rows, moe_workbook


def told(issues: tuple[Issue, ...]) -> list[str]:
    kept = [issue for issue in issues if issue.key.startswith("imports.check.converted")]
    return [f"{issue.cell} {wording('ja')(issue.key, **dict(issue.values))}" for issue in kept]


def test_a_table_in_tonnes_is_converted_and_says_so_once(tmp_path: Path) -> None:
    rows = [list(row) for row in moe_rows(corner="単位：tCO2")]
    rows[3][4:18] = [value * 1000 if isinstance(value, float) else value for value in rows[3][4:18]]
    report = plan_import([moe_workbook(tmp_path / "2013_10.xlsx", rows=rows)], view(empty=True), agreement())
    (file,) = report.files

    assert file.changes[0].new.value == 4.0
    assert told(file.issues) == [
        "E4 「4000」（t-CO2）を4千t-CO2に直して取り込みます。このシートでは、ほかの12件も同じように直します。"
    ]


def test_a_single_conversion_has_no_others() -> None:
    values = (("raw_text", "3.4MW"), ("found", "MW"), ("value", "3,400"), ("expected", "kW"))
    note = Issue(Severity.NOTE, "imports.check.converted", "表.xlsx", "S", "F7", "3.4MW", values)

    assert told(told_once((note,))) == ["F7 「3.4MW」（MW）を3,400kWに直して取り込みます。"]
    assert len(told(told_once((note, replace(note, sheet="T"))))) == 2
