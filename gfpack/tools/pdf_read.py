"""What a PDF says of itself, with pypdfium2. In: a path. Out: `PdfContent`; nothing is changed.

Sizes are those of the page as it is seen: after rotation, cut to the CropBox. Besides the text,
each page says where a page number covers nothing: boxes (base/stamp_places.py) are compared with
the bounds of what is drawn; only where pictures or large shapes lie below a box the page is
rendered, small, to see whether the paper is blank there.
"""

from __future__ import annotations

import contextlib
import ctypes
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Literal

from gfpack.base.stamp_places import PLACES, STAMP, Box, box_of
from gfpack.tools import pdf_said
from gfpack.tools.look import Looks

MOST_PAGES = 5000
_TEXT_PAGES = 1000
_LONGEST_TEXT = 40_000
_MOST_OBJECTS = 20_000
"""Above this many drawn objects a page is looked at, not listed."""
_RENDERED_LONG_SIDE = 600
_PAPER = 190
"""Darkest grey that still counts as blank paper (255 is white)."""
_EVEN = 22
"""Greatest difference of greys within blank paper, such as the grain of a scan."""
_ERROR_PASSWORD = 4
_TAIL = 65536


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: visible size in points, place for a number, text."""

    width: float
    height: float
    stamp: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PdfContent:
    """A whole PDF, or why it cannot be read."""

    state: Literal["readable", "encrypted", "empty", "unreadable"]
    why: str = ""
    pages: tuple[PdfPage, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    """See `pdf_said.properties`; and notes, as `comment` and `comment_author`."""
    look: Looks | None = None
    """Of a PDF that is one page with one picture."""


def read(path: Path) -> PdfContent:
    """Return what stands in a PDF. One that only limits printing and copying is readable.

    Raises:
        OSError: the file cannot be opened.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    if not _has_end(path):
        return PdfContent("unreadable", "truncated: the end of the file is missing")
    opened = pdfium.FPDF_LoadDocument(f"{path}\0".encode("utf-8", "surrogateescape"), None)
    if not opened:
        code = pdfium.FPDF_GetLastError()
        if code == _ERROR_PASSWORD:
            return PdfContent("encrypted", "needs a password to open")
        return PdfContent("unreadable", f"PDFium cannot open it (error {code})")
    document = pypdfium2.PdfDocument(opened)
    try:
        return _content(document, path) if len(document) else PdfContent("empty", "no pages")
    finally:
        document.close()


def _has_end(path: Path) -> bool:
    """Return whether the file ends as a PDF does; a cut one may open and lack pages silently."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - _TAIL))
        return b"startxref" in stream.read()


def _content(document: Any, path: Path) -> PdfContent:
    import pypdfium2

    count = len(document)
    if count > MOST_PAGES:
        return PdfContent("unreadable", f"{count} pages, more than {MOST_PAGES}")
    said = list(pdf_said.properties(document, path))
    pages: list[PdfPage] = []
    look = None
    for index in range(count):
        try:
            page = document[index]
            with contextlib.closing(page):
                notes = pdf_said.notes(page)
                pages.append(_page(page, notes.seen, with_text=index < _TEXT_PAGES))
                look = _look(page) if count == 1 else None
        except pypdfium2.PdfiumError as problem:
            return PdfContent("unreadable", f"page {index + 1}: {problem}", tuple(pages))
        said += notes.beside
    return PdfContent("readable", "", tuple(pages), pdf_said.clean(said), look)


def _page(page: Any, seen: tuple[str, ...] = (), *, with_text: bool) -> PdfPage:
    text = ""
    if with_text:
        lines = page.get_textpage()
        text = lines.get_text_range(0, min(lines.count_chars(), _LONGEST_TEXT))
        lines.close()
        text = "\n".join((text, *seen)) if seen else text
    width, height = page.get_size()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return PdfPage(width, height, free_place(page), text)


def _look(page: Any) -> Looks | None:
    """Return how the picture looks that a page consists of, turned as the page is."""
    from gfpack.tools.image import look_at

    picture = pdf_said.sole_picture(page)
    turned = {90: 6, 180: 3, 270: 8}.get(page.get_rotation() % 360, 1)
    return look_at(picture, turned) if picture else None


def free_places(
    path: Path, first: int, last: int, password: str | None = None
) -> tuple[str | None, ...]:
    """Return the free place (see `free_place`) of the pages `first`…`last`, from 1.

    Raises:
        pypdfium2.PdfiumError: it cannot be read.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(path, password=password) as document:
        places = []
        for index in range(first - 1, last):
            with contextlib.closing(document[index]) as page:
                places.append(free_place(page))
        return tuple(places)


def free_place(page: Any) -> str | None:
    """Return the first place (bottom before corners) where a number covers nothing, or None."""
    width, height = page.get_size()
    boxes = {place: _in_user_space(page, box_of(place, width, height)) for place in PLACES}
    blocked, doubtful = _covered(page, boxes, width * height)
    edges: dict[bool, _Edge] = {}
    for place in PLACES:
        if place in blocked:
            continue
        if place not in doubtful:
            return place
        above = place.startswith("top")
        if above not in edges:
            edges[above] = _edge(page, above=above)
        if _is_blank(edges[above], box_of(place, width, height), height):
            return place
    return None


def _in_user_space(page: Any, box: Box) -> Box:
    """Return a box of the visible page in the page's own coordinates (before rotation)."""
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = box
    return {
        0: (left + x0, bottom + y0, left + x1, bottom + y1),
        90: (right - y1, bottom + x0, right - y0, bottom + x1),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (left + y0, top - x1, left + y1, top - x0),
    }[page.get_rotation() % 360]


def _covered(page: Any, boxes: dict[str, Box], area: float) -> tuple[set[str], set[str]]:
    """Return the places that something surely covers, and those only a look can tell."""
    import pypdfium2.raw as pdfium

    blocked: set[str] = set()
    doubtful: set[str] = set()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return set(), set(boxes)
    upright = page.get_rotation() % 180 == 0
    nearer, further = (bottom, top) if upright else (left, right)
    low, high = _body(boxes, axis=1 if upright else 0)
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        if low < nearer.value and further.value < high:
            continue  # the body of the page, between all boxes
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        for place, box in boxes.items():
            if x0 < box[2] and x1 > box[0] and y0 < box[3] and y1 > box[1]:
                kind = pdfium.FPDFPageObj_GetType(drawn)
                small = (x1 - x0) * (y1 - y0) < area / 4
                sure = kind == pdfium.FPDF_PAGEOBJ_TEXT or (
                    small and kind == pdfium.FPDF_PAGEOBJ_PATH
                )
                (blocked if sure else doubtful).add(place)
    return blocked | _annotated(page, boxes), doubtful


def _body(boxes: dict[str, Box], axis: int) -> tuple[float, float]:
    """Return from where to where, along an axis, a page has no box."""
    middle = sum(box[axis] + box[axis + 2] for box in boxes.values()) / (2 * len(boxes))
    lower = [box[axis + 2] for box in boxes.values() if box[axis] < middle]
    upper = [box[axis] for box in boxes.values() if box[axis] >= middle]
    return max(lower, default=middle), min(upper, default=middle)


def _annotated(page: Any, boxes: dict[str, Box]) -> set[str]:
    """Return the places where a note, a stamp or a form field lies."""
    import pypdfium2.raw as pdfium

    blocked: set[str] = set()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        area = pdfium.FS_RECTF()
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        known = pdfium.FPDFAnnot_GetRect(note, area)
        pdfium.FPDFPage_CloseAnnot(note)
        if not known or kind in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
            continue
        for place, (x0, y0, x1, y1) in boxes.items():
            if area.left < x1 and area.right > x0 and area.bottom < y1 and area.top > y0:
                blocked.add(place)
    return blocked


@dataclass(frozen=True, slots=True)
class _Edge:
    """The upper or the lower edge of a page, in greys."""

    pixels: bytes
    stride: int
    """Bytes of a row."""
    scale: float
    """Pixels per point."""
    skipped: int
    """Rows of the page above it."""


def _edge(page: Any, *, above: bool) -> _Edge:
    """Render no more of a page than where its number may stand."""
    width, height = page.get_size()
    scale = min(0.5, _RENDERED_LONG_SIDE / max(width, height, 1.0))
    left_out = max(0.0, height - STAMP.margin - STAMP.height - 2 / scale)
    bitmap = page.render(
        scale=scale,
        grayscale=True,
        crop=(0, left_out, 0, 0) if above else (0, 0, 0, left_out),
    )
    pixels = bytes(bitmap.buffer)
    stride = bitmap.stride
    bitmap.close()
    return _Edge(pixels, stride, scale, 0 if above else ceil(left_out * scale))


def _is_blank(edge: _Edge, box: Box, height: float) -> bool:
    scale = edge.scale
    first, last = int(box[0] * scale), int(box[2] * scale) + 1
    top, bottom = int((height - box[3]) * scale), int((height - box[1]) * scale) + 1
    rows = [
        edge.pixels[row * edge.stride + first : row * edge.stride + last]
        for row in range(top - edge.skipped, bottom - edge.skipped)
    ]
    greys = b"".join(rows)
    return bool(greys) and min(greys) >= _PAPER and max(greys) - min(greys) <= _EVEN
