"""Where on a page its number may stand. In: a place's name and the size of the page as it is seen.

Out: a box in points, origin at the lower left of the visible page. Who looks for a free place and
who sets the number there both go by this file, so that they mean the same spot.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, from the lower left corner of the page as it is seen."""

PLACES = ("bottom", "bottom-right", "bottom-left", "top-right", "top-left")
"""Places in order of preference."""


@dataclass(frozen=True, slots=True)
class StampBox:
    """The room a page number takes, in points."""

    width: float = 190.0
    height: float = 16.0
    margin: float = 14.0
    """From the page's upper or lower edge to the box."""
    side: float = 24.0
    """From the page's left or right edge to the box."""
    descent: float = 4.0
    """From the box's lower edge up to the baseline of the number."""


STAMP = StampBox()


def box_of(place: str, width: float, height: float) -> Box:
    """Return the box of `place` on a page of this visible size, never wider than the page.

    Raises:
        ValueError: no such place.
    """
    if place not in PLACES:
        raise ValueError(place)
    room = min(STAMP.width, width)
    side = min(STAMP.side, max(0.0, (width - room) / 2))
    y0 = height - STAMP.margin - STAMP.height if place.startswith("top") else STAMP.margin
    if place == "bottom":
        x0 = (width - room) / 2
    else:
        x0 = width - side - room if place.endswith("right") else side
    return (x0, y0, x0 + room, y0 + STAMP.height)
