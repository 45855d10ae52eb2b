"""Where something was read: a file by its name, a sheet, a cell. The three are joined only to be printed."""

from typing import Final, NamedTuple


class Place(NamedTuple):
    """A cell (A1) of a sheet ("" in a text table) of a file. All "" where none is known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def told(self) -> str:
        """``file · sheet · cell`` as printed; never to be taken apart again, for names may hold the same signs."""
        return " · ".join(part for part in self if part)


NOWHERE: Final = Place()
