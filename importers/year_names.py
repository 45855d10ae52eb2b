"""Years in the names of sheets and files."""

import re
import unicodedata

from importers.table import YearMark
from importers.table_labels import year_in
from importers.title_years import year_within
from importers.year_and_words import year_and_rest

_OF_A_YEAR = re.compile(r"実績|データ|集計|一覧|報告|結果|調査|見込|計画|目標|推計|排出|導入|分")


def year_of_name(name: str) -> YearMark | None:
    """The year that a sheet's or file's name states: ``2013_一覧表``, ``R1年度 表``; None where it states none."""
    pieces = re.split(r"[_\s()\[\]【】「」・,、\-]+", unicodedata.normalize("NFKC", name))
    told = [mark for piece in pieces if (mark := year_in(piece) or _year_of_what(piece)) and _whole_or_day(mark, piece)]
    if len({mark.year for mark in told}) == 1:
        return told[0]
    return year_within(name)


def _whole_or_day(mark: YearMark, piece: str) -> bool:
    """Whether a piece of a name tells a year, or a day that figures stand for: ``R5.3末``; a month is neither."""
    return not mark.month or any(word in piece for word in ("末", "現在", "時点"))


def _year_of_what(piece: str) -> YearMark | None:
    """The year before a word such as 実績 in a name: ``R5実績`` → 2023; None where another word follows."""
    parted = year_and_rest(piece)
    return parted[0] if parted and _OF_A_YEAR.match(parted[1]) else None
