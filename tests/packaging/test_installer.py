"""The installer's lists, the sums, the ceilings and the bill of materials, on a small bundle."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from delivery import ceilings, installer
from delivery.materials import bill, pins
from delivery.windows_tests import counted

from tests.house.source import ROOT


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "Renkei"
    for name in ("Renkei.exe", "_internal/a.dll", "_internal/deep/cost$1.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_the_uninstaller_removes_each_file_by_its_name_and_folders_only_when_empty(
    bundle: Path, tmp_path: Path
) -> None:
    assert installer.write_lists(bundle, tmp_path / "lists") == 3
    lines = (tmp_path / "lists" / "uninstall.nsh").read_text(encoding="utf-8").splitlines()

    assert lines == [
        'Delete "$INSTDIR\\Renkei.exe"',
        'Delete "$INSTDIR\\_internal\\a.dll"',
        'Delete "$INSTDIR\\_internal\\deep\\cost$$1.txt"',
        'RMDir "$INSTDIR\\_internal\\deep"',
        'RMDir "$INSTDIR\\_internal"',
    ]


def test_no_script_removes_a_whole_folder() -> None:
    script = (ROOT / "packaging" / "installer.nsi").read_text(encoding="utf-8")

    assert "RMDir /r" not in script
    assert "HKLM" not in script
    assert "RequestExecutionLevel user" in script


def test_the_portable_zip_carries_its_mark_and_is_the_same_each_time(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("1.zip", "2.zip"):
        monkeypatch.setattr(installer, "BUNDLE", bundle)
        monkeypatch.setattr(installer, "portable", lambda name=name: tmp_path / name)
        installer.build_portable()
        made.append((tmp_path / name).read_bytes())

    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert f"Renkei/{installer.PORTABLE_MARK}" in archive.namelist()


def test_the_sums_are_those_of_the_files(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer, "DELIVERY", tmp_path)
    out = installer.write_sums([bundle / "Renkei.exe"])

    wanted = hashlib.sha256(b"Renkei.exe").hexdigest()
    assert out.read_text(encoding="utf-8") == f"{wanted}  Renkei.exe\n"


def test_a_broken_ceiling_names_what_grew() -> None:
    sizes = {"bundle": 150_000_000, "installer": 40_000_000, "portable": 60_000_000}
    now = {"_internal/numpy.libs": 30_000_000, "_internal/PySide6": 50_000_000, "new.dll": 4_000_000}
    before = {"_internal/numpy.libs": 20_000_000, "_internal/PySide6": 50_000_000}

    assert ceilings.too_large(sizes, now, before) == [
        "the bundle has 150.0 MB, 140 are allowed; grown: _internal/numpy.libs +10.0 MB, new.dll +4.0 MB"
    ]
    assert ceilings.too_large({**sizes, "bundle": 1}, now, before) == []


def test_the_sizes_kept_are_within_the_ceilings() -> None:
    assert 50_000_000 < sum(ceilings.kept_parts().values()) <= ceilings.CEILINGS["bundle"]


def test_the_bill_names_every_pin_with_its_licence_and_is_the_same_each_time() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    document = bill(lock, {"numpy": "BSD-3-Clause"})
    parts = {part["name"]: part for part in document["components"]}

    assert {name for name, _ in pins(lock)} <= set(parts)
    assert parts["numpy"]["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]
    assert {"CPython", "Qt", "BIZ UDGothic"} <= set(parts)
    assert json.dumps(bill(lock, {"numpy": "BSD-3-Clause"})) == json.dumps(document)


def test_the_closing_line_of_the_windows_tests_is_read() -> None:
    assert counted("..F\n3 failed, 40 passed, 2 skipped in 9.1s\nX connection broken") == {
        "passed": 40,
        "failed": 3,
        "skipped": 2,
    }
    assert counted("Fatal Python error") == {"passed": 0, "failed": 0, "skipped": 0}


def test_the_workflows_are_marked_as_not_run_here() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        assert "Not run by us" in path.read_text(encoding="utf-8")
    assert "未実行" in (ROOT / "docs" / "install.ja.md").read_text(encoding="utf-8")


def test_the_entry_point_says_where_windows_cannot_be_had(tmp_path: Path) -> None:
    """With no program to be found on the path and no way to install one, the run ends well and says so."""
    import os
    import sys

    outcome = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "windows.py")],
        env={**{name: value for name, value in os.environ.items() if name != "PATH"}, "PATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert "Windows is left out here" in outcome.stdout
