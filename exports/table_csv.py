"""All values as a CSV file that Excel opens by double click: UTF-8 with its mark, CRLF, texts never as formulas."""

import csv
import io
from pathlib import Path

from dashboard.board import Board
from dashboard.wording import wording
from exports.columns import Entry, looks_like_formula, value_heads, value_rows
from exports.safe_file import write_safely


def write_csv(board: Board, path: Path) -> None:
    """Write the values of ``board`` to ``path``. Raises KnownError as ``write_safely`` does."""
    write_safely(path, csv_bytes(board))


def csv_bytes(board: Board) -> bytes:
    """The CSV file: a head and one line per value."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(value_heads(wording(board.language)))
    writer.writerows([_neutral(cell) for cell in row] for row in value_rows(board))
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _neutral(cell: Entry) -> Entry:
    """A text that a spreadsheet might run gets an apostrophe before it; figures stay figures."""
    if isinstance(cell, str):
        cell = cell.replace("\x00", "")
        return "'" + cell if looks_like_formula(cell) else cell
    return cell
