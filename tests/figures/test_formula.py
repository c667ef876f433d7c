"""The closed evaluator: what it computes, what it refuses, and that units are never mixed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.figures.formula import Formula, FormulaError, Value
from gfpack.figures.units import Quantity, units


def q(value: str, unit: str = "1") -> Quantity:
    return Quantity(Decimal(value), units().parse(unit))


SITE: dict[str, Value] = {
    "E": q("1234.5", "tce"),
    "E_re": q("300", "tce"),
    "G": q("50000", "万元"),
    "kg": q("1", "kgce"),
    "零": q("0", "万元"),
    "amount": (q("10", "t"), q("20", "t")),
    "factor": (q("0.7143", "tce/t"), q("1.4571", "tce/t")),
    "limit": (q("50", "mg/m3"), q("80", "mg/m3")),
    "mean": (q("20", "mg/m3"), q("72", "mg/m3")),
    "nothing": (),
}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("E / G", "0.02469", "tce/万元"),
        ("E_re / E * 100", "24.30133657351154313487241798298906", "1"),
        ("sum(amount * factor)", "36.285", "tce"),
        ("min((limit - mean) / limit) * 100", "10.0", "1"),
        ("max(amount) - min(amount)", "10", "t"),
        ("-(E - E_re)", "-934.5", "tce"),
        ("2 * 3 + 0.5", "6.5", "1"),
    ],
)
def test_a_formula_gives_value_and_unit(text: str, value: str, unit: str) -> None:
    assert Formula(text).value(SITE) == q(value, unit)


@pytest.mark.parametrize(
    ("text", "key", "column"),
    [
        ("E + kg", "units", 1),
        ("E + G", "units", 1),
        ("E - 1", "units", 1),
        ("E / 零", "zero", 1),
        ("零 / 零", "zero", 1),
        ("E / X", "unknown-name", 5),
        ("sum(nothing)", "empty", 1),
        ("amount * factor", "rows", None),
        ("sum(amount * nothing)", "rows", 5),
    ],
)
def test_what_cannot_be_computed_is_said_with_its_column(
    text: str, key: str, column: int | None
) -> None:
    with pytest.raises(FormulaError) as refused:
        Formula(text).value(SITE)
    assert (refused.value.key, refused.value.column) == (key, column)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "E /",
        "E ** 2",
        "E // 2",
        "E if G else 1",
        "(lambda: E)()",
        "E.value",
        "E[0]",
        "__import__('os')",
        "sum(x for x in E)",
        "sum(*amount)",
        "min(E, key=G)",
        "True",
        "1e999",
        "'a'",
        "E; G",
        "E := 1",
        "(" * 300,
        "-" * 400 + "E",
        "E" * 500,
    ],
)
def test_nothing_but_arithmetic_can_be_written(text: str) -> None:
    with pytest.raises(FormulaError) as refused:
        Formula(text)
    assert refused.value.key == "syntax"


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        Formula(text)
    except FormulaError as refused:
        assert refused.key == "syntax"


def test_the_working_shows_numbers_where_the_names_stand() -> None:
    formula = Formula("(a - b) / (c / d) * 100 - (e - f)")
    numbers = {name: str(place) for place, name in enumerate(formula.names, start=1)}
    assert formula.names == ("a", "b", "c", "d", "e", "f")
    assert formula.shown(numbers) == "((1 - 2) ÷ (3 ÷ 4)) × 100 - (5 - 6)"
