"""Breaking Japanese and Latin text into lines (kinsoku): where a line may end and where it must not."""

from functools import lru_cache

from exports.pdf.typeface import Style, printable, widths

NO_START = frozenset(
    "、。，．・：；？！,.:;?!)]}）」』】〕》〉］｝〙〗”’゛゜ー々ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‐–〜～…‥％%℃°′″｡､｣･"
)
NO_END = frozenset("([{（「『【〔《〈［｛〘〖“‘｢￥¥＄$№＃#")
COUNTERS = frozenset("年月日千万億兆円件台基棟校回人度期号条項")
SIGNS = frozenset("−+±△▲－＋")
CHANGES = frozenset("減増")
PAIRS = frozenset("…‥―—")
RANGES = frozenset("–～〜")
UNITS = frozenset({"年度", "か月", "か所", "か年"})
SEPARATORS = frozenset("/\\_-.·,")
TOLERANCE = 1e-6
BRACKET_HEAD = 6
STRAY, WIDE = 2, 10.0
"""A last line of so few letters looks lost in a column at least so many ems wide."""


def _in_word(char: str) -> bool:
    """Whether ``char`` holds together with its like: Latin letters, figures and what stands between them."""
    code = ord(char)
    if char in RANGES:
        return True
    if code < 0x80:
        return char not in " ()[]{}"
    if code < 0x2E80:
        return char.isalnum()
    return 0xFF10 <= code <= 0xFF5A and char.isalnum()


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with ``before`` and the next begin with ``after``."""
    if after in NO_START or before in NO_END or after in " \u3000":
        return False
    if before in " \u3000":
        return True
    if _in_word(before) and _in_word(after):
        return False
    return not _holds_together(before, after)


def _holds_together(before: str, after: str) -> bool:
    """A number with its sign and counter, 千 with t, a unit with 減, two halves of a dash."""
    if (before.isdecimal() and after in COUNTERS) or (before in "年月" and (after.isdecimal() or after in SIGNS)):
        return True
    if after.isdecimal():
        return before in SIGNS
    if before.isascii():
        return after in CHANGES
    if after.isascii():
        return before in "千万"
    return before + after in UNITS or (before == after and before in PAIRS)


class _Pairs(dict[str, bool]):
    """``may_break`` for two characters as one key, remembered."""

    def __missing__(self, pair: str) -> bool:
        allowed = self[pair] = may_break(pair[0], pair[1])
        return allowed


_BREAKS = _Pairs()


@lru_cache(maxsize=8192)
def lines_of(text: str, style: Style, room: float) -> tuple[str, ...]:
    """``text`` in lines that are at most ``room`` points wide in ``style``.

    Its own line ends are kept. Numbers and Latin words stay whole unless one alone is wider than ``room``.
    """
    ems = widths(style.face)
    found: list[str] = []
    for paragraph in (part.strip(" ") for part in printable(text).split("\n")):
        if sum(map(ems.__getitem__, paragraph)) * style.size <= room + TOLERANCE:
            found.append(paragraph.rstrip())
        else:
            found += _company(paragraph.rstrip(), ems, room / style.size + TOLERANCE)
    return tuple(found)


def _company(text: str, ems: dict[str, float], room: float) -> list[str]:
    """``text`` broken, its last line with more than a letter or two wherever shorter lines make no more of them."""
    lines = _broken(text, ems, room)
    if len(lines) == 1 or len(lines[-1]) > STRAY or room < WIDE:
        return lines
    shorter = _broken(text, ems, room - STRAY)
    return shorter if len(shorter) == len(lines) else lines


def _broken(text: str, ems: dict[str, float], room: float) -> list[str]:
    """``text`` without line ends, wider than ``room`` ems, line by line."""
    lines: list[str] = []
    start = chance = here = 0
    used = 0.0
    while here < len(text):
        if here > start and _BREAKS[text[here - 1 : here + 1]]:
            chance = here
        used += ems[text[here]]
        if used > room and here > start and not text[here].isspace():
            cut = _before_bracket(text, start, chance) if chance > start else _forced(text, start, here)
            lines.append(text[start:cut].rstrip())
            while text[cut].isspace():
                cut += 1
            start = chance = here = cut
            used = 0.0
        else:
            here += 1
    lines.append(text[start:])
    return lines


def _before_bracket(text: str, start: int, cut: int) -> int:
    """``cut``, or the place just before a bracket that it would part from its first few characters."""
    for place in range(cut - 1, max(cut - BRACKET_HEAD, start + (cut - start) // 2), -1):
        if text[place] in "）」』】)]":
            return cut
        if text[place] in "（「『【([" and _BREAKS[text[place - 1 : place + 1]]:
            return place
    return cut


def _forced(text: str, start: int, here: int) -> int:
    """Where to cut a word that is wider than the line: behind a separator in its second half, else where it ends."""
    for cut in range(here, start + (here - start) // 2, -1):
        if text[cut - 1] in SEPARATORS and text[cut] not in NO_START:
            return cut
    cut = here
    while cut > start + 1 and (text[cut] in NO_START or text[cut - 1] in NO_END):
        cut -= 1
    good = text[cut] not in NO_START and text[cut - 1] not in NO_END
    return cut if good else here
