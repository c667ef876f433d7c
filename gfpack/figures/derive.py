"""Figures nobody fills in because they follow from a table. In: figures as read. Out: with them.

A row that does not say what is needed leaves the whole figure out: a count of some is no count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gfpack.base.findings import Place
from gfpack.figures.catalogue import Catalogue, Derived, FigureKind
from gfpack.figures.models import Cell, Content, Figures, Row
from gfpack.figures.units import Quantity, units


def derived(figures: Figures, catalogue: Catalogue) -> Figures:
    """Return figures together with those that follow from their tables."""
    found = {
        key: cell
        for sheet in catalogue.sheets
        for line in sheet.lines
        if line.derived
        for key, cell in _cells(line, line.derived, figures.tables.get(sheet.id, ()), figures.years)
    }
    return replace(figures, lines={**figures.lines, **found})


def _cells(
    line: FigureKind, rule: Derived, rows: tuple[Row, ...], years: tuple[int, ...]
) -> Iterator[tuple[tuple[str, int | None], Cell[Content]]]:
    if not rows:
        return
    counted = [(row, _year(row, rule.year) if rule.year else None) for row in rows]
    if rule.year and any(year is None for _, year in counted):
        return
    if rule.every_row and any(row.get(one, None) is None for row in rows for one in rule.where):
        return
    for year in years if rule.year else (None,):
        these = [row for row, its in counted if its == year and _fits(row, rule)]
        value = _value(rule, these)
        if value is not None:
            unit = units().parse(line.unit or "")
            yield (line.id, year), Cell(Quantity(value, unit), _place(rule, rows))


def _year(row: Row, column: str) -> int | None:
    cell = row.get(column, None)
    return cell.value.year if cell and isinstance(cell.value, date) else None


def _fits(row: Row, rule: Derived) -> bool:
    return all(
        (cell := row.get(column, None)) is not None and cell.value == wanted
        for column, wanted in rule.where.items()
    )


def _value(rule: Derived, rows: list[Row]) -> Decimal | None:
    if rule.sum is None:
        return Decimal(len(rows))
    cells = [row.get(rule.sum, None) for row in rows]
    numbers = [one.value.value for one in cells if one and isinstance(one.value, Quantity)]
    return sum(numbers, Decimal(0)) if len(numbers) == len(rows) else None


def _place(rule: Derived, rows: tuple[Row, ...]) -> Place:
    """Return the cells it follows from, as 项目!C8:C12."""
    column = rule.sum or rule.year or next(iter(rule.where))
    places = [cell.place for row in rows if (cell := row.get(column, None))]
    if not places:
        return Place("")
    first, last = places[0], places[-1]
    end = (last.cell or "").rpartition("!")[2]
    return first if len(places) == 1 else Place(first.file, cell=f"{first.cell}:{end}")
