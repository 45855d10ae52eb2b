"""Words that stand in the corner of a table, over its labels and before its heads: 区分, 年度, 種別＼年."""

import re
from functools import lru_cache

from importers.table_labels import label_and_unit

_CORNER = re.compile(
    r"|(?:項目|区分|内訳|分類|種[別類]|名称|年月日?|月次?|期)|.*(?:年度?|年次|西暦|暦年|年末|時点|別)|.*[＼\\/／].*|year|FY",
    re.IGNORECASE,
)


@lru_cache(maxsize=20000)
def is_corner(text: str) -> bool:
    """Whether a label names what the labels under it or the heads beside it are, and no line of figures."""
    return bool(_CORNER.fullmatch("".join(label_and_unit(text)[0].split())))
