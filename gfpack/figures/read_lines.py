"""Sheets with a figure a line. In: an opened sheet. Out: cells by figure and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gfpack.base.text import normalised, same_name
from gfpack.figures import keys
from gfpack.figures.catalogue import PRODUCT_UNIT, ROW_UNITS, FigureKind, SheetKind
from gfpack.figures.models import Cell, Compared, Content, FigureProblem, Row, Trouble
from gfpack.figures.needs import Wanted, hangs_on_rows
from gfpack.figures.read_cells import Unusable, number, text
from gfpack.figures.read_sheet import Opened
from gfpack.figures.units import Quantity, Unit, units

Lines = Mapping[tuple[str, int | None], Cell[Content]]


def lines(sheet: Opened, kind: SheetKind, problems: list[FigureProblem]) -> Lines:
    """Return the figures of a sheet that are filled in; what cannot be used joins `problems`."""
    spoiled, changed = sheet.spoiled(problems), sheet.years_changed(problems)
    known = {one.id: one for one in kind.lines}
    sheet.strange_columns((keys.NAME, keys.UNIT, keys.VALUE), problems)
    sheet.strange_rows(known, problems)
    for again in sheet.repeated:
        if (key := sheet.key(again)) in known:
            place, params = sheet.place(again, sheet.id_column + 1), {"value": known[key].title.zh}
            problems.append(FigureProblem(Trouble.ROW_TWICE, place, key, params))
    found: dict[tuple[str, int | None], Cell[Content]] = {}
    for figure, line in known.items():
        row = sheet.rows.get(figure)
        if row is None:
            continue
        values = _values(sheet, row, line, problems)
        values = {
            key: one for key, one in values.items() if key not in changed
            and (row, sheet.columns[key]) not in spoiled
        }  # fmt: skip
        unit = _unit(sheet, row, line, problems) if values else None
        if unit is None:
            continue
        for key, cell in values.items():
            _, year = keys.parted(key)
            found[figure, year] = Cell(Quantity(cell.value.value, unit), cell.place)
    return found


def _values(
    sheet: Opened, row: int, line: FigureKind, problems: list[FigureProblem]
) -> dict[str, Cell[Quantity]]:
    found = {}
    for key, column in sheet.columns.items():
        if keys.parted(key)[0] != keys.VALUE:
            continue
        place = sheet.place(row, column)
        try:
            value = number(sheet.value(row, column), negative=line.negative)
        except Unusable as problem:
            problems.append(problem.at(place, line.id))
            continue
        if value is not None:
            found[key] = Cell(Quantity(value), place)
    return found


def _unit(sheet: Opened, row: int, line: FigureKind, problems: list[FigureProblem]) -> Unit | None:
    """Return the unit of a line; None, and a problem, where it is not the one asked for."""
    column = sheet.columns.get(keys.UNIT, 0)
    place, wanted = sheet.place(row, column), line.unit or ""
    try:
        said = text(sheet.value(row, column)) if column else wanted
    except Unusable as problem:
        problems.append(problem.at(place, line.id))
        return None
    if wanted == PRODUCT_UNIT:
        return units().parse(said or PRODUCT_UNIT)
    if said is not None and units().parse(said) != units().parse(wanted):
        params = {"value": said, "wanted": wanted}
        problems.append(FigureProblem(Trouble.UNIT_CHANGED, place, line.id, params))
        return None
    return units().parse(wanted)


def compared(
    sheet: Opened,
    wanted: tuple[Wanted, ...],
    tables: Mapping[str, tuple[Row, ...]],
    problems: list[FigureProblem],
) -> tuple[Mapping[str, Compared], Mapping[tuple[str, str], Compared]]:
    """Return the values to compare with that are filled in: for all rows, and by a row's name.

    Each has a line of its own; below them are open lines for products, materials and pollutants
    whose values differ, which name both. Where the unit still says 产品单位, it is that of all rows
    of the table, if they have one.
    """
    spoiled = sheet.spoiled(problems)
    column = sheet.columns.get(keys.VALUE, 0)
    for_all: dict[str, Compared] = {}
    by_row: dict[tuple[str, str], Compared] = {}
    for row, one in _asked_on(sheet, wanted, problems):
        if (row, column) in spoiled:
            continue
        try:
            found, of = _compared(sheet, row, one, tables, problems)
        except Unusable as problem:
            problems.append(problem.at(sheet.place(row, column), one.reference.id))
            continue
        if found is not None and of:
            by_row.setdefault((one.reference.id, of), found)
        elif found is not None:
            for_all.setdefault(one.reference.id, found)
    return for_all, by_row


def _asked_on(
    sheet: Opened, wanted: tuple[Wanted, ...], problems: list[FigureProblem]
) -> Iterator[tuple[int, Wanted]]:
    """Yield every line of the sheet that holds a value to compare with, and which it is."""
    known = {one.reference.id: one for one in wanted}
    for key, one in known.items():
        if key in sheet.rows:
            yield sheet.rows[key], one
    value, name = sheet.columns.get(keys.VALUE, 0), sheet.columns.get(keys.NAME, 0)
    titles = {
        normalised(title): one
        for one in wanted
        for title in (one.reference.id, one.reference.title.zh, one.reference.title.en)
    }
    for row in sheet.below():
        if sheet.key(row) not in ("", keys.ROW) or sheet.value(row, value) is None:
            continue
        said = str(sheet.value(row, name) or "")
        meant = titles.get(normalised(said))
        if meant is None:
            params = {"value": said, "choices": "、".join(one.reference.title.zh for one in wanted)}
            problems.append(FigureProblem(Trouble.NO_CHOICE, sheet.place(row, name), None, params))
        else:
            yield row, meant


def _compared(
    sheet: Opened,
    row: int,
    one: Wanted,
    tables: Mapping[str, tuple[Row, ...]],
    problems: list[FigureProblem],
) -> tuple[Compared | None, str]:
    """Return one value to compare with and the name of the row it is for, if it is for one.

    Raises:
        Unusable: what stands in a cell is none.
    """
    column = sheet.columns.get(keys.VALUE, 0)
    value = number(sheet.value(row, column), negative=True)
    source, own, of = (
        text(sheet.value(row, sheet.columns.get(name, 0)))
        for name in (keys.SOURCE, keys.UNIT, keys.OF)
    )
    if value is None:
        return None, ""
    unit = _with_units_of_rows(own if own and hangs_on_rows(one.unit) else one.unit, tables, of)
    if unit is None:
        at = sheet.place(row, sheet.columns.get(keys.UNIT, column))
        problems.append(FigureProblem(Trouble.NO_UNIT, at, one.reference.id))
        return None, ""
    if not source:
        at = sheet.place(row, sheet.columns.get(keys.SOURCE, column))
        problems.append(FigureProblem(Trouble.NO_SOURCE, at, one.reference.id))
    quantity = Quantity(value, units().parse(unit))
    return Compared(Cell(quantity, sheet.place(row, column)), source or ""), of or ""


def _with_units_of_rows(
    unit: str, tables: Mapping[str, tuple[Row, ...]], of: str | None
) -> str | None:
    """Return a unit with the words that stand for rows' own units replaced; None if it is open.

    In the table that has a row of the name `of`, that row's unit counts alone.
    """
    for table, word in ROW_UNITS.items():
        if word not in unit:
            continue
        rows = tables.get(table, ())
        meant = [row for row in rows if of and same_name(row.title, of)] or rows
        own = {str(cell.value) for row in meant if (cell := row.get("unit", None))}
        if len(own) != 1:
            return None
        unit = unit.replace(word, own.pop())
    return unit
