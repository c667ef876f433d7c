"""Whether two numbers as they are shown can be the same. In: quantities. Out: yes or no, by what.

A number shown as 4.68 亿元 stands for everything that rounds to it: half a step of its last digit
either way. Two numbers differ where what they stand for does not meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gfpack.figures.units import Quantity, units


def step(shown: Quantity) -> Quantity:
    """Return one step of the last digit that is shown."""
    exponent = shown.value.as_tuple().exponent
    return Quantity(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), shown.unit)


def same(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities are the same as far as their digits show.

    Raises:
        UnitsDifferError: they do not measure the same thing.
    """
    there = units().convert(one, other.unit)
    spread = units().convert(step(one), other.unit).value + step(other).value
    return abs(there.value - other.value) <= spread / 2


def factor_between(
    one: Quantity, other: Quantity, factors: Iterable[Decimal], spread: Decimal
) -> Decimal | None:
    """Return by which of the factors two quantities differ, within `spread` as a multiple.

    Raises:
        UnitsDifferError: they do not measure the same thing.
    """
    first, second = abs(units().convert(one, other.unit).value), abs(other.value)
    if not first or not second:
        return None
    ratio = max(first, second) / min(first, second)
    return next((by for by in factors if by / spread <= ratio <= by * spread), None)


def written(shown: Quantity) -> str:
    """Return a quantity for the eye: `46800 万元`."""
    unit = str(shown.unit)
    return f"{shown.value:f}" if unit == "1" else f"{shown.value:f} {unit}"
