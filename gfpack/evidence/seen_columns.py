"""Pages of columns, each read by itself. In: where lines stand. Out: parts of a page.

The parts come in the order in which they are read: what is above, each column, what is below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A line on a page: its left and right edge, in pixels."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...


Line = TypeVar("Line", bound=Placed)
_LEAST = 3
"""Lines that a column has at least."""
_MOST = 600
"""Lines from which on a page is no certificate, and gaps are not looked for."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines on both sides of a gap, with none across it; they stand together from the top down."""

    left: int
    right: int
    first: int
    last: int


def parts(lines: Sequence[Line], most: int) -> list[list[Line]]:
    """Return the lines in parts that are read one after another; one part where nothing parts them.

    `lines` come from the top down; `most` says into how many columns they are parted.
    """
    gaps = _gaps(lines) if len(lines) <= _MOST else ()
    bands = [(gap, band) for gap in gaps for band in _bands(lines, gap)]
    gap, best = max(
        bands, key=lambda one: (min(one[1].left, one[1].right), -one[0]), default=(0.0, None)
    )
    if best is None or most < 2:
        return [list(lines)]
    within = lines[best.first : best.last + 1]
    columns = [
        [one for one in within if one.right <= gap],
        [one for one in within if one.left >= gap],
    ]
    split = [part for column in columns for part in parts(column, most - 1)]
    around = [list(lines[: best.first]), *split, list(lines[best.last + 1 :])]
    return [part for part in around if part]


def _gaps(lines: Sequence[Placed]) -> Iterator[float]:
    """Yield places across the page at which a column may end: right of each line."""
    yield from sorted({round(one.right) + 1.0 for one in lines})


def _bands(lines: Sequence[Placed], gap: float) -> Iterator[_Band]:
    """Yield the stretches of lines that a gap parts, each as long as nothing stands across it."""
    first = left = right = 0
    for place, one in enumerate([*lines, None]):
        if one is not None and (one.right <= gap or one.left >= gap):
            left, right = left + (one.right <= gap), right + (one.left >= gap)
            continue
        if left >= _LEAST and right >= _LEAST:
            yield _Band(left, right, first, place - 1)
        first, left, right = place + 1, 0, 0
