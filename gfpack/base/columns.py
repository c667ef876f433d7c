"""Tables for a terminal. In: rows of text, a width. Out: lines in which the columns stand straight.

Chinese characters take two columns. What does not fit a cell goes on in the line below; nothing is
cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.base.text import padded, shortened, width

_GAP = 2
_NEVER_FIRST = frozenset("，。；：、）》”！？%,.;:)")


@dataclass(frozen=True, slots=True)
class Room:
    """How narrow a column may become, and how wide it gets at most."""

    least: int
    most: int


def in_columns(rows: Sequence[Sequence[str]], rooms: Sequence[Room], columns: int) -> Iterator[str]:
    """Yield the lines of a table that is `columns` wide where its rooms allow it."""
    widths = _widths(rows, rooms, columns)
    for row in rows:
        cells = [folded(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (cell[line] if line < len(cell) else "" for cell in cells)
            yield (" " * _GAP).join(map(padded, parts, widths)).rstrip()


def folded(text: str, columns: int) -> list[str]:
    """Return text in lines of at most so many columns (at least two).

    Lines break at a blank where one is near or a date or a number would be cut, and none begins
    with a mark that belongs to the end of the one before.
    """
    lines, left = [], text
    while width(left) > columns:
        cut = max(1, len(shortened(left, columns + 1)) - 1)
        blank = left.rfind(" ", 0, cut + 1)
        word = left[blank + 1 :].partition(" ")[0]
        if blank > cut // 3 or (blank > 0 and word.isascii() and len(word) <= columns):
            cut = blank
        while cut > 1 and left[cut] in _NEVER_FIRST:
            cut -= 1
        lines.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return [*lines, left]


def _widths(rows: Sequence[Sequence[str]], rooms: Sequence[Room], columns: int) -> list[int]:
    """Return the width of each column: as wide as its widest cell while all fit the terminal."""
    widths = [
        min(room.most, max(width(row[place]) for row in rows)) for place, room in enumerate(rooms)
    ]
    spare = columns - _GAP * (len(widths) - 1)
    while sum(widths) > spare:
        over = [have - room.least for have, room in zip(widths, rooms, strict=True)]
        if max(over) <= 0:
            break
        widths[over.index(max(over))] -= 1
    return widths
