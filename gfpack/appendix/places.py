"""Free places for stamps on pages nobody has looked at yet (converted office files).

In: a PDF and a range of its pages. Out: for each page the first place where a stamp covers
nothing, or None.
"""

from __future__ import annotations

from pathlib import Path

from gfpack.base.stamp_places import PLACES, box_of

_SCALE = 0.75
"""Pixels a point; enough to see the smallest print."""
_EVEN = 10
"""Grey levels (of 256) that blank paper may differ by."""


def free_places(path: Path, first: int, last: int) -> tuple[str | None, ...]:
    """Return the free place of the pages `first`…`last` (from 1); None where nothing is free."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return tuple(_place_on(document, index) for index in range(first - 1, last))
    except (pypdfium2.PdfiumError, OSError, IndexError):
        return (None,) * (last - first + 1)


def _place_on(document, index: int) -> str | None:  # type: ignore[no-untyped-def]
    page = document[index]
    width, height = page.get_size()
    seen = page.render(scale=_SCALE, grayscale=True).to_pil()
    page.close()
    for place in PLACES:
        left, bottom, right, top = (_SCALE * part for part in box_of(place, width, height))
        area = seen.crop((int(left), int(seen.height - top), int(right), int(seen.height - bottom)))
        darkest, lightest = area.convert("L").getextrema()
        if lightest - darkest <= _EVEN:
            return place
    return None
