"""Lines seen on a page, put into the order in which they are read. In: `SeenPage`. Out: `Rows`.

What stands side by side becomes one row, also on a page that was photographed askew, so that the
text resembles that of a page with a text layer: a label, then its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from gfpack.evidence.labels import labelled
from gfpack.evidence.plain import plain
from gfpack.tools.ocr import Box, SeenLine, SeenPage

_SAME_ROW = 0.55
"""Part of a line's height by which the middles of one row differ at most."""
_ALIGNED, _NEXT_LINE = 0.7, 1.75
"""Parts of a line's height within which the next line of one cell stands, sideways and down."""
_WIDE = 3.0
"""From this width, by height, on a line tells how the page slopes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The text of a page, and which line each part of it is."""

    text: str
    spans: tuple[tuple[int, int, SeenLine], ...]
    """Where each line begins and ends in the text."""
    turned: int = 0
    """By how many degrees, counterclockwise, the page was turned to be read."""
    seals: int = 0
    """How many red seals there seem to be."""
    upto: float = 1.0
    """Down to which part of its height the page was looked at."""

    def lines_at(self, start: int, end: int) -> tuple[SeenLine, ...]:
        """Return the lines of a stretch of the text."""
        return tuple(line for first, last, line in self.spans if first < end and start < last)

    def shown(self, line: SeenLine) -> Box:
        """Return where a line stands on the page as it is shown, not as it was turned."""
        left, top, right, bottom = line.box
        for _ in range(self.turned // 90):
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        return left, top * self.upto, right, bottom * self.upto


@dataclass(frozen=True, slots=True)
class _Placed:
    line: SeenLine
    left: float
    right: float
    middle: float
    """Of its height, in pixels, once the page's slope is taken out."""
    height: float


def rows(page: SeenPage, *, upto: float = 1.0) -> Rows:
    """Return the lines of a page as text: rows from the top down, from left to right.

    `upto` says of which part of its height, from the top, they are.
    """
    text, spans = "", []
    for row in _with_wrapped(_grouped(_placed(page))):
        before: _Placed | None = None
        for cell in sorted(row, key=lambda each: each[0].left):
            if before:
                text += "  " if cell[0].left - before.right > cell[0].height else " "
            for one in cell:
                said = plain(one.line.text)
                spans.append((len(text), len(text) + len(said), one.line))
                text += said
            before = cell[0]
        text += "\n"
    return Rows(text, tuple(spans), page.turned, page.seals, upto)


def _with_wrapped(found: list[list[_Placed]]) -> list[list[list[_Placed]]]:
    """Return rows of cells; of a table the lines of a cell that did not fit on one are together."""
    whole: list[list[list[_Placed]]] = []
    for row in found:
        above = whole[-1] if whole else []
        parents = [next((c for c in above if _continues(one, c[-1])), None) for one in row]
        if len(row) < len(above) and all(parents) and not any(map(_is_labelled, row)):
            for one, parent in zip(row, parents, strict=True):
                if parent is not None:
                    parent.append(one)
        else:
            whole.append([[one] for one in row])
    return whole


def _is_labelled(one: _Placed) -> bool:
    """Return whether a line begins with a label, and so is the beginning of a cell."""
    return any(label.start == 0 for label in labelled(plain(one.line.text)))


def _continues(one: _Placed, above: _Placed) -> bool:
    beside = abs(one.left - above.left) < _ALIGNED * above.height
    full = one.right < above.right + _ALIGNED * above.height  # else it had not been broken off
    return beside and full and one.middle - above.middle < _NEXT_LINE * above.height


def _placed(page: SeenPage) -> list[_Placed]:
    width, height = page.size
    slope = _slope(page)
    found = []
    for line in page.lines:
        left, top, right, bottom = line.box
        middle = (top + bottom) / 2 * height - slope * (left + right) / 2 * width
        tilt = abs(line.slope) * (right - left) * width
        high = max(1.0, (bottom - top) * height - tilt)
        found.append(_Placed(line, left * width, right * width, middle, high))
    return sorted(found, key=lambda one: one.middle)


def _slope(page: SeenPage) -> float:
    width, height = page.size
    wide = [
        line.slope
        for line in page.lines
        if (line.box[2] - line.box[0]) * width > _WIDE * (line.box[3] - line.box[1]) * height
    ]
    return median(wide) if wide else 0.0


def _grouped(placed: list[_Placed]) -> list[list[_Placed]]:
    found: list[list[_Placed]] = []
    for one in placed:
        row = next((row for row in reversed(found[-3:]) if _belongs(one, row)), None)
        if row is None:
            found.append([one])
        else:
            row.append(one)
    return found


def _belongs(one: _Placed, row: list[_Placed]) -> bool:
    """Return whether a line stands beside the nearest of a row, and over or below none."""
    if any(one.left < each.right - 2 and each.left < one.right - 2 for each in row):
        return False
    nearest = min(row, key=lambda each: max(one.left - each.right, each.left - one.right))
    apart = abs(one.middle - nearest.middle)
    return apart < _SAME_ROW * min(one.height, nearest.height) + 0.1 * max(
        one.height, nearest.height
    )
