"""The keys by which a workbook is read back, whatever language it is in and whoever sorted it.

Each sheet carries them in its first column and in one row, both hidden: `gfpack:figures:<sheet>`,
then what each row and column is. People may move sheets, insert rows and change headings.
"""

from __future__ import annotations

GUIDE = "guide"
REFERENCES = "references"

_MARK = "gfpack:figures:"

KEYS = "@keys"
"""First cell of the row that says what each column is."""
UNITS = "@units"
"""First cell of the row that shows units to people."""
YEARS = "@years"
"""First cell of the row that shows years to people; rows with figures begin below it."""
TOTAL = "@total"
ROW = "#"
"""Begins the key of a row of a table; the id of a fixed row follows."""

YEAR = "year="
ENTERPRISE = "enterprise="
CHECKLIST = "checklist="

NAME, UNIT, VALUE, SOURCE, OF = "name", "unit", "value", "source", "of"
"""Columns of lines and references that hold no year."""


def mark(sheet: str) -> str:
    """Return the mark of a sheet."""
    return f"{_MARK}{sheet}"


def marked(text: object) -> str | None:
    """Return the sheet whose mark a cell holds; None if it holds none."""
    return text[len(_MARK) :] if isinstance(text, str) and text.startswith(_MARK) else None


def column(name: str, year: int | None) -> str:
    """Return the key of a column in a year, or for all years."""
    return name if year is None else f"{name}@{year}"


def parted(key: str) -> tuple[str, int | None]:
    """Return column and year of a key; the year is None where there is none."""
    name, _, year = key.partition("@")
    return name, int(year) if year.isdecimal() else None
