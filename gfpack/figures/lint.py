"""Whether the catalogue of figures, and the formulas of checklists over it, are fit to be used.

In: a data file. Out: every problem in it, at file:line:column; for all other files what the
checklist's own lint finds. A formula is tried with its units: what cannot be converted into the
metric's unit is a fault of the checklist, told before any plant fills in a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gfpack.base.errors import DataError, Problem
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, Path_, into, read
from gfpack.checklist import lint as checklist_lint
from gfpack.checklist.load import load_types
from gfpack.checklist.measures import Input, Metric
from gfpack.checklist.models import Checklist
from gfpack.checklist.unknown import unknown
from gfpack.figures.catalogue import (
    PRODUCT_UNIT,
    ROW_UNITS,
    Catalogue,
    FigureKind,
    SheetKind,
    Sum,
    catalogue,
    shipped_catalogue,
)
from gfpack.figures.formula import Formula, FormulaError, Value
from gfpack.figures.plausibility import Plausibility, shipped_plausibility
from gfpack.figures.rules_lint import problems_of_forms, problems_of_plausibility
from gfpack.figures.statistical_forms import StatisticalForms, shipped_forms
from gfpack.figures.units import Quantity, UnitsDifferError, units

_TRIED = Decimal("1.7")
"""A number tried for each symbol, times its place: no two are the same, none is nought."""


def lint(file: Path, folders: Sequence[Path] = ()) -> list[Problem]:
    """Return everything wrong in a data file, in file order."""
    try:
        located = read(file)
        if isinstance(located.data, dict) and "sheets" in located.data:
            return sorted(_of_catalogue(located), key=_in_file)
        problems = _of_rules(located, folders)
        if problems is None:
            problems = checklist_lint.lint(file, folders)
            if not problems and isinstance(located.data, dict) and "indicators" in located.data:
                problems = list(problems_of_formulas(into(Checklist, located), located))
    except DataError as failed:
        problems = list(failed.problems)
    return sorted(set(problems), key=_in_file)


def lint_all(folders: Sequence[Path] = ()) -> tuple[list[Path], list[Problem]]:
    """Return every data file that can be loaded, and everything wrong in any of them."""
    files, _ = checklist_lint.lint_all(folders)
    files = [*files, shipped_catalogue(), shipped_forms(), shipped_plausibility()]
    return files, [problem for file in files for problem in lint(file, folders)]


def _of_rules(located: Located, folders: Sequence[Path]) -> list[Problem] | None:
    """Return what is wrong of forms or limits of plausibility; None for any other file."""
    keys = located.data.keys() if isinstance(located.data, dict) else set()
    if "jumps" in keys:
        limits = into(Plausibility, located)
        return list(problems_of_plausibility(limits, located, load_types(folders)))
    if "forms" in keys and "indicators" not in keys:
        return list(problems_of_forms(into(StatisticalForms, located), located))
    return None


def problems_of_formulas(checklist: Checklist, located: Located) -> Iterator[Problem]:
    """Yield what keeps the metrics of a checklist from being computed from the catalogue."""
    for index, metric in enumerate(checklist.metrics):
        here: Path_ = ("metrics", index)
        figures = [one.figure for one in metric.inputs.values()]
        for symbol, one in metric.inputs.items():
            place = (*here, "inputs", symbol)
            yield from _unknown_figures(located, (*place, "figure"), [one.figure])
            if one.figure in catalogue().ids():
                yield from _input(one, place, located)
        if metric.weight:
            column = f"{metric.per}.{metric.weight}"
            yield from _unknown_figures(located, (*here, "weight"), [column])
        if metric.expression is not None and all(map(_is_figure, figures)):
            yield from _unused(metric, here, located)
            yield from _formula(
                located,
                (*here, "expression"),
                metric.expression,
                _tried(metric),
                metric.unit,
            )


def _of_catalogue(located: Located) -> Iterator[Problem]:
    found = into(Catalogue, located)
    seen: set[str] = set()
    for number, sheet in enumerate(found.sheets):
        here: Path_ = ("sheets", number)
        yield from _sheet(sheet, here, located, found)
        for part, kinds in (("lines", sheet.lines), ("columns", sheet.columns)):
            for index, kind in enumerate(kinds):
                place = (*here, part, index)
                yield from _figure(kind, sheet, place, located)
                yield from unknown(
                    located, (*place, "source"), "source", kind.source, found.sources
                )
                name = kind.id if part == "lines" else f"{sheet.id}.{kind.id}"
                if name in seen:
                    yield located.problem((*place, "id"), "figures.lint.twice", name=name)
                seen.add(name)
    for index, total in enumerate(found.sums):
        yield from _sum(total, ("sums", index), located, found)


def _sheet(sheet: SheetKind, here: Path_, located: Located, found: Catalogue) -> Iterator[Problem]:
    asked = [line for line in sheet.lines if not line.derived]
    if sheet.columns and asked:
        yield located.problem((*here, "lines"), "figures.lint.lines_beside", name=sheet.id)
    if len({line.yearly for line in asked}) > 1:
        yield located.problem((*here, "lines"), "figures.lint.yearly", name=sheet.id)
    columns = {one.id: one for one in sheet.columns}
    yield from _unknown_figures(located, (*here, "asked_with"), sheet.asked_with, found.ids())
    for index, row in enumerate(sheet.rows):
        place = (*here, "rows", index)
        yield from unknown(located, (*place, "source"), "source", row.source, found.sources)
        for column, given in row.given.items():
            kind = columns.get(column)
            if kind is None:
                yield located.problem(
                    (*place, "given", column), "figures.lint.no_column", name=column
                )
            elif kind.kind == "number" and not _is_number(given):
                yield located.problem(
                    (*place, "given", column), "figures.lint.no_number", value=given
                )
    for column in sheet.computed.of if sheet.computed else ():
        if column not in columns:
            yield located.problem((*here, "computed"), "figures.lint.no_column", name=column)


def _figure(
    kind: FigureKind, sheet: SheetKind, place: Path_, located: Located
) -> Iterator[Problem]:
    columns = {one.id for one in sheet.columns}
    if kind.kind == "number" and not kind.unit:
        yield located.problem(place, "figures.lint.no_unit", name=kind.id)
    if kind.kind == "choice" and not kind.choices:
        yield located.problem(place, "figures.lint.no_choices", name=kind.id)
    if kind.derived:
        rule = kind.derived
        for column in (rule.sum, rule.year, *rule.where):
            if column is not None and column not in columns:
                yield located.problem((*place, "derived"), "figures.lint.no_column", name=column)


def _sum(total: Sum, here: Path_, located: Located, found: Catalogue) -> Iterator[Problem]:
    yield from unknown(located, (*here, "source"), "source", total.source, found.sources)
    names = [total.whole, *total.inputs.values()]
    yield from _unknown_figures(located, here, names, found.ids())
    if set(names) <= found.ids().keys():
        tried = {
            symbol: _quantity(found.get(figure), place)
            for place, (symbol, figure) in enumerate(total.inputs.items(), start=1)
        }
        unit = found.get(total.whole).unit or ""
        yield from _formula(located, (*here, "parts"), total.parts, tried, unit)


def _formula(
    located: Located, place: Path_, expression: str, tried: Mapping[str, Value], unit: str
) -> Iterator[Problem]:
    try:
        found = Formula(expression).value(tried)
        units().convert(found, units().parse(unit))
    except UnitsDifferError as differ:
        params = {"one": differ.one, "other": differ.other}
        yield located.problem(place, "figures.formula.units", **params)
    except FormulaError as problem:
        yield located.problem(place, f"figures.formula.{problem.key}", **problem.params)


def _input(one: Input, place: Path_, located: Located) -> Iterator[Problem]:
    """Yield what is wrong with a figure as an input: no number, no three years, no such choice."""
    kind, (table, _, column) = catalogue().get(one.figure), one.figure.partition(".")
    if kind.kind != "number":
        yield located.problem((*place, "figure"), "figures.lint.figure_no_number", name=one.figure)
    if one.years > 1 and not kind.yearly:
        yield located.problem((*place, "years"), "figures.lint.figure_all_years", name=one.figure)
    for name, choice in one.where.items():
        asked = catalogue().ids().get(f"{table}.{name}") if column else None
        if asked is None or choice not in asked.choices:
            params = {"name": name, "choice": choice}
            yield located.problem((*place, "where", name), "figures.lint.no_choice", **params)


def _is_figure(name: str) -> bool:
    kind = catalogue().ids().get(name)
    return kind is not None and kind.kind == "number"


def _unused(metric: Metric, here: Path_, located: Located) -> Iterator[Problem]:
    try:
        names = Formula(metric.expression or "").names
    except FormulaError:
        return
    for symbol in metric.inputs.keys() - set(names):
        yield located.problem((*here, "inputs", symbol), "figures.lint.unused", name=symbol)


def _tried(metric: Metric) -> dict[str, Value]:
    """Return a quantity for each symbol; a column where the metric takes a whole table.

    The unit a row names is called after its table: in a formula those of several tables meet.
    """
    found: dict[str, Value] = {}
    for place, (symbol, one) in enumerate(metric.inputs.items(), start=1):
        kind, (table, _, column) = catalogue().get(one.figure), one.figure.partition(".")
        own = ROW_UNITS.get(table, PRODUCT_UNIT)
        if kind.unit_column != "unit":
            own = f"{table}.{kind.unit_column}"
        unit = (kind.unit or "").replace(PRODUCT_UNIT, own)
        value = Quantity(_TRIED * place, units().parse(unit))
        found[symbol] = (value, value) if column and table != metric.per else value
    return found


def _quantity(kind: FigureKind, place: int) -> Quantity:
    return Quantity(_TRIED * place, units().parse(kind.unit or ""))


def _unknown_figures(
    located: Located,
    place: Path_,
    names: Sequence[str],
    known: Mapping[str, FigureKind] | None = None,
) -> Iterator[Problem]:
    known = catalogue().ids() if known is None else known
    for name in names:
        if name not in known:
            near = nearest(name, known)
            key = "unknown_figure_near" if near else "unknown_figure"
            yield located.problem(place, f"figures.lint.{key}", name=name, near=near or "")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _in_file(problem: Problem) -> tuple[str, int, int, str]:
    return str(problem.file), problem.line, problem.column, problem.key
