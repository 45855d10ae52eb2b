"""Where a shown figure comes from: the entries it is, or is worked out from, each with its cell or its author."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One entry of the record (or of the pack) behind a figure, in finished texts.

    ``of`` says what it is a figure of, ``value`` has its unit. An entry read from a file has ``file``, ``sheet``,
    ``cell`` and the file's ``sha256``; one a person typed in has ``by``, the pack's own neither. ``imported`` is when
    it entered the record, ``raw`` the cell's content as found. ``path`` is where a file lies that is not stored yet.
    """

    year: str
    of: str
    value: str
    status: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    imported: str = ""
    sha256: str = ""
    raw: str = ""
    by: str = ""
    note: str = ""
    path: str = ""

    @property
    def held_by(self) -> str:
        """What its original is known by: the hash of a stored file, the path of another; "" where there is none."""
        return self.sha256 or self.path


@dataclass(frozen=True, slots=True)
class Origin:
    """The entries behind one shown figure.

    ``formula`` says how it follows from them where it is worked out, ``told`` whatever else belongs to it, or why
    there is no entry; ``indicator`` is the page it leads to.
    """

    title: str
    rows: tuple[OriginRow, ...]
    formula: str = ""
    told: tuple[str, ...] = ()
    indicator: str = ""


NOWHERE = Origin("", ())
"""Of what was built without a record."""


def together(title: str, origins: "tuple[Origin, ...]") -> Origin:
    """Several origins as one, each entry once, each formula and sentence once."""
    rows = dict.fromkeys(row for origin in origins for row in origin.rows)
    formulas = dict.fromkeys(origin.formula for origin in origins if origin.formula)
    told = dict.fromkeys(text for origin in origins for text in origin.told)
    leads = {origin.indicator for origin in origins}
    return Origin(title, tuple(rows), "\n".join(formulas), tuple(told), leads.pop() if len(leads) == 1 else "")
