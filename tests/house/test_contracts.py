"""Who may import whom: the contracts of pyproject.toml hold, and each of them can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PACKAGES, ROOT, imported, product_modules

CHECK = "import sys; from importlinter.cli import lint_imports_command as check; sys.argv[0] = 'lint-imports'; check()"
LAYERS = "widgets > (importers | exports) > dashboard"
BREAKS = [
    ("dashboard", "importers", LAYERS),
    ("dashboard", "exports", LAYERS),
    ("dashboard", "widgets", LAYERS),
    ("importers", "exports", LAYERS),
    ("exports", "importers", LAYERS),
    ("importers", "widgets", LAYERS),
    ("exports", "widgets", LAYERS),
    ("dashboard", "PySide6.QtCore", "Qt and pyqtgraph only in widgets"),
    ("importers", "shiboken6", "Qt and pyqtgraph only in widgets"),
    ("exports", "pyqtgraph", "Qt and pyqtgraph only in widgets"),
    ("importers", "reportlab.pdfgen", "reportlab only in exports"),
    ("widgets", "reportlab", "reportlab only in exports"),
    ("dashboard", "openpyxl", "openpyxl and calamine only in importers and exports"),
    ("widgets", "python_calamine", "openpyxl and calamine only in importers and exports"),
    ("dashboard", "pandas", "pandas only in importers and exports"),
    ("widgets", "pandas", "pandas only in importers and exports"),
    ("dashboard", "sqlite3", "sqlite3 only in dashboard.record"),
    ("exports", "sqlite3", "sqlite3 only in dashboard.record"),
]


def contracts_of(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHECK, "--no-cache", "--no-logo"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tree, check=False)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the four packages and of the contracts, to be broken."""
    copy = tmp_path_factory.mktemp("tree")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("*.ttf", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def test_the_contracts_hold(tree: Path) -> None:
    outcome = contracts_of(tree)

    assert outcome.returncode == 0, outcome.stdout
    assert "0 broken" in outcome.stdout


@pytest.mark.parametrize(("package", "name", "contract"), BREAKS, ids=lambda value: str(value).partition(" ")[0])
def test_a_forbidden_import_breaks_its_contract(tree: Path, package: str, name: str, contract: str) -> None:
    """Even one hidden inside a function."""
    culprit = tree / package / "culprit.py"
    culprit.write_text(f"def load():\n    import {name}\n", encoding="utf-8")
    try:
        outcome = contracts_of(tree)
    finally:
        culprit.unlink()

    assert outcome.returncode == 1
    assert f"{contract} BROKEN" in outcome.stdout


def test_only_the_record_may_use_the_database(tree: Path) -> None:
    innocent = tree / "dashboard" / "record" / "innocent.py"
    innocent.write_text("import sqlite3\n", encoding="utf-8")
    try:
        outcome = contracts_of(tree)
    finally:
        innocent.unlink()

    assert outcome.returncode == 0, outcome.stdout


def test_nobody_imports_the_door() -> None:
    """main.py is a module, which the import linter cannot watch."""
    culprits = [f"{path.name}:{line}" for path in product_modules() for name, line in imported(path) if name == "main"]

    assert culprits == []


def test_the_door_itself_touches_no_library_of_the_rooms() -> None:
    kept_out = {"PySide6", "pyqtgraph", "pandas", "numpy", "openpyxl", "python_calamine", "reportlab", "sqlite3"}
    used = {name.partition(".")[0] for name, _line in imported(ROOT / "main.py")}

    assert not used & kept_out
