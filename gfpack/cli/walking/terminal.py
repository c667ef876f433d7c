"""The terminal as a sheet of paper: its size, clearing it, a screen of three parts.

In: header, body and footer lines. Out: what fits now; the rest by scrolling. The size is asked for
at every drawing, so a resized window is right from the next key on.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from gfpack.cli.walking.paper import Line, painted, rule

SMALLEST = (24, 10)
"""Columns and rows below which no screen is laid out; a smaller terminal breaks its lines."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is to be seen: the body scrolls between header and footer."""

    header: Sequence[Line]
    counts: str
    """Said at the end of the line below the header."""
    body: Sequence[Line]
    footer: Sequence[Line]


@dataclass(frozen=True, slots=True)
class View:
    """The part of a body that stands on the terminal."""

    top: int
    height: int
    total: int

    @property
    def bottom(self) -> int:
        """The line after the last one shown."""
        return min(self.top + self.height, self.total)

    def shows(self, first: int, last: int) -> bool:
        """Return whether lines `first` to `last` (counted from 0, `last` not included) show."""
        return self.top <= first and last <= self.bottom


class Terminal:
    """Where the walk is shown. Colours unless `NO_COLOR` is set or the terminal is dumb."""

    def __init__(self) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):  # a byte that is no character stops nothing
            sys.stdin.reconfigure(errors="replace")
        dumb = os.environ.get("TERM") == "dumb"
        self._colour = not dumb and not os.environ.get("NO_COLOR")
        self._clears = not dumb

    @staticmethod
    def is_there() -> bool:
        """Return whether a person sits at both ends."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def columns(self) -> int:
        """How many columns lines may take now: one less than there are."""
        return max(shutil.get_terminal_size().columns, SMALLEST[0]) - 1

    @property
    def rows(self) -> int:
        """How many rows there are now."""
        return max(shutil.get_terminal_size().lines, SMALLEST[1])

    def clear(self) -> None:
        """Begin a new screen."""
        if self._clears:
            click.clear()
        else:
            click.echo()

    def say(self, lines: Sequence[Line]) -> None:
        """Write lines below what stands there."""
        click.echo(painted(lines, colour=self._colour), nl=False)

    def view(self, screen: Screen, top: int) -> View:
        """Return what of the body fits when it begins at line `top`."""
        height = max(self.rows - len(screen.header) - len(screen.footer) - 3, 3)
        last = max(len(screen.body) - height, 0)
        return View(max(0, min(top, last)), height, len(screen.body))

    def draw(self, screen: Screen, view: View, more: str) -> None:
        """Show a screen; `more` is said where lines of the body are left out."""
        hidden = view.total > view.height
        self.clear()
        self.say([*screen.header, rule(self.columns, screen.counts)])
        self.say(screen.body[view.top : view.bottom])
        self.say([rule(self.columns, more if hidden else ""), *screen.footer])
