"""Photos. In: a scene and a camera's facts. Out: a JPEG as a phone writes it, with EXIF.

A scene is painted with Pillow so that it looks like a photo taken in a plant: wall and floor, a
thing with a dial or a plate, uneven light, grain. All chance comes from a seed.
"""

from __future__ import annotations

import io
import math
import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from gfpack.tools import fonts

LANDSCAPE = (1600, 1200)
PORTRAIT = (1200, 1600)
_STORED_AS = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
_STORED_AS[8] = Image.Transpose.ROTATE_270


@dataclass(frozen=True, slots=True)
class Shot:
    """What the camera notes: when (EXIF notation), how it was held, where."""

    taken: str | None
    orientation: int = 1
    gps: tuple[float, float] | None = (31.0, 120.0)
    camera: str = "WY-Phone 12"


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the shipped Chinese face at `size` pixels."""
    return ImageFont.truetype(str(fonts.file()), size, index=2)


def jpeg(scene: Image.Image, shot: Shot, *, seed: str, quality: int = 80) -> bytes:
    """Return the upright `scene` as the camera would store it."""
    seen = _lit(scene.convert("RGB"), random.Random(zlib.crc32(seed.encode())))
    turn = _STORED_AS.get(shot.orientation)
    stored = seen.transpose(turn) if turn is not None else seen
    out = io.BytesIO()
    stored.save(out, "JPEG", quality=quality, exif=_exif(shot))
    return out.getvalue()


def _exif(shot: Shot) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Sample"
    exif[ExifTags.Base.Model] = shot.camera
    exif[ExifTags.Base.Orientation] = shot.orientation
    if shot.taken:
        exif[ExifTags.Base.DateTime] = shot.taken
        details = exif.get_ifd(ExifTags.IFD.Exif)
        details[ExifTags.Base.DateTimeOriginal] = shot.taken
        details[ExifTags.Base.DateTimeDigitized] = shot.taken
    if shot.gps:
        place: dict[int, Any] = exif.get_ifd(ExifTags.IFD.GPSInfo)
        for tag, ref, letter, value in ((2, 1, "N", shot.gps[0]), (4, 3, "E", shot.gps[1])):
            place[ref] = letter
            place[tag] = _degrees(value)
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    minutes, seconds = divmod(round(value * 3600), 60)
    degrees, minutes = divmod(minutes, 60)
    return float(degrees), float(minutes), float(seconds)


def _lit(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture with a bright side, dark corners, slight blur and grain."""
    width, height = picture.size
    light = Image.new("L", (64, 48))
    cx, cy = chance.uniform(16, 48), chance.uniform(8, 26)
    light.putdata(
        [
            max(0, min(255, round(254 - 1.7 * math.hypot(x - cx, (y - cy) * 1.2))))
            for y in range(48)
            for x in range(64)
        ]
    )
    shade = light.resize((width, height), Image.Resampling.BICUBIC)
    lit = ImageChops.multiply(picture, Image.merge("RGB", (shade, shade, shade)))
    lit = lit.filter(ImageFilter.GaussianBlur(0.8))
    small = (width // 2, height // 2)
    grain = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
    grain = grain.resize((width, height), Image.Resampling.BILINEAR)
    return Image.blend(lit, Image.merge("RGB", (grain, grain, grain)), 0.045)


def text(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], words: str, size: int, fill: Any = "black"
) -> None:
    """Write `words` centred on `at`."""
    draw.text(at, words, font=font(size), fill=fill, anchor="mm")


def room(size: tuple[int, int], wall: str = "#c9cdc8", floor: str = "#8b9288") -> Image.Image:
    """Return an empty corner of a workshop: wall, green floor, a yellow line, pipes."""
    width, height = size
    picture = Image.new("RGB", size, wall)
    draw = ImageDraw.Draw(picture)
    edge = round(height * 0.72)
    for step in range(edge):  # the wall darkens upwards
        tone = 1 - 0.25 * (1 - step / edge)
        base = Image.new("RGB", (1, 1), wall).getpixel((0, 0))
        assert isinstance(base, tuple)
        draw.line([(0, step), (width, step)], fill=tuple(round(c * tone) for c in base))
    draw.rectangle((0, edge, width, height), fill=floor)
    draw.polygon(
        [(0, height * 0.86), (width, height * 0.8), (width, height * 0.82), (0, height * 0.885)],
        fill="#d8b21f",
    )
    for row, colour in ((0.07, "#9aa3ad"), (0.12, "#3f6fa5"), (0.165, "#4b8f57")):
        y = height * row
        draw.rectangle((0, y, width, y + height * 0.024), fill=colour)
        draw.line([(0, y + 4), (width, y + 4)], fill="#e8ecef", width=3)
    for x in range(0, width, width // 4):
        draw.rectangle((x, 0, x + 10, edge), fill="#b3b8b3")
    return picture


def plate(
    draw: ImageDraw.ImageDraw,
    box: tuple[float, float, float, float],
    title: str,
    rows: tuple[tuple[str, str], ...],
) -> None:
    """Draw a metal name plate with a title and rows of name and value."""
    left, top, right, bottom = box
    draw.rounded_rectangle(box, 14, fill="#c7ccd1", outline="#6d747b", width=5)
    for x, y in (
        (left + 20, top + 20),
        (right - 20, top + 20),
        (left + 20, bottom - 20),
        (right - 20, bottom - 20),
    ):
        draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill="#8a9096", outline="#4f5459")
    line = (bottom - top) / (len(rows) + 2)
    size = max(18, min(round(line * 0.52), round((right - left) / 24)))
    text(draw, ((left + right) / 2, top + line * 0.85), title, round(size * 1.3), "#1d2226")
    for number, (name, value) in enumerate(rows):
        y = top + line * (number + 1.95)
        draw.text((left + 34, y), name, font=font(size), fill="#1d2226", anchor="lm")
        draw.text(
            (left + (right - left) * 0.4, y), value, font=font(size), fill="#10151a", anchor="lm"
        )
        draw.line(
            [(left + (right - left) * 0.39, y + line * 0.4), (right - 34, y + line * 0.4)],
            fill="#7d848b",
            width=2,
        )


def sign(
    draw: ImageDraw.ImageDraw,
    box: tuple[float, float, float, float],
    words: str,
    colours: tuple[str, str],
) -> None:
    """Draw a safety sign: ground and letters in `colours`; `|` breaks the line."""
    draw.rectangle(box, fill=colours[0], outline="#222222", width=4)
    lines = words.split("|")
    height = (box[3] - box[1]) / len(lines)
    longest = max(len(one) for one in lines)
    size = round(min(height * 0.62, (box[2] - box[0]) * 0.92 / max(longest, 1)))
    for number, one in enumerate(lines):
        text(draw, ((box[0] + box[2]) / 2, box[1] + height * (number + 0.5)), one, size, colours[1])


def dial(
    draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float, reading: str, unit: str
) -> None:
    """Draw a meter: glass over a white face, counter wheels with `reading`, small pointers."""
    x, y = centre
    draw.ellipse(
        (x - radius * 1.13, y - radius * 1.13, x + radius * 1.13, y + radius * 1.13),
        fill="#2e6fa8",
        outline="#17436b",
        width=8,
    )
    draw.ellipse(
        (x - radius, y - radius, x + radius, y + radius), fill="#f7f7f2", outline="#555555", width=6
    )
    wheel = radius * 0.2
    left = x - wheel * len(reading) / 2
    for number, digit in enumerate(reading):
        box = (
            left + number * wheel,
            y - radius * 0.42,
            left + (number + 1) * wheel - 4,
            y - radius * 0.1,
        )
        draw.rectangle(box, fill="#141414" if number < len(reading) - 1 else "#b01919")
        text(
            draw,
            ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
            digit,
            round(wheel * 0.95),
            "white",
        )
    text(draw, (x, y - radius * 0.58), unit, round(radius * 0.14), "#222222")
    for number in range(3):
        cx, cy, small = x + (number - 1) * radius * 0.5, y + radius * 0.36, radius * 0.19
        draw.ellipse((cx - small, cy - small, cx + small, cy + small), outline="#b01919", width=4)
        angle = math.radians(37 * (number + 2) + len(reading) * 29)
        draw.line(
            [(cx, cy), (cx + small * 0.85 * math.cos(angle), cy + small * 0.85 * math.sin(angle))],
            fill="#b01919",
            width=6,
        )


def screen(
    draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], lines: tuple[str, ...]
) -> None:
    """Draw a lit display with lines of text."""
    draw.rounded_rectangle(box, 12, fill="#20262b", outline="#0b0e10", width=8)
    inner = (box[0] + 18, box[1] + 18, box[2] - 18, box[3] - 18)
    draw.rectangle(inner, fill="#b9cfa5")
    height = (inner[3] - inner[1]) / len(lines)
    longest = max(len(one) for one in lines)
    size = round(min(height * 0.6, (inner[2] - inner[0]) * 1.5 / max(longest, 1)))
    for number, one in enumerate(lines):
        draw.text(
            (inner[0] + 16, inner[1] + height * (number + 0.5)),
            one,
            font=font(size),
            fill="#16210f",
            anchor="lm",
        )


Scene = Callable[[], Image.Image]
