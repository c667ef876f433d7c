"""Metrics: value, working, what is missing, one result a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gfpack.base.findings import Place
from gfpack.checklist.measures import Metric
from gfpack.figures.metrics import compute, rounded
from gfpack.figures.models import Cell, Content, Figures, Row
from gfpack.figures.units import Quantity, units

YEARS = (2023, 2024, 2025)


def cell(value: str, unit: str, at: str = "A1") -> Cell[Content]:
    return Cell(Quantity(Decimal(value), units().parse(unit)), Place("figures.xlsx", cell=at))


def metric(expression: str, unit: str, inputs: dict[str, Any], **more: Any) -> Metric:
    title = {"zh": "指标", "en": "metric"}
    return Metric.model_validate(
        {
            "id": "B.2",
            "title": title,
            "annex": "B.2",
            "formula": "…",
            "expression": expression,
            "inputs": {name: {"title": title} | one for name, one in inputs.items()},
            "unit": unit,
            "symbols": {},
            "source": ["T1"],
            "confidence": "high",
            **more,
        }
    )


SITE = Figures(
    YEARS,
    lines={
        ("energy-total", 2025): cell("1234.5", "tce", "能源!E5"),
        ("output-value", 2023): cell("40000", "万元"),
        ("output-value", 2024): cell("45000", "万元"),
        ("output-value", 2025): cell("50000", "万元", "产值!E4"),
        ("investment", 2024): cell("900", "万元"),
        ("investment", 2025): cell("3000000", "元"),
    },
    tables={
        "products": (
            Row("1", "轴承", {
                ("unit", None): Cell("万套", Place("figures.xlsx", cell="B4")),
                ("energy", 2025): cell("800", "tce"),
                ("quantity", 2025): cell("250", "万套"),
            }),
            Row("2", "滚子", {("unit", None): Cell("t", Place("figures.xlsx", cell="B5"))}),
        )
    },
)  # fmt: skip

ENERGY = {"E": {"figure": "energy-total"}, "G": {"figure": "output-value"}}


def test_the_working_shows_numbers_conversion_and_rounding() -> None:
    (found,) = compute([metric("E / G", "kgce/万元", ENERGY)], SITE)
    assert found.value == Quantity(Decimal("24.69"), units().parse("kgce/万元"))
    assert found.working == "1234.5 tce ÷ 50000 万元 = 0.02469 tce/万元 = 24.69 kgce/万元"
    assert [str(place.cell) for term in found.terms for place in term.places] == [
        "能源!E5",
        "产值!E4",
    ]


def test_what_is_missing_is_named_and_nothing_computed() -> None:
    inputs = ENERGY | {"C": {"figure": "carbon"}}
    (found,) = compute([metric("C / G + E / G", "tCO2/万元", inputs)], SITE)
    assert (found.value, found.missing) == (None, ("carbon",))


def test_three_years_are_added_up_only_where_all_are_there() -> None:
    whole = {"G": {"figure": "output-value", "years": 3}}
    (found,) = compute([metric("G", "万元", whole)], SITE)
    assert found.value is not None
    assert found.value.value == 135000
    part = {"I": {"figure": "investment", "years": 3}}
    (found,) = compute([metric("I", "万元", part)], SITE)
    assert found.missing == ("investment",)


def test_units_that_do_not_go_together_are_not_computed() -> None:
    both = {"I": {"figure": "investment"}, "G": {"figure": "output-value"}}
    (found,) = compute([metric("I + G", "万元", both)], SITE)
    assert (found.value, found.problem) == (None, "units")
    assert found.params == {"one": "元", "other": "万元"}
    (found,) = compute([metric("E / G", "tCO2/万元", ENERGY)], SITE)
    assert found.problem == "units"


def test_a_metric_of_each_product_takes_the_product_s_own_unit() -> None:
    inputs = {"E": {"figure": "products.energy"}, "Q": {"figure": "products.quantity"}}
    bearing, roller = compute(
        [metric("E / Q", "tce/产品单位", inputs, per="products", weight="energy")], SITE
    )
    assert (bearing.row, str(bearing.value.unit) if bearing.value else "") == ("轴承", "tce/万套")
    assert bearing.weight is not None
    assert bearing.weight.value == 800
    assert (roller.row, roller.missing) == ("滚子", ("products.energy", "products.quantity"))


def test_a_result_is_rounded_half_away_from_zero_to_four_digits() -> None:
    shown = [str(rounded(Decimal(text))) for text in ("0.0123450", "1.00005", "12345.6", "0")]
    assert shown == ["0.01235", "1.000", "12346", "0"]
