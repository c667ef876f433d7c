"""Lines that fit a terminal, by the rules of Chinese typesetting.

In: a paragraph and a number of columns. Out: lines; none begins with ，。）, none ends with （《“.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gfpack.base.text import width

_UNIT = re.compile(
    r"\s+|[（《“‘〔【]*(?:[!-~\u00a0-\u1fff]+|\S)[，。；：、！？）》”’〕】…,.;:!?)]*"
)


def columns_of(text: str) -> int:
    """Return how many columns `text` takes at most: “ ” … are wide on a Chinese console."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` as lines of at most `columns`; a word longer than a line is cut."""
    if columns_of(text) <= columns:
        return [text.rstrip()]
    lines, used = [""], 0
    for unit in _UNIT.findall(text):
        taken, seen = _columns_of_unit(unit)
        if used + seen <= columns:
            lines[-1] += unit
            used += taken
        else:
            lines += _pieces(unit.strip(), columns)
            used = columns_of(lines[-1])
    return [line.rstrip() for line in lines if line.strip()] or [""]


def indented(text: str, columns: int, first: str, rest: str | None = None) -> list[str]:
    """Return wrapped lines that begin with `first`, the following ones with `rest`."""
    rest = " " * columns_of(first) if rest is None else rest
    room = max(columns - max(columns_of(first), columns_of(rest)), 10)
    return [(rest if index else first) + line for index, line in enumerate(_wrapped(text, room))]


@lru_cache(maxsize=512)
def _wrapped(text: str, columns: int) -> tuple[str, ...]:
    """Return wrapped lines: what is advised comes again with every finding of a kind."""
    return tuple(wrap(text, columns))


def _pieces(unit: str, columns: int) -> list[str]:
    pieces = [""]
    for sign in unit:
        if columns_of(pieces[-1] + sign) > columns:
            pieces.append("")
        pieces[-1] += sign
    return [piece for piece in pieces if piece]


@lru_cache(maxsize=8192)
def _columns_of_unit(unit: str) -> tuple[int, int]:
    """Return how many columns a unit takes within a line, and at the end of one."""
    return columns_of(unit), columns_of(unit.rstrip())


@lru_cache(maxsize=8192)
def _columns(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) == "A" else width(sign)
