"""The cells of a stranger's Excel file. In: a path. Out: sheets of typed values.

Run in a worker (`read_safely`): the file may be anything. It is gone through row by row and never
held whole. Nothing is calculated: a formula counts as the value the file holds beside it. Numbers
come without the noise of binary fractions, to the 15 digits a workbook can tell.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.tools.office_parts import elements, forget
from gfpack.tools.worker import Failure, Limits, call

MOST_ROWS = 100_000
"""Rows of a sheet that are read; what stands below is left out."""
_LIMITS = Limits(memory=1024**3)
_LARGEST = 256 * 1024 * 1024
_MOST_SHEETS = 50
_MOST_COLUMNS = 200
_MOST_CELLS = 1_000_000
_MOST_AREAS = 10_000
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value the file does not hold."""

    formula: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What a formula that failed shows, such as #DIV/0!."""

    shown: str


Value = Decimal | str | date | bool | Uncomputed | ErrorValue
Place = tuple[int, int]
"""Row and column, counted from 1."""
Area = tuple[int, int, int, int]
"""First row and column, last row and column; counted from 1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, the cells that hold something by row and column, the merged areas."""

    title: str
    cells: dict[Place, Value]
    merged: tuple[Area, ...] = ()

    def rows(self) -> Iterator[tuple[int, dict[int, Value]]]:
        """Yield the rows that hold something: number, and values by column."""
        found: defaultdict[int, dict[int, Value]] = defaultdict(dict)
        for (row, column), value in self.cells.items():
            found[row][column] = value
        for number in sorted(found):
            yield number, found[number]


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def read_safely(path: Path, rows: int = MOST_ROWS) -> tuple[Grid, ...] | Failure:
    """Return the sheets of the xlsx file at `path`, or why they cannot be read."""
    file = path.absolute()  # a worker stays in the folder where it was hired
    found: tuple[Grid, ...] | Failure = call(read, file, rows, limits=_LIMITS)
    return found


def read(path: Path, rows: int = MOST_ROWS) -> tuple[Grid, ...]:
    """Return the sheets of the xlsx file at `path`; for a worker only.

    Raises:
        Exception: whatever a damaged or hostile file leads to.
    """
    _look_before_unpacking(path)
    sheets = list(_sheets(path, rows))
    formulas = [{place for place, value in cells.items() if _open(value)} for _, cells, _ in sheets]
    if any(formulas):
        for (_, cells, _), beside in zip(sheets, _stored(path, rows, formulas), strict=True):
            for place, value in beside.items():
                if value is None:
                    del cells[place]
                else:
                    cells[place] = value
    return tuple(Grid(*sheet) for sheet in sheets)


def _look_before_unpacking(path: Path) -> None:
    """Refuse what unpacks to more than any list does; zipfile reads no more than is declared."""
    with zipfile.ZipFile(path) as packed:
        if sum(member.file_size for member in packed.infolist()) > _LARGEST:
            raise ValueError("it unpacks to more than 256 MB")


def _open(value: Value) -> bool:
    return isinstance(value, Uncomputed)


def _sheets(path: Path, rows: int) -> Iterator[tuple[str, dict[Place, Value], tuple[Area, ...]]]:
    """Yield each sheet as it is written: formulas have no values yet."""
    held = 0
    with zipfile.ZipFile(path) as packed:
        for page in _pages(path, stored=False):
            cells: dict[Place, Value] = {}
            for place, cell in _every(page, rows):
                if cell.value is not None:
                    cells[place] = _formula(cell) or _value(cell)
                if held + len(cells) > _MOST_CELLS:
                    raise ValueError("it holds more than a million cells")
            held += len(cells)
            yield page.title, cells, _merged(packed, page, rows)


def _stored(
    path: Path, rows: int, formulas: Sequence[Container[Place]]
) -> Iterator[dict[Place, Value | None]]:
    """Yield, for each sheet, the values beside its formulas; None where one gave empty text."""
    for page, wanted in zip(_pages(path, stored=True), formulas, strict=True):
        yield {
            place: None if cell.value is None else _value(cell)
            for place, cell in _every(page, rows)
            if place in wanted and not (cell.value is None and cell.data_type == "n")
        }


def _pages(path: Path, *, stored: bool) -> Iterator[Any]:
    from openpyxl import load_workbook

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=stored)
        yield from book.worksheets[:_MOST_SHEETS]


def _every(page: Any, rows: int) -> Iterator[tuple[Place, Any]]:
    page.reset_dimensions()  # what a file says of its own size may be wrong
    for number, row in enumerate(page.iter_rows(max_row=rows), start=1):
        for column, cell in enumerate(row[:_MOST_COLUMNS], start=1):
            yield (number, column), cell


def _merged(packed: zipfile.ZipFile, page: Any, rows: int) -> tuple[Area, ...]:
    found: list[Area] = []
    for element in elements(packed, page._worksheet_path, "row", "mergeCell"):
        area = _AREA.fullmatch(element.get("ref") or "")
        if area and int(area[2]) <= rows and len(found) < _MOST_AREAS:
            last = min(int(area[4]), rows)
            found.append((int(area[2]), _column(area[1]), last, _column(area[3])))
        forget(element)
    return tuple(sorted(found))


def _column(said: str) -> int:
    number = 0
    for letter in said:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _formula(cell: Any) -> Uncomputed | None:
    if cell.data_type != "f":
        return None
    return Uncomputed(str(getattr(cell.value, "text", cell.value)))  # of an array, a range's


def _value(cell: Any) -> Value:
    if cell.data_type == "e":
        return ErrorValue(str(cell.value))
    match cell.value:
        case bool() as plain:
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
