"""What the README tells a person to type is what the workplace runs."""

import os
import subprocess
import sys

import dev
from tests.house.source import ROOT

COMMANDS = ["python dev.py test", "python dev.py windows"]


def test_the_workplace_runs_exactly_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line.strip() for line in script.splitlines()]
    commands = [line.replace('"$python"', "python") for line in lines if "dev.py" in line]

    assert commands == COMMANDS
    assert set(COMMANDS) <= set((ROOT / "README.md").read_text(encoding="utf-8").splitlines())


def test_an_unknown_verb_is_wrong_usage() -> None:
    outcome = subprocess.run(
        [sys.executable, "dev.py", "dance"], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )

    assert outcome.returncode == 2
    assert outcome.stdout == ""
    assert outcome.stderr == "usage: python dev.py run | test | bench | pictures | corpus | fuzz | windows | lock\n"


def test_an_older_python_gets_a_sentence() -> None:
    pretend = "import sys; sys.version_info = (3, 10, 4, 'final', 0); sys.path.insert(0, '.'); import dev"
    outcome = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )

    assert outcome.returncode == 1
    assert outcome.stderr == "Renkei needs Python 3.11 or newer; this is Python 3.10.\n"


def test_the_command_needs_nothing_but_the_standard_library() -> None:
    import ast

    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_closing_lines_of_pytest_are_added_up() -> None:
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    dev.add_counts(counts, 0, "12 passed, 3 skipped in 1.20s")
    dev.add_counts(counts, 1, "2 failed, 5 passed, 1 error in 9.10s")
    dev.add_counts(counts, 3, "Segmentation fault")

    assert counts == {"passed": 17, "failed": 4, "skipped": 3}


def test_children_speak_utf8_on_every_system() -> None:
    assert dev.environment(EXTRA="1") == {**os.environ, "PYTHONUTF8": "1", "EXTRA": "1"}
