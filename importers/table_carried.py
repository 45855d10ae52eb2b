"""Tables of one form below each other: the unit told over the first of them holds for all, and is said to."""

from dataclasses import replace

from importers.table import Table, TableIssue


def carry_units(tables: list[Table]) -> list[Table]:
    """The tables of a sheet, those without any unit with that of a like table above, and an issue that says so."""
    told: dict[tuple[object, ...], Table] = {}
    found: list[Table] = []
    for table in tables:
        form = tuple((column, head.labels) for column, head in table.heads)
        like = told.get(form)
        if table.unit:
            told[form] = table
        carried = like is not None and not table.unit and not any(value.unit for value in table.values)
        found.append(_with_unit(table, like) if carried and like is not None else table)
    return found


def _with_unit(table: Table, like: Table) -> Table:
    facts: tuple[tuple[str, object], ...] = (("first", like.address), ("unit", like.unit))
    issue = TableIssue("tables.unit_carried", table.address.partition(":")[0], facts)
    values = tuple(value._replace(unit=like.unit) for value in table.values)
    return replace(table, unit=like.unit, title=table.title or like.title, values=values, issues=(*table.issues, issue))
