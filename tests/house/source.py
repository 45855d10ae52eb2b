"""The project's own source, as its house rules see it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("dashboard", "importers", "exports", "widgets")


def product_modules() -> list[Path]:
    """Every module that ships: the four packages and main.py."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [*found, *(path for path in (ROOT / "main.py",) if path.exists())]


def all_modules() -> list[Path]:
    """The modules that ship and the tools around them; no tests."""
    tools = [path for folder in ("benchmarks", "packaging") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [*product_modules(), ROOT / "dev.py", *tools]


def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module name imported anywhere in the file, with its line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
