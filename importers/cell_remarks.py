"""What stands around a figure in its cell: how firm it is, footnote marks, words for roughly, remarks."""

import re
import unicodedata
from dataclasses import dataclass, replace

from dashboard.indicators.observation import Status
from importers.status_words import status_word


@dataclass(frozen=True, slots=True)
class Remarked:
    """A text without what stood around its figure. ``mark`` are footnote marks, ``remark`` other words."""

    figure: str
    status: Status | None = None
    mark: str = ""
    remark: str = ""
    approximate: bool = False


_ROUGHLY = frozenset(("概数", "概数値", "概算", "概算値", "約", "およそ"))
_KEPT = frozenset(
    (
        *("改定", "改定値", "改訂", "改訂値", "訂正", "訂正値", "修正", "修正値", "更新", "r", "revised"),
        *("参考", "参考値", "再掲", "内数", "税込", "税込み", "税抜", "税抜き", "実績", "実績値"),
    )
)
_MARK = r"(?:[※*]+\s?\d{0,2}(?:[,、・]\d{1,2})*\)?|注\s?\d{0,2}(?:[,、・]\d{1,2})*\)?|[†‡§]+)"
_RAISED = re.compile(r"(?P<figure>.*\S)\s*(?P<mark>[①-⑳❶-❿]+|[¹²³⁰⁴-⁹]+⁾)", re.DOTALL)
"""Marks that lose their form in NFKC: circled numbers, and raised ones with a bracket."""
_WORDS = "(?:速報|暫定|確報|確定|推計|推定|概数|概算|改[定訂]|訂正|修正|参考|実績)値?|再掲"
_ENDS = (
    re.compile(r"(?P<figure>.*\S)\s*[(\[<【〔](?P<word>[^\d()\[\]<>【】〔〕]+[\d,、・]*)[)\]>】〕]"),
    re.compile(rf"(?P<figure>.*\S)\s*(?P<word>{_WORDS})"),
    re.compile(r"(?P<figure>[^+△▲-].*\d)\s?(?P<word>[pre])"),
    re.compile(r"(?P<figure>.*\d.*)(?P<roughly>程度|前後|くらい|ぐらい|ほど)"),
    re.compile(rf"(?P<figure>.*\S)\s*(?P<mark>{_MARK}|\[\d{{1,2}}\])"),
    re.compile(r"(?P<figure>.*\S\s|.*\d[^\d\s.,()]+)(?P<mark>(?:\d{1,2}|[a-zア-ン])\))"),
)
# A mark that runs into the figure is told from it only where the figure is longer than any number of a mark.
_LONG = r"(?=\s*[△▲+-]?(?:\d{3}|\d{1,3}[.,]\d))"
_BEGINS = (
    re.compile(r"[(\[<【〔](?P<word>[^()\[\]<>【】〔〕]+)[)\]>】〕]\s*(?P<figure>.*)"),
    re.compile(rf"(?P<word>{_WORDS})\s*[:：]?\s*(?P<figure>.*)"),
    re.compile(rf"(?P<word>[pr]){_LONG}\s?(?P<figure>.*)"),
    re.compile(r"(?P<mark>[※*注]\s?\d{1,2}\)?)\s+(?P<figure>\S.*)"),
    re.compile(r"(?P<mark>(?:[※*注]\s?)?\d{0,2}\))\s*(?P<figure>\S.*)"),
    re.compile(rf"(?P<mark>[※*†‡]+){_LONG}\s*(?P<figure>\S.*)"),
)
_BRACKET_MARK = re.compile(r"[※*注]\d{0,2}(?:[,、・]\d{1,2})*")
_MOST = 6


def remarks_around(text: str) -> Remarked | None:
    """``text`` parted into its figure and what stands around it; None where nothing that is known does.

    Worked: ``120（速報）`` → 120, provisional; ``120 1)`` → 120 with the mark ``1)``; ``（注）約120`` → ``約120`` with
    the mark ``（注）``; ``120（見込）`` → None, for a forecast is no figure of its year.
    """
    found = Remarked(text.strip())
    if raised := _RAISED.fullmatch(found.figure):
        found = Remarked(raised["figure"], mark=raised["mark"])
    found = replace(found, figure=" ".join(unicodedata.normalize("NFKC", found.figure).split()))
    begin = found.figure if not found.mark else ""
    for _ in range(_MOST):
        shorter = next(filter(None, (_without(found, pattern) for pattern in (*_ENDS, *_BEGINS))), None)
        if shorter is None:
            break
        found = shorter
    return found if found.mark or found.figure != begin else None


def _without(found: Remarked, pattern: re.Pattern[str]) -> Remarked | None:
    """What is left when a remark at one end is taken away; None where there is none of this kind, or none known."""
    match = pattern.fullmatch(found.figure)
    if match is None:
        return None
    parts, left = match.groupdict(), match["figure"].strip()
    if mark := parts.get("mark"):
        return replace(found, figure=left, mark=_joined(found.mark, mark.strip()))
    if parts.get("roughly"):
        return replace(found, figure=left, approximate=True)
    return _with_word(replace(found, figure=left), "".join(match["word"].split()).casefold())


def _with_word(found: Remarked, word: str) -> Remarked | None:
    """``found`` with what a word beside the figure says; None for an unknown word, or a second state."""
    if _BRACKET_MARK.fullmatch(word):
        return replace(found, mark=_joined(found.mark, f"({word})"))
    status = status_word(word)
    if status is not None:
        return replace(found, status=status) if found.status in (None, status) else None
    if word in _ROUGHLY:
        return replace(found, approximate=True)
    return replace(found, remark=_joined(found.remark, word)) if word in _KEPT else None


def _joined(one: str, other: str) -> str:
    return "、".join(filter(None, (one, other)))
