"""Small modules with names from the domain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT, all_modules, parsed

LONGEST_MODULE = 320
LONGEST_FUNCTION = 40
DRAWERS = re.compile(r"utils?|misc|helpers?|managers?|common|stuff")


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function of a module."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def test_every_module_is_one_idea_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in all_modules()}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_function_fits_on_a_screen() -> None:
    lengths = {f"{path.relative_to(ROOT)}:{name}": length for path in all_modules() for name, length in functions(path)}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_is_a_drawer() -> None:
    words = {path: [*re.split(r"[_.]", path.stem), path.parent.name] for path in all_modules()}

    assert [str(path) for path, parts in words.items() if any(DRAWERS.fullmatch(word) for word in parts)] == []


def leaves_encoding_open(call: ast.Call) -> bool:
    """Whether a call reads or writes text in whatever encoding the machine prefers."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in {"open", "read_text", "write_text"} or any(word.arg == "encoding" for word in call.keywords):
        return False
    if name == "open" and isinstance(call.func, ast.Attribute):
        if call.args and not isinstance(call.args[0], ast.Constant):
            return False  # a record or a zip member is opened, by its name
        if "dialog" in ast.unparse(call.func.value).casefold():
            return False  # a dialog is shown
    parts = [*call.args, *(word.value for word in call.keywords)]
    constants = [part.value for part in parts if isinstance(part, ast.Constant)]
    binary = any(isinstance(value, str) and re.fullmatch(r"[rwxa]\+?b\+?", value) for value in constants)
    return not binary and not (name == "read_text" and call.args)


def test_every_text_file_is_opened_with_its_encoding() -> None:
    """Windows would otherwise read and write the machine's code page."""
    calls = [(path, node) for path in all_modules() for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]

    assert [f"{path.name}:{call.lineno}" for path, call in calls if leaves_encoding_open(call)] == []
