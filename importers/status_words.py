"""Words that tell how firm a figure is: 速報値, 確定値, 推計値 and their short forms."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dashboard.indicators.observation import Status

_WORDS = {
    **dict.fromkeys(
        ("速報", "速報値", "速報版", "暫定", "暫定値", "未確定", "仮集計", "p", "provisional", "preliminary"),
        Status.PROVISIONAL,
    ),
    **dict.fromkeys(("確報", "確報値", "確報版", "確定", "確定値", "confirmed", "final"), Status.CONFIRMED),
    **dict.fromkeys(("推計", "推計値", "推定", "推定値", "e", "estimate", "estimated"), Status.ESTIMATED),
}
_BRACKETS = "()[]<>【】〔〕"


_IN_YEAR = re.compile(r"速報|暫定|確報|確定|推計|推定|(?<=[\d年度末(])[pP](?=\)?$)")
_IN_TITLE = re.compile(r"[(\[【](速報値?|暫定値?|確報値?|確定値?|推計値)[)\]】]|(?:速報|暫定|確報|確定)値?$")


@lru_cache(maxsize=20000)
def status_word(text: str) -> Status | None:
    """The state that a whole text names, in brackets or not: ``（速報）`` → provisional; None for any other text."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).strip(_BRACKETS)
    return _WORDS.get(plain.casefold())


def status_told(texts: Iterable[str]) -> Status | None:
    """The one state that some of the texts name; None where none does, or two states are named."""
    told = {status for text in texts if (status := status_word(text)) is not None}
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=20000)
def status_of_year(text: str) -> Status | None:
    """The state in a label that is a year: ``R5（速報値）`` → provisional; None where it names none or two."""
    return status_told(_IN_YEAR.findall("".join(unicodedata.normalize("NFKC", text).split())))


@lru_cache(maxsize=5000)
def status_of_title(text: str) -> Status | None:
    """The state that a title gives to a whole table: ``ごみ排出量（速報値）`` → provisional; 人口推計 gives none."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return status_told(found[0] for found in _IN_TITLE.finditer(plain))
