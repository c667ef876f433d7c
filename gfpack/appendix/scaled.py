"""A page made smaller: what has to move along with its content.

In: a page, and either the wish to clear its lower edge for the number, or a sheet that a large
drawing is scaled to. Out: `Shrink`, and the page with annotations, patterns and boxes in their new
places. Content streams stay as they are (the scale goes before them), so vectors stay vectors.
"""

from __future__ import annotations

import copy
from math import floor
from typing import Any, Literal

from gfpack.appendix.stamp import CLEARED, Shrink, View

_SHEETS = {"a4": (595.276, 841.89), "a3": (841.89, 1190.551)}
"""Points, short side first."""
_LARGER = 1.1
"""How many times as long a side must be before a page counts as larger than the sheet: letter and
the Chinese 16K are no drawings."""
_MARGIN = 12.0
"""Points that most printers leave blank at the edges; the lower edge is kept clear anyhow."""
_COORDINATES = ("/Rect", "/QuadPoints", "/Vertices", "/L", "/CL")

Drawings = Literal["as-they-are", "a4", "a3"]


def scaled_to(view: View, drawings: Drawings, unit: float = 1.0) -> tuple[Shrink, View] | None:
    """Return how a large page comes onto a sheet, and how the sheet is seen; None if it stays.

    The sheet lies as the page does, and its lower edge stays clear for the number. `unit` is the
    page's /UserUnit, points for each unit of its coordinates.
    """
    if drawings == "as-they-are":
        return None
    short, long = _SHEETS[drawings]
    sides = sorted((view.width * unit, view.height * unit))
    if sides[0] <= short * _LARGER and sides[1] <= long * _LARGER:
        return None
    width, height = (long, short) if view.width > view.height else (short, long)
    across = view.rotation % 180 == 0
    sheet = View(0, 0, *((width, height) if across else (height, width)), view.rotation)
    room = height - CLEARED - _MARGIN
    exact = min((width - 2 * _MARGIN) / view.width, room / view.height)
    scale = floor(exact * 10_000) / 10_000  # as many digits as are written
    left = (width - scale * view.width) / 2
    bottom = CLEARED + (room - scale * view.height) / 2
    to, start = sheet.to_user(left, bottom), view.to_user(0, 0)
    return Shrink(scale, to[0] - scale * start[0], to[1] - scale * start[1]), sheet


def resize(page: Any, sheet: View) -> None:
    """Give a page the size of a sheet; what speaks of its old size goes."""
    import pikepdf

    box = (sheet.left, sheet.bottom, sheet.right, sheet.top)
    for name in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/UserUnit", "/VP", "/Thumb"):
        if name in page:
            del page[name]
    page["/MediaBox"] = page["/CropBox"] = pikepdf.Array([round(side, 3) for side in box])


def user_unit(page: Any) -> float:
    """Return how many points a unit of the page's coordinates takes."""
    try:
        unit = float(page.get("/UserUnit", 1))
    except (TypeError, ValueError):
        return 1.0
    return unit if 0 < unit < 1000 else 1.0


def take_along(pdf: Any, page: Any, shrink: Shrink) -> None:
    """Move annotations and patterns with a page's content."""
    _move_annotations(page, shrink)
    _move_patterns(pdf, page, shrink)


def _move_annotations(page: Any, shrink: Shrink) -> None:
    import pikepdf

    listed = page.get("/Annots")
    if not isinstance(listed, pikepdf.Array):
        return
    for annotation in listed:
        if isinstance(annotation, pikepdf.Dictionary):
            for key in _COORDINATES:
                if isinstance(annotation.get(key), pikepdf.Array):
                    annotation[key] = _moved(annotation[key], shrink)
            if isinstance(annotation.get("/InkList"), pikepdf.Array):
                strokes = [_moved(stroke, shrink) for stroke in annotation["/InkList"]]
                annotation["/InkList"] = pikepdf.Array(strokes)


def _moved(numbers: Any, shrink: Shrink) -> Any:
    import pikepdf

    values = [float(number) for number in numbers]
    pairs = zip(values[::2], values[1::2], strict=False)
    return pikepdf.Array([part for x, y in pairs for part in shrink.point(x, y)])


def _move_patterns(pdf: Any, page: Any, shrink: Shrink) -> None:
    """Scale hatchings and gradients: they follow the page, not the matrix set before its content.

    ISO 32000-1, 8.7.3.1: a pattern's matrix leads to the default coordinates of the page.
    """
    import pikepdf

    resources = page.get("/Resources")
    patterns = resources.get("/Pattern") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(patterns, pikepdf.Dictionary) or not len(patterns):
        return
    own = copy.copy(resources)  # another page may use the same, unscaled
    own["/Pattern"] = pikepdf.Dictionary(
        {name: _pattern(pdf, pattern, shrink) for name, pattern in patterns.items()}
    )
    page["/Resources"] = own


def _pattern(pdf: Any, pattern: Any, shrink: Shrink) -> Any:
    import pikepdf

    if not isinstance(pattern, (pikepdf.Dictionary, pikepdf.Stream)):
        return pattern
    moved = copy.copy(pattern)
    try:
        a, b, c, d, x, y = (float(part) for part in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    except (TypeError, ValueError):
        return pattern
    scale = shrink.scale
    matrix = (a * scale, b * scale, c * scale, d * scale, *shrink.point(x, y))
    moved["/Matrix"] = pikepdf.Array([round(part, 6) for part in matrix])
    return moved if isinstance(moved, pikepdf.Stream) else pdf.make_indirect(moved)
