"""Draw the product's icon, every size on its own, into widgets/renkei.ico: two links, and the one rises.

The picture at the side of the installer, packaging/welcome.bmp, is made of the same. Run it after a change of the
drawing: ``python packaging/draw_icon.py``.
"""

import io
import struct
from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parents[1] / "widgets" / "renkei.ico"
WELCOME, WELCOME_SIZE = Path(__file__).with_name("welcome.bmp"), (164, 314)
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
GROUND, CITY, GRID = (17, 62, 92, 255), (255, 255, 255, 255), (240, 180, 41, 255)
FINE = 8


def drawn(size: int) -> Image.Image:
    """The icon at ``size`` pixels, drawn eight times as large and brought down."""
    edge = size * FINE
    picture = Image.new("RGBA", (edge, edge))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, edge - 1, edge - 1), edge * 0.2, fill=GROUND)
    width = round(edge * (0.095 if size > 24 else 0.12))
    lower, upper = (0.12, 0.35, 0.65, 0.88), (0.35, 0.12, 0.88, 0.65)
    pen.ellipse([edge * part for part in lower], outline=CITY, width=width)
    pen.ellipse([edge * part for part in upper], outline=GRID, width=width)
    # At the lower one of their two crossings the first link lies above: that makes them hold each other.
    pen.arc([edge * part for part in lower], -40, 45, fill=CITY, width=width)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def icon(pictures: list[Image.Image]) -> bytes:
    """The pictures as one .ico, each stored as PNG."""
    bodies = []
    for picture in pictures:
        box = io.BytesIO()
        picture.save(box, "PNG", optimize=True)
        bodies.append(box.getvalue())
    place = 6 + 16 * len(bodies)
    head = struct.pack("<HHH", 0, 1, len(bodies))
    for picture, body in zip(pictures, bodies, strict=True):
        edge = picture.width % 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(body), place)
        place += len(body)
    return head + b"".join(bodies)


def welcome() -> Image.Image:
    """The links on a tall ground, few colours so that the file stays small."""
    picture = Image.new("RGB", WELCOME_SIZE, GROUND[:3])
    sign = drawn(128)
    picture.paste(sign, ((WELCOME_SIZE[0] - 128) // 2, 40), sign)
    return picture.quantize(32, dither=Image.Dither.NONE)


if __name__ == "__main__":
    welcome().save(WELCOME)
    TARGET.write_bytes(icon([drawn(size) for size in SIZES]))
