"""The documents on packs and mappings are true: their examples are read by the product, and every key is described."""

import re
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.pack_table import Table
from dashboard.agreement.reading_pack import pack_from_text
from dashboard.indicators.observation import Disclosure, Status
from dashboard.indicators.pathway import PathwayKind, TargetState
from dashboard.indicators.register import Direction, Kind
from dashboard.indicators.shapes import Shape
from dashboard.indicators.units import UNITS
from importers.mapping import Figure, mapping_from
from main import main
from tests.house.source import ROOT
from widgets.operations import open_board, read_view

PACK = (ROOT / "docs" / "pack.ja.md").read_text(encoding="utf-8")
MAPPING = (ROOT / "docs" / "mapping.ja.md").read_text(encoding="utf-8")
TABLE, KEY = re.compile(r"^## (?:表 `([a-z._]+)`|(全体))", re.MULTILINE), re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def example(document: str) -> str:
    """The TOML that a document gives as its example."""
    found = re.search(r"```toml\n(.*?)```", document, re.DOTALL)
    assert found is not None
    return found[1]


def described(document: str) -> dict[str, set[str]]:
    """The keys a document describes, by table; "" for those outside of any."""
    heads = [*TABLE.finditer(document)]
    ends = [head.start() for head in heads[1:]] + [
        document.index("\n## 決まった名前") if "決まった" in document else None
    ]
    return {head[1] or "": {*KEY.findall(document[head.end() : end])} for head, end in zip(heads, ends, strict=True)}


def test_every_key_the_reader_of_packs_knows_is_described_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = defaultdict(set)

    def listen(way: str) -> None:
        through = getattr(Table, way)

        def listening(table: Table, name: str, *rest: object) -> object:
            asked[re.sub(r"\[[^\]]*\]", "", table.place)].add(name)
            return through(table, name, *rest)

        monkeypatch.setattr(Table, way, listening)

    for way in ("get", "optional", "optional_whole", "written", "day"):
        listen(way)
    pack_from_text.__wrapped__(example(PACK), "例示市")
    texts = {place for place, names in asked.items() if names == {"ja", "en"} and place != "goal.points"}

    assert {place: names for place, names in asked.items() if place not in texts} == described(PACK)


@pytest.mark.parametrize("words", [Kind, Direction, Shape, PathwayKind, TargetState, Disclosure])
def test_the_words_a_pack_may_use_are_told(words: type[Kind]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in PACK] == []


def test_the_units_a_pack_may_use_are_told() -> None:
    listed = PACK[PACK.index("## 単位") : PACK.index("## 小さな市の例")]

    assert re.findall(r"`([^`]+)`、?", listed.split("\n\n")[2]) == [unit.key for unit in UNITS]


def test_a_record_is_made_from_the_example_of_a_small_city(tmp_path: Path) -> None:
    pack, record = tmp_path / "例示市.toml", tmp_path / "例示市.renkei"
    pack.write_text(example(PACK), encoding="utf-8")
    assert main(["new", str(record), "--pack", str(pack)]) == 0
    board = open_board(record)

    assert board.agreement.title == "脱炭素のまちづくりに関する協定"
    assert [card.key for card in board.indicators] == ["co2", "pv_capacity"]


def test_every_key_of_a_mapping_is_described() -> None:
    assert described(MAPPING) == {"": {"name", "sheet", "figure"}, "figure": {field.name for field in fields(Figure)}}
    assert [word.value for word in Status if f"`{word.value}`" not in MAPPING] == []


def test_the_table_of_the_example_is_read_by_the_mapping_of_the_example(tmp_path: Path) -> None:
    record, mapping, table = tmp_path / "r.renkei", tmp_path / "ごみ.toml", tmp_path / "ごみの状況_R5.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ごみ"
    sheet.append(["ごみの状況"])
    sheet.append(["区分", "単位", "令和4年度", "令和5年度"])
    sheet.append(["１人１日当たり", "g/人・日", 700, 699])
    book.save(table)
    book.close()
    mapping.write_text(example(MAPPING), encoding="utf-8")
    assert main(["new", str(record)]) == 0
    words = ["import", "--record", str(record), "--mapping", str(mapping), str(table), "--author", "山田"]
    assert main(words) == 0
    view, agreement = read_view(record)

    assert [(one.period.fiscal_year, one.value) for one in view.observations] == [(2022, 700.0), (2023, 699.0)]
    assert mapping_from(view.settings["mapping.市のごみの表"], "", agreement).figures[0].indicator == "waste_per_person"
