"""Red seals as translucent, unevenly inked pictures."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from gfpack.tools import fonts

SIDE = 300
RED = (205, 25, 35)


def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the shipped Chinese face."""
    return ImageFont.truetype(str(fonts.file()), size, index=2)


def stamp(rng: Random, name: str, below: str, file: Path, shape: str = "round") -> None:
    """Write the picture of a seal: a name along the rim, a star, words below."""
    ink = Image.new("L", (SIDE, SIDE), 0)
    draw = ImageDraw.Draw(ink)
    if shape == "square":
        _square(draw, name)
    else:
        high = SIDE if shape == "round" else int(SIDE * 0.7)
        top = (SIDE - high) // 2
        draw.ellipse((6, top + 6, SIDE - 6, top + high - 6), outline=255, width=9)
        _along_the_rim(ink, name, high)
        if shape == "round":
            _star(draw, SIDE // 2, SIDE // 2, 46)
            draw.text((SIDE // 2, 225), below, 255, font(28), anchor="mm")
        else:
            draw.text((SIDE // 2, SIDE // 2 + 22), below, 255, font(30), anchor="mm")
    _worn(rng, ink).save(file, optimize=False, compress_level=1)


def _star(draw: ImageDraw.ImageDraw, x: int, y: int, r: float) -> None:
    points = []
    for i in range(10):
        d = r if i % 2 == 0 else r * 0.382
        a = math.radians(i * 36 - 90)
        points.append((x + d * math.cos(a), y + d * math.sin(a)))
    draw.polygon(points, fill=255)


def _square(draw: ImageDraw.ImageDraw, name: str) -> None:
    draw.rectangle((30, 30, SIDE - 30, SIDE - 30), outline=255, width=9)
    words = (name[-4:] + "　" * 4)[:4]
    for i, char in enumerate(words):
        draw.text((205 - 110 * (i // 2), 97 + 108 * (i % 2)), char, 255, font(92), anchor="mm")


def _along_the_rim(ink: Image.Image, name: str, high: int) -> None:
    size = 40 if len(name) <= 12 else 33 if len(name) <= 17 else 27
    span = min(280, 24 * len(name))
    squeeze = high / SIDE
    for i, char in enumerate(name):
        angle = -span / 2 + span * (i / max(1, len(name) - 1))
        glyph = Image.new("L", (size + 12, size + 12), 0)
        ImageDraw.Draw(glyph).text(
            (size // 2 + 6, size // 2 + 6), char, 255, font(size), anchor="mm"
        )
        glyph = glyph.rotate(-angle, Image.Resampling.BICUBIC)
        a = math.radians(angle - 90)
        x = SIDE / 2 + 112 * math.cos(a) - glyph.width / 2
        y = SIDE / 2 + 112 * squeeze * math.sin(a) - glyph.height / 2
        ink.paste(255, (int(x), int(y)), glyph)


def _worn(rng: Random, ink: Image.Image) -> Image.Image:
    """Return the seal in red, its ink uneven: spots from noise that the seed decides."""
    small = Image.frombytes("L", (40, 40), rng.randbytes(1600))
    uneven = small.resize((SIDE, SIDE), Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(4)
    )
    uneven = uneven.point([min(255, 150 + v // 2) for v in range(256)])
    grain = Image.frombytes("L", (150, 150), rng.randbytes(22500)).resize((SIDE, SIDE))
    grain = grain.point([60 if v < 14 else 255 for v in range(256)])
    alpha = ImageChops.multiply(ImageChops.multiply(ink, uneven), grain)
    strength = rng.uniform(0.55, 0.9)
    alpha = alpha.point([int(v * strength) for v in range(256)])
    red = tuple(max(0, min(255, c + rng.randint(-18, 18))) for c in RED)
    made = Image.new("RGBA", (SIDE, SIDE), (*red, 0))
    made.putalpha(alpha)
    return made
