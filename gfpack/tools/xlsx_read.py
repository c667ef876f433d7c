"""The cells of a stranger's Excel file, read at arm's length. In: a path. Out: sheets of values.

Run in a worker (`read_safely`): the file may be anything. Nothing is calculated; a formula counts
as the value that Excel stored beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from gfpack.tools.worker import Failure, Limits, call

_LIMITS = Limits(seconds=60, memory=1024**3)
_LARGEST = 256 * 1024 * 1024
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
    _look_before_unpacking(path)
    written = _values(path, stored=False)
    formulas = any(
        isinstance(value, str) and value.startswith("=")
        for _, rows in written
        for row in rows.values()
        for value in row
    )
    stored = _values(path, stored=True) if formulas else written
    return tuple(
        ReadSheet(title, tuple(_cells(rows, values)))
        for (title, rows), (_, values) in zip(written, stored, strict=True)
    )


def _look_before_unpacking(path: Path) -> None:
    """Refuse what unpacks to more than any list does; zipfile reads no more than is declared."""
    import zipfile

    with zipfile.ZipFile(path) as packed:
        if sum(member.file_size for member in packed.infolist()) > _LARGEST:
            raise ValueError("it unpacks to more than 256 MB")


_Rows = dict[int, tuple[Any, ...]]


def _values(path: Path, *, stored: bool) -> list[tuple[str, _Rows]]:
    """Return the cells of each sheet; of a formula its text, or the value stored beside it."""
    from openpyxl import load_workbook

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=stored)
        return [(page.title, dict(_rows(page))) for page in book.worksheets[:_MOST_SHEETS]]


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows = sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)
    for number, row in enumerate(rows, start=1):
        if any(value is not None for value in row):
            yield number, row[:_MOST_COLUMNS]


def _cells(rows: _Rows, values: _Rows) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, row in rows.items():
        stored = values.get(number, ())
        yield number, tuple(_cell(*both) for both in zip_longest(row, stored[: len(row)]))


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
