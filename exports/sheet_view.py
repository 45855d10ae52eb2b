"""How a sheet is shown when its workbook opens: one cell chosen and in view, or the sheet not chosen at all."""

from exports.xml_tags import Outline, Tag, written

_ABOVE, _BEFORE, _NARROW = 8, 4, 8
"""Rows above and columns before the cell that stay in view; columns that need no scrolling at all."""
_FROZEN = ("frozen", "frozenSplit")
_YES = ("1", "true", "on")
Change = tuple[int, int, bytes]


def shown_at(sheet: Outline, letters: str, row: int) -> list[Change] | None:
    """What to change at the head of a worksheet so that it opens at that cell; None where it has no place for it."""
    cell, column = f"{letters}{row}", column_number(letters)
    views = sheet.at("worksheet", "sheetViews", "sheetView")
    outer = sheet.at("worksheet", "sheetViews")
    if views and views[0].end:
        return [(views[0].start, views[0].end, _view(sheet, views[0], cell, row, column))]
    first = next(
        (tag for tag in sheet.tags if len(tag.path) == 2 and tag.path[1] not in ("sheetPr", "dimension")), None
    )
    if first is None:
        return None
    name = first.prefix
    attributes = {"tabSelected": "1", **_corner(row, column, 0, 0), "workbookViewId": "0"}
    view = written(f"{name}sheetView", attributes, empty=False) + _selection(name, cell, "")
    around = f"{name}sheetViews"
    new = f"<{around}>".encode() + view + f"</{name}sheetView></{around}>".encode()
    return [(first.start, outer[0].end if outer else first.start, new)]


def without_selection(sheet: Outline) -> list[Change]:
    """What to change so that this sheet is not chosen together with another one; nothing where it is not chosen."""
    found = []
    for tag in sheet.tags:
        if tag.path[1:] == ("sheetViews", "sheetView") and tag.attributes.get("tabSelected", "").lower() in _YES:
            kept = {key: value for key, value in tag.attributes.items() if key != "tabSelected"}
            found.append((tag.start, tag.opened, written(tag.name, kept, empty=tag.empty)))
    return found


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_name(number: int) -> str:
    """1 → ``A``, 27 → ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _view(sheet: Outline, view: Tag, cell: str, row: int, column: int) -> bytes:
    """The whole sheetView anew: the same view, with this cell chosen. What it holds beside that is kept as it is."""
    inside = [tag for tag in sheet.tags if tag.path[:-1] == view.path and view.start < tag.start < view.end]
    pane = next((tag for tag in inside if tag.path[-1] == "pane" and tag.attributes.get("state") in _FROZEN), None)
    kept = b"".join(sheet.content[tag.start : tag.end] for tag in inside if tag.path[-1] == "extLst")
    attributes = {**view.attributes, "tabSelected": "1"}
    if pane is None:
        attributes.update(_corner(row, column, 0, 0))
        body = _selection(view.prefix, cell, "")
    else:
        body = _pane(pane, row, column, cell)
    return written(view.name, attributes, empty=False) + body + kept + f"</{view.name}>".encode()


def _pane(pane: Tag, row: int, column: int, cell: str) -> bytes:
    """A pane of frozen heads, scrolled to the cell behind them, and the choice of that cell in its part."""
    across, down = (_count(pane.attributes.get(key, "0")) for key in ("xSplit", "ySplit"))
    part = ("bottom" if row > down else "top") if down else "top"
    side = ("Right" if column > across else "Left") if across else "Left"
    shown = _corner(row, column, down, across)
    active = f"{part}{side}"
    fixed = {key: value for key, value in pane.attributes.items() if key not in ("activePane", "topLeftCell")}
    new = {**fixed, **shown, "activePane": active}
    return written(pane.name, new, empty=True) + _selection(pane.prefix, cell, active)


def _corner(row: int, column: int, down: int, across: int) -> dict[str, str]:
    """The first cell in view behind ``down`` frozen rows and ``across`` frozen columns."""
    top = max(down + 1, row - _ABOVE)
    left = across + 1 if column <= across + _NARROW else max(across + 1, column - _BEFORE)
    return {"topLeftCell": f"{column_name(left)}{top}"}


def _selection(prefix: str, cell: str, pane: str) -> bytes:
    where = {"pane": pane} if pane else {}
    return written(f"{prefix}selection", {**where, "activeCell": cell, "sqref": cell}, empty=True)


def _count(text: str) -> int:
    try:
        return max(int(float(text)), 0)
    except (ValueError, OverflowError):
        return 0
