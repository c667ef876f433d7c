"""A table of clients, as a firm keeps it. In: an xlsx or csv file. Out: rows of cells by column.

Which headings mean which column is data (`templates/batch/client-table.yaml`); they may stand in
any order, below any title lines. The file is parsed in a limited worker.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.base.files import shipped
from gfpack.base.messages import Text
from gfpack.base.text import normalised
from gfpack.base.yaml import read as read_yaml
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx_read import Grid, Value, letters, read_safely

MOST_ROWS = 5000
"""Rows of the table that are read."""
_HEADER_WITHIN = 30
_IN_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：]")


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what it is called, what is written there, where it goes in the project file."""

    id: str
    title: Text
    about: Text
    names: tuple[str, ...]
    key: tuple[str, ...]
    """Keys of the project file; empty for the facts a project begins with."""
    width: float


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file, and what stands in the known columns, by id."""

    number: int
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ClientTable:
    """The rows of a table, and where its columns stand."""

    file: Path
    sheet: str
    columns: Mapping[str, int]
    """By id: the column, counted from 1."""
    headings: Mapping[str, str]
    """By id: what the table calls it."""
    rows: tuple[TableRow, ...]
    unknown: tuple[str, ...] = ()
    """Headings that mean nothing here; what stands below them is not used."""

    def place(self, row: int, column: str) -> str:
        """Return a cell as Excel names it, such as C5; of a column that is not there, the row."""
        return f"{letters(self.columns[column])}{row}" if column in self.columns else str(row)


@cache
def fields() -> tuple[Field, ...]:
    """Return all columns, in the order of the template."""
    return tuple(
        Field(
            one["id"],
            Text(**one["title"]),
            Text(**one["about"]),
            tuple(one["names"]),
            tuple(one.get("key") or ()),
            float(one.get("width") or 16),
        )
        for one in read_yaml(shipped("templates/batch/client-table.yaml")).data
    )


def read_table(file: Path) -> ClientTable:
    """Return the table in a file: the first sheet that has a row of known headings.

    Raises:
        UsageError: it is no table, cannot be read, has no heading for names, or two for one column.
    """
    for grid in _grids(file):
        if found := _header(grid):
            return _table(file, grid, found)
    raise UsageError("clients.no_header", file=file)


def heading_of(said: str) -> str | None:
    """Return the id of the column that a heading means; None: of none."""
    known = _headings()
    return known.get(normalised(said)) or known.get(normalised(_IN_BRACKETS.sub("", said)))


@cache
def _headings() -> Mapping[str, str]:
    return {
        normalised(name): one.id
        for one in fields()
        for name in (one.id, one.title.zh, one.title.en, *one.names)
    }


def _grids(file: Path) -> Iterable[Grid]:
    if not file.is_file():
        raise UsageError("clients.no_file", file=file)
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        return (_csv(file),)
    found = read_safely(file, MOST_ROWS)
    if isinstance(found, Failure):
        raise UsageError("clients.unreadable", file=file)
    return found


def _csv(file: Path) -> Grid:
    """Return a text table; its separator is the one its lines hold most of."""
    content = file.read_bytes()[: 16 << 20]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    head = text[:4096]
    separator = max(",;\t", key=head.count)
    cells: dict[tuple[int, int], Value] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            if number > MOST_ROWS:
                break
            cells |= {(number, at): one for at, one in enumerate(row, start=1) if one.strip()}
    except csv.Error as problem:
        raise UsageError("clients.unreadable", file=file) from problem
    return Grid(file.stem, cells)


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """Return the row with most known headings, one of them for names; None: there is none."""
    best: tuple[int, dict[int, str]] | None = None
    for number, row in _first(grid):
        known = {
            column: name
            for column, said in row.items()
            if isinstance(said, str) and (name := heading_of(said))
        }
        if (
            len(known) >= 2
            and "name" in known.values()
            and len(known) > len(best[1] if best else ())
        ):
            best = number, known
    return best


def _first(grid: Grid) -> Iterator[tuple[int, dict[int, Value]]]:
    for count, one in enumerate(grid.rows()):
        if count >= _HEADER_WITHIN:
            return
        yield one


def _table(file: Path, grid: Grid, header: tuple[int, dict[int, str]]) -> ClientTable:
    number, known = header
    rows = dict(grid.rows())
    columns: dict[str, int] = {}
    for column, name in known.items():
        if name in columns:
            both = f"{letters(columns[name])}{number}, {letters(column)}{number}"
            raise UsageError("clients.twice", file=file, cells=both, said=rows[number][column])
        columns[name] = column
    return ClientTable(
        file,
        grid.title,
        columns,
        {name: str(rows[number][column]) for name, column in columns.items()},
        tuple(_rows(rows, number, known)),
        tuple(str(said) for at, said in sorted(rows[number].items()) if at not in known),
    )


def _rows(
    rows: Mapping[int, Mapping[int, Value]], header: int, known: Mapping[int, str]
) -> Iterator[TableRow]:
    """Yield the rows below the header that say anything in a known column."""
    for number, row in rows.items():
        cells = {known[at]: said for at, said in row.items() if at in known and not _blank(said)}
        if number > header and cells:
            yield TableRow(number, cells)


def _blank(said: Value) -> bool:
    return isinstance(said, str) and not said.strip()
