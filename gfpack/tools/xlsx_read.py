"""The cells of a stranger's Excel file, read at arm's length. In: a path. Out: sheets of values.

Run in a worker (`read_safely`): the file may be anything. Nothing is calculated; a formula counts
as the value that Excel stored beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gfpack.tools.worker import Failure, Limits, call

if TYPE_CHECKING:
    from openpyxl import Workbook

_LIMITS = Limits(seconds=60, memory=1024**3)
_MOST_SHEETS = 50
_MOST_ROWS = 100_000
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value the file does not hold."""

    formula: str


Cell = str | date | Uncomputed
"""Empty cells are empty text; a number is written as people write it."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet: its name and the rows that are not empty, by row number counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_safely(path: Path) -> tuple[ReadSheet, ...] | Failure:
    """Return the sheets of the xlsx file at `path`, or why they cannot be read."""
    found: tuple[ReadSheet, ...] | Failure = call(read, path, limits=_LIMITS)
    return found


def read(path: Path) -> tuple[ReadSheet, ...]:
    """Return the sheets of the xlsx file at `path`; for a worker only.

    Raises:
        Exception: whatever a damaged or hostile file leads to.
    """
    from openpyxl import load_workbook

    with path.open("rb") as one, path.open("rb") as other:
        written = load_workbook(one, read_only=True)
        stored = load_workbook(other, read_only=True, data_only=True)
        return tuple(_sheets(written, stored))


def _sheets(written: Workbook, stored: Workbook) -> Iterator[ReadSheet]:
    for sheet, values in list(zip(written.worksheets, stored.worksheets, strict=True))[
        :_MOST_SHEETS
    ]:
        rows = zip(_rows(sheet), _rows(values), strict=True)
        cells = (
            (number, tuple(map(_cell, *both)))
            for number, both in enumerate(rows, start=1)
            if any(value is not None for value in both[0])
        )
        yield ReadSheet(sheet.title, tuple(cells))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(
        max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
    )
    return rows


def _cell(written: Any, stored: Any) -> Cell:
    if isinstance(written, str) and written.startswith("=") and stored != written:
        return Uncomputed(written) if stored is None else _cell(stored, stored)
    if written is None:
        return ""
    if isinstance(written, datetime) and written.time() == datetime.min.time():
        return written.date()
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    return str(written)
