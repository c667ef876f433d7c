"""The catalogue of figures: what others rely on is there, and lint finds what would break it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gfpack.checklist.load import available
from gfpack.figures.catalogue import catalogue, shipped_catalogue
from gfpack.figures.lint import lint

YEARLY = {
    "output-value": "万元", "added-value": "万元", "energy-total": "tce", "carbon": "tCO2",
    "ghg": "tCO2e", "water-intake": "m3", "water-reused": "m3", "wastewater-generated": "t",
    "wastewater-discharged": "t", "wastewater-reused": "t", "waste-gas-generated": "m3",
    "waste-gas-discharged": "m3", "solid-waste-generated": "t", "solid-waste-used": "t",
    "solid-waste-stock-used": "t", "hazardous-waste-generated": "t",
    "hazardous-waste-disposed": "t", "catalogue-technologies": "项", "product-categories": "项",
    "footprint-categories": "项", "efficient-output-value": "万元",
    "efficiency-scope-output-value": "万元",
}  # fmt: skip
ONCE = {
    "land-area": "m2", "building-floor-area": "m2", "structure-floor-area": "m2",
    "building-footprint": "m2", "structure-footprint": "m2", "yard-area": "m2",
    "capacity": "产品单位", "platform-functions": "项",
}  # fmt: skip
TABLES = {
    "products": {
        "name", "unit", "quantity", "value", "energy", "carbon", "ghg", "water",
        "wastewater-generated", "wastewater-discharged", "waste-gas-generated",
        "waste-gas-discharged", "time-norm",
    },
    "energy": {"name", "unit", "amount", "factor"},
    "renewables": {"name", "unit", "amount", "factor"},
    "materials": {"name", "unit", "amount", "product"},
    "green-materials": {"name", "unit", "used", "total"},
    "pollutants": {
        "name", "outlet", "medium", "unit", "generated", "discharged", "limit", "mean",
    },
    "projects": {"name", "finished", "investment", "kind"},
}  # fmt: skip
FACTORS = {
    "raw-coal": ("t", "0.7143"),
    "coke": ("t", "0.9714"),
    "crude-oil": ("t", "1.4286"),
    "petrol": ("t", "1.4714"),
    "kerosene": ("t", "1.4714"),
    "diesel": ("t", "1.4571"),
    "fuel-oil": ("t", "1.4286"),
    "lpg": ("t", "1.7143"),
    "natural-gas": ("万m3", "13.300"),
    "heat": ("GJ", "0.03412"),
    "electricity": ("万kWh", "1.229"),
    "own-renewable-electricity": ("万kWh", "1.229"),
}


def test_every_figure_that_others_rely_on_is_there_with_its_unit() -> None:
    known = catalogue().ids()
    for wanted, yearly in ((YEARLY, True), (ONCE, False)):
        found = {figure: known[figure].unit for figure in wanted}
        assert found == wanted
        assert {known[figure].yearly for figure in wanted} == {yearly}
    for table, columns in TABLES.items():
        assert columns <= {one.id for one in catalogue().sheet(table).columns}


def test_the_factors_are_those_of_the_standard_and_no_other_kind_has_one() -> None:
    rows = catalogue().sheet("energy").rows
    given = {row.id: row.given for row in rows}
    found = {kind: (one["unit"], one["factor"]) for kind, one in given.items() if "factor" in one}
    assert found == FACTORS
    assert all(row.source == ("GB2589",) for row in rows if "factor" in row.given)


def test_what_counts_as_renewable_stands_in_rows_of_their_own() -> None:
    rows = [row.id for row in catalogue().sheet("renewables").rows]
    assert rows == ["self-used", "market", "direct-line", "certificates", "heat", "biomass"]


def test_every_figure_says_in_both_languages_what_counts_and_where_it_is_from() -> None:
    for figure, one in catalogue().ids().items():
        assert one.meaning.zh.strip(), figure
        assert one.meaning.en.strip(), figure
        assert one.form or one.derived, figure


def test_the_twelve_functions_of_the_platform_are_twelve() -> None:
    assert len(catalogue().sheet("platform").rows) == 12


def test_the_catalogue_is_clean_and_no_checklist() -> None:
    assert lint(shipped_catalogue()) == []
    assert all(one.file != shipped_catalogue() for one in available())


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("unit: 万元\n        basic", "kind: number\n        basic", "figures.lint.no_unit"),
        ("asked_with: [energy-total]", "asked_with: [energy-totle]", "unknown_figure_near"),
        ("derived: {year: finished}", "derived: {year: done}", "figures.lint.no_column"),
        ('factor: "0.7143"', 'factor: "o.7143"', "figures.lint.no_number"),
        ("of: [amount, factor]", "of: [amount, price]", "figures.lint.no_column"),
        ("parts: sum(amount * factor)", "parts: sum(amount * factor", "figures.formula.syntax"),
        ("parts: sum(amount * factor)", "parts: sum(amount)", "figures.formula.units"),
        ("source: [GBT36132-2025, FORMS]", "source: [GBT36132-2052, FORMS]", "unknown_source"),
        ("- id: added-value", "- id: output-value", "figures.lint.twice"),
    ],
)
def test_lint_names_what_would_break(tmp_path: Path, before: str, after: str, key: str) -> None:
    text = shipped_catalogue().read_text("utf-8")
    assert before in text
    file = tmp_path / "figures.yaml"
    file.write_text(text.replace(before, after, 1), "utf-8")
    found = lint(file)
    assert any(key in one.key and one.line > 1 for one in found), [one.key for one in found]


def test_a_table_follows_where_a_figure_that_hangs_on_it_is_asked_for() -> None:
    asked = catalogue().asked({"upgrade-investment"}, "factory")
    assert {"projects.name", "projects.finished", "projects.investment"} <= asked
    assert "platform.present" not in asked


def test_columns_that_say_what_a_row_is_come_with_its_numbers() -> None:
    asked = catalogue().asked({"pollutants.mean"}, "park")
    assert {"pollutants.name", "pollutants.medium", "pollutants.concentration-unit"} <= asked
    assert "pollutants.generated" not in asked
    assert "output-value" not in asked


def test_tolerances_are_shares() -> None:
    assert all(Decimal(0) <= one.tolerance < 1 for one in catalogue().sums)
