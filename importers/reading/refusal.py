"""Why a file is not read: one word for each reason, and the bounds that no file may cross."""

MOST_BYTES = 64 * 2**20
MOST_UNPACKED = 400 * 2**20
MOST_RATIO = 250
MOST_MEMBERS = 20_000
MOST_SHEETS = 500
MOST_CELLS = 1_100_000
"""A whole column to a sheet's last row, and some more; held once here and once in the worker they stay in bounds."""
MOST_TEXT = 150 * 2**20
MOST_MERGED = 100_000
LENGTH = 8
"""Bytes that tell the length of an answer of the worker."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Refusal(Exception):  # noqa: N818 - a refusal is an outcome, not a fault
    """The file cannot be read; ``reason`` is the last part of a key ``reading.<reason>`` in the wording."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
