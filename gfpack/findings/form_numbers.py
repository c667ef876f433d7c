"""What statistical forms in the evidence say of figures. In: a case. Out: pairs to compare.

Only forms that the case cites and that are the enterprise's own, each against the figures of its
own year. A line that stands on a form twice says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gfpack.base.findings import Place
from gfpack.base.text import same_name
from gfpack.checklist.parts import Names
from gfpack.evidence.models import Evidence, Extent, Reading
from gfpack.evidence.statistical import FIELD, FormNumber, form_number
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import factor_between, same
from gfpack.figures.models import Cell, Figures, Row
from gfpack.figures.plausibility import plausibility
from gfpack.figures.statistical_forms import (
    FormLine,
    NamedRows,
    StatisticalForm,
    plain_name,
    statistical_forms,
)
from gfpack.figures.units import Quantity, UnitsDifferError, units
from gfpack.findings.case import Case
from gfpack.findings.params import About, Words, about


@dataclass(frozen=True, slots=True)
class Pair:
    """A number on a form, and the cell of the workbook that should say the same."""

    evidence: Evidence
    place: Place
    form: str
    line: str
    year: int
    said: Quantity
    figure: str
    title: Names
    cell: Cell[Quantity]
    also: tuple[Decimal, ...] = ()
    """What the form may hold besides, in the unit of the cell."""

    @property
    def differs(self) -> bool:
        """Whether the two cannot be the same as far as their digits show."""
        sums = (Decimal(0), *self.also)
        value, unit = self.cell.value.value, self.cell.value.unit
        return not any(same(self.said, Quantity(value + more, unit)) for more in sums)

    @property
    def factor(self) -> Decimal | None:
        """By how much they differ where that looks like a mistaken unit."""
        limits = plausibility().magnitude
        return factor_between(self.said, self.cell.value, limits.factors, limits.spread)


Line = tuple[Extent, Reading, Mapping[str, FormNumber]]


def pairs(case: Case) -> Iterator[Pair]:
    """Yield every number on a form of the enterprise whose figure is filled in."""
    own = (case.project.enterprise.credit_code or "").strip().upper()
    for evidence in case.cited:
        code = evidence.credit_code
        if code is not None and own and code.value.strip().upper() != own:
            continue
        for extent, reading, numbers in _lines(case, evidence):
            if _filed_otherwise(evidence, next(iter(numbers.values())).year):
                continue
            yield from _of_line(case.figures, evidence, extent, reading, numbers)


def _filed_otherwise(evidence: Evidence, year: int) -> bool:
    """Return whether a person files a form as of other years: which are right, he must say."""
    years = evidence.years
    return years is not None and years.confirmed and year not in years.value


def _lines(case: Case, evidence: Evidence) -> Iterator[Line]:
    """Yield the lines of an evidence's forms that stand there once."""
    found: defaultdict[tuple[object, ...], list[tuple[Extent, Reading, FormNumber]]]
    found = defaultdict(list)
    for extent, reading in case.register.readings_of(evidence, FIELD):
        if number := form_number(reading.value):
            key = (extent.path, reading.page, number.form, number.year, plain_name(number.line))
            found[key].append((extent, reading, number))
    for each in found.values():
        columns = {number.column: number for _, _, number in each}
        if len(columns) == len(each):
            yield each[0][0], each[0][1], columns


def _of_line(
    figures: Figures,
    evidence: Evidence,
    extent: Extent,
    reading: Reading,
    numbers: Mapping[str, FormNumber],
) -> Iterator[Pair]:
    any_of = next(iter(numbers.values()))
    form = statistical_forms().get(any_of.form)
    meant = _meant(form, any_of, figures) if form else None
    if form is None or meant is None:
        return
    wanted, figure, title, cell, also = meant
    taken = next((numbers[one] for one in wanted.column if one in numbers), None)
    said = _said(taken, numbers, wanted) if taken else None
    if taken is None or said is None or not _measures_the_same(said, cell.value):
        return
    place = Place(extent.path, page=None if taken.cell else reading.page, cell=taken.cell or None)
    line = plain_name(any_of.line)
    year = any_of.year
    yield Pair(evidence, place, form.id, line, year, said, figure, title, cell, also)


Meant = tuple[FormLine | NamedRows, str, Names, Cell[Quantity], tuple[Decimal, ...]]


def _meant(form: StatisticalForm, number: FormNumber, figures: Figures) -> Meant | None:
    """Return what a line of a form says: its rule, figure, title, the workbook's cell."""
    line = form.line(number.line)
    if line is None:
        return _by_name(form, number, figures)
    title = catalogue().get(line.figure).title
    if line.row is None:
        cell = _quantity(figures.get(line.figure, number.year))
        return (line, line.figure, title, cell, ()) if cell else None
    table, _, column = line.figure.partition(".")
    rows = {one.id: one for one in figures.tables.get(table, ())}
    cell = _quantity(_in(rows.get(line.row), column, number.year))
    if cell is None:
        return None
    others = [_quantity(_in(rows.get(one), column, number.year)) for one in line.also]
    also = tuple(one.value.value for one in others if one and one.value.unit == cell.value.unit)
    named = _titled(rows[line.row].title, title)
    return line, f"{line.figure} {line.row}", named, cell, also


def _by_name(form: StatisticalForm, number: FormNumber, figures: Figures) -> Meant | None:
    """Return the row of a table that a line names: of products a product."""
    for rule in form.rows:
        table, _, column = rule.figure.partition(".")
        name = plain_name(number.line)
        for words in rule.after:
            name = name.removeprefix(words).lstrip(":-—")
        row = next((r for r in figures.tables.get(table, ()) if same_name(r.title, name)), None)
        if row and (cell := _quantity(_in(row, column, number.year))):
            title = _titled(row.title, catalogue().get(rule.figure).title)
            return rule, f"{rule.figure} {row.id}", title, cell, ()
    return None


def _titled(row: str, column: Names) -> Names:
    return Names(zh=f"{row}的{column.zh}", en=f"{column.en} of {row}")


def _in(row: Row | None, column: str, year: int) -> object:
    return row.get(column, year) if row else None


def _quantity(cell: object) -> Cell[Quantity] | None:
    if isinstance(cell, Cell) and isinstance(cell.value, Quantity):
        return Cell(cell.value, cell.place)
    return None


def _said(
    taken: FormNumber, numbers: Mapping[str, FormNumber], wanted: FormLine | NamedRows
) -> Quantity | None:
    """Return what the form says, less what is to be taken off."""
    value = Decimal(taken.number)
    if isinstance(wanted, FormLine) and wanted.less and (off := numbers.get(wanted.less)):
        value -= Decimal(off.number)
    return Quantity(value, units().parse(taken.unit))


def _measures_the_same(one: Quantity, other: Quantity) -> bool:
    try:
        units().convert(one, other.unit)
    except UnitsDifferError:
        return False
    return True


def about_form(case: Case, evidence: Evidence, place: Place) -> About:
    """Return where a finding about a number on a form belongs."""
    return {**about(case, evidence), "place": place}


def where(place: Place) -> Words:
    """Return where on a form something stands, as {where_zh} and {where_en} after its number."""
    if place.cell:
        return {"where_zh": f"，{place.cell}", "where_en": f", {place.cell}"}
    return {"where_zh": f"，第 {place.page} 页", "where_en": f", page {place.page}"}
