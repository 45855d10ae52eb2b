"""The report of the sample record: ``report RECORD warm|process``.

``warm``: milliseconds per page of the second report in the process. ``process``: of the whole process with one report.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from widgets.operations import open_board


def main(record: Path, *, warm: bool) -> None:
    """Write the report once or twice and count its pages outside the time."""
    from exports.pdf import write_report

    board = open_board(record)
    with tempfile.TemporaryDirectory() as place:
        paper = Path(place) / "report.pdf"
        write_report(board, paper)
        took = since_start_ms()
        if warm:
            started = time.perf_counter()
            write_report(board, paper)
            took = (time.perf_counter() - started) * 1000
        size, pages = paper.stat().st_size, page_count(paper)
    tell(ms=took, pages=pages, ms_per_page=took / pages, bytes_per_page=size / pages)


def page_count(paper: Path) -> int:
    """Pages of a PDF file."""
    from pypdf import PdfReader

    return len(PdfReader(paper).pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]), warm=sys.argv[2] == "warm")
