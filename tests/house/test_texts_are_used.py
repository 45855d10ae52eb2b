"""No text stays behind when the code that said it goes: every key of the wording is named somewhere."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT

WORDING = ROOT / "dashboard" / "wording" / "ja"
AREAS = "|".join(path.stem for path in WORDING.glob("*.toml"))
ANY = "[a-zA-Z0-9_.-]+"


def keys() -> Iterator[str]:
    """Every key of the wording."""
    for path in sorted(WORDING.glob("*.toml")):
        yield from flat(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def flat(prefix: str, table: dict[str, object]) -> Iterator[str]:
    for name, entry in table.items():
        if isinstance(entry, dict):
            yield from flat(f"{prefix}.{name}", entry)
        else:
            yield f"{prefix}.{name}"


def spoken() -> tuple[set[str], list[re.Pattern[str]]]:
    """The texts in the code, and the patterns of those put together from parts."""
    constants, patterns = set(), []
    folders = [ROOT / name for name in ("dashboard", "importers", "exports", "widgets")]
    for path in [ROOT / "main.py", *(found for folder in folders for found in folder.rglob("*.py"))]:
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY for part in node.values]
                patterns.append("".join(parts))
    return constants, [re.compile(text) for text in patterns if re.match(rf"({AREAS})\\\.", text)]


def is_spoken(key: str, constants: set[str], patterns: list[re.Pattern[str]]) -> bool:
    """Whether the key stands in the code whole, by a pattern, or as a beginning and an end that stand apart."""
    if key in constants or any(pattern.fullmatch(key) for pattern in patterns):
        return True
    cuts = [index + 1 for index, sign in enumerate(key) if sign == "."] + [key.rfind("_")]
    return any(cut > 0 and key[:cut] in constants and key[cut:] in constants for cut in cuts)


def test_every_text_is_used() -> None:
    constants, patterns = spoken()
    found = list(keys())

    assert len(found) > 500
    assert [key for key in found if not is_spoken(key, constants, patterns)] == []


def test_a_text_nobody_says_would_be_found() -> None:
    constants, patterns = spoken()

    assert not is_spoken("imports.check.nobody_says_this", constants, patterns)
