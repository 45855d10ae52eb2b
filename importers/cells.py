"""One cell → a figure with its unit, the reason why there is none, or the name of an issue. Pure, never a guess."""

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dashboard.indicators.observation import Missing, Status
from dashboard.indicators.units import parse_unit
from importers.cell import Cell
from importers.cell_remarks import Remarked, remarks_around


class Reading(NamedTuple):
    """What a cell says. Exactly one of ``value``, ``missing`` and ``issue`` is set, or none: the cell is blank.

    ``unit`` is the key of a unit written beside the number ("" where none was); ``approximate`` is set by 約
    and the like; ``issue`` is the last part of a key ``imports.cell.<issue>``. ``status`` is how firm the cell says
    its figure is (速報), ``mark`` a footnote mark beside it, ``remark`` other words that belong to it (参考値).
    """

    value: float | None = None
    missing: Missing | None = None
    issue: str = ""
    unit: str = ""
    approximate: bool = False
    status: Status | None = None
    mark: str = ""
    remark: str = ""

    @property
    def note(self) -> str:
        """What the cell says of its figure besides its state: ``約``, remarks and footnote marks."""
        if not (self.approximate or self.remark or self.mark):
            return ""
        return "、".join(part for part in ("約" if self.approximate else "", self.remark, self.mark) if part)

    @property
    def blank(self) -> bool:
        """Whether the cell says nothing at all."""
        return self.value is None and self.missing is None and not self.issue


_DASHES = str.maketrans(dict.fromkeys("−‐‑‒–—―ー─－ｰ", "-"))


def _word(text: str) -> str:
    """``text`` as reasons are compared: NFKC, one kind of dash, no case."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip().casefold()


_REASONS = {
    **dict.fromkeys(("-", "--", "---", "…", "...", "‥", "・・・", "n/a", "na", "#n/a"), Missing.UNKNOWN),
    **dict.fromkeys(("不明", "不詳", "わからない", "unknown"), Missing.UNKNOWN),
    **dict.fromkeys(
        ("未集計", "未調査", "未実施", "実施せず", "実施なし", "中止", "データなし", "not collected"),
        Missing.NOT_COLLECTED,
    ),
    **dict.fromkeys(("集計中", "調査中", "確認中", "公表待ち", "未公表", "未定", "being compiled"), Missing.PENDING),
    **dict.fromkeys(("x", "×", "χ", "秘匿", "非公表", "非公開", "***", "suppressed"), Missing.SUPPRESSED),
    **dict.fromkeys(("該当なし", "該当無し", "対象外", "/", "not applicable"), Missing.NOT_APPLICABLE),
}
# Far beyond any figure, and near enough for every unit to be converted without an overflow.
_LARGEST = 10**30
_MOST_DIGITS = 400
_MISSING = {_word(word): reason for word, reason in _REASONS.items()}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8}
_NO_CHANGE = re.compile(r"^±(?=0(?:\.0+)?(?:\D|$))")
_APART = re.compile(r"[\d.,]\s+[\d.,]")
_ABOUT = re.compile(r"^(?:約|およそ|おおよそ|概ね|ほぼ|approx\.?|ca\.?|~|≒)")
_FIGURE = re.compile(
    r"(?P<sign>[△▲+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<part>\.\d+)?(?P<exponent>e[+-]?\d{1,3})?(?P<rest>\D.*)?",
    re.IGNORECASE,
)


def read_cell(cell: Cell | None) -> Reading:
    """What ``cell`` says; a cell that is not there, or holds only spaces, is blank."""
    if cell is None:
        return Reading()
    if cell.error is not None or cell.uncached:
        return Reading(issue="error" if cell.error is not None else "uncached")
    value = cell.value
    if isinstance(value, bool):
        return Reading(issue="not_a_number")
    if isinstance(value, int | float):
        return _number(float(value), cell.number_format)
    if isinstance(value, str):
        return read_text(value)
    return Reading() if value is None else Reading(issue="date")


def _number(value: float, number_format: str) -> Reading:
    """A true number; under a format with ``%`` it is a share, and 0.125 means 12.5 %."""
    if not abs(value) <= _LARGEST:  # NaN, too, which old .xls files can hold
        return Reading(issue="ambiguous")
    if "%" not in number_format or "%" not in _unquoted(number_format):
        return Reading(value=value)
    return Reading(value=float(Fraction(repr(value)) * 100), unit="%")


def read_text(text: str) -> Reading:
    """What a text says where a figure belongs.

    Worked: ``△１，２３４`` → −1234; ``(1,234)`` → −1234; ``約1,200台`` → 1200 vehicles; ``1.2千kW`` → 1200 kW;
    ``12.5%`` → 12.5 %; ``120（速報）`` → 120, provisional; ``120 1)`` → 120 with a mark;
    ``-`` → no figure, unknown; ``1,23`` → an issue, for nobody knows what was meant.
    """
    plain = _joined(text)
    if not plain:
        return Reading()
    if (reason := missing_reason(text)) is not None:
        return Reading(missing=reason)
    reading = _amount(text)
    if reading.value is not None or (around := remarks_around(text)) is None:
        return reading
    return _remarked(around) or reading


def read_plain(cell: Cell | None) -> Reading:
    """As ``read_cell``, for forms with no room for what a cell says of its figure: ``1,000（税抜）`` is ambiguous."""
    reading = read_cell(cell)
    return Reading(issue="ambiguous") if reading.status is not None or reading.remark else reading


def bare_figure(text: str) -> str:
    """``text`` without the remarks and marks around its figure: ``※1 1,234.5（速報）`` → ``1,234.5``."""
    if _amount(text).value is not None or (around := remarks_around(text)) is None:
        return text
    return around.figure


def _joined(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())


def _remarked(around: Remarked) -> Reading | None:
    """The figure, or the reason for its absence, with what stands around it; None where it is neither."""
    reason = missing_reason(around.figure)
    if reason is not None and around.status is None and not around.remark:
        return Reading(missing=reason, mark=around.mark)
    reading = _amount(around.figure)
    if reading.value is None:
        return None
    about = reading.approximate or around.approximate
    return reading._replace(approximate=about, status=around.status, mark=around.mark, remark=around.remark)


def _amount(text: str) -> Reading:
    """The figure of a text that holds nothing but a figure, its sign, 約, its unit."""
    if _runs_together(text):
        return Reading(issue="ambiguous")
    plain = _joined(text)
    plain = plain[1:-1] if len(plain) > 2 and plain[0] == plain[-1] == '"' else plain
    about = _ABOUT.match(plain)
    plain = plain[about.end() :] if about else plain
    negative = False
    plain = _NO_CHANGE.sub("", plain)
    if len(plain) > 2 and plain[0] == "(" and plain.endswith(")"):
        negative, plain = True, plain[1:-1]
    if plain[:1] in ("¥", "\\"):
        reading = _figure(plain[1:], negative=negative, approximate=about is not None)
        return reading._replace(unit="yen") if reading.unit in ("", "yen") else Reading(issue="ambiguous")
    return _figure(plain, negative=negative, approximate=about is not None)


def _runs_together(text: str) -> bool:
    """Whether plain text would join what stands apart: two figures (``12 34``), or a figure and its mark (``12²``)."""
    if _APART.search(text.strip()):
        return True
    return any(unicodedata.category(sign) == "No" and not before.isalpha() for before, sign in pairwise(f" {text}"))


def missing_reason(text: str) -> Missing | None:
    """The reason for a missing figure that ``text`` states; None for anything else."""
    plain = _word(text)
    bare = plain[1:-1] if plain[:1] == "(" and plain[-1:] == ")" else plain
    return _MISSING.get("".join(bare.split())) or _MISSING.get(bare)


def _figure(plain: str, *, negative: bool, approximate: bool) -> Reading:
    found = _FIGURE.fullmatch(plain)
    if found is None or not (found["whole"] or found["part"]):
        return Reading(issue="ambiguous" if any(sign.isdigit() for sign in plain) else "not_a_number")
    digits = (found["whole"] or "0").replace(",", "") + (found["part"] or "") + (found["exponent"] or "")
    number = _exact(digits)
    if number is None or (found["sign"] and negative):
        return Reading(issue="ambiguous")
    if negative or found["sign"] in ("△", "▲", "-"):
        number = -number
    rest = found["rest"] or ""
    unit = parse_unit(rest) if rest else ""
    if unit is not None:
        return Reading(value=float(number), unit=unit, approximate=approximate)
    scale, unit = _scaled_unit(rest)
    if scale and unit is not None:
        return Reading(value=float(number * scale), unit=unit, approximate=approximate)
    return Reading(issue="ambiguous")


def _exact(digits: str) -> Fraction | None:
    """The number of a run of digits; None where it is too large to be a figure."""
    number = Fraction(digits) if len(digits) <= _MOST_DIGITS else None
    return number if number is not None and number <= _LARGEST else None


def _scaled_unit(rest: str) -> tuple[int, str | None]:
    """``千kW`` → (1000, kW); ``万`` → (10000, ""); (0, None) where it is neither."""
    scale = _SCALES.get(rest[0], 0)
    if not scale:
        return 0, None
    return scale, "" if len(rest) == 1 else parse_unit(rest[1:])


def _unquoted(code: str) -> str:
    return re.sub(r'"[^"]*"|\\.', "", code)
