"""What all sheets of the workbook share: places, formats, what a cell takes, heights of rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Literal

from gfpack.base.messages import Lang, message
from gfpack.base.text import width
from gfpack.figures import keys
from gfpack.figures.catalogue import FigureKind
from gfpack.figures.models import Cell, Content
from gfpack.figures.units import Quantity
from gfpack.tools.xlsx_form import Accept, Box

KEY_ROW = 3
"""The hidden row of keys, below title and note."""
_LINE = 15.0
"""Points a line of the form's font takes."""


def above(sheet: str, title: str, note: str, last: int) -> Iterator[Box]:
    """Yield mark, title and note of a sheet; `last` is its last column."""
    yield Box(1, 1, keys.mark(sheet), "key")
    yield Box(1, 2, title, "title")
    if note:
        yield Box(2, 2, note, "note", last=(2, last))


def height(*texts: tuple[str, float], least: float = 22) -> float:
    """Return the height of a row that shows texts in columns of some widths, in points."""
    lines = max(ceil(width(text) / (columns - 2)) for text, columns in texts)
    return max(least, lines * _LINE + 6)


def format_of(kind: FigureKind) -> str:
    """Return the number format of a figure's cells."""
    if kind.kind == "date":
        return "yyyy-mm-dd"
    if kind.kind != "number":
        return "@"
    if kind.unit == "项":
        return "0"
    return "0.0000##" if "factor" in kind.id else "#,##0.00####"


def entered(
    cell: Cell[Content] | None, kind: FigureKind, lang: Lang
) -> str | Decimal | date | None:
    """Return what stands in a cell for a value that is known."""
    if cell is None:
        return None
    value = cell.value
    if isinstance(value, Quantity):
        return value.value
    if kind.kind == "choice" and isinstance(value, str) and value in kind.choices:
        return kind.choices[value].in_(lang)
    return value


def accept(cells: str, kind: FigureKind, lang: Lang) -> Accept:
    """Return what cells of a figure take."""
    if kind.kind == "number":
        return entry(cells, "number" if kind.negative else "natural", lang)
    if kind.kind == "date":
        return entry(cells, "date", lang)
    words = tuple(one.in_(lang) for one in kind.choices.values()) or kind.offered
    title, text = (message(f"figures.refused.{name}", lang) for name in ("title", "words"))
    return Accept(cells, "words", words, strict=bool(kind.choices), title=title, message=text)


def entry(cells: str, kind: Literal["number", "natural", "date"], lang: Lang) -> Accept:
    """Return that cells take numbers or days alone."""
    title, text = (message(f"figures.refused.{name}", lang) for name in ("title", kind))
    return Accept(cells, kind, title=title, message=text)
