"""What a text that can be read in two ways may mean, for the person who is asked."""

import re
import unicodedata

from importers.table_doubts import doubt_in

_CONTINENTAL = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})*),(?P<part>\d+)")
_GROUPED = re.compile(r"\d{1,4}(?:[, ']\d{1,4})+")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_BRACKETED = re.compile(r"\((\d[\d,]*(?:\.\d+)?)\)")
_MOST = 4


def choices_of(text: str) -> tuple[str, ...]:
    """The figures that ``text`` may mean, as they are written plainly; none where it is not like a figure at all.

    Worked: ``1.234,5`` → 1,234.5 or 1.2345; ``1,23`` → 1.23 or 123; ``10～20台`` → 10 or 20; ``120（うち30）`` → 120 or
    30; ``(80)`` beside うち → 80 or -80.
    """
    if bracketed := _BRACKETED.fullmatch(unicodedata.normalize("NFKC", text).strip()):
        return bracketed[1], f"-{bracketed[1]}"
    if not doubt_in(text):
        return ()
    plain = unicodedata.normalize("NFKC", text.translate(_RAISED)).strip()
    sign = "-" if plain[:1] in ("△", "▲", "-", "−") else ""
    found = [f"{sign}{number}" for number in _numbers(plain.lstrip("△▲-−+"))]
    return tuple(dict.fromkeys(found))[:_MOST]


_RAISED = {ord(sign): " " for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"}


def _numbers(plain: str) -> list[str]:
    if (found := _CONTINENTAL.fullmatch(plain)) and "." in plain:
        continental = f"{int(found['whole'].replace('.', '')):,}.{found['part']}"
        return [continental, plain.replace(",", "")] if plain.count(".") == 1 else [continental]
    if _GROUPED.fullmatch(plain):
        digits = re.sub(r"\D", "", plain)
        parts = re.split(r"[, ']", plain)
        decimal = [f"{parts[0]}.{parts[1]}"] if "," in plain and len(parts) == 2 else []
        return [*decimal, f"{int(digits):,}", *(parts if " " in plain else [])]
    return _NUMBER.findall(plain)
