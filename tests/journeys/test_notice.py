"""Notice against renewal from the console to the paper; an old report keeps the old state."""

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.zone import JAPAN
from main import main
from widgets.operations import new_record

TODAY = datetime.datetime.now(tz=JAPAN).date().isoformat()


@pytest.fixture(name="record")
def empty_record(tmp_path: Path) -> Path:
    path = tmp_path / "空.renkei"
    new_record(path)
    return path


def paper(record: Path, out: Path, *more: str) -> str:
    assert main(["report", "--record", str(record), "--out", str(out), *more]) == 0
    return "".join("".join(page.extract_text().split()) for page in PdfReader(out).pages)


def notice(record: Path, *more: str) -> int:
    return main(["notice", "--record", str(record), "not-given", "--day", TODAY, *more])


def test_it_stands_on_the_paper_with_its_author_and_not_on_an_older_one(record: Path, tmp_path: Path) -> None:
    assert main(["consultation", "--record", str(record), "--number", "7", "--day", TODAY]) == 0
    before = datetime.datetime.now(tz=datetime.UTC).isoformat()
    assert notice(record, "--party", "both", "--author", "山田", "--note", "第7回協議で確認") == 0

    now, old = paper(record, tmp_path / "a.pdf"), paper(record, tmp_path / "b.pdf", "--as-of", before)
    assert "更新しない旨の申出をしないと決めた。（摘要：第7回協議で確認記録：山田）" in now
    assert "山田" not in old


def test_what_cannot_be_recorded_is_refused_in_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notice(record, "--party", "both") == 1
    assert capsys.readouterr().err == "氏名を記入してください。\n"
    assert notice(record, "--party", "somebody", "--author", "山田") == 1
    assert "「somebody」はこの協定の当事者ではありません" in capsys.readouterr().err
