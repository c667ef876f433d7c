"""The scanner and the phone: what they do to a clean page, and where each point of it goes.

In: a page as a picture. Out: a picture as a device would give it, and the map from a point of the
page (parts of its width and height) to a point of the picture as it is shown.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Map = Callable[[Point], Point]


def noise(rng: Random, size: tuple[int, int], spread: float) -> Image.Image:
    """Return grey noise around 128 which the seed decides (a tile, repeated from other corners)."""
    tile = Image.frombytes("L", (256, 256), rng.randbytes(65536))
    tile = tile.filter(ImageFilter.GaussianBlur(0.6))
    tile = tile.point([int(128 + (v - 128) * spread) for v in range(256)])
    made = Image.new("L", size)
    for y in range(0, size[1], 256):
        for x in range(0, size[0], 256):
            made.paste(tile.transpose(Image.Transpose(rng.randint(0, 6))), (x, y))
    return made


def noisy(rng: Random, picture: Image.Image, spread: float) -> Image.Image:
    """Return the picture with noise of about `spread` × 128 grey levels."""
    grain = noise(rng, picture.size, spread)
    if picture.mode != "L":
        grain = Image.merge("RGB", (grain, grain, grain))
    return ImageChops.add(picture, grain, scale=1, offset=-128)


def lit(picture: Image.Image, low: int, corners: Sequence[int]) -> Image.Image:
    """Return the picture under uneven light: brightness at four corners, `low` in the middle."""
    a, b, c, d = corners
    small = Image.new("L", (3, 3))
    small.putdata([a, (a + b) // 2, b, (a + c) // 2, low, (b + d) // 2, c, (c + d) // 2, d])
    shade = small.resize((48, 48), Image.Resampling.BICUBIC).resize(
        picture.size, Image.Resampling.BILINEAR
    )
    if picture.mode != "L":
        shade = Image.merge("RGB", (shade, shade, shade))
    return ImageChops.multiply(picture, shade)


def scanned(rng: Random, page: Image.Image, turn: int) -> tuple[bytes, tuple[int, int], Map]:
    """Return the page as a scanner's JPEG: tilted, shaded, noisy; `turn` degrees wrong if not 0."""
    mode = "L" if rng.random() < 0.2 else "RGB"
    picture = page.convert(mode)
    paper = rng.randint(240, 254)
    tilt = rng.uniform(-3, 3) if rng.random() < 0.8 else rng.uniform(-0.5, 0.5)
    fill: int | tuple[int, int, int] = paper if mode == "L" else (paper, paper, paper - 2)
    w, h = picture.size
    picture = picture.rotate(tilt, Image.Resampling.BILINEAR, fillcolor=fill)
    if rng.random() < 0.7:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.55)))
    if rng.random() < 0.6:
        edge = rng.randint(150, 225)
        sides = rng.choice(((edge, 255, edge, 255), (255, edge, 255, edge), (255, 255, edge, edge)))
        picture = lit(picture, rng.randint(245, 255), sides)
    picture = noisy(rng, picture, rng.uniform(0.03, 0.16))
    if rng.random() < 0.3:
        _specks(rng, picture)
    angle = math.radians(tilt)

    def to(p: Point) -> Point:
        x, y = (p[0] - 0.5) * w, (p[1] - 0.5) * h
        x, y = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
        return turned((x / w + 0.5, y / h + 0.5), turn)

    if turn:
        picture = picture.rotate(-turn, expand=True)
    return jpeg(picture, rng.randint(50, 85)), picture.size, to


def turned(p: Point, turn: int) -> Point:
    """Return where a point goes when the picture is turned clockwise by 0, 90, 180 or 270."""
    x, y = p
    return {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[turn]


def _specks(rng: Random, picture: Image.Image) -> None:
    draw = ImageDraw.Draw(picture)
    for _ in range(rng.randint(5, 40)):
        x, y = rng.randrange(picture.width), rng.randrange(picture.height)
        r = rng.choice((0, 0, 1, 1, 2))
        grey = rng.randint(60, 190)
        draw.ellipse((x, y, x + r, y + r), fill=grey if picture.mode == "L" else (grey,) * 3)


def jpeg(picture: Image.Image, quality: int, exif: bytes = b"") -> bytes:
    """Return the picture as JPEG bytes."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, **({"exif": exif} if exif else {}))
    return out.getvalue()


DESKS = (
    (122, 92, 66),
    (96, 98, 102),
    (171, 160, 143),
    (58, 62, 70),
    (143, 118, 88),
    (190, 190, 186),
)


def photographed(rng: Random, page: Image.Image, spare: float) -> tuple[bytes, Map]:
    """Return the page as a phone's JPEG: in perspective on a desk, unevenly lit, EXIF telling its turn."""
    w, h = page.size
    wide, high = int(w * (1 + spare)), int(h * (1 + spare))
    corners = _corners(rng, w, h, wide, high)
    back = solved(corners, ((0, 0), (w, 0), (w, h), (0, h)))
    there = solved(((0, 0), (w, 0), (w, h), (0, h)), corners)
    desk = _desk(rng, (wide, high))
    flat = page.transform(
        (wide, high), Image.Transform.PERSPECTIVE, back, Image.Resampling.BILINEAR
    )
    mask = Image.new("L", (wide, high), 0)
    ImageDraw.Draw(mask).polygon([(round(x), round(y)) for x, y in corners], fill=255)
    _shadow(desk, corners, max(4, w // 90))
    desk.paste(flat, (0, 0), mask)
    light = [rng.randint(150, 255) for _ in range(4)]
    picture = lit(desk, rng.randint(205, 250), light)
    tint = (rng.uniform(0.94, 1), rng.uniform(0.93, 1), rng.uniform(0.84, 1))
    picture = picture.point([min(255, int(v * t)) for t in tint for v in range(256)])
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.0)))
    picture = noisy(rng, picture, rng.uniform(0.04, 0.12))
    tag = rng.choice((1, 1, 6, 6, 3, 8))
    turn = {1: 0, 6: 90, 3: 180, 8: 270}[tag]
    picture = picture.rotate(turn, expand=True) if turn else picture
    exif = Image.Exif()
    exif[0x0112] = tag
    exif[0x0110] = "XP-1"

    def to(p: Point) -> Point:
        x, y = moved(there, (p[0] * w, p[1] * h))
        return x / wide, y / high

    return jpeg(picture, rng.randint(72, 90), exif.tobytes()), to


def _corners(rng: Random, w: int, h: int, wide: int, high: int) -> tuple[Point, ...]:
    """Return where the page's corners go: turned about both axes by up to 15°, and a little in the plane."""
    a, b = (math.radians(rng.uniform(-15, 15)) for _ in range(2))
    c = math.radians(rng.uniform(-4, 4))
    far = 2.6 * max(w, h)
    made = []
    for x, y in ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)):
        x, y = x * math.cos(c) - y * math.sin(c), x * math.sin(c) + y * math.cos(c)
        x, z = x * math.cos(a), x * math.sin(a)
        y, z = y * math.cos(b) - z * math.sin(b), y * math.sin(b) + z * math.cos(b)
        made.append((x * far / (far + z), y * far / (far + z)))
    left, right = min(p[0] for p in made), max(p[0] for p in made)
    top, bottom = min(p[1] for p in made), max(p[1] for p in made)
    size = min(0.97 * wide / (right - left), 0.97 * high / (bottom - top), 1.06)
    dx, dy = wide / 2 - (left + right) / 2 * size, high / 2 - (top + bottom) / 2 * size
    return tuple((x * size + dx, y * size + dy) for x, y in made)


def _desk(rng: Random, size: tuple[int, int]) -> Image.Image:
    colour = rng.choice(DESKS)
    grain = Image.frombytes("L", (12, 90), rng.randbytes(1080)).resize(
        size, Image.Resampling.BICUBIC
    )
    grain = grain.point([225 + v // 9 for v in range(256)])
    return ImageChops.multiply(Image.new("RGB", size, colour), Image.merge("RGB", (grain,) * 3))


def _shadow(desk: Image.Image, corners: Sequence[Point], offset: int) -> None:
    small = Image.new("L", (desk.width // 8, desk.height // 8), 255)
    shifted = [((x + offset) / 8, (y + offset) / 8) for x, y in corners]
    ImageDraw.Draw(small).polygon(shifted, fill=110)
    shade = small.filter(ImageFilter.GaussianBlur(3)).resize(desk.size, Image.Resampling.BILINEAR)
    desk.paste(ImageChops.multiply(desk, Image.merge("RGB", (shade,) * 3)))


def solved(source: Sequence[Point], target: Sequence[Point]) -> tuple[float, ...]:
    """Return the eight numbers of the perspective that takes `source` to `target`."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        best = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(8):
            if r != i and rows[r][i]:
                rows[r] = [v - rows[r][i] * p for v, p in zip(rows[r], rows[i], strict=True)]
    return tuple(row[8] for row in rows)


def moved(numbers: Sequence[float], p: Point) -> Point:
    """Return where the perspective takes a point."""
    a, b, c, d, e, f, g, h = numbers
    under = g * p[0] + h * p[1] + 1
    return (a * p[0] + b * p[1] + c) / under, (d * p[0] + e * p[1] + f) / under
