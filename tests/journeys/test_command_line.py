"""Whoever asks the program what it can do is told, in both languages, and the window does not wait for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from dashboard.wording import LANGUAGES, Language
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
