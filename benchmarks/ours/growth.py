"""Work of two sizes, to see how time grows: ``growth import|record|board|report SIZE``; SIZE is 1 or 10.

``import``: workbooks planned. ``record``: figures committed. ``board``: a record of many figures opened.
``report``: a report of many indicators' pages written. The files are made before the clock runs.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks import workload
from benchmarks.gauge import tell
from widgets.operations import new_record, now, open_board, plan

BOOKS, SERIES, YEARS, COPIES = 2, 40, 40, 2


def importing(folder: Path, size: int) -> Callable[[], object]:
    """Two workbooks, or twenty."""
    record = folder / "empty.renkei"
    new_record(record)
    books = workload.plain_workbooks(folder, BOOKS * size, 1, 60)
    return lambda: plan(record, tuple(sorted(books.glob("*.xlsx"))))


def recording(folder: Path, size: int) -> Callable[[], object]:
    """1,600 figures, or 16,000, in one batch."""
    from dashboard.record.batch import Batch
    from dashboard.record.record import Record

    record = folder / "record.renkei"
    new_record(record)
    batch = Batch("import", "bench", observations=workload.figures_of(record, SERIES * size, range(2011, 2011 + YEARS)))

    def commit() -> None:
        with Record.open(record, writing=True) as opened:
            opened.commit(batch, now())

    return commit


def boarding(folder: Path, size: int) -> Callable[[], object]:
    """The Board of a record with 1,600 figures, or 16,000."""
    recording(folder, size)()
    return lambda: open_board(folder / "record.renkei")


def reporting(folder: Path, size: int) -> Callable[[], object]:
    """A report with the indicators of the sample twice, or twenty times, over."""
    from exports.pdf import write_report

    record = folder / "sample.renkei"
    new_record(record, sample=True)
    board = open_board(record)
    many = replace(board, goals=board.goals * COPIES * size, items=board.items * COPIES * size)
    return lambda: write_report(many, folder / "report.pdf")


if __name__ == "__main__":
    kinds = {"import": importing, "record": recording, "board": boarding, "report": reporting}
    with tempfile.TemporaryDirectory() as place:
        work = kinds[sys.argv[1]](Path(place), int(sys.argv[2]))
        if sys.argv[1] != "record":
            work()  # the second time counts: libraries are loaded and files are in the system's memory
        started = time.perf_counter()
        work()
        took = (time.perf_counter() - started) * 1000
    tell(ms=took)
