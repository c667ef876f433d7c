"""Sheets with a table. In: an opened sheet. Out: the rows in which something was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gfpack.base.messages import Lang
from gfpack.figures import keys
from gfpack.figures.catalogue import PRODUCT_UNIT, FigureKind, FixedRow, SheetKind
from gfpack.figures.models import Cell, Content, FigureProblem, Row, Trouble
from gfpack.figures.read_cells import Unusable, choice, day, number, text
from gfpack.figures.read_sheet import Opened
from gfpack.figures.units import Quantity, units

Cells = Mapping[tuple[str, int | None], Cell[Content]]


def rows(sheet: Opened, kind: SheetKind, problems: list[FigureProblem]) -> tuple[Row, ...]:
    """Return the rows of a table; those with nothing but what gfpack gave are left out."""
    return tuple(_Table(sheet, kind, problems).rows())


class _Table:
    """Reads one table, and collects what cannot be used."""

    def __init__(self, sheet: Opened, kind: SheetKind, problems: list[FigureProblem]) -> None:
        self._sheet, self._kind, self._problems = sheet, kind, problems
        self._fixed = {one.id: one for one in kind.rows}
        self._figures = {one.id: one for one in kind.columns}
        self._unread = sheet.years_changed(problems) | self._units_changed()
        self._spoiled = sheet.spoiled(problems)
        sheet.strange_columns((keys.NAME, keys.UNIT, *self._figures), problems)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are filled in, open ones numbered from 1."""
        count = 0
        for at in self._sheet.below():
            key = self._sheet.key(at)
            if key == keys.TOTAL:
                continue
            fixed = self._fixed.get(key.removeprefix(keys.ROW)) if key != keys.ROW else None
            cells = self._cells(at, fixed)
            if not any(_is_filled(one, cell, fixed) for (one, _), cell in cells.items()):
                continue
            if at in self._sheet.repeated and fixed:
                self._tell(Trouble.ROW_TWICE, at, keys.NAME, value=fixed.title.zh)
                continue
            count += fixed is None
            yield self._row(at, fixed, cells, count)

    def _row(self, at: int, fixed: FixedRow | None, cells: Cells, count: int) -> Row:
        name = cells.get((keys.NAME, None))
        title = fixed.title.zh if fixed else str(name.value) if name else f"#{count}"
        return Row(fixed.id if fixed else str(count), title, self._with_units(at, fixed, cells))

    def _cells(self, at: int, fixed: FixedRow | None) -> Cells:
        """Return the cells of a row that hold something usable; numbers have no unit yet."""
        found: dict[tuple[str, int | None], Cell[Content]] = {}
        for key, column in self._sheet.columns.items():
            name, year = keys.parted(key)
            kind = self._figures.get(name)
            if kind is None or key in self._unread or (at, column) in self._spoiled:
                continue
            place = self._sheet.place(at, column)
            try:
                value = _content(self._sheet, at, column, kind)
            except Unusable as problem:
                self._problems.append(problem.at(place, f"{self._kind.id}.{name}"))
                continue
            if value is not None:
                found[name, year] = Cell(value, place)
        return found

    def _with_units(self, at: int, fixed: FixedRow | None, cells: Cells) -> Cells:
        """Return the cells with the units the row names; without one the amounts are left out."""
        own = {
            column: self._unit(at, fixed, cells, column)
            for column in {one.unit_column for one in self._figures.values() if _is_own(one)}
        }
        found: dict[tuple[str, int | None], Cell[Content]] = {}
        missed: set[str] = set()
        for (name, year), cell in cells.items():
            kind = self._figures[name]
            if not isinstance(cell.value, Quantity):
                found[name, year] = cell
                continue
            unit = kind.unit or ""
            if _is_own(kind):
                said = own[kind.unit_column]
                if said is None:
                    missed.add(kind.unit_column)
                    continue
                unit = unit.replace(PRODUCT_UNIT, said)
            value = Quantity(cell.value.value, units().parse(unit))
            found[name, year] = Cell(value, cell.place)
        for column in sorted(missed):
            if not self._is_told(at, column):
                self._tell(Trouble.NO_UNIT, at, column)
        return found

    def _unit(self, at: int, fixed: FixedRow | None, cells: Cells, column: str) -> str | None:
        cell = cells.get((column, None))
        said = str(cell.value) if cell else None
        wanted = fixed.given.get(column) if fixed else None
        if wanted and said and units().parse(said) != units().parse(wanted):
            self._tell(Trouble.UNIT_CHANGED, at, column, value=said, wanted=wanted)
            return None
        return said or wanted

    def _units_changed(self) -> frozenset[str]:
        """Return the keys of columns whose unit people changed in the head, and tell of each."""
        row, found = self._sheet.rows.get(keys.UNITS), set()
        for key, column in self._sheet.columns.items():
            kind = self._figures.get(keys.parted(key)[0])
            said = self._sheet.value(row, column) if row and kind and kind.unit else None
            if kind is None or said is None:
                continue
            shown = {self._kind.unit_shown(kind, lang) for lang in Lang}
            if units().parse(str(said)) not in {units().parse(one) for one in shown}:
                params = {"value": str(said), "wanted": kind.unit or ""}
                place, figure = self._sheet.place(row or 0, column), f"{self._kind.id}.{kind.id}"
                self._problems.append(FigureProblem(Trouble.UNIT_CHANGED, place, figure, params))
                found |= {one for one in self._sheet.columns if keys.parted(one)[0] == kind.id}
        return frozenset(found)

    def _is_told(self, at: int, column: str) -> bool:
        place = self._sheet.place(at, self._sheet.columns.get(column, 0))
        return any(one.place == place for one in self._problems)

    def _tell(self, trouble: Trouble, at: int, column: str, **params: str) -> None:
        place = self._sheet.place(at, self._sheet.columns.get(column, 0))
        figure = f"{self._kind.id}.{column}"
        self._problems.append(FigureProblem(trouble, place, figure, params))


def _content(sheet: Opened, row: int, column: int, kind: FigureKind) -> Content | None:
    """Return what a cell says, as the figure has it.

    Raises:
        Unusable: it says nothing that could be used.
    """
    value = sheet.value(row, column)
    if kind.kind == "number":
        found = number(value, negative=kind.negative)
        return None if found is None else Quantity(found)
    if kind.kind == "date":
        return day(value)
    return choice(value, kind) if kind.kind == "choice" else text(value)


def _is_own(kind: FigureKind) -> bool:
    return kind.kind == "number" and PRODUCT_UNIT in (kind.unit or "")


def _is_filled(column: str, cell: Cell[Content], fixed: FixedRow | None) -> bool:
    """Whether people filled a cell in: what gfpack gave does not count, a unit alone neither."""
    if fixed and column == keys.NAME:
        return False
    given = fixed.given.get(column) if fixed else None
    value = cell.value.value if isinstance(cell.value, Quantity) else cell.value
    if given is not None:
        return column != keys.UNIT and str(value) != given and not _equal(value, given)
    return not (fixed and column == keys.UNIT)


def _equal(value: object, given: str) -> bool:
    try:
        return value == number(given)
    except Unusable:
        return False
