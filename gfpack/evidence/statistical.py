"""Statistical forms (统计报表), line by line. In: tables or page texts. Out: readings `statistic`.

Recognised by the number printed on the form (表号 B204-1, 205-4, 基101), of a whole year only: a
form of some months says nothing of the year. Each number of the year stands in a reading of its
own with the line's name, its column, unit and cell; which figure it is, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse, squeezed
from gfpack.evidence.statistical_head import Head, read_head
from gfpack.evidence.statistical_rows import Row, in_cells, in_tabs, in_words

FIELD = "statistic"
_IN_CELLS, _IN_WORDS = 0.9, 0.7
MOST_ROWS = 400
_LONGEST = 100_000
_PARTED = "\t"
_FORM = re.compile(r"(?<!\d)20[3-5]-\d(?!\d)|基\s?10\d")
_HEADING = re.compile(r"(?:指标|能源|产品|项目)\s*名\s*称")


@dataclass(frozen=True, slots=True)
class FormNumber:
    """One number of a statistical form, as it is printed there."""

    form: str
    """Number of the form without the letter of the scheme: 204-1, 205-4, 基101."""
    year: int
    line: str
    """Name of the line without white space."""
    column: str
    """What the column holds: now, industrial, feedstock, coal, … (`statistical_rows`)."""
    unit: str
    number: str
    cell: str = ""
    """Sheet and cell; empty where it stands in running text."""

    def written(self) -> str:
        """Return it as the value of a reading."""
        parts = (self.form, str(self.year), self.line, self.column, self.unit, self.number)
        return _PARTED.join((*parts, self.cell))


def form_number(value: str) -> FormNumber | None:
    """Return the number a reading's value holds; None if it is no such value."""
    parts = value.split(_PARTED)
    if len(parts) != 7 or not parts[1].isdecimal():
        return None
    form, year, line, column, unit, number, cell = parts
    return FormNumber(form, int(year), line, column, unit, number, cell)


def may_be_form(text: str) -> bool:
    """Return whether a text has the number of a form and the heading of one; cheap, for any."""
    top = text[:_LONGEST]
    return _FORM.search(top) is not None and _HEADING.search(top) is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with cells: its title, and the rows that hold something by number from 1."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_pages(texts: Sequence[str]) -> Iterator[Reading]:
    """Yield the numbers on pages of text; rows that tabs part into cells are read as such."""
    for page, text in enumerate(texts, start=1):
        if may_be_form(text):
            lines = list(enumerate(text[:_LONGEST].split("\n")[:MOST_ROWS], start=1))
            tabbed = sum("\t" in line for _, line in lines) >= 3
            rows = in_tabs(lines) if tabbed else in_words(lines)
            sure = _IN_CELLS if tabbed else _IN_WORDS
            yield from _form((line for _, line in lines), rows, page, sure)


def read_sheets(sheets: Sequence[Sheet]) -> Iterator[Reading]:
    """Yield the numbers in the cells of a workbook."""
    for sheet in sheets:
        above = [cells for _, cells in sheet.rows[:MOST_ROWS]]
        lines = [line for cells in above for line in (" ".join(cells), *dict.fromkeys(cells))]
        rows = in_cells(sheet.rows[:MOST_ROWS])
        yield from _form(lines, rows, 1, _IN_CELLS, sheet.title)


def _form(
    lines: Iterable[str], rows: Iterable[Row], page: int, sure: float, sheet: str = ""
) -> Iterator[Reading]:
    head = read_head(lines)
    if head is None:
        return
    for row in rows:
        if row.unit or head.unit:
            for one in _numbers(row, head, sheet):
                yield Reading(FIELD, one.written(), page, glimpse(row.seen, 160), sure)


def _numbers(row: Row, head: Head, sheet: str) -> Iterator[FormNumber]:
    name, unit = squeezed(row.name), row.unit or head.unit
    for column, (number, letter) in row.numbers.items():
        cell = f"{sheet}!{letter}{row.at}" if sheet and letter else ""
        yield FormNumber(head.form, head.year, name, column, unit, number, cell)
