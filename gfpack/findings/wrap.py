"""Lines that fit a terminal, by the rules of Chinese typesetting.

In: a paragraph and a number of columns. Out: lines; none begins with ，。）, none ends with （《“.
"""

from __future__ import annotations

import re
import unicodedata

from gfpack.base.text import width

_UNIT = re.compile(r"\s+|[（《“‘〔【]*(?:[!-~\u00a0-\u1fff]+|\S)[，。；：、！？）》”’〕】…]*")


def columns_of(text: str) -> int:
    """Return how many columns `text` takes at most: “ ” … are wide on a Chinese console."""
    return width(text) + sum(unicodedata.east_asian_width(sign) == "A" for sign in text)


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` as lines of at most `columns`; a word longer than a line is cut."""
    lines = [""]
    for unit in _UNIT.findall(text):
        if columns_of(lines[-1] + unit.rstrip()) <= columns:
            lines[-1] += unit
            continue
        if lines[-1]:
            lines.append("")
        for piece in _pieces(unit.strip(), columns):
            if lines[-1]:
                lines.append("")
            lines[-1] = piece
    return [line.rstrip() for line in lines if line.strip()] or [""]


def indented(text: str, columns: int, first: str, rest: str | None = None) -> list[str]:
    """Return wrapped lines that begin with `first`, the following ones with `rest`."""
    rest = " " * columns_of(first) if rest is None else rest
    room = max(columns - max(columns_of(first), columns_of(rest)), 10)
    lines = wrap(text, room)
    return [(rest if index else first) + line for index, line in enumerate(lines)]


def _pieces(unit: str, columns: int) -> list[str]:
    pieces = [""]
    for sign in unit:
        if columns_of(pieces[-1] + sign) > columns:
            pieces.append("")
        pieces[-1] += sign
    return [piece for piece in pieces if piece]
