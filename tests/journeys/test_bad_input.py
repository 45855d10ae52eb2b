"""What stands in a person's way is told in one sentence with what to do, and nothing is stored or lost."""

import errno
import os
from pathlib import Path

import pytest

import main
from dashboard.errors import KnownError
from dashboard.wording import wording
from tests.importers.look_alikes import fit_csv
from widgets.operations import open_board


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An empty record."""
    path = tmp_path / "青梅市.renkei"
    assert main.main(["new", str(path)]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "ja") -> str:
    """What a refused verb says on the error stream."""
    capsys.readouterr()
    assert main.main([*arguments, "--language", language]) == 1
    return capsys.readouterr().err.strip()


def test_a_record_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ない.renkei"
    assert told(capsys, "board", "--record", str(path)) == (
        f"記録ファイル「ない.renkei」が {tmp_path} に見つかりません。場所と名前をご確認ください。"
    )


def test_a_record_that_is_there_already(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = record.read_bytes()
    assert told(capsys, "new", str(record)) == (
        "「青梅市.renkei」はすでにあります。上書きはしません。別の名前を指定してください。"
    )
    assert record.read_bytes() == before


def test_a_pack_nobody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.renkei"
    sentence = told(capsys, "new", str(path), "--pack", "atlantis")
    assert sentence.startswith("協定パック「atlantis」が見つからないか、読めません。使えるパック：")
    assert not path.exists()


def test_an_export_of_a_kind_nobody_knows(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "export", "--record", str(record), "--out", str(tmp_path / "表.docx")) == (
        "「表.docx」の種類が分かりません。ファイル名の末尾を .xlsx（エクセル）か .csv にしてください。"
    )


def test_a_report_into_a_folder_that_cannot_be_written(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "ない" / "報告書.pdf"
    assert told(capsys, "report", "--record", str(record), "--out", str(closed)) == (
        f"フォルダー {closed.parent} に書き込めません。フォルダーがあるか、書き込みのできる場所かをご確認ください。"
    )


def test_a_full_disk_leaves_the_old_report_as_it_was(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "報告書.pdf"
    paper.write_bytes(b"old")

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert told(capsys, "report", "--record", str(record), "--out", str(paper)) == (
        "ディスクの空きがないため「報告書.pdf」を書き出せませんでした。空きを作ってからもう一度お試しください。"
        "前のファイルはそのままです。"
    )
    assert paper.read_bytes() == b"old"
    assert list(tmp_path.glob("*.tmp")) == []


def test_a_target_that_is_a_folder(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "表.csv"
    target.mkdir()
    (target / "中身").touch()
    assert told(capsys, "export", "--record", str(record), "--out", str(target)) == (
        f"{target} はフォルダーです。書き出すファイルの名前まで指定してください（例：報告書.pdf）。"
    )
    assert (target / "中身").exists()


def test_a_target_that_cannot_be_replaced() -> None:
    assert wording("ja").error(KnownError("export.target_in_use", file="表.csv", folder="C:")) == (
        "「表.csv」を置き換えられません。ほかのソフトで開いていれば閉じてから、もう一度書き出してください。"
        "前のファイルはそのままです。"
    )


def test_english_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gone.renkei"
    sentence = told(capsys, "check", "--record", str(path), language="en")
    assert "gone.renkei" in sentence
    assert sentence.isascii() or "“" in sentence


def test_wrong_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["board"])
    assert ended.value.code == 2


def test_json_prints_one_document_even_when_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    capsys.readouterr()
    assert main.main(["board", "--record", str(tmp_path / "x.renkei"), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["outcome"], document["error"]) == ("refused", "record.not_found")


def test_a_sound_record_is_told_to_be_sound(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main.main(["check", "--record", str(record)]) == 0
    assert capsys.readouterr().out.strip() == f"異常はありません：{record}"


def test_example_data_leave_in_one_action(tmp_path: Path) -> None:
    from widgets.operations import new_record, open_board, remove_examples

    path = tmp_path / "見本.renkei"
    new_record(path, sample=True)
    assert open_board(path).has_examples
    remove_examples(path)
    board = open_board(path)
    assert not board.has_examples
    assert [card.latest.text for card in board.headlines] == ["590.7", "20,391", "–"]


def test_one_unreadable_file_does_not_keep_the_others_out_when_that_is_wanted(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = fit_csv(tmp_path / "fit.csv", {2014: (1, 2, 3, 4, 10)}), tmp_path / "空.xlsx"
    bad.write_bytes(b"")
    call = ("import", "--record", str(record), str(bad), str(good))

    assert main.main([*call]) == 1
    assert "指摘があるため、何も保存していません。" in capsys.readouterr().out
    assert main.main([*call, "--leave-out-errors", "--author", "環境政策課"]) == 0
    assert "指摘のある行など1件を除き、残りを取り込みました。" in capsys.readouterr().out
    ledger = open_board(record).imports
    assert [row.files for row in ledger if row.kind == "取込"] == [("fit.csv",)]
