"""The Board of a record with 400 series of 40 years: ``board RECORD``.

The second in the process counts, as for the peer.
"""

import sys
import time
from pathlib import Path

from benchmarks.gauge import tell
from widgets.operations import open_board

if __name__ == "__main__":
    took = 0.0
    for _ in range(2):
        started = time.perf_counter()
        open_board(Path(sys.argv[1]))
        took = (time.perf_counter() - started) * 1000
    tell(ms=took)
