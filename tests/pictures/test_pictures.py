"""Each renderer paints the specimen as its stored picture has it; ``python -m tests.pictures.take`` takes them anew."""

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from exports.fonts import PGOTHIC_FAMILY
from tests.pictures.comparing import TILE, differing_tiles
from tests.pictures.renderers import RENDERERS, SIZE, STORED, screen_typeface
from tests.pictures.specimen import moved, specimen

NATIVE = (
    "on Windows' own screen the window writes in Windows' typeface, the stored picture in the bundled one:"
    " run with QT_QPA_PLATFORM=offscreen, as dev.py test does"
)


@pytest.fixture(params=RENDERERS, name="renderer")
def each_renderer(request: pytest.FixtureRequest, qtbot: QtBot) -> str:
    if request.param == "screen" and screen_typeface() != PGOTHIC_FAMILY:
        assert QGuiApplication.platformName() == "windows"
        pytest.skip(NATIVE)
    return str(request.param)


def stored(renderer: str) -> Image.Image:
    with Image.open(STORED / f"{renderer}.png") as picture:
        return picture.convert("RGB")


def test_a_renderer_paints_what_its_stored_picture_shows(renderer: str) -> None:
    assert differing_tiles(stored(renderer), RENDERERS[renderer](specimen())) == []


def test_a_line_that_runs_elsewhere_is_found(renderer: str) -> None:
    """From 2014 to 2030 the line rises by up to 8 of 100 t-CO2: some 30 dots at its end, two tiles."""
    found = differing_tiles(stored(renderer), RENDERERS[renderer](moved()))

    assert len(found) > 10


def test_a_colour_that_is_another_is_found(renderer: str) -> None:
    red, green, blue = stored(renderer).split()

    assert differing_tiles(stored(renderer), Image.merge("RGB", (blue, green, red)))


def test_edges_drawn_half_a_dot_aside_are_the_same_picture(renderer: str) -> None:
    """As other systems round the edges of letters and lines: each dot the mean of itself and its neighbour."""
    picture = stored(renderer)
    for across, down in ((1, 0), (0, 1)):
        aside = ImageChops.blend(picture, ImageChops.offset(picture, across, down), 0.5)

        assert differing_tiles(picture, aside) == []


def test_a_picture_of_another_size_differs_everywhere(renderer: str) -> None:
    picture = stored(renderer)

    assert picture.size == SIZE
    assert differing_tiles(picture, picture.resize((SIZE[0] * 2, SIZE[1]))) == [
        (column, row) for row in range(-(-SIZE[1] // TILE)) for column in range(SIZE[0] // TILE)
    ]
