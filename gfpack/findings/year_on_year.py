"""Figures from one year to the next. In: figures. Out: steps, with how far each goes.

Only figures greater than nought in both years; a line's years or those of a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gfpack.checklist.parts import Names
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import factor_between
from gfpack.figures.models import Cell, Content, Figures
from gfpack.figures.plausibility import plausibility
from gfpack.figures.units import Quantity


@dataclass(frozen=True, slots=True)
class Step:
    """A figure in two years, one after the other."""

    figure: str
    title: Names
    row: str | None
    year: int
    """The later one."""
    before: Cell[Quantity]
    now: Cell[Quantity]

    @property
    def ratio(self) -> Decimal:
        """By what the earlier value was multiplied."""
        return self.now.value.value / self.before.value.value

    @property
    def factor(self) -> Decimal | None:
        """By how much the two differ where that looks like a mistaken unit."""
        limits = plausibility().magnitude
        return factor_between(self.before.value, self.now.value, limits.factors, limits.spread)


def steps(figures: Figures) -> Iterator[Step]:
    """Yield the steps of all yearly lines, and of the columns the limits name."""
    for figure, kind in catalogue().ids().items():
        table, _, column = figure.partition(".")
        if kind.kind != "number" or not kind.yearly:
            continue
        if not column:
            cells = {year: figures.lines.get((figure, year)) for year in figures.years}
            yield from _steps(figure, kind.title, None, cells)
        elif figure in plausibility().magnitude.columns:
            for row in figures.tables.get(table, ()):
                cells = {year: row.cells.get((column, year)) for year in figures.years}
                title = Names(
                    zh=f"{row.title}的{kind.title.zh}", en=f"{kind.title.en}: {row.title}"
                )
                yield from _steps(figure, title, row.id, cells)


def _steps(
    figure: str, title: Names, row: str | None, cells: Mapping[int, Cell[Content] | None]
) -> Iterator[Step]:
    for (_, before), (year, now) in pairwise(sorted(cells.items())):
        first, second = _positive(before), _positive(now)
        if first and second and first.value.unit == second.value.unit:
            yield Step(figure, title, row, year, first, second)


def _positive(cell: Cell[Content] | None) -> Cell[Quantity] | None:
    if cell and isinstance(cell.value, Quantity) and cell.value.value > 0:
        return Cell(cell.value, cell.place)
    return None
