"""The product talks to nobody: no module of it imports anything that could."""

from pathlib import Path

import pytest

from tests.house.source import imported, product_modules

TALKATIVE = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "webbrowser", "xmlrpc"}


@pytest.mark.parametrize("path", product_modules(), ids=lambda path: path.stem)
def test_no_module_imports_what_could_reach_a_network(path: Path) -> None:
    names = {name for name, _ in imported(path)} - {"urllib.parse"}  # which only takes addresses apart

    assert not {name for name in names if name.partition(".")[0] in TALKATIVE}
    assert not {name for name in names if name.startswith("PySide6.QtNetwork")}
