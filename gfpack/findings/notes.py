"""What people wrote into a list of findings or a plan, read back.

In: an xlsx file. Out: their notes by key.

The list is found again by the titles of its columns, in either language, and a row by its key, so
rows may be sorted, filtered, deleted or moved to other sheets, and columns added. A finding's key
is its fingerprint; rows of the client's sheet and of plans have others (`to_do.ToDo.key`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from gfpack.base.errors import DataError, Problem
from gfpack.base.messages import Lang, message
from gfpack.base.text import normalised
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx_read import ErrorValue, Grid, Uncomputed, Value, letters, read_safely

FIELDS = ("owner", "due", "state", "note")
"""The columns that are people's."""
_TITLES = {
    "key": ("key",),
    "owner": ("owner",),
    "due": ("due", "your_due"),
    "state": ("state",),
    "note": ("note", "your_note"),
    "about": ("message", "to_do", "about"),
}
"""Texts below `findings.columns` that stand above each thing to read."""
_OURS = (
    *(title for titles in _TITLES.values() for title in titles),
    *("number", "doing", "how", "here", "why", "by"),
    *("severity", "code", "requirement", "advice", "evidence", "file", "where"),
    *("days_left", "responsible", "day", "remarks"),
)
_KEY = re.compile(r"(c-)?[0-9a-f]{16}")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TITLE_ROWS = 50  # a list whose titles stand lower is none of ours


@dataclass(frozen=True, slots=True)
class Note:
    """What people wrote about one row. `about` is what the row said, for when it is gone."""

    owner: str = ""
    due: date | str = ""
    state: str = ""
    note: str = ""
    about: str = ""

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return any(getattr(self, name) for name in FIELDS)


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a file, and what else people put there, which only that file holds."""

    by_key: Mapping[str, Note] = field(default_factory=dict)
    other_columns: tuple[str, ...] = ()
    other_rows: tuple[str, ...] = ()
    """Rows without a key in which people wrote, as `Sheet!12`."""


def read_notes(file: Path) -> Notes | None:
    """Return what people wrote into a list of findings; None if the file is no such list.

    Raises:
        DataError: the file cannot be read, or a cell cannot be understood: each with sheet, cell.
    """
    sheets = read_safely(file)
    if isinstance(sheets, Failure):
        raise DataError([_problem(file, 1, 1, "notes_unreadable", why=sheets.why or sheets.kind)])
    lists = [one for one in (_List.in_(file, _sheet(grid)) for grid in sheets) if one]
    if not lists:
        return None
    problems: list[Problem] = []
    found: dict[str, tuple[Note, str]] = {}
    for one in lists:
        problems += one.take(found)
    if problems:
        raise DataError(problems)
    return Notes(
        {key: note for key, (note, _) in found.items()},
        tuple(dict.fromkeys(title for one in lists for title in one.other_columns())),
        tuple(place for one in lists for place in one.other_rows()),
    )


Cell = str | date | Uncomputed
"""Empty cells are empty text; a number is written as people write it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its name and the rows that are not empty, by row number counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def _sheet(grid: Grid) -> _Sheet:
    return _Sheet(
        grid.title,
        tuple(
            (number, tuple(_cell(row.get(at, "")) for at in range(1, max(row) + 1)))
            for number, row in grid.rows()
        ),
    )


def _cell(value: Value) -> Cell:
    match value:
        case str() | date() | Uncomputed():
            return value
        case Decimal():
            return f"{value:f}"
        case ErrorValue(shown):
            return shown
        case other:
            return str(other)


@dataclass(frozen=True, slots=True)
class _List:
    """A sheet with the column of keys in it."""

    file: Path
    sheet: _Sheet
    header: int
    """Position of the row of titles among the sheet's rows."""
    columns: Mapping[str, int]

    @classmethod
    def in_(cls, file: Path, sheet: _Sheet) -> _List | None:
        """Return the list a sheet holds, or None."""
        for at, (number, cells) in enumerate(sheet.rows):
            if number > _TITLE_ROWS:
                break
            titles = [_title(cell) for cell in cells]
            columns = {
                name: titles.index(title)
                for name, words in _TITLES.items()
                for title in _in_both(words)
                if title in titles
            }
            if "key" in columns:
                return cls(file, sheet, at, columns)
        return None

    def take(self, found: dict[str, tuple[Note, str]]) -> Iterator[Problem]:
        """Put the notes into `found` with where they stand, yielding what is wrong with them."""
        for number, cells in self._rows():
            key = self._text(cells, "key")
            if not key:
                continue
            note = self._note(cells)
            place = self._place(number, "key")
            if not _KEY.fullmatch(key):
                yield self._wrong(number, "key", "notes_bad_key", value=key)
                continue
            for name in FIELDS:
                value = self._cell(cells, name)
                if isinstance(value, Uncomputed):
                    yield self._wrong(number, name, "notes_formula", value=value.formula)
            before, at = found.get(key, (Note(), ""))
            if before and note and before != note:
                yield self._wrong(number, "key", "notes_twice", value=key, other=at)
            elif note or key not in found:
                found[key] = note, place

    def other_columns(self) -> Iterator[str]:
        """Yield the titles of columns that people added and wrote in."""
        ours = set(_in_both(_OURS))
        for at, cell in enumerate(self.sheet.rows[self.header][1]):
            filled = any(len(cells) > at and cells[at] for _, cells in self._rows())
            if filled and _title(cell) not in ours:
                yield str(cell) if cell else letters(at + 1)

    def other_rows(self) -> Iterator[str]:
        """Yield where people wrote in rows of their own."""
        for number, cells in self._rows():
            if not self._text(cells, "key"):
                yield f"{self.sheet.title}!{number}"

    def _rows(self) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
        return self.sheet.rows[self.header + 1 :]

    def _note(self, cells: tuple[Cell, ...]) -> Note:
        due = self._cell(cells, "due")
        texts = {name: self._text(cells, name) for name in ("owner", "state", "note", "about")}
        return Note(due=due if isinstance(due, date) else _day(str(due).strip()), **texts)

    def _text(self, cells: tuple[Cell, ...], name: str) -> str:
        return str(self._cell(cells, name)).strip()

    def _cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        at = self.columns.get(name)
        return cells[at] if at is not None and at < len(cells) else ""

    def _place(self, number: int, name: str) -> str:
        return f"{self.sheet.title}!{letters(self.columns[name] + 1)}{number}"

    def _wrong(self, number: int, name: str, key: str, **params: str) -> Problem:
        column = self.columns[name] + 1
        return _problem(self.file, number, column, key, cell=self._place(number, name), **params)


def _in_both(names: tuple[str, ...]) -> list[str]:
    """Return the titles of columns in both languages, as they are compared."""
    return [normalised(message(f"findings.columns.{one}", lang)) for lang in Lang for one in names]


def _title(cell: Cell) -> str:
    return normalised(cell) if isinstance(cell, str) else ""


def _day(text: str) -> date | str:
    """Return the day that a text names, or the text."""
    named = _DAY.fullmatch(text)
    try:
        return date(*map(int, named.groups())) if named else text
    except ValueError:
        return text


def _problem(file: Path, row: int, column: int, key: str, **params: str) -> Problem:
    return Problem(file, row, column, f"findings.{key}", tuple(params.items()))
