"""Whether two pictures show the same, as a person sees it: by the mean colour of small tiles.

Single dots differ from machine to machine, since every system rounds the edges of letters and lines in its own way. In the
mean over 16 × 16 dots such edges hardly count, while a line that runs elsewhere leaves one tile and enters another.
"""

from PIL import Image, ImageChops

TILE = 16
TOLERANCE = 14
"""So much of 255 may the mean of a tile differ in each colour: an edge moves it by up to 9, a thin line by 20."""


def differing_tiles(stored: Image.Image, painted: Image.Image) -> list[tuple[int, int]]:
    """Column and row of every tile that differs by more than ``TOLERANCE``; all of them where the sizes differ."""
    one, other = tiles(stored), tiles(painted)
    across, down = one.size
    if one.size != other.size:
        return [(column, row) for row in range(down) for column in range(across)]
    apart = ImageChops.difference(one, other).tobytes()
    return [
        (index % across, index // across)
        for index in range(across * down)
        if max(apart[index * 3 : index * 3 + 3]) > TOLERANCE
    ]


def tiles(picture: Image.Image) -> Image.Image:
    """The picture with one dot for each tile, its mean colour."""
    size = (-(-picture.width // TILE), -(-picture.height // TILE))
    return picture.convert("RGB").resize(size, Image.Resampling.BOX)
