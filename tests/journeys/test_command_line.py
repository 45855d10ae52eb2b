"""Whoever asks the program what it can do is told, in both languages, and the window does not wait for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from dashboard.wording import LANGUAGES, Language
from tests import second_city
from tests.importers.look_alikes import fit_csv
from widgets.command_line import INNER, TAKES

ROOT = Path(__file__).resolve().parents[2]


def told(*arguments: str) -> str:
    asked = [sys.executable, str(ROOT / "main.py"), *arguments]
    environment = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}
    ended = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_every_verb_is_listed_with_what_it_does() -> None:
    japanese, english = told("--help"), told("--help", "--language", "en")
    assert {*TAKES, *INNER} == {*main.VERBS}
    for name in main.VERBS:
        listed = [line for line in english.splitlines() if line.split()[:1] == [name]]
        assert len(listed) == (name not in INNER), name
    assert "    report            協議用の報告書（PDF）を書き出します。" in japanese.splitlines()
    assert "    report            Write the report for a consultation (PDF)." in english.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAKES)
def test_every_option_of_a_verb_is_explained(name: str, language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([name, "--help", "--language", language])
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    for option, settings in TAKES[name]:
        shown = str(settings.get("metavar", option))
        places = [number for number, line in enumerate(lines) if line.split()[:1] == [shown]]
        assert places, option
        following = lines[places[0] + 1] if places[0] + 1 < len(lines) else ""
        assert lines[places[0]][20:].strip() or following.startswith(" " * 20), option


def test_wrong_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["report"])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--size", "foo"), "argument --size: 'foo': WIDTHxHEIGHT, 1 to 10000 each"),
        (("--size", "0x768"), "argument --size: '0x768': WIDTHxHEIGHT, 1 to 10000 each"),
        (("--size", "1366x"), "argument --size: '1366x': WIDTHxHEIGHT, 1 to 10000 each"),
        (("--size", "99999x9"), "argument --size: '99999x9': WIDTHxHEIGHT, 1 to 10000 each"),
        (("--scale", "big"), "argument --scale: 'big': 0.1 to 8"),
        (("--scale", "nan"), "argument --scale: 'nan': 0.1 to 8"),
        (("--scale", "0"), "argument --scale: '0': 0.1 to 8"),
    ],
)
def test_a_picture_of_no_size_is_wrong_usage(
    option: tuple[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["picture", "--record", "a.renkei", "--out", "a.png", *option])

    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_a_file_is_read_as_the_agreement_of_the_pack_means_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, pack = fit_csv(tmp_path / "太陽光.csv", {2023: (1100, 210, 310, 0, 1620)}), tmp_path / "例示市.toml"
    pack.write_text(second_city.pack(), encoding="utf-8")
    found = []
    for asked in ((), ("--pack", str(pack))):
        assert main.main(["read", str(file), "--json", *asked]) == 0
        found.append(json.loads(capsys.readouterr().out)["indicators"])

    assert [(entries[-1]["value"], entries[-1]["unit"]) for entries in found] == [(1620.0, "kW"), (1.62, "MW")]


def test_a_pack_nobody_has_is_refused_before_the_file_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["read", str(tmp_path / "表.csv"), "--pack", "どこかの市", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "agreement.no_pack"
