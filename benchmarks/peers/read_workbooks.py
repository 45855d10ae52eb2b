"""Workbooks into SQLite as a few lines of pandas do it: ``read_workbooks FOLDER``."""

import sqlite3
import sys
import tempfile
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell


def main(folder: Path) -> None:
    import pandas

    with tempfile.TemporaryDirectory() as place:
        database = sqlite3.connect(Path(place) / "figures.sqlite")
        for path in sorted(folder.glob("*.xlsx")):
            for sheet, frame in pandas.read_excel(path, sheet_name=None, engine="openpyxl").items():
                frame.to_sql(f"{path.stem} {sheet}", database, index=False)
        database.commit()
        database.close()
    tell(ms=since_start_ms())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
