"""What a value is held against. In: a bound, the values to compare with. Out: a `Limit`, or a gap.

A value to compare with (对标值) comes from the checklist or a profile, by row, industry or for all,
or from the plant's workbook. Where both give one, the stricter counts: nothing a plant writes makes
a published value easier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from gfpack.assessment.models import Gap, Limit
from gfpack.assessment.scale import Direction
from gfpack.base.text import same_name
from gfpack.checklist.measures import Bound, Reference
from gfpack.checklist.parts import Confidence
from gfpack.figures.catalogue import PRODUCT_UNIT, ROW_UNITS
from gfpack.figures.models import Compared, Figures, MetricResult
from gfpack.figures.units import DIGITS, Quantity, Unit, UnitsDifferError, units

_SURENESS = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Given:
    """All values to compare with that there are."""

    references: Mapping[str, Reference]
    figures: Figures
    industry: str
    """First two digits of the plant's GB/T 4754 code."""


def limit(
    bound: Bound, result: MetricResult, direction: Direction, given: Given
) -> Limit | Gap | None:
    """Return the limit that a bound means for a value; None where nobody gives it."""
    if result.value is None:
        return Gap.NO_VALUE
    found = list(_candidates(bound, result, given))
    usable = [one for one in found if isinstance(one, Limit)]
    if len(usable) < len(found):
        return next(one for one in found if isinstance(one, Gap))
    sign = 1 if direction == "forward" else -1
    return max(usable, key=lambda one: sign * one.quantity.value, default=None)


def lowest(*marks: Confidence) -> Confidence:
    """Return the least sure of some marks."""
    return max(marks, key=_SURENESS.index, default=Confidence.HIGH)


def _candidates(bound: Bound, result: MetricResult, given: Given) -> Iterator[Limit | Gap]:
    if bound.value is not None:
        yield Limit(Quantity(bound.value, _unit_of(result)), bound, bound.confidence, bound.source)
    if bound.reference is None:
        return
    reference = given.references.get(bound.reference)
    if reference is not None:
        value = _published(reference, result.row, given.industry)
        if value is not None:
            sure = lowest(bound.confidence, reference.confidence)
            source = tuple(dict.fromkeys((*bound.source, *reference.source)))
            yield _of(value, _unit(reference, result), Limit(_NONE, bound, sure, source), result)
    own = _own(bound.reference, result.row, given.figures)
    if own is not None:
        told = Limit(_NONE, bound, bound.confidence, bound.source, own)
        quantity = own.cell.value
        yield _of(quantity.value, str(quantity.unit), told, result)


_NONE = Quantity(Decimal(0))


def _published(reference: Reference, row: str | None, industry: str) -> Decimal | None:
    if row is not None:
        for name, value in reference.by_row.items():
            if same_name(name, row):
                return value
    return reference.by_industry.get(industry, reference.value)


def _own(reference: str, row: str | None, figures: Figures) -> Compared | None:
    if row is not None:
        for (name, of), compared in figures.row_references.items():
            if name == reference and same_name(of, row):
                return compared
    return figures.references.get(reference)


def _unit(reference: Reference, result: MetricResult) -> str | None:
    """Return the unit of a published value; None where it says none and the rows have their own."""
    if reference.unit is not None:
        return reference.unit
    own = (PRODUCT_UNIT, *ROW_UNITS.values())
    unit = result.metric.unit
    return None if any(word in unit for word in own) else unit


def _of(value: Decimal, unit: str | None, told: Limit, result: MetricResult) -> Limit | Gap:
    if unit is None:
        return Gap.UNIT_OPEN
    with localcontext() as context:
        context.prec = DIGITS
        times = Quantity(value * told.bound.factor, units().parse(unit))
    try:
        return replace(told, quantity=units().convert(times, _unit_of(result)))
    except UnitsDifferError:
        return Gap.UNITS


def _unit_of(result: MetricResult) -> Unit:
    return result.value.unit if result.value else Unit()
