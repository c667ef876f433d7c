"""Units: one for all spellings, converted exactly, never mixed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.figures.units import Quantity, UnitsDifferError, units

PAIRS = [
    ("tce/万元", "kgce/万元"),
    ("tce/万元", "kgce/元"),
    ("万元/m2", "亿元/km2"),
    ("万元/亩", "万元/hm2"),
    ("m3/件", "L/件"),
    ("tCO2/万元", "kgCO2/万元"),
    ("1", "%"),
]


def q(value: str, unit: str) -> Quantity:
    return Quantity(Decimal(value), units().parse(unit))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("吨标准煤/万元", "tce/万元"),
        ("m³", "m3"),
        ("tce·t/tce", "t"),
        ("t/t", "1"),
        ("kWh * 万元 / 万元", "千瓦时"),
    ],
)
def test_spellings_of_a_unit_are_one_unit(one: str, other: str) -> None:
    assert units().parse(one) == units().parse(other)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "result"),
    [
        ("0.0247", "tce/万元", "kgce/万元", "24.7"),
        ("12345", "元", "万元", "1.2345"),
        ("1.5", "hm2", "m2", "15000"),
        ("3", "亩", "m2", "2000"),
        ("0.983", "1", "%", "98.3"),
        ("2", "亿元/km2", "万元/m2", "0.02"),
    ],
)
def test_a_conversion_is_exact(value: str, unit: str, wanted: str, result: str) -> None:
    found = units().convert(q(value, unit), units().parse(wanted))
    assert found == q(result, wanted)


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("tce", "tCO2"),
        ("tCO2", "tCO2e"),
        ("kWh", "tce"),
        ("m2", "m3"),
        ("件", "套"),
        ("tce/件", "tce"),
    ],
)
def test_what_measures_another_thing_is_not_converted(unit: str, wanted: str) -> None:
    with pytest.raises(UnitsDifferError):
        units().convert(q("1", unit), units().parse(wanted))


@given(st.decimals("-1e12", "1e12", places=6), st.sampled_from(PAIRS))
def test_there_and_back_is_the_same(value: Decimal, pair: tuple[str, str]) -> None:
    one, other = map(units().parse, pair)
    there = units().convert(Quantity(value, one), other)
    back = units().convert(there, one)
    assert back.unit == one
    assert abs(back.value - value) <= Decimal("1e-18")


def test_a_unit_is_written_as_it_is_read() -> None:
    for text in ("kgce/万元", "m3/件", "1", "t", "1/m2", "t·件/m2/万元"):
        assert units().parse(str(units().parse(text))) == units().parse(text)
