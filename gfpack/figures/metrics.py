"""Metrics from figures. In: metrics of a checklist, the plant's figures. Out: `MetricResult`s.

A metric that cannot be computed says which figure is missing, or where units do not go together;
nothing is filled in for it. Each result carries its working.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce

from gfpack.base.text import same_name
from gfpack.checklist.measures import Input, Metric
from gfpack.figures.catalogue import PRODUCT_UNIT, ROW_UNITS, catalogue
from gfpack.figures.formula import Formula, FormulaError, Value
from gfpack.figures.models import Cell, Content, Figures, MetricResult, Row, Term
from gfpack.figures.units import Quantity, UnitsDifferError, units

SHOWN_DIGITS = 4
"""Significant digits a result is shown with; a working names its own rounding."""

BETWEEN_DIGITS = 8
"""Those of a step on the way; the calculation goes on with all digits."""


def compute(metrics: Iterable[Metric], figures: Figures) -> tuple[MetricResult, ...]:
    """Return every metric that has an expression, for the evaluation year.

    A metric told `per` table gives one result a row; where the table is empty, one that says so.
    """
    found: list[MetricResult] = []
    for metric in metrics:
        if metric.expression is None:
            continue
        rows = figures.tables.get(metric.per, ()) if metric.per else ()
        found += [_computed(metric, figures, row) for row in rows or (None,)]
    return tuple(found)


def rounded(value: Decimal, digits: int = SHOWN_DIGITS) -> Decimal:
    """Return a value to significant digits, half away from zero; whole numbers stay whole."""
    if value == 0:
        return Decimal(0)
    place = max(0, digits - 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-place), ROUND_HALF_UP)


def _between(value: Decimal) -> Decimal:
    exact = len(value.as_tuple().digits) <= BETWEEN_DIGITS
    return value if exact else rounded(value, BETWEEN_DIGITS)


def _computed(metric: Metric, figures: Figures, row: Row | None) -> MetricResult:
    title = row.title if row else None
    try:
        terms = {symbol: _term(symbol, metric, figures, row) for symbol in metric.inputs}
        missing = [metric.inputs[symbol].figure for symbol, term in terms.items() if term is None]
        if missing:
            return MetricResult(metric, title, missing=tuple(missing))
        known = {symbol: term[0] for symbol, term in terms.items() if term}
        shown = tuple(part for term in terms.values() if term for part in term[1])
        return _result(metric, row, figures, known, shown)
    except FormulaError as problem:
        told = {name: str(value) for name, value in problem.params.items()}
        return MetricResult(metric, title, problem=problem.key, params=told)


def _result(
    metric: Metric,
    row: Row | None,
    figures: Figures,
    known: dict[str, Value],
    shown: tuple[Term, ...],
) -> MetricResult:
    formula = Formula(metric.expression or "")
    raw = formula.value(known)
    try:
        value = units().convert(raw, units().parse(_unit(metric, row, known)))
    except UnitsDifferError as differ:
        raise FormulaError("units", one=differ.one, other=differ.other) from differ
    numbers = {name: _written(value) for name, value in known.items()}
    between = [_written(raw, _between(raw.value))] if raw.unit != value.unit else []
    steps = [formula.shown(numbers), *between]
    weight = row.get(metric.weight, figures.years[-1]) if row and metric.weight else None
    return MetricResult(
        metric,
        row.title if row else None,
        value,
        weight.value if weight and isinstance(weight.value, Quantity) else None,
        shown,
        " = ".join([*steps, _written(value, rounded(value.value))]),
    )


def _term(
    symbol: str, metric: Metric, figures: Figures, row: Row | None
) -> tuple[Value, tuple[Term, ...]] | None:
    """Return what stands for a symbol, and where it comes from; None where a cell is empty."""
    wanted = metric.inputs[symbol]
    years = figures.years[: len(figures.years) - wanted.before][-wanted.years :]
    table, _, column = wanted.figure.partition(".")
    if not column:
        return _summed(symbol, wanted.figure, [figures.get(table, year) for year in years])
    if row is not None and metric.per == table:
        return _summed(symbol, wanted.figure, [row.get(column, year) for year in years])
    found = [
        _summed(symbol, wanted.figure, [one.get(column, year) for year in years])
        for one in figures.tables.get(table, ())
        if _meant(one, wanted, row)
    ]
    filled = [one for one in found if one is not None]
    if not filled or len(filled) < len(found):
        return None
    column_of = tuple(value for value, _ in filled if isinstance(value, Quantity))
    return column_of, tuple(term for _, terms in filled for term in terms)


def _summed(
    symbol: str, figure: str, cells: Iterable[Cell[Content] | None]
) -> tuple[Value, tuple[Term, ...]] | None:
    found = list(cells)
    numbers = [cell.value for cell in found if cell and isinstance(cell.value, Quantity)]
    if not numbers or len(numbers) < len(found):
        return None
    try:
        total = reduce(operator.add, numbers)
    except UnitsDifferError as differ:
        raise FormulaError("units", one=differ.one, other=differ.other) from differ
    places = tuple(cell.place for cell in found if cell)
    return total, (Term(symbol, figure, total, places),)


def _meant(one: Row, wanted: Input, row: Row | None) -> bool:
    """Return whether a row belongs into a column: of products only the one a material goes into."""
    product = row.get("product", None) if row and wanted.figure.startswith("products.") else None
    if product and not same_name(str(product.value), one.title):
        return False
    return all(
        (cell := one.get(column, None)) is not None and cell.value == choice
        for column, choice in wanted.where.items()
    )


def _unit(metric: Metric, row: Row | None, known: dict[str, Value]) -> str:
    """Return the metric's unit with those of the row and of the product put in."""
    unit = metric.unit
    if row and metric.per and (cell := row.get("unit", None)):
        unit = unit.replace(ROW_UNITS[metric.per], str(cell.value))
    return unit.replace(PRODUCT_UNIT, _unit_of_product(metric, known))


def _unit_of_product(metric: Metric, known: dict[str, Value]) -> str:
    """Return the unit of the product that the figures in the formula are of."""
    for symbol, wanted in metric.inputs.items():
        kind, value = catalogue().ids().get(wanted.figure), known[symbol]
        table = wanted.figure.partition(".")[0]
        of_product = table == wanted.figure or ROW_UNITS.get(table) == PRODUCT_UNIT
        if of_product and kind and kind.unit == PRODUCT_UNIT and value != ():
            return str((value[0] if isinstance(value, tuple) else value).unit)
    return PRODUCT_UNIT


def _written(value: Value, shown: Decimal | None = None) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_written(one) for one in value)}]"
    number = value.value if shown is None else shown
    unit = str(value.unit)
    return f"{number:f}" if unit == "1" else f"{number:f} {unit}"


def missing_figures(results: Iterable[MetricResult]) -> Iterator[str]:
    """Yield every figure that some metric lacks, once, in order."""
    yield from dict.fromkeys(figure for one in results for figure in one.missing)
