"""The cells of a stranger's Excel file with their kinds. In: a path. Out: sheets of typed values.

Run in a worker (`read_safely`): the file may be anything. Nothing is calculated: a formula counts
as the value the file holds beside it. Numbers come without the noise of binary fractions, to the
15 digits a workbook can tell.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.tools.worker import Failure, Limits, call

_LIMITS = Limits(seconds=60, memory=1024**3)
_LARGEST = 64 * 1024 * 1024
_MOST_SHEETS = 50
_MOST_ROWS = 5_000
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value the file does not hold."""

    formula: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What a formula that failed shows, such as #DIV/0!."""

    shown: str


Value = Decimal | str | date | bool | Uncomputed | ErrorValue
Area = tuple[int, int, int, int]
"""First row and column, last row and column; counted from 1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, the cells that hold something by row and column, the merged areas."""

    title: str
    cells: dict[tuple[int, int], Value]
    merged: tuple[Area, ...] = ()


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def read_safely(path: Path) -> tuple[Grid, ...] | Failure:
    """Return the sheets of the xlsx file at `path`, or why they cannot be read."""
    found: tuple[Grid, ...] | Failure = call(read, path, limits=_LIMITS)
    return found


def read(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of the xlsx file at `path`; for a worker only.

    Raises:
        Exception: whatever a damaged or hostile file leads to.
    """
    with zipfile.ZipFile(path) as packed:
        if sum(member.file_size for member in packed.infolist()) > _LARGEST:
            raise ValueError("it unpacks to more than 64 MB")
    written = _sheets(path, stored=False)
    has_formulas = any(one.data_type == "f" for _, cells, _ in written for one in cells)
    stored = _sheets(path, stored=True) if has_formulas else written
    return tuple(
        Grid(title, _values(cells, others), areas)
        for (title, cells, areas), (_, others, _) in zip(written, stored, strict=True)
    )


def _sheets(path: Path, *, stored: bool) -> list[tuple[str, list[Any], tuple[Area, ...]]]:
    from openpyxl import load_workbook

    with path.open("rb") as file:
        book = load_workbook(file, data_only=stored)
    return [(page.title, _held(page), _merged(page)) for page in book.worksheets[:_MOST_SHEETS]]


def _held(page: Any) -> list[Any]:
    """Return the cells a sheet holds, not those between them: it may claim millions."""
    return [
        one for one in page._cells.values() if one.row <= _MOST_ROWS and one.column <= _MOST_COLUMNS
    ]


def _merged(page: Any) -> tuple[Area, ...]:
    return tuple(
        sorted(
            (one.min_row, one.min_col, one.max_row, one.max_col) for one in page.merged_cells.ranges
        )
    )


def _values(written: list[Any], stored: list[Any]) -> dict[tuple[int, int], Value]:
    computed = {(one.row, one.column): one for one in stored}
    found = {}
    for cell in written:
        place = (cell.row, cell.column)
        if cell.data_type == "f":
            value = _stored(str(cell.value), computed.get(place))
        else:
            value = _value(cell)
        if value is not None:
            found[place] = value
    return found


def _stored(formula: str, cell: Any) -> Value | None:
    """Return the value beside a formula; a formula that gave empty text gave nothing."""
    if cell is None or (cell.value is None and cell.data_type == "n"):
        return Uncomputed(formula)
    return _value(cell)


def _value(cell: Any) -> Value | None:
    if cell.data_type == "e":
        return ErrorValue(str(cell.value))
    match cell.value:
        case None | bool() as plain:
            return plain
        case int() | float() as number:
            exact = Decimal(number if isinstance(number, int) else f"{number:.15g}")
            return exact if exact.is_finite() else ErrorValue(str(number))
        case datetime() as moment:
            return moment.date()
        case date() as day:
            return day
        case other:
            return str(other)
