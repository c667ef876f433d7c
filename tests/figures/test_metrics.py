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


def named(unit: str, **cells: Cell[Content]) -> dict[tuple[str, int | None], Cell[Content]]:
    """Return the cells of a row: words are the same in all years, numbers of the last."""
    held = {"unit": text(unit)} | cells
    return {(key, None if isinstance(one.value, str) else 2025): one for key, one in held.items()}


def text(value: str) -> Cell[Content]:
    return Cell(value, Place("figures.xlsx"))


def outlet(number: str, name: str, unit: str, medium: str, **amounts: str) -> Row:
    units_of = {"generated": unit, "limit": "mg/L", "mean": "mg/L"}
    cells = {key: cell(value, units_of[key]) for key, value in amounts.items()}
    return Row(number, name, named(unit, medium=text(medium), **cells))


PLANT = Figures(
    YEARS,
    tables={
        "products": (
            Row("1", "轴承", named("万套", quantity=cell("250", "万套"))),
            Row("2", "滚子", named("万套", quantity=cell("50", "万套"))),
        ),
        "materials": (
            Row("1", "轴承钢", named("t", amount=cell("600", "t"))),
            Row("2", "滚子钢", named("kg", amount=cell("1000", "kg"), product=text(" 滚子 "))),
            Row("3", "铜", named("t", amount=cell("1", "t"), product=text("保持架"))),
        ),
        "pollutants": (
            outlet("1", "COD", "t", "water", generated="3", limit="100", mean="40"),
            outlet("2", "氨氮", "kg", "water", generated="90", limit="10", mean="7"),
            outlet("3", "颗粒物", "t", "gas", generated="1", limit="20", mean="19"),
        ),
    },
)  # fmt: skip


def test_a_material_is_held_against_the_product_it_goes_into() -> None:
    inputs = {"M": {"figure": "materials.amount"}, "Q": {"figure": "products.quantity"}}
    both, one, none = compute(
        [metric("M / sum(Q)", "原材料单位/产品单位", inputs, per="materials")], PLANT
    )
    assert both.value == Quantity(Decimal(2), units().parse("t/万套"))
    assert one.value == Quantity(Decimal(20), units().parse("kg/万套"))
    assert none.missing == ("products.quantity",)


def test_a_pollutant_keeps_its_own_unit_per_unit_of_product() -> None:
    inputs = {"S": {"figure": "pollutants.generated"}, "Q": {"figure": "products.quantity"}}
    found = compute([metric("S / sum(Q)", "污染物单位/产品单位", inputs, per="pollutants")], PLANT)
    shown = [(one.row, one.value and str(one.value.unit)) for one in found]
    assert shown == [("COD", "t/万套"), ("氨氮", "kg/万套"), ("颗粒物", "t/万套")]


def test_only_rows_that_hold_the_choice_count() -> None:
    water = {"where": {"medium": "water"}}
    inputs = {
        "L": {"figure": "pollutants.limit"} | water,
        "C": {"figure": "pollutants.mean"} | water,
    }
    (found,) = compute([metric("min((L - C) / L)", "%", inputs)], PLANT)
    assert found.value == Quantity(Decimal(30), units().parse("%"))
