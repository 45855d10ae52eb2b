"""Labels of tables: plain words without note marks, the units and years in them, and words for totals."""

import datetime
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR, kanji_years, parse_year
from dashboard.indicators.units import parse_unit
from importers.cell import Cell
from importers.table import YearMark

_NOTE_MARK = re.compile(r"(?:[(\[]?(?:※|\*|注|註)\s*[\d,、]*\s*[)\]]?|(?<=\D)\d{1,2}\)|[†‡＊])+$")
_NOTE_START = re.compile(r"^[(\[<【]?(?:※|\*|注|註|備考|資料|出典|出所|note|source|ただし|なお|・)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_TAIL = re.compile(
    r"^(?P<label>.*?)\s*[(\[〔【](?P<unit>[^()\[\]〔〕【】]*(?:\([^()]*\)[^()]*)?)[)\]〕】]\s*$", re.DOTALL
)
_UNIT = re.compile(r"単位\s*(?P<colon>[:：]?)\s*(?P<unit>[^()\[\]【】\s]*(?:\([^()]*\))?[^()\[\]【】\s]*)")
_UNITS_BETWEEN = re.compile(r"[\s、,・]+")
_SCALE = r"(?:10\^\d+|1,?000|[十百千万億兆]+)?"
_BASE = (
    r"(?:[kKMGTPmμn]?(?:Wh|cal|L|l|g|t)|[kKMGTPmμn](?:W|J|m|V|A|Pa)|[ckm]?m[23²³]|W|Nm3|ha|tC|[kMG]?t-?CO2(?:eq)?|[kMG]?t-?C|kg-?CO2|%|℃|ppm"
    r"|円|ドル|人|世帯|台|件|棟|戸|校|回|基|口|個|本|枚|袋|施設|[箇か]所|カ所|ヶ所|トン(?:-?CO2)?|平方メートル|ヘクタール"
    r"|キロ|人日|ポイント|株|頭|羽|個・台等|ワット|kl|kL|bbl)"
)
_PER = r"(?:日|年度?|月|時間?|人|世帯|戸|台|件|km2|ha|h|kWh|kW|MWh|kg|t|m3|m2|L|MJ|GJ)"
_MEASURE = re.compile(rf"{_SCALE}\s?{_BASE}(?:[/・]\(?{_PER}(?:[・/]{_PER})*\)?)*")
_YEAR_TAIL = re.compile(
    r"(?:合?計|平均|累計|分|見込み?値?|目標値?|計画値?|予測値?|想定値?|速報値?|確報値?|確定値?|実績値?|推計値?|データ|\((?![^()]*月).{1,6}\)|r|p)$"
)
_MONTH = re.compile(r"\(?(\d{1,2})月(?:分|末日?)?(?:現在|時点)?\)?")
_YEAR_MONTH = re.compile(r"(?P<year>.*?年?度?)(?:年|/|-|\.)?(?P<month>\d{1,2})月(?:分|末|末日|現在|時点)*")
_DAY = re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ERA_SHOWN = re.compile(r"(昭和|平成|令和|(?<=\")[SHR](?=\"))")
_TOTALS = re.compile(
    r"(?:.{0,12}(?:合計|小計|総計|総数|総額|総量)|計|全体|全種類|通期|通年|年間|(?:grand|sub)?-?total|.{1,8}の?計)",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\([A-Za-z\d①-⑳ア-ン=+＋・~-]+\)$|[①-⑳]$")
_NO_TOTALS = frozenset(("会計", "統計", "家計", "設計", "推計", "時計", "累計", "温度計", "特別会計", "一般会計"))


@lru_cache(maxsize=20000)
def label_of(text: str) -> str:
    """The words of a label: NFKC, spaces only between Latin words, no note marks at its end.

    Worked: ``項　　目`` → ``項目``; ``合計注３）`` → ``合計``; ``直接搬入※1`` → ``直接搬入``.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = _BETWEEN.sub("", plain)
    shorter = _NOTE_MARK.sub("", plain).rstrip()
    if shorter.count("(") != shorter.count(")"):
        return plain
    return shorter or plain


@lru_cache(maxsize=20000)
def label_and_unit(text: str) -> tuple[str, str]:
    """A label and the unit written in it: ``容量(kW)`` → (``容量``, ``kW``); ``(t/年度)`` → ("", ``t/年度``)."""
    plain = label_of(text)
    if stated := stated_unit(plain):
        rest = _UNIT.sub("", plain).replace("()", "").replace("[]", "").replace("【】", "").strip(" :")
        return rest, stated
    if found := _TAIL.match(plain):
        unit = measure(found["unit"])
        if unit:
            return label_of(found["label"]) if found["label"] else "", unit
    label, _, last = plain.replace("_", " ").rpartition(" ")
    if label and len(last) > 1 and last.isascii() and measure(last):
        return plain[: len(label)], measure(last)
    return plain, ""


@lru_cache(maxsize=50000)
def compared(label: str) -> str:
    """A label as labels are compared: its words without unit, note mark, spaces and case; 資源物（びん） stays."""
    words, _ = label_and_unit(label)
    return "".join((words or label_of(label)).split()).casefold()


@lru_cache(maxsize=20000)
def measure(text: str) -> str:
    """``text`` as a unit in plain signs, "" where it is none: ``千円``, ``g/人・日``, ``MＷｈ`` → ``MWh``."""
    plain = unicodedata.normalize("NFKC", text).replace("₂", "2")
    plain = "".join(plain.split()).removeprefix("単位:").removeprefix("単位")
    if plain[:1] + plain[-1:] in ("()", "[]", "【】"):
        plain = plain[1:-1].removeprefix("単位:").removeprefix("単位")
    if not plain or plain.isdigit() or len(plain) > 24:
        return ""
    return plain if _MEASURE.fullmatch(plain) or (len(plain) > 1 and parse_unit(plain)) else ""


def stated_unit(text: str) -> str:
    """The unit after the word 単位, "" where the text does not state one."""
    if "単位" not in text:
        return ""
    plain = unicodedata.normalize("NFKC", text)
    found = _UNIT.search(plain)
    if found is None:
        return ""
    unit = found["unit"].strip(":： ").rstrip("。")
    if unit.startswith("上段"):
        return plain[found.start("unit") :].rstrip(")]】 ")
    more = [part for part in _UNITS_BETWEEN.split(plain[found.end() :].rstrip(")]】 ")) if part]
    listed = [unit.rstrip("、,・"), *takewhile(measure, more)] if measure(unit.rstrip("、,・")) else [unit]
    return "、".join(listed) if found["colon"] or measure(unit) else ""


def unit_alone(text: str) -> str:
    """The unit, or units, that a text in brackets is, as in a corner: ``（千円）``; "" for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain[:1] + plain[-1:] not in ("()", "[]", "【】"):
        return ""
    return measure(plain) or "、".join(
        units if all(units := [*map(measure, _UNITS_BETWEEN.split(plain[1:-1]))]) else ()
    )


_BARE = ("g", "kg", "t", "kt", "万t")


@lru_cache(maxsize=5000)
def unit_key(unit: str) -> str:
    """The key of a known unit; "" for others, and for bare tonnes and kilograms, which here need not be CO2."""
    key = parse_unit(unit) if unit else None
    if key is None or key in _BARE:
        return ""
    return key


@lru_cache(maxsize=20000)
def year_in(text: str) -> YearMark | None:
    """The year, or month of a year, that a whole label is; None for any other label.

    Worked: ``平成１２年度計`` → fiscal 2000; ``平成 21`` → 2009; ``2020-04-30`` → April 2020.
    """
    plain = kanji_years("".join(label_of(text).split()))
    if not plain or not any(sign.isdigit() or sign == "元" for sign in plain) or len(plain) > 30:
        return None
    if day := _DAY.fullmatch(plain):
        month = int(day[2])
        return _on(int(day[1]), month, int(day[3] or 0)) if 1 <= month <= 12 else None
    if plain[0] == "(" and plain.endswith(")") and (_OF_A_DAY.search(plain) or _year(plain[1:-1])):
        plain = plain[1:-1]
    for _ in range(3):
        if (found := _dated(plain) or _year(plain)) is not None:
            return found
        shorter = _YEAR_TAIL.sub("", plain)
        if shorter == plain or (_YEAR_AGAIN.search(plain) and _year(shorter)):
            return _told_twice(plain)  # of two years that differ neither is meant for sure
        plain = shorter
    return _told_twice(plain)


_SEVERAL = re.compile(r"(?:平成|令和|昭和|[HRS])(?:元|\d{1,2})(?:年度?)?|(?:19|20)\d{2}(?:年度?)?")
_ONLY_BETWEEN = re.compile(r"[()/・、,=年度]*")


def _told_twice(plain: str) -> YearMark | None:
    """The year that a label writes in two ways: ``平成31年度/令和元年度``, ``2019年度(平成31・令和元)``; else None."""
    told = [year for found in _SEVERAL.findall(plain) if (year := _year(found)) is not None]
    if len(told) < 2 or len({year.year for year in told}) > 1 or not _ONLY_BETWEEN.fullmatch(_SEVERAL.sub("", plain)):
        return None
    return told[0]._replace(fiscal="度" in plain, end="")


_YEAR_AGAIN = re.compile(r"\((?:(?:明治|大正|昭和|平成|令和|[MTSHR])\.?(?:元|\d{1,2})|(?:19|20)\d{2})年?度?\)$")
_DATED = re.compile(r"(?P<year>.*(?:年度?|\d|元))\((?P<inner>[^()]{2,12})\)")
_OF_A_DAY = re.compile(r"末|現在|時点|\d日")
_OPEN_END = re.compile(r".*[^年度月日]末(?:現在|時点)?")


def _dated(plain: str) -> YearMark | None:
    """A year with the day or month in brackets that its figures stand for: ``令和4年度（R5.3末）`` → 31 March 2023.

    None where the brackets hold no day of that year.
    """
    found = _DATED.fullmatch(plain)
    year = _year(found["year"]) if found is not None else None
    if found is None or year is None or year.month:
        return None
    if month := month_in(found["inner"]):
        return year._replace(month=month)
    inner = _year(found["inner"])
    return inner if inner is not None and inner.month and inner.fiscal_year == year.fiscal_year else None


def _year(plain: str) -> YearMark | None:
    if (found := _YEAR_MONTH.fullmatch(plain)) and (year := parse_year(found["year"])) and year.plausible:
        month = int(found["month"])
        if 1 <= month <= 12:
            fiscal = "度" in found["year"]
            return YearMark(year.period.fiscal_year, fiscal=fiscal, month=month)
        return None
    label = parse_year(plain)
    if label is None or not label.plausible:
        return None
    as_of = label.period.as_of
    if as_of is not None and not label.fiscal:
        return _on(as_of.year, as_of.month, as_of.day)
    fiscal = label.fiscal or "年度" in plain
    end = "fiscal" if as_of is not None else "open" if _OPEN_END.fullmatch(plain) else ""
    return YearMark(label.period.fiscal_year, fiscal=fiscal, end=end)


def _on(year: int, month: int, day: int) -> YearMark:
    """A day, or its month alone where the day is the month's last, as a month's figures stand for its end."""
    return YearMark(year, fiscal=False, month=month, day=0 if day == monthrange(year, month)[1] else day)


def year_number(cell: Cell) -> YearMark | None:
    """The year that a cell holds as a number or true date; None where it is neither.

    Worked: 29 shown as ``平成29年度`` by the format ``"平成"0"年度"`` → fiscal 2017; 1 April 2021 shown by
    ``ggge"年度"`` as ``令和3年度`` → fiscal 2021.
    """
    value = cell.value
    if isinstance(value, datetime.datetime | datetime.date):
        shown = _SPOKEN.sub("", cell.number_format).lower()
        if "general" not in shown and any(sign in shown for sign in "eygb") and "m" not in shown.replace("ge", "e"):
            return YearMark(value.year, fiscal="度" in cell.number_format)
        return _on(value.year, value.month, value.day if "d" in shown else 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not float(value).is_integer():
        return None
    fiscal = "度" in cell.number_format
    if FIRST_YEAR <= value <= LAST_YEAR:
        return YearMark(int(value), fiscal=fiscal)
    era = _ERA_SHOWN.search(cell.number_format)
    return year_in(f"{era[1]}{int(value)}{'年度' if fiscal else '年'}") if era and 0 < value < 100 else None


@lru_cache(maxsize=5000)
def month_in(text: str) -> int:
    """``4月`` → 4; 0 for anything that is no month."""
    found = _MONTH.fullmatch("".join(label_of(text).split()))
    return int(found[1]) if found and 1 <= int(found[1]) <= 12 else 0


def month_number(cell: Cell) -> int:
    """The month a numeric cell shows through a format with 月; 0 elsewhere."""
    value = cell.value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12 and "月" in cell.number_format:
        return value
    return 0


@lru_cache(maxsize=20000)
def is_total(label: str) -> bool:
    """Whether a label is that of a total or subtotal: ``合 計``, ``産業部門　小計``, ``合計(A+B)``."""
    plain = "".join(label.split())
    plain = _FORMULA.sub("", plain) or plain
    return bool(_TOTALS.fullmatch(plain)) and plain not in _NO_TOTALS


def is_year_total(text: str) -> bool:
    """Whether a label with a year in it says that it is a total: ``令和4年度計``, ``2022年度 合計``."""
    return "".join(label_of(text).split()).endswith("計")


def is_note(text: str) -> bool:
    """Whether a text standing alone is a remark about the table: it begins with ※, 注, 資料, 出典 and the like."""
    return bool(_NOTE_START.match(unicodedata.normalize("NFKC", text).strip()))


_PLAN = re.compile(r"(?:目標|計画|見込み?|予測|予定|予算|試算|想定|将来(?:推計)?)(?:値|量|年度?)?")


@lru_cache(maxsize=20000)
def plan_word(text: str) -> str:
    """The word in a label of a year that makes its figures a plan: ``R12目標`` → ``目標``; "" where none does."""
    found = _PLAN.search("".join(label_of(text).split()))
    return found[0] if found else ""


def is_plan(path: Iterable[str]) -> bool:
    """Whether labels say that the figures under them are a plan or forecast; 計画収集量 does not."""
    return any(_PLAN.fullmatch("".join(label.split())) for label in path)
