"""Whether figures add up (勾稽关系). In: figures and the catalogue's sums. Out: what does not.

Only what is complete is added up: a sum one of whose parts is not filled in says nothing. Blank
rows of a table count as none in the evaluation year; in an earlier one the rows must be those of
the evaluation year, since people fill in earlier years in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gfpack.base.findings import Place
from gfpack.figures.catalogue import Sum
from gfpack.figures.closeness import step
from gfpack.figures.formula import Formula, FormulaError, Value
from gfpack.figures.models import Cell, Content, Figures, Row
from gfpack.figures.units import Quantity, UnitsDifferError, units


@dataclass(frozen=True, slots=True)
class Unequal:
    """A sum that is not what it should be, in one year or one row of it."""

    sum: Sum
    year: int
    row: str | None
    whole: Cell[Quantity]
    parts: Quantity
    """In the unit of the whole."""
    places: tuple[Place, ...]
    """Where the parts stand."""


def unequal(figures: Figures, sums: Iterable[Sum]) -> Iterator[Unequal]:
    """Yield every sum that the figures contradict, year by year."""
    for one in sums:
        table, _, column = one.whole.partition(".")
        for year in figures.years:
            if column:
                for row in figures.tables.get(table, ()):
                    yield from _judged(one, figures, year, row, row.get(column, year))
            else:
                yield from _judged(one, figures, year, None, _of_year(figures, table, year))


def _of_year(figures: Figures, figure: str, year: int) -> Cell[Content] | None:
    """Return a line's cell; what is the same in all years is looked at once, in the last."""
    cell = figures.lines.get((figure, year))
    return cell or (figures.get(figure, year) if year == figures.years[-1] else None)


def _judged(
    one: Sum, figures: Figures, year: int, row: Row | None, cell: Cell[Content] | None
) -> Iterator[Unequal]:
    known = _known(one, figures, year, row) if cell else None
    if cell is None or known is None or not isinstance(cell.value, Quantity):
        return
    values, places = known
    try:
        parts = units().convert(Formula(one.parts).value(values), cell.value.unit)
    except (FormulaError, UnitsDifferError):
        return
    if not _holds(one, cell.value, parts):
        title = row.title if row else None
        yield Unequal(one, year, title, Cell(cell.value, cell.place), parts, places)


def _holds(one: Sum, whole: Quantity, parts: Quantity) -> bool:
    """Return whether whole and parts go together within the tolerance and the last digit."""
    slack = one.tolerance * max(abs(whole.value), abs(parts.value)) + _last_digit(one, whole)
    over = parts.value - whole.value
    return over <= slack and (one.relation == "at-least" or -over <= slack)


def _last_digit(one: Sum, whole: Quantity) -> Decimal:
    return step(whole).value if one.tolerance else Decimal(0)


Known = tuple[dict[str, Value], tuple[Place, ...]]


def _known(one: Sum, figures: Figures, year: int, row: Row | None) -> Known | None:
    """Return what stands for the symbols of a sum; None where something is missing."""
    values: dict[str, Value] = {}
    places: list[Place] = []
    columns: dict[str, dict[str, str]] = {}
    for symbol, figure in one.inputs.items():
        table, _, column = figure.partition(".")
        if column and row is None:
            columns.setdefault(table, {})[symbol] = column
            continue
        cell = row.get(column, year) if column and row else figures.get(figure, year)
        if cell is None or not isinstance(cell.value, Quantity):
            return None
        values[symbol] = cell.value
        places.append(cell.place)
    for table, wanted in columns.items():
        found = _columns(one, figures, table, wanted, year)
        if found is None:
            return None
        values |= found[0]
        places += found[1]
    return values, tuple(places)


def _columns(
    one: Sum, figures: Figures, table: str, wanted: Mapping[str, str], year: int
) -> Known | None:
    """Return the columns of a table; a row counts where its first column is filled in."""
    first = next(iter(wanted.values()))
    rows = [row for row in figures.tables.get(table, ()) if row.get(first, year)]
    last = [row for row in figures.tables.get(table, ()) if row.get(first, figures.years[-1])]
    partly = one.relation == "equal" and not {row.id for row in last} <= {row.id for row in rows}
    if not rows or partly:
        return None
    values: dict[str, Value] = {}
    places: list[Place] = []
    for symbol, column in wanted.items():
        cells = [row.get(column, year) for row in rows]
        numbers = [cell.value for cell in cells if cell and isinstance(cell.value, Quantity)]
        if len(numbers) < len(rows):
            return None
        values[symbol] = tuple(numbers)
        places += [cell.place for cell in cells if cell and column == first]
    return values, tuple(places)
