"""Filled progress sheets read, understood, checked and confirmed into a record: ``sheets EMPTY_RECORD FOLDER``."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from widgets.operations import confirm, plan


def main(empty: Path, folder: Path) -> None:
    """Import into a copy, so that every run does the whole work."""
    with tempfile.TemporaryDirectory() as place:
        record = Path(shutil.copy(empty, place))
        report = plan(record, tuple(sorted(folder.glob("*.xlsx"))))
        if not report.storable:
            raise SystemExit(f"the sheets were refused: {report.errors} errors")
        confirm(record, report, author="bench")
        tell(ms=since_start_ms())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
