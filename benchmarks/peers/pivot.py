"""The same rows as the Board's, out of the same kind of file, as a pandas pivot table: ``pivot ROWS.csv``.

Figures: ``ms`` of the second pivot in the process, libraries loaded and file cached, as for the product.
"""

import sqlite3
import sys
import time

from benchmarks.gauge import tell


def main(rows: str) -> None:
    import pandas

    database = sqlite3.connect(":memory:")
    pandas.read_csv(rows).to_sql("observation", database, index=False)
    took = 0.0
    for _ in range(2):
        started = time.perf_counter()
        table = pandas.read_sql_query("SELECT series, year, value FROM observation", database)
        table.pivot_table(index="year", columns="series", values="value", aggfunc="last")
        took = (time.perf_counter() - started) * 1000
    database.close()
    tell(ms=took)


if __name__ == "__main__":
    main(sys.argv[1])
