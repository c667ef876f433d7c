"""Whether a bound page looks as its source does. In: pairs of the two. Out: a word for each.

PDFium draws both: a source page exactly as binding placed it (shrunk towards its visible upper
edge where no place was free for the number, or scaled to a sheet), and the bound page. The
number's own box is left out. Photos are found on their sheet and held against the file. Runs in a
worker: all bytes are strangers'.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Literal

from gfpack.appendix.scaled import Drawings, scaled_to
from gfpack.appendix.stamp import View
from gfpack.base.stamp_places import STAMP

Verdict = Literal["same", "differs", "unreadable"]
Area = tuple[float, float, float, float]

_MOST_OPEN = 4
_DPI = 60
_SHORTEST, _LONGEST = 420, 1400
"""Pixels of a drawn page's long side, whatever its size in print."""
_FAR = 16
"""Levels between two blurred pictures that count as a difference."""
_STRAY = 2
"""Pixels that may differ: one program draws both, so true pages differ in none."""
_SIZE = 0.6
"""Points by which the sizes of two pages may differ."""
_MARGIN = 1.5
"""Pixels around the number that its soft edge may touch."""
_SMALLEST_PHOTO = 60.0
"""Points of a photo's long side on its sheet."""
_CELLS = 40
"""Photos are compared in as many cells along their long side: two programs decode them."""
_ALIKE, _ALIKE_IN_PRINT = 0.96, 0.9
"""Least correlation of the cells; the second for CMYK, which each program mixes its own way."""
_PATCH, _PATCH_IN_PRINT = 36.0, 80.0
"""Levels by which a cell may be off."""
_PATCHES = 0.002
"""Share of cells that may be off by more: edges, at most."""


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """A picture, as it must be seen on its sheet."""

    path: str
    frame: int
    orientation: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A bound page, and where it came from: a page of a PDF, or the photos on it."""

    bound: str
    index: int
    """From 0, within its file."""
    number: int
    """As printed."""
    source: str = ""
    source_index: int = 0
    password: str | None = None
    photos: tuple[PhotoSource, ...] = ()
    shrink: float = 1.0
    stamp: Area | None = None
    """Left, bottom, width, height of the number on the page as it is seen."""


def looks(pairs: Sequence[Pair]) -> tuple[Verdict, ...]:
    """Return for every pair whether both look the same.

    Raises:
        Exception: whatever PDFium says of the bound file.
    """
    with _Documents() as documents:
        return tuple(_look(documents, pair) for pair in pairs)


class _Documents:
    """Open PDFs by path and password; pairs come in order, so few are open at a time."""

    def __init__(self) -> None:
        self._open: dict[str, Any] = {}

    def __enter__(self) -> _Documents:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._open.values():
            one.close()

    def get(self, path: str, password: str | None = None) -> Any:
        import pypdfium2

        opened = self._open.pop(path, None) or pypdfium2.PdfDocument(Path(path), password=password)
        self._open[path] = opened  # last: the one used longest ago is closed first
        if len(self._open) > _MOST_OPEN:
            self._open.pop(next(iter(self._open))).close()
        return opened


def _look(documents: _Documents, pair: Pair) -> Verdict:
    with contextlib.closing(documents.get(pair.bound)[pair.index]) as page:
        if pair.photos:
            return _photos_look(page, pair)
        try:
            source = documents.get(pair.source, pair.password)[pair.source_index]
        except Exception:  # PDFium knows one kind of error; a gone or broken source is all it tells
            return "unreadable"
        with contextlib.closing(source):
            return _pages_look(page, source, pair)


def _pages_look(page: Any, source: Any, pair: Pair) -> Verdict:
    from PIL import ImageChops, ImageFilter

    placed = _placed(page.get_size(), source.get_size(), pair.shrink)
    if placed is None:
        return "differs"
    scale = _scale(page)
    drawn = _drawn(page, scale), _drawn(source, scale, placed)
    one, two = (picture.filter(ImageFilter.BoxBlur(1)) for picture in drawn)
    apart = ImageChops.difference(one, two)
    _leave_out(apart, page, pair.stamp, scale)
    red, green, blue = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return "same" if sum(most.histogram()[_FAR + 1 :]) <= _STRAY else "differs"


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a source's page lies on the bound one, in points from the upper left."""

    size: tuple[float, float]
    """Of the bound page."""
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0


def _placed(
    bound: tuple[float, float], source: tuple[float, float], shrink: float
) -> _Placed | None:
    """Return how binding placed a page of this size on one of that; None if it never does so."""
    width, height = source
    if _same_size(bound, source):
        return _Placed(bound, shrink, (1 - shrink) * width / 2)
    sheets: tuple[Drawings, ...] = ("a4", "a3")
    for fitted in (scaled_to(View(0, 0, width, height), one) for one in sheets):
        if fitted is not None and _same_size(bound, (fitted[1].width, fitted[1].height)):
            scale, x, y = fitted[0].scale, fitted[0].x, fitted[0].y
            return _Placed(bound, scale, x, bound[1] - y - scale * height)
    return None


def _same_size(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SIZE for a, b in zip(one, other, strict=True))


def _scale(page: Any) -> float:
    """Return pixels per point."""
    long = float(max(*page.get_size(), 1.0))
    return min(2.0, max(min(_DPI / 72, _LONGEST / long), _SHORTEST / long))


def _drawn(page: Any, scale: float, placed: _Placed | None = None) -> Any:
    """Return a page as a picture, on the sheet and in the place where it was bound."""
    import pypdfium2.raw as pdfium
    from PIL import Image

    width, height = page.get_size()
    placed = placed or _Placed((width, height))
    across, down = (max(1, round(side * scale)) for side in placed.size)
    pixels = ctypes.create_string_buffer(across * down * 4)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGRx, pixels, across * 4)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        factor, left, top = scale * placed.scale, scale * placed.left, scale * placed.top
        matrix = pdfium.FS_MATRIX(factor, 0, 0, factor, left, top)
        right, bottom = ceil(left + factor * width), ceil(top + factor * height)
        area = pdfium.FS_RECTF(left, top, right, bottom)  # as a page cuts: whole pixels
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, area, pdfium.FPDF_ANNOT)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (across, down), pixels.raw, "raw", "BGRX")


def _leave_out(apart: Any, page: Any, stamp: Area | None, scale: float) -> None:
    """Blacken the number's box, which may be no larger than a number is."""
    from PIL import ImageDraw

    if stamp is None:
        return
    unit = _unit(page)
    left, bottom, width, height = stamp
    if width > STAMP.width or height > STAMP.height + 1:
        return
    height_seen = page.get_height() / unit
    box = (left, height_seen - bottom - height, left + width, height_seen - bottom)
    x0, y0, x1, y1 = (side * unit * scale for side in box)
    outer = (x0 - _MARGIN, y0 - _MARGIN, x1 + _MARGIN, y1 + _MARGIN)
    ImageDraw.Draw(apart).rectangle(outer, fill=(0, 0, 0))


def _unit(page: Any) -> float:
    """Return how many points a unit of the page's own space takes (/UserUnit)."""
    left, bottom, right, top = page.get_bbox()
    upright = page.get_rotation() % 180 == 0
    across = right - left if upright else top - bottom
    return float(page.get_width() / across) if across > 0 else 1.0


def _photos_look(page: Any, pair: Pair) -> Verdict:
    areas = list(_pictures_on(page))
    if len(areas) != len(pair.photos):
        return "differs"
    scale = _scale(page)
    drawn = _drawn(page, scale)
    for (x0, y0, x1, y1), photo in zip(areas, pair.photos, strict=True):
        if max(x1 - x0, y1 - y0) < _SMALLEST_PHOTO:
            return "differs"
        edges = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
        seen = drawn.crop(tuple(round(side) for side in edges))
        try:
            wanted = _upright(photo, seen.size)
        except Exception:  # Pillow's plugins raise nearly anything on broken bytes
            return "unreadable"
        if wanted is None or not _alike(seen, *wanted):
            return "differs"
    return "same"


def _pictures_on(page: Any) -> Iterator[Area]:
    """Yield where pictures lie, in points from the upper left of the page as it is seen."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    width, height = page.get_size()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            corners = [
                _seen(page, width, height, x, y)
                for x, y in ((left.value, bottom.value), (right.value, top.value))
            ]
            across, down = zip(*corners, strict=True)
            yield min(across), min(down), max(across), max(down)


def _seen(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    fine = 100  # the function answers in whole pixels
    across, down = ctypes.c_int(), ctypes.c_int()
    size = round(width * fine), round(height * fine)
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value / fine, down.value / fine


def _upright(photo: PhotoSource, size: tuple[int, int]) -> tuple[Any, bool] | None:
    """Return a picture upright in this size and whether it is CMYK; None for another shape."""
    from PIL import Image

    from gfpack.tools.image import can_decode, opaque

    with Path(photo.path).open("rb") as head:
        can_decode(head)
    with Image.open(photo.path) as picture:
        if photo.frame > 1:
            picture.seek(photo.frame - 1)
        turns_itself = picture.format == "TIFF"  # Pillow shows these upright, whatever they say
        turned = photo.orientation in (5, 6, 7, 8) and not turns_itself
        across, down = (size[1], size[0]) if turned else size
        if picture.format == "JPEG":
            picture.draft(picture.mode, (across, down))
        if abs(picture.width * down - picture.height * across) > 2 * max(
            picture.width + down, picture.height + across
        ):
            return None
        picture.load()
        in_print = picture.mode == "CMYK"
        small = (
            opaque(picture)
            .convert("RGB")
            .resize((max(1, across), max(1, down)), Image.Resampling.BOX)
        )
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    turn = None if turns_itself else turns.get(photo.orientation)
    return (small.transpose(turn) if turn is not None else small), in_print


def _alike(seen: Any, wanted: Any, in_print: bool) -> bool:
    """Return whether two pictures show the same; two programs may mix colours a little apart."""
    from PIL import Image

    long = max(*seen.size, 1)
    cells = tuple(max(1, min(side, round(side * _CELLS / long))) for side in seen.size)
    ours, theirs = (
        picture.convert("L").resize(cells, Image.Resampling.BOX).tobytes()
        for picture in (seen, wanted)
    )
    count = len(ours)
    mean, other = sum(ours) / count, sum(theirs) / count
    spread = sum((value - mean) ** 2 for value in ours)
    others = sum((value - other) ** 2 for value in theirs)
    shared = sum((a - mean) * (b - other) for a, b in zip(ours, theirs, strict=True))
    most = _PATCH_IN_PRINT if in_print else _PATCH
    far = sum(abs((a - mean) - (b - other)) > most for a, b in zip(ours, theirs, strict=True))
    if abs(mean - other) > most or far > _PATCHES * count:
        return False
    even = min(spread, others) < 16 * count
    least = _ALIKE_IN_PRINT if in_print else _ALIKE
    return even or bool(shared >= least * (spread * others) ** 0.5)
