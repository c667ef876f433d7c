"""Lines seen on a page, put into the order in which they are read. In: `SeenPage`. Out: `Rows`.

What stands side by side becomes one row, also on a page that was photographed askew, so that the
text resembles that of a page with a text layer: a label, then its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap
from statistics import median

from gfpack.evidence.labels import Labelled, labelled
from gfpack.evidence.plain import plain
from gfpack.evidence.seen_columns import parts
from gfpack.tools.ocr import Box, SeenLine, SeenPage

_SAME_ROW = 0.55
"""Part of a line's height by which the middles of one row differ at most."""
_ALIGNED, _NEXT_LINE = 0.7, 1.75
"""Parts of a line's height within which the next line of one cell stands, sideways and down."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_DIGITS = 6
"""Digits from which on a line is a number of its own and not the rest of another line."""
_REST = 0.6
"""Part of a line's width that the rest of it has at most."""
_CELLS = 3
"""Cells of a row at most, else it is the heading of a table: label, value, label."""
_ROWS_BELOW, _BELOW = 3, 3.2
"""Rows, and parts of its height, within which a value stands below its label."""
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
    return _read(page, [_placed(page)], upto)


def columns(page: SeenPage) -> Iterator[Rows]:
    """Yield the lines of a page one column after another: parted once, and once more."""
    placed = _placed(page)
    once, twice = parts(placed, 2), parts(placed, 3)
    if len(once) > 1:
        yield _read(page, once, 1.0)
    if len(twice) > len(once):
        yield _read(page, twice, 1.0)


def _read(page: SeenPage, split: Iterable[list[_Placed]], upto: float) -> Rows:
    text, spans = "", []
    for row in (row for part in split for row in _in_rows(part)):
        before: _Placed | None = None
        for cell in row:
            if before:
                text += "  " if cell[0].left - before.right > cell[0].height else " "
            for one in cell:
                said = plain(one.line.text)
                spans.append((len(text), len(text) + len(said), one.line))
                text += said
            before = cell[0]
        text += "\n"
    return Rows(text, tuple(spans), page.turned, page.seals, upto)


def _in_rows(part: list[_Placed]) -> list[list[list[_Placed]]]:
    return _with_values_below(_paired(_with_wrapped(_grouped(part))))


def _paired(found: list[list[list[_Placed]]]) -> list[list[list[_Placed]]]:
    """Return rows in which labels that stand side by side have beside them what is below each.

    A label in two languages takes two rows. What has several rows below is a table.
    """
    paired: list[list[list[_Placed]]] = []
    at = 0
    while at < len(found):
        labels = [row for row in found[at : at + 2] if _only_labels(row)]
        below = at + len(labels)
        if not labels or labels[0] is not found[at] or not _stands_below(found, below, labels[0]):
            paired.append(found[at])
            at += 1
            continue
        over = [[row[n] for row in labels if n < len(row)] for n in range(len(labels[0]))]
        paired += [[*heads, value] for heads, value in zip(over, found[below], strict=True)]
        at = below + 1
    return paired


def _only_labels(row: list[list[_Placed]]) -> bool:
    return 1 < len(row) <= _CELLS and all(_is_only_label(cell[0]) for cell in row)


def _stands_below(
    found: list[list[list[_Placed]]], below: int, labels: list[list[_Placed]]
) -> bool:
    """Return whether a row has a value for each label above, and the next has not."""

    def fits(row: list[list[_Placed]]) -> bool:
        alike = len(row) == len(labels) and not any(_label(cell[0]) for cell in row)
        over = zip(row, labels, strict=True) if alike else ()
        return alike and all(
            one[0].left < label[0].right and label[0].left < one[0].right for one, label in over
        )

    return (
        below < len(found)
        and fits(found[below])
        and not any(map(fits, found[below + 1 : below + 2]))
    )


def _with_wrapped(found: list[list[_Placed]]) -> list[list[list[_Placed]]]:
    """Return rows of cells; of a table the lines of a cell that did not fit on one are together."""
    whole: list[list[list[_Placed]]] = []
    for row in (sorted(each, key=lambda one: one.left) for each in found):
        above = whole[-1] if whole else []
        parents = [next((c for c in above if _continues(one, c[-1])), None) for one in row]
        pairs = [(one, cell) for one, cell in zip(row, parents, strict=True) if cell is not None]
        if len(row) < len(above) and all(parents) and all(starmap(_goes_on, pairs)):
            for one, cell in pairs:
                cell.append(one)
            continue
        rest = [(one, cell) for one, cell in pairs if _is_rest(one, cell, row, above)]
        for one, cell in rest:
            cell.append(one)
        whole.append([[one] for one in row if one not in [each for each, _ in rest]])
    return [row for row in whole if row]


def _goes_on(one: _Placed, cell: list[_Placed]) -> bool:
    """Return whether a line belongs to the cell above: no label begins it, nor is it a number.

    A translation below its label belongs to it, and Chinese words do not go on a number.
    """
    text = plain(one.line.text)
    own, above = _label(one), _label(cell[0])
    if own:
        return text[:1].isascii() and above is not None and above.field == own.field
    alike = _HAN.search(plain(cell[-1].line.text)) or not _HAN.search(text)
    return bool(alike) and sum(map(str.isdigit, text)) < _DIGITS


def _is_rest(
    one: _Placed, cell: list[_Placed], row: list[_Placed], above: list[list[_Placed]]
) -> bool:
    """Return whether a line is the rest of the cell above; what is beside it may not be."""
    short = one.right - one.left < _REST * (cell[-1].right - cell[-1].left)
    at_left = abs(one.left - cell[-1].left) < _ALIGNED * cell[-1].height
    if len(row) < 2 or not short or not at_left or not _goes_on(one, cell):
        return False
    nearest = _left_of(one, row)
    beside = _left_of(cell[0], [each[0] for each in above])
    if nearest is None:
        return beside is not None
    if beside is not None and abs(nearest.left - beside.left) > nearest.height:
        return not _is_only_label(nearest)
    before = _left_of(nearest, row)  # else what stands at its left is its label
    return before is not None and _is_only_label(before)


def _left_of(one: _Placed, row: Iterable[_Placed]) -> _Placed | None:
    left = (each for each in row if each.right <= one.left + 2)
    return max(left, key=lambda each: each.right, default=None)


def _label(one: _Placed) -> Labelled | None:
    """Return the label with which a line begins."""
    return next((label for label in labelled(plain(one.line.text)) if label.start == 0), None)


def _is_only_label(one: _Placed) -> bool:
    label = _label(one)
    return label is not None and not plain(one.line.text)[label.begin :].strip()


def _with_values_below(found: list[list[list[_Placed]]]) -> list[list[list[_Placed]]]:
    """Return rows in which the last label of a row has beside it what stands below it.

    Below it, not behind it: on a page of two columns the next row may begin with another label.
    """
    for at, row in enumerate(found):
        if not row or len(row) > _CELLS or not _is_only_label(row[-1][0]):
            continue
        if len(row) > 1 and _is_only_label(row[-2][0]):
            continue
        label = row[-1][0]
        for below in found[at + 1 : at + 1 + _ROWS_BELOW]:
            cell = next((one for one in below if _is_below(one[0], label)), None)
            if cell is None:
                continue
            if _label(cell[0]) is None and not (below is found[at + 1] and below[0] is cell):
                below.remove(cell)
                row.append(cell)
            break
    return [row for row in found if row]


def _is_below(one: _Placed, label: _Placed) -> bool:
    over = one.left < label.right and label.left < one.right
    return over and 0 < one.middle - label.middle < _BELOW * label.height


def _continues(one: _Placed, above: _Placed) -> bool:
    at_left = abs(one.left - above.left) < _ALIGNED * above.height
    centred = abs(one.left + one.right - above.left - above.right) < 2 * _ALIGNED * above.height
    beside = at_left or centred
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
