"""What belongs into the bundle: computed from the source tree, so that a new pack or module needs no line here."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

PACKAGES = ("dashboard", "importers", "exports", "widgets")
DATA_ENDINGS = frozenset({".toml", ".ttf", ".txt", ".csv", ".json", ".sql", ".png", ".svg", ".ico", ".md"})
DOCUMENTS = ("install.ja.md", "manual.ja.md", "mapping.ja.md", "pack.ja.md")

# Qt's own words in the two languages of the product.
KEPT_TRANSLATIONS = re.compile(r"/translations/(qt|qtbase)_(ja|en)\.qm$")

# Files that are never shown, played or connected to. The two large DLLs are OpenGL in software and HLSL for Quick.
UNUSED = re.compile(
    r"""(?ix)
    /(opengl32sw|d3dcompiler_47)\.dll$
    | /(lib)?qt6(qml|quick|pdf|virtualkeyboard|network|svg|3d|web|test|sql|dbus|opengl(?!widgets|\.)|wlshell|eglfs)
      [a-z]*\.(dll|so[.\d]*)$
    | /plugins/(tls|networkinformation|qmltooling|sqldrivers|generic|egldeviceintegrations|iconengines|wayland[^/]*)/
    | /plugins/platforms/(lib)?q(direct2d|minimal|vnc|eglfs|linuxfb|vkkhrdisplay)
    | /plugins/platforminputcontexts/.*virtualkeyboard
    | /plugins/imageformats/(lib)?q(pdf|tiff|webp|tga|wbmp|icns|gif|svg)
    """
)
UNUSED_DATA = re.compile(r"(?i)/tests?/|\.pyi$|/include/|/reportlab/fonts/.*\.(pfb|afm)$|/pyqtgraph/(examples|icons)/")

# Windows has these; a copy in the bundle would be an old one or a stand-in of the test machine.
OF_THE_SYSTEM = re.compile(r"(?i)/(icuuc|icuin|icu|ucrtbase|mscms|bcryptprimitives|api-ms-win-[^/]*)\.dll$")

RUNTIME = frozenset({"vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"})
"""The parts of Microsoft's C++ runtime that Qt brings; the newest copy on board, taken in place of all others."""

LEFT_OUT = (
    *("tkinter", "_tkinter", "unittest.mock", "pytest", "_pytest", "hypothesis", "matplotlib", "scipy", "IPython"),
    *("jinja2", "pyarrow", "numba", "cupy", "OpenGL", "lxml", "setuptools", "pip", "pygments"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pandas.tests", "numpy.f2py", "numpy.testing"),
    *("PIL.AvifImagePlugin", "PIL._avif", "mypy", "ruff", "xlsxwriter", "pypdf", "pypdfium2"),
    *(f"PySide6.Qt{name}" for name in ("Qml", "Quick", "Network", "Sql", "Pdf", "Test", "Svg", "SvgWidgets", "DBus")),
)


def product_data(root: Path) -> Iterator[tuple[Path, str]]:
    """Every data file of the four packages and the staff documents: the file, and the folder it belongs into."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and path.suffix in DATA_ENDINGS:
                yield path, path.parent.relative_to(root).as_posix()
    for name in DOCUMENTS:
        path = root / "docs" / name
        if path.exists():
            yield path, "docs"
            for picture in pictures_in(path):
                yield picture, picture.parent.relative_to(root).as_posix()


def pictures_in(document: Path) -> Iterator[Path]:
    """The pictures a document shows, as far as they lie beside it."""
    for name in re.findall(r"!\[[^\]]*\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
        path = document.parent / PurePosixPath(name)
        if path.is_file():
            yield path


def product_modules(root: Path) -> Iterator[str]:
    """Every module of the four packages: verbs import theirs only when used, which an analysis may not see."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts)
            yield name.removesuffix(".__init__")


def kept(target: str, *, data: bool = False) -> bool:
    """Whether a collected file, named by its place in the bundle, is of use to the product."""
    place = "/" + target.replace("\\", "/")
    if "/translations/" in place:
        return bool(KEPT_TRANSLATIONS.search(place))
    if UNUSED.search(place) or OF_THE_SYSTEM.search(place):
        return False
    return not (data and UNUSED_DATA.search(place))
