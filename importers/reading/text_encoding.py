"""In which encoding a text stands: what Excel, old systems and mail in Japan write, told by the bytes alone."""

import re

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_HEAD = 65536
_MAIL = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_SEPARATORS = frozenset(b"\t\n\r,")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
# bytes that cp932 does not use; Python gives them places of its own
_STRAY = re.compile("[\x80\uf8f0-\uf8f3]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decoded(data: bytes) -> str | None:
    """The text of ``data`` without a byte order mark; None where it is no text, or in no encoding that is known.

    UTF-8, UTF-16 (also without its mark) and UTF-32, cp932, EUC-JP and ISO-2022-JP. A text that would read in two of
    them is taken for the one in which it is Japanese.
    """
    text = _decoded(data)
    return None if text is None or _NO_TEXT.search(text[:4096]) else text


def beginning_of(data: bytes) -> str:
    """The text of the first lines, whatever comes behind them; empty where they are no text."""
    head = data[:_HEAD]
    for cut in range(min(len(head), 5)):
        text = decoded(head[: len(head) - cut])
        if text is not None:
            return text
    return ""


def _decoded(data: bytes) -> str | None:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return _in(data, marked)
    if b"\x00" in data[:_HEAD]:
        wide = _wide(data[: _HEAD // 2 * 2])
        return None if wide is None else _in(data, wide)
    if _MAIL.search(data, 0, _HEAD):
        return _in(data, "iso2022_jp_ext")
    found = _in(data, "utf-8")
    return _japanese(data) if found is None else found


def _in(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: signs of ASCII have their zero bytes on one side, and no comma or line end is there."""
    even, odd = head[::2], head[1::2]
    encoding, zeros, others = ("utf-16-le", odd, even) if odd.count(0) > even.count(0) else ("utf-16-be", even, odd)
    sound = others.count(0) * 20 <= zeros.count(0) and not _SEPARATORS.intersection(zeros)
    return encoding if sound else None


def _japanese(data: bytes) -> str | None:
    """cp932 or EUC-JP: bytes that are common Japanese in EUC-JP are so in cp932 only by the rarest of chances."""
    unix = _in(data, "euc_jis_2004")
    if unix is not None and _common(unix[:_HEAD]):
        return unix
    windows = _in(data, "cp932")
    return None if windows is not None and _STRAY.search(windows) else windows


def _common(text: str) -> bool:
    """Whether nine of ten signs are kana, marks or the kanji of the first level, as in nearly every Japanese text."""
    signs = [sign.encode("euc_jis_2004")[0] for sign in _NOT_ASCII.findall(text)]
    common = sum(1 for sign in signs if sign == 0x8E or 0xA1 <= sign <= 0xA8 or 0xB0 <= sign <= 0xCF)
    return common * 10 >= len(signs) * 9


def whole_signs(text: str) -> str:
    """``text`` with the halves of a sign (surrogates) joined, and a half alone, which nothing can store, replaced.

    Other readers decode bytes and never meet one; Excel's escapes and names of files can hold them.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
