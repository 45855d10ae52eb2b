"""The PDF report: a Board as pages that print, copy and compare byte for byte.

``document`` decides what comes in which order, ``flow`` and ``table`` where it lies, ``chart`` draws ChartSpecs,
``paint`` alone knows reportlab's canvas. Importing this package loads none of them.
"""

from pathlib import Path

from dashboard.board import Board


def write_report(board: Board, path: Path) -> None:
    """Write the report on ``board`` to ``path``.

    Raises KnownError (``export.folder_read_only``, ``export.disk_full``, ``export.target_in_use``); an earlier
    file at ``path`` is then unchanged.
    """
    from exports.safe_file import write_safely

    write_safely(path, report_bytes(board))


def report_bytes(board: Board) -> bytes:
    """The report on ``board`` as a PDF file; the same Board gives the same bytes."""
    from exports.pdf.document import compose
    from exports.pdf.paint import paint

    return paint(compose(board), board)
