"""A column of remarks beside the figures: 備考 tells of each row how firm its figures are, or anything else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.status_words import status_word
from importers.table import Head
from importers.table_grid import WORD, Mark
from importers.table_heads import Frame
from importers.table_rows import RowLabels

_HEAD = re.compile(
    r"備考|注記|摘要|注釈|特記事項|状態|(?:値|数値|データ)の?(?:種別|種類|区分|状態)|remarks?|notes?", re.IGNORECASE
)


def remark_columns(frame: Frame, heads: Mapping[int, Head]) -> frozenset[int]:
    """The columns under a word for remarks that hold no figures."""
    named = {column for column, head in heads.items() if head.labels and _HEAD.fullmatch(head.labels[-1])}
    return frozenset(named - frame.figures)


def with_remarks(labels: RowLabels, marks: Sequence[Mark], columns: frozenset[int]) -> RowLabels:
    """What stands beside a row, with what its cells in ``columns`` say."""
    texts = [mark.cell.raw.strip() for mark in marks if mark.column in columns and mark.kind == WORD]
    for text in texts:
        status = status_word(text)
        if status is not None:
            labels = replace(labels, status=status)
        else:
            labels = replace(labels, note="、".join(part for part in (labels.note, text) if part))
    return labels
