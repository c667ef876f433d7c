"""Lines for a terminal: cut to its width, painted modestly. In: texts. Out: lines, then a string.

Widths are counted as a Chinese console shows them, where “ ” … √ take two columns; no line needs
the last column, where Windows consoles would break it. Whatever a text says, nothing that drives a
terminal comes through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import click

from gfpack.base.text import shown
from gfpack.findings.wrap import columns_of, indented


class Ink(StrEnum):
    """What a line is, which decides its colour."""

    PLAIN = "plain"
    HEAD = "head"
    GOOD = "good"
    BAD = "bad"
    DOUBTFUL = "doubtful"
    FAINT = "faint"
    CHOSEN = "chosen"


_PAINT: dict[Ink, dict[str, bool | str]] = {
    Ink.PLAIN: {},
    Ink.HEAD: {"bold": True},
    Ink.GOOD: {"fg": "green"},
    Ink.BAD: {"fg": "red"},
    Ink.DOUBTFUL: {"fg": "yellow"},
    Ink.FAINT: {"dim": True},
    Ink.CHOSEN: {"bold": True},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a screen."""

    text: str
    ink: Ink = Ink.PLAIN


def clipped(text: str, columns: int) -> str:
    """Return `text` on one line of at most `columns`, ending in … where something is left out."""
    text = shown(text)
    if columns_of(text) <= columns:
        return text
    kept, used = [], columns_of("…")
    for sign in text:
        used += columns_of(sign)
        if used > columns:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + "…"


def paragraph(
    text: str,
    columns: int,
    *,
    first: str = "",
    rest: str | None = None,
    ink: Ink = Ink.PLAIN,
    most: int | None = None,
) -> list[Line]:
    """Return wrapped lines that begin with `first`, then `rest`; at most `most` of them."""
    lines = indented(shown(text), columns, first, rest)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], clipped(lines[most - 1] + "……", columns)]
    return [Line(line, ink) for line in lines]


def rule(columns: int, said: str = "") -> Line:
    """Return a dividing line with something said at its right end."""
    said = f" {said} --" if said else ""
    return Line("-" * max(columns - columns_of(said), 2) + said, Ink.FAINT)


def flowing(words: Iterable[str], columns: int, gap: str = "  ") -> list[str]:
    """Return words side by side in as few lines as hold them."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]}{gap}{word}" if lines else word
        if lines and columns_of(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(clipped(word, columns))
    return lines


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """Return lines as text for the terminal, each ended."""
    return "".join(
        (click.style(line.text, **_PAINT[line.ink]) if colour and line.ink in _PAINT else line.text)  # type: ignore[arg-type]
        + "\n"
        for line in lines
    )
