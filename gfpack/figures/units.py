"""Quantities: a decimal and its unit. In: texts such as `kgce/万元`. Out: `Unit`, `Quantity`.

Units that differ are never mixed in silence: tce + kgce is an error, not a sum. A conversion is a
step of its own (`Units.convert`), so that a working can show it. A product's own unit (件, 套) is
a unit like any other that converts into nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from gfpack.base import yaml
from gfpack.base.files import shipped
from gfpack.checklist.parts import Frozen

DIGITS = 34
"""Significant digits that every calculation keeps."""
_FACTOR = re.compile(r"/|·|\*")
_NONE = "none"


def _fraction(text: Any) -> Fraction:
    factor = Fraction(str(text))
    if factor <= 0:
        raise ValueError("a factor is greater than 0")
    return factor


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of plain units; `()` is the number one."""

    powers: tuple[tuple[str, int], ...] = ()

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """Return the unit of a product, or of a quotient where `sign` is -1."""
        total = Counter(dict(self.powers))
        for name, power in other.powers:
            total[name] += sign * power
        return Unit(tuple(sorted((name, power) for name, power in total.items() if power)))

    def __str__(self) -> str:
        above = [_power(name, power) for name, power in self.powers if power > 0]
        below = [_power(name, -power) for name, power in self.powers if power < 0]
        return "/".join(["·".join(above) or "1", *below])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit."""

    value: Decimal
    unit: Unit = Unit()

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.value + self._same(other).value, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.value - self._same(other).value, self.unit)

    def __neg__(self) -> Quantity:
        return Quantity(-self.value, self.unit)

    def __mul__(self, other: Quantity) -> Quantity:
        return Quantity(self.value * other.value, self.unit.times(other.unit))

    def __truediv__(self, other: Quantity) -> Quantity:
        return Quantity(self.value / other.value, self.unit.times(other.unit, -1))

    def __lt__(self, other: Quantity) -> bool:
        return self.value < self._same(other).value

    def _same(self, other: Quantity) -> Quantity:
        if self.unit != other.unit:
            raise UnitsDifferError(self.unit, other.unit)
        return other


class UnitsDifferError(ValueError):
    """Two quantities whose units are not the same, or cannot be converted."""

    def __init__(self, one: Unit, other: Unit) -> None:
        super().__init__(f"{one} / {other}")
        self.one, self.other = one, other


class PlainUnit(Frozen):
    """A unit of the table: a multiple of its dimension's base unit."""

    id: str
    dimension: str
    factor: Annotated[Fraction, BeforeValidator(_fraction)]
    also: tuple[str, ...] = ()
    source: tuple[str, ...] = Field(min_length=1)


class UnitsFile(Frozen):
    """The content of `checklists/units.yaml`."""

    sources: dict[str, str]
    units: tuple[PlainUnit, ...]


class Units:
    """The table of units."""

    def __init__(self, known: Iterable[PlainUnit]) -> None:
        self._known = {one.id: one for one in known}
        self._ids = {name: one.id for one in self._known.values() for name in (one.id, *one.also)}

    def parse(self, text: str) -> Unit:
        """Return the unit a text names; what the table does not know is a unit of its own.

        Synonyms become one: `吨标准煤/万元` and `tce/万元` are the same unit.
        """
        first, *rest = text.replace(" ", "").split("/")
        unit = Unit()
        for sign, part in ((1, first), *((-1, one) for one in rest)):
            for name in _FACTOR.split(part):
                if name and name != "1":
                    unit = unit.times(Unit(((self._ids.get(name, name), 1),)), sign)
        return unit

    def convert(self, quantity: Quantity, unit: Unit) -> Quantity:
        """Return the same amount in another unit.

        Raises:
            UnitsDifferError: the two do not measure the same thing.
        """
        if quantity.unit == unit:
            return quantity
        if self._dimensions(quantity.unit) != self._dimensions(unit):
            raise UnitsDifferError(quantity.unit, unit)
        ratio = self._factor(quantity.unit) / self._factor(unit)
        with localcontext() as context:
            context.prec = DIGITS
            return Quantity(quantity.value * ratio.numerator / ratio.denominator, unit)

    def _dimensions(self, unit: Unit) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for name, power in unit.powers:
            known = self._known.get(name)
            dimension = known.dimension if known else f"unit {name}"
            if dimension != _NONE:
                found[dimension] += power
        return {name: power for name, power in found.items() if power}

    def _factor(self, unit: Unit) -> Fraction:
        factor = Fraction(1)
        for name, power in unit.powers:
            if known := self._known.get(name):
                factor *= known.factor**power
        return factor


@cache
def units() -> Units:
    """Return the units gfpack ships.

    Raises:
        DataError: the shipped table is damaged.
    """
    return Units(yaml.into(UnitsFile, yaml.read(shipped("checklists") / "units.yaml")).units)


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"
