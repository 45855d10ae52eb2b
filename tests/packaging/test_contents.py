"""What the bundle holds is worked out from the source tree, and nothing of the test machine gets in."""

import re
from pathlib import Path

import pytest
from delivery.contents import DOCUMENTS, PACKAGES, kept, pictures_in, product_data, product_modules
from delivery.licences import shipped
from delivery.places import NAME, version

from tests.house.source import ROOT


def test_every_module_of_the_product_is_named() -> None:
    modules = {path for package in PACKAGES for path in (ROOT / package).rglob("*.py")}

    assert len(set(product_modules(ROOT))) == len(modules)
    assert {"dashboard", "widgets.main_window", "exports.fonts"} <= set(product_modules(ROOT))


def test_every_data_file_of_the_product_goes_where_the_code_looks_for_it() -> None:
    data = {f"{folder}/{path.name}" for path, folder in product_data(ROOT)}
    others = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }

    assert others <= data
    assert {f"docs/{name}" for name in DOCUMENTS} <= data


def test_the_pictures_of_the_documents_go_along() -> None:
    data = {path for path, _ in product_data(ROOT)}

    for name in DOCUMENTS:
        document = ROOT / "docs" / name
        shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
        assert len(list(pictures_in(document))) == len(shown), f"a picture of {name} is missing"
        assert set(pictures_in(document)) <= data


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/icuuc.dll",
        "ucrtbase.dll",
        "mscms.dll",
        "bcryptprimitives.dll",
        "api-ms-win-core-path-l1-1-0.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6\\translations\\qtbase_fr.qm",
    ],
)
def test_what_windows_has_or_nobody_uses_stays_out(name: str) -> None:
    assert not kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6OpenGL.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/imageformats/qico.dll",
        "PySide6/translations/qtbase_ja.qm",
        "PySide6\\translations\\qt_en.qm",
    ],
)
def test_what_the_window_needs_stays_in(name: str) -> None:
    assert kept(name)


def test_everything_pinned_for_running_is_known_to_ship() -> None:
    wanted = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8").lower()

    assert {name.lower() for name in re.findall(r"^([a-z0-9-]+)==", wanted, re.MULTILINE)} <= set(shipped())


def test_the_program_tells_the_version_of_the_project() -> None:
    from widgets.product import ICON
    from widgets.product import version as told

    assert told() == version()
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
    assert ICON.stem == NAME.lower()


def test_the_icon_has_every_size_that_windows_asks_for() -> None:
    from PIL import Image

    with Image.open(ROOT / "widgets" / "renkei.ico") as icon:
        sizes = {width for width, _ in icon.info["sizes"]}

    assert {16, 20, 24, 32, 40, 48, 64, 256} <= sizes


def test_a_document_that_shows_nothing_has_no_pictures(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text("# 見出し\n\n![なし](none.png)\n", encoding="utf-8")

    assert list(pictures_in(document)) == []
