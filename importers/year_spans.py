"""Halves, quarters and runs of months that a label, a title or a name speaks of: parts of a year, never the year."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from importers.table import Span
from importers.table_grid import WORD, Grid, Mark
from importers.table_labels import label_of

_DIGIT = {sign: number for number, sign in enumerate("一二三四", 1)}
_RUN = r"\s?(?:[~〜～―ー−-]|から)\s?"
_YEAR = r"(?:(?:明治|大正|昭和|平成|令和|[HRS])\.?\s?(?:元|\d{1,2})|(?:19|20)\d{2})"
_MONTHS = (
    rf"(?<![\d.])(?P<first>\d{{1,2}})(?:月(?:\d{{1,2}}日)?)?{_RUN}"
    rf"(?:翌年?|同年?|{_YEAR}年)?(?P<last>\d{{1,2}})月(?:期|分|末日?|\d{{1,2}}日)?"
)
_DAYS = rf"(?<![\d/])(?P<from>\d{{1,2}})/1{_RUN}(?P<to>\d{{1,2}})/(?:28|29|30|31)(?!\d)"
_DOTTED = (
    rf"(?P<begin>{_YEAR})(?:年|[./-])(?P<one>\d{{1,2}})(?:月|[./-]0?1)?{_RUN}"
    rf"{_YEAR}[./-](?P<other>\d{{1,2}})(?:[./-](?:28|29|30|31))?(?!\d)"
)
_WORDS = (
    r"(?P<half>上半?期|下半?期|前半期|後半期)(?![待間限日])"
    r"|第?(?P<quarter>[1-4一二三四])・?(?:四半期|/4(?:半)?期)"
)
_LETTERS = r"(?P<letter>第?[1-4]Q|Q[1-4]|[12]H|[前後]半)"
_ANYWHERE = re.compile(rf"{_DOTTED}|{_MONTHS}|{_DAYS}|{_WORDS}")
_SHORT = re.compile(rf"(?P<head>(?:{_YEAR})?(?:年度?|FY)?)[/_-]?{_LETTERS}(?P<tail>.*)")
_CALENDAR = re.compile(rf"{_YEAR}年?")
_CLOSING = re.compile(r"(?:実績|計画|目標|見込み?|予定|予測|累計|合?計|小計|値|末|分|まで|[()])*")
_LOOSE_ENDS = re.compile(r"^(?:末|分|まで|中|時点|現在|の|[:・、])+|(?:の|[・、:])+$")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|〔\s*〕|【\s*】")
_UP_TO = re.compile(r"末?\(?(?:まで|迄|累計|累積)")
_WHOLE = re.compile(r"通期|年間|通年|年度末|各年|年計|見込|予測|推移")


class Spanned(NamedTuple):
    """A label parted into the span it tells and all its other words; ``span`` None where it is a whole year."""

    span: Span | None
    rest: str


@lru_cache(maxsize=20000)
def span_in(text: str) -> Spanned | None:
    """The part of a year that a label tells, with what else it says; None where it tells none.

    Worked: ``令和5年度上期`` → April to September, ``令和5年度``; ``第1四半期(4-6月)実績`` → April to June, ``実績``;
    ``R5（4月～翌3月）`` → no part, ``R5``; ``10～20台`` → None.
    """
    if len(text) > 40 or not _may_tell(text):
        return None
    plain = label_of(text)
    found = [_span(match) for match in _ANYWHERE.finditer(plain)]
    if not found:
        return _letters(plain)
    if None in found:
        return None
    rest = _ANYWHERE.sub(lambda match: f"{match['begin']}年" if match["begin"] else "", plain)
    words = "".join(match[0] for match in _ANYWHERE.finditer(plain))
    if not _agree(found):
        return None
    span, rest = _one(words, [span for span in found if span]), _tidy(rest)
    return Spanned(span and span._replace(calendar=span.first < 4 and _CALENDAR.fullmatch(rest) is not None), rest)


def _may_tell(text: str) -> bool:
    return any(sign in text for sign in "期月QＱHＨ半/.．／")


def _letters(plain: str) -> Spanned | None:
    """``1Q``, ``Q1``, ``2H`` and 前半 tell a part only where little else stands beside them: Q1 may be a question."""
    found = _SHORT.fullmatch("".join(plain.split()))
    if found is None or not _CLOSING.fullmatch(found["tail"]):
        return None
    span = _of_letter(found["letter"])
    return Spanned(span, _tidy(found["head"] + found["tail"]))


def _of_letter(letter: str) -> Span:
    if letter in ("前半", "後半") or letter.endswith("H"):
        return _half(letter, second=letter in ("後半", "2H"))
    return _quarter(letter, int(next(filter(str.isdigit, letter))))


def _half(words: str, *, second: bool) -> Span:
    return Span(words, 10, 3) if second else Span(words, 4, 9)


def _quarter(words: str, number: int) -> Span:
    first = (4, 7, 10, 1)[number - 1]
    return Span(words, first, first + 2)


def _span(match: re.Match[str]) -> Span | None:
    """The span of one match; None where its months are none."""
    half, quarter = match["half"], match["quarter"]
    if half or quarter:
        span = (
            _half(half, second=half[0] in "下後") if half else _quarter(match[0], _DIGIT.get(quarter) or int(quarter))
        )
        return span._replace(first=4) if _UP_TO.match(match.string, match.end()) else span
    pairs = (("first", "last"), ("from", "to"), ("one", "other"))
    first, last = next((int(match[a]), int(match[b])) for a, b in pairs if match[a])
    if not (1 <= first <= 12 and 1 <= last <= 12) or first == last:
        return None
    return Span(match[0], first, last)


def _agree(found: Iterable[Span | None]) -> bool:
    """Whether all that a label tells is the same part: 上期（4～9月）."""
    return len({(span.first, span.last) for span in found if span}) == 1


def _one(words: str, found: list[Span]) -> Span | None:
    """The span under the words of the label; None for twelve months, which are a whole year."""
    first, last = found[0].first, found[0].last
    return None if (last - first) % 12 == 11 else Span(words, first, last)


def _tidy(rest: str) -> str:
    """What is left of a label without what the part leaves behind: empty brackets, 末, a comma."""
    return _LOOSE_ENDS.sub("", _EMPTY.sub("", rest).strip()).strip()


@lru_cache(maxsize=5000)
def span_within(text: str) -> Span | None:
    """The one part of a year that a title or a name speaks of; None where it tells none, or the year, too."""
    plain = unicodedata.normalize("NFKC", text)
    if not _may_tell(plain) or _WHOLE.search(plain):
        return None
    pieces = [plain, *re.split(r"[_\s()]+", plain)]
    found = [span for match in _ANYWHERE.finditer(plain) if (span := _span(match))]
    found += [told.span for piece in pieces if (told := _letters(piece)) and told.span]
    return _one(found[0].words, [_joined(found)]) if found else None


def _joined(found: list[Span]) -> Span:
    """The months from the first to the last of what is told, as of 第1四半期～第3四半期; the year for both halves."""
    first = min((span.first - 4) % 12 for span in found)
    last = max((span.last - 4) % 12 for span in found)
    return found[0]._replace(first=(first + 3) % 12 + 1, last=(last + 3) % 12 + 1)


def with_halves(grid: Grid) -> Grid:
    """The grid where 前期 is a first half and not the year before, for 後期 and no 当期 stands on its sheet."""
    told = {"".join(label_of(mark.cell.raw).split()) for mark in _words(grid)}
    if not {"前期", "後期"} <= told or told & {"当期", "今期", "本期"}:
        return grid
    rows = {row: [_as_half(mark) for mark in marks] for row, marks in grid.rows.items()}
    return replace(grid, rows=rows)


def _words(grid: Grid) -> Iterator[Mark]:
    return (mark for marks in grid.rows.values() for mark in marks if mark.kind == WORD and "期" in mark.cell.raw)


def _as_half(mark: Mark) -> Mark:
    words = {"前期": "前半期", "後期": "後半期"}.get("".join(mark.cell.raw.split()))
    return mark._replace(cell=mark.cell._replace(raw=words)) if words and mark.kind == WORD else mark


def without_span(text: str) -> str:
    """A title or name without the part of a year that it tells, so that its year can be read: ``R5上期`` → ``R5``."""
    plain = unicodedata.normalize("NFKC", text)
    if not _may_tell(plain):
        return text
    return _ANYWHERE.sub(lambda match: f"{match['begin']}年" if match["begin"] else " ", plain)


def tiles(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those of the spans, the longest first, that make up a fiscal year without gap and overlap; none where none do.

    Worked: 1Q, 2Q, 上期, 3Q, 4Q, 下期 → 上期, 下期; 上期, 4Q → none.
    """
    by_first: dict[int, Span] = {}
    for one in sorted(spans, key=lambda span: span.length):
        by_first[one.first] = one
    found: list[Span] = []
    month, covered = 4, 0
    while covered < 12 and (span := by_first.get(month)) is not None:
        found.append(span)
        covered += span.length
        month = span.last % 12 + 1
    return tuple(found) if covered == 12 else ()
