"""No page of the report is left nearly empty and no heading ends one, whatever the record and whoever reads it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

import main
from tests import second_city
from tests.journeys.test_second_city import NOW, fill, imported, written
from tests.printed_pages import nearly_empty, stranded_headings

READERS = ((), ("--audience", "public"), ("--language", "en"), ("--language", "en", "--audience", "public"))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Records as they come about: the sample, the main job's, one without a figure, another city's with a few."""
    folder = tmp_path_factory.mktemp("records")
    pack = folder / "pack.toml"
    pack.write_text(second_city.pack(), encoding="utf-8")
    made = {name: folder / f"{name}.renkei" for name in ("sample", "empty", "second city")}
    assert main.main(["new", str(made["sample"]), "--sample"]) == 0
    assert main.main(["new", str(made["empty"])]) == 0
    assert main.main(["new", str(made["second city"]), "--pack", str(pack)]) == 0
    assert main.main(["headless", "--out", str(folder / "main job")]) == 0
    few = fill(
        written(made["second city"]) / "目標G1_再エネを増やす.xlsx",
        {"co2": {NOW - 5: 95000, NOW - 4: 93000, NOW - 3: 91000}, "pv_capacity": {NOW - 3: 22.5, NOW - 2: 25}},
    )
    assert imported(made["second city"], few) == 0
    return made | {"main job": next((folder / "main job").glob("*.renkei"))}


@pytest.mark.parametrize("readers", READERS, ids=" ".join)
@pytest.mark.parametrize("name", ["sample", "main job", "empty", "second city"])
def test_no_page_but_the_last_is_nearly_empty(
    name: str, readers: Sequence[str], records: dict[str, Path], tmp_path: Path
) -> None:
    paper = tmp_path / "r.pdf"
    assert main.main(["report", "--record", str(records[name]), "--out", str(paper), *readers]) == 0
    report = PdfReader(paper)

    assert nearly_empty(report) == []
    assert stranded_headings(report) == []
