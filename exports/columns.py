"""The table of all values as Excel and CSV have it: one row per value, the same columns in both."""

from collections.abc import Iterator

from dashboard.board import Board, Row
from dashboard.wording import Wording

Entry = str | int | float | None
"""What stands in one cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet may take a text that begins so for a formula."""

VALUE_COLUMNS = (
    "indicator_key",
    "indicator",
    "unit",
    "fiscal_year",
    "part",
    "value",
    "expected",
    "difference",
    "status",
    "note",
    "source_number",
    "place",
    "raw",
    "imported",
)


def value_heads(say: Wording) -> tuple[str, ...]:
    """The heads of the value table."""
    return tuple(say(f"paper.sheet.{key}") for key in VALUE_COLUMNS)


def value_rows(board: Board) -> Iterator[tuple[Entry, ...]]:
    """Every value of the Board in the order of its indicators; figures as figures, None where there is none."""
    for card in board.indicators:
        for row in card.rows:
            yield (
                card.key,
                card.title,
                card.unit,
                row.fiscal_year,
                row.part,
                _whole(row.number) if row.number is not None else row.value or None,
                figure(row.expected),
                figure(row.gap),
                row.status,
                row.note,
                _source(row),
                row.place,
                row.raw,
                row.imported,
            )


def _source(row: Row) -> Entry:
    """The number of its source; all of them as a text where a total comes from several."""
    return ", ".join(map(str, row.numbers)) if row.more_sources else row.source or None


def figure(text: str) -> Entry:
    """A finished figure as a number again (``−1,234.5`` → −1234.5); other texts stay, "" becomes None."""
    plain = text.replace(",", "").replace("−", "-").replace("△", "-").strip()
    try:
        number = float(plain)
    except ValueError:
        return text or None
    if not plain.lstrip("+-").replace(".", "", 1).isdecimal() or not plain.isascii():
        return text
    return _whole(number)


def _whole(number: float) -> float:
    """An integral float as an int, so that no ``.0`` is written that no source had."""
    return int(number) if float(number).is_integer() else number


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might run ``text``; a plain figure such as −5 is none."""
    if isinstance(figure(text), int | float):
        return False
    return text.lstrip(" \u3000").startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS)
