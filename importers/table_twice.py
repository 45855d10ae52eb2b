"""The same place in the same year twice: both figures are kept as two definitions, and the person is asked."""

from collections import defaultdict

from importers.table import Head, TableIssue, TableValue

_MOST_ISSUES = 20


def count_definitions(values: list[TableValue], columns: dict[int, Head]) -> tuple[list[TableValue], list[TableIssue]]:
    """The values with their ``definition`` counted, and one issue for each two columns or rows that repeat a year."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, value in enumerate(values):
        if value.year is not None and not value.issue and value.year_from in ("column", "row", "block"):
            found[value.row_path, value.column_path, value.year, value.month, value.span, value.unit].append(index)
    told: set[tuple[object, ...]] = set()
    issues: list[TableIssue] = []
    for places in found.values():
        if len(places) < 2:
            continue
        for count, index in enumerate(places, 1):
            values[index] = values[index]._replace(definition=count)
        first, second = values[places[0]], values[places[1]]
        pair = (first.column, second.column) if first.row == second.row else (first.row, second.row, "row")
        if pair not in told and len(issues) < _MOST_ISSUES:
            told.add(pair)
            issues.append(_issue(first, second, columns))
    return values, issues


def _issue(first: TableValue, second: TableValue, columns: dict[int, Head]) -> TableIssue:
    heads = (columns[first.column].cell, columns[second.column].cell) if first.row == second.row else ("", "")
    facts: dict[str, object] = {
        "year": first.year,
        "first": heads[0] or first.a1,
        "second": heads[1] or second.a1,
        "first_raw": first.raw.strip(),
        "second_raw": second.raw.strip(),
    }
    return TableIssue("tables.year_twice", str(facts["second"]), tuple(facts.items()))
