"""Whether the files that figures are compared by are fit to be used: forms, and limits to doubt.

In: `statistical-forms.yaml` or `plausibility.yaml`, as a value with its positions. Out: every
problem, at file:line:column. What names no figure would be compared with nothing, in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gfpack.base.errors import Problem
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, Path_
from gfpack.checklist.models import EvidenceTypes
from gfpack.checklist.unknown import unknown
from gfpack.evidence.statistical_rows import COLUMNS
from gfpack.figures.catalogue import PRODUCT_UNIT, catalogue
from gfpack.figures.plausibility import Plausibility, Ratio
from gfpack.figures.statistical_forms import FormLine, StatisticalForms, plain_name
from gfpack.figures.units import Quantity, UnitsDifferError, units


def problems_of_forms(found: StatisticalForms, located: Located) -> Iterator[Problem]:
    """Yield unknown figures, rows, columns and sources, forms and lines that are told twice."""
    forms: set[str] = set()
    for number, form in enumerate(found.forms):
        here: Path_ = ("forms", number)
        if form.id in forms:
            yield located.problem((*here, "id"), "figures.lint.form_twice", name=form.id)
        forms.add(form.id)
        named: set[str] = set()
        for index, line in enumerate(form.lines):
            place = (*here, "lines", index)
            yield from _line(line, place, located)
            for name in sorted({plain_name(one) for one in line.names} & named):
                yield located.problem((*place, "names"), "figures.lint.line_twice", name=name)
            named |= {plain_name(one) for one in line.names}
            yield from unknown(located, (*place, "source"), "source", line.source, found.sources)
        for index, rows in enumerate(form.rows):
            place = (*here, "rows", index)
            yield from _figures(located, (*place, "figure"), [rows.figure])
            yield from _known(located, (*place, "column"), "form_column", rows.column, COLUMNS)
            yield from unknown(located, (*place, "source"), "source", rows.source, found.sources)


def problems_of_plausibility(
    found: Plausibility, located: Located, types: EvidenceTypes
) -> Iterator[Problem]:
    """Yield unknown figures, types and sources, limits that cross, ratios that are of no unit."""
    judged = {"jumps": found.jumps, "magnitude": found.magnitude, "boundary": found.boundary}
    for part, one in judged.items():
        yield from unknown(located, (part, "source"), "source", one.source, found.sources)
    yield from _figures(located, ("jumps", "beside"), [found.jumps.beside])
    yield from _figures(located, ("jumps", "figures"), found.jumps.figures)
    yield from _figures(located, ("magnitude", "columns"), found.magnitude.columns)
    if found.jumps.warning < found.jumps.notice:
        yield located.problem(("jumps", "warning"), "figures.lint.limits_cross", name="jumps")
    for index, ratio in enumerate(found.ratios):
        place: Path_ = ("ratios", index)
        yield from unknown(located, (*place, "source"), "source", ratio.source, found.sources)
        yield from _ratio(ratio, place, located)
    known = types.by_id()
    yield from unknown(located, ("boundary", "types"), "type", found.boundary.types, known)


def _line(line: FormLine, place: Path_, located: Located) -> Iterator[Problem]:
    yield from _figures(located, (*place, "figure"), [line.figure])
    yield from _known(located, (*place, "column"), "form_column", line.column, COLUMNS)
    if line.less is not None:
        yield from _known(located, (*place, "less"), "form_column", [line.less], COLUMNS)
    if line.figure not in catalogue().ids():
        return
    rows = [one.id for one in catalogue().sheet_of(line.figure).rows]
    if line.row is not None:
        yield from _known(located, (*place, "row"), "fixed_row", [line.row], rows)
    yield from _known(located, (*place, "also"), "fixed_row", line.also, rows)


def _ratio(ratio: Ratio, place: Path_, located: Located) -> Iterator[Problem]:
    if ratio.low is not None and ratio.high is not None and ratio.high < ratio.low:
        yield located.problem((*place, "high"), "figures.lint.limits_cross", name=ratio.id)
    unsound = [
        *_figures(located, (*place, "of"), [ratio.of]),
        *_figures(located, (*place, "to"), [ratio.to]),
    ]
    yield from unsound
    if unsound:
        return
    above, below = (_quantity(one) for one in (ratio.of, ratio.to))
    try:
        units().convert(above / below, units().parse(ratio.unit))
    except UnitsDifferError as differ:
        params = {"one": differ.one, "other": differ.other}
        yield located.problem((*place, "unit"), "figures.formula.units", **params)


def _quantity(figure: str) -> Quantity:
    unit = catalogue().get(figure).unit or PRODUCT_UNIT
    return Quantity(Decimal(1), units().parse(unit))


def _figures(located: Located, place: Path_, names: Iterable[str]) -> Iterator[Problem]:
    yield from _known(located, place, "figure", names, catalogue().ids())


def _known(
    located: Located, place: Path_, what: str, names: Iterable[str], known: Iterable[str]
) -> Iterator[Problem]:
    held = list(known)
    for name in names:
        if name not in held:
            near = nearest(name, held)
            key = f"figures.lint.unknown_{what}" + ("_near" if near else "")
            yield located.problem(place, key, name=name, near=near or "")
