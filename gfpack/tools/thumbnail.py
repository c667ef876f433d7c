"""Small pictures of pages and photos, for looking at. In: a file. Out: a `Thumbnail` a page.

The bytes are strangers': call `thumbnails` in a limited worker (`tools/worker.py`). The same bytes
give the same thumbnails as long as Pillow and PDFium stay the same.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from gfpack.tools.image import MOST_PIXELS, can_decode, opaque
from gfpack.tools.look import upright

_QUALITIES = (52, 44, 36, 28, 20)
_AS_IT_IS = frozenset({"L", "RGB", "CMYK", "YCbCr"})
"""Modes that can be made smaller before they become grey or RGB."""
_MARGIN = 0.012
"""Of a page, around a part that is cut out of it."""
_MOST_ENLARGED = 4.0
_GAP = 12
"""Pixels between the parts of a stack."""
Source = Literal["pdf", "picture"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, as parts of a page as it is shown."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a thumbnail may be."""

    long_side: int
    """Pixels."""
    most_bytes: int
    """Quality, then size, go down until it fits."""
    part: Box | None = None
    """Which part of the page it shows; None: all of it."""


LEGIBLE = Size(800, 26_000)
"""Headings, dates and seals of an A4 page can be read."""
SMALL = Size(320, 6_000)
"""One sees what kind of page it is."""


def crop(box: Box) -> Size:
    """Return the size of a picture of the lines in a box, large enough to be read."""
    left, top, right, bottom = box
    part = (
        max(0.0, left - _MARGIN),
        max(0.0, top - _MARGIN),
        min(1.0, right + _MARGIN),
        min(1.0, bottom + _MARGIN),
    )
    return Size(560, 9_000, part)


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small JPEG, upright, without metadata; sides in pixels."""

    jpeg: bytes
    width: int
    height: int


def stacked(parts: Sequence[Thumbnail]) -> bytes:
    """Return one JPEG of several, one below the other; they are gfpack's own."""
    from PIL import Image

    height = sum(one.height + _GAP for one in parts) + _GAP
    whole = Image.new("RGB", (max(one.width for one in parts) + 2 * _GAP, height), "silver")
    top = _GAP
    for one in parts:
        with Image.open(io.BytesIO(one.jpeg)) as part:
            whole.paste(part.convert("RGB"), (_GAP, top))
        top += one.height + _GAP
    made = io.BytesIO()
    whole.save(made, "JPEG", quality=85)
    return made.getvalue()


def thumbnails(
    path: Path, source: Source, wanted: Sequence[tuple[int, Size]], orientation: int = 1
) -> tuple[Thumbnail | None, ...]:
    """Return a thumbnail for each page (from 1) and size; None for a page that cannot be drawn.

    `orientation` is that of a picture, as EXIF counts it.

    Raises:
        OSError: the file cannot be opened.
        Exception: it is no such file; which one depends on the library.
    """
    pages = _pdf_pages if source == "pdf" else _frames
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(pages(path, wanted, orientation))


def _pdf_pages(
    path: Path, wanted: Sequence[tuple[int, Size]], _orientation: int
) -> Iterator[Thumbnail | None]:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(path)) as document:
        document.init_forms()
        for number, size in wanted:
            try:
                with closing(document[number - 1]) as page:
                    drawn = _rendered(page, size)
            except (pypdfium2.PdfiumError, IndexError):
                yield None
            else:
                yield _thumbnail(drawn, size)


def _rendered(page: Any, size: Size) -> Any:
    width, height = page.get_size()
    left, top, right, bottom = size.part or (0.0, 0.0, 1.0, 1.0)
    sides = ((right - left) * width, (bottom - top) * height)
    scale = min(_MOST_ENLARGED, size.long_side / max(*sides, 1.0))
    cut = (left * width, (1 - bottom) * height, (1 - right) * width, top * height)
    return page.render(scale=scale, crop=cut).to_pil()


def _frames(
    path: Path, wanted: Sequence[tuple[int, Size]], orientation: int
) -> Iterator[Thumbnail | None]:
    from PIL import Image

    with path.open("rb") as stream:
        can_decode(stream)
        for number, size in wanted:
            stream.seek(0)
            with Image.open(stream) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    yield None
                    continue
                if number > 1:
                    picture.seek(number - 1)
                turn = 1 if picture.format == "TIFF" else orientation  # Pillow turns it
                if size.part:
                    shown = _cut(upright(opaque(picture), turn), size.part)
                    yield _thumbnail(_reduced(shown, size), size)
                else:
                    yield _thumbnail(upright(_reduced(picture, size), turn), size)


def _cut(picture: Any, part: Box) -> Any:
    width, height = picture.size
    left, top, right, bottom = part
    return picture.crop(
        (int(left * width), int(top * height), int(right * width) + 1, int(bottom * height) + 1)
    )


def _reduced(picture: Any, size: Size) -> Any:
    """Return a picture brought down to a size, in grey or RGB."""
    from PIL import Image

    if picture.mode not in _AS_IT_IS or "transparency" in picture.info:
        picture.load()
        picture = opaque(picture)
        picture = picture.convert("L") if picture.mode == "1" else picture
    sides = (size.long_side, size.long_side)
    picture.thumbnail(sides, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return opaque(picture)


def _thumbnail(picture: Any, size: Size) -> Thumbnail:
    """Return a picture as a JPEG that is small enough; smaller in pixels if nothing else helps."""
    while True:
        for quality in _QUALITIES:
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=quality, optimize=True, comment=b"")
            if stream.tell() <= size.most_bytes:
                return Thumbnail(stream.getvalue(), picture.width, picture.height)
        if max(picture.size) < 64:
            return Thumbnail(stream.getvalue(), picture.width, picture.height)
        picture = picture.resize(tuple(max(1, side * 3 // 4) for side in picture.size))
