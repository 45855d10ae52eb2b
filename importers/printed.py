"""How exactly a figure is printed: half of the last place that a reader sees, from the number format or the text."""

import re
import unicodedata
from functools import lru_cache

from dashboard.indicators.observation import Observation
from importers.cells import bare_figure

_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"\.([0#?]+)")
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
_WRITTEN = re.compile(r"\.(\d+)")
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


@lru_cache(maxsize=50_000)
def half_place(raw: str, number_format: str = "General") -> float:
    """Half of the last place that is seen, in the unit in which the figure is seen; a share under ``%`` in points.

    Worked: 353.284 under ``#,##0`` → 0.5, under ``0.0`` → 0.05, under General as it stands: 0.0005; 0.12534 under
    ``0.0%`` → 0.05 points; 12345 under ``#,##0,`` (thousands) → 500; the text ``590.7`` → 0.05, ``707`` → 0.5.
    """
    written = _WRITTEN.search(unicodedata.normalize("NFKC", raw))
    places = len(written[1]) if written else 0
    return 0.5 * 10.0 ** -_seen_places(number_format, places)


def printed_half(entry: Observation) -> float:
    """Half of the last place ``entry`` was printed with, in the unit it is kept in; 0 where the raw text tells nothing.

    Worked: ``1.2千kW`` kept as 1200 kW → 0.05 thousand, 50 kW; 590,700 t-CO2 kept as 590.7 kt-CO2 → 0.5 t, 0.0005 kt.
    """
    source = entry.provenance
    found = _BARE.search(unicodedata.normalize("NFKC", bare_figure(source.raw)))
    if entry.value is None or found is None:
        return 0.0
    seen = float(found[0].replace(",", "")) * (100 if "%" in _plain(source.number_format) else 1)
    scale = abs(entry.value) / seen if seen and entry.value else 1.0
    return half_place(source.raw, source.number_format) * scale


def _seen_places(number_format: str, written: int) -> int:
    """Decimal places seen (below zero: thousands left out); ``written`` where the format leaves them to the figure."""
    code = _plain(number_format)
    if not re.search(r"[0#?]", code) or re.search(r"[/EeYyMmDdHhSs@]", code):
        return written
    found = _PLACES.search(code)
    places = found[1] if found else ""
    fixed = len(places.rstrip("#"))
    shown = fixed + min(len(places) - fixed, max(written - fixed, 0))
    scaled = _SCALED.search(code)
    return shown - 3 * len(scaled[1]) if scaled else shown


def _plain(number_format: str) -> str:
    """The part of a format for positive figures, without what it merely says or colours."""
    return _SPOKEN.sub("", number_format).partition(";")[0]
