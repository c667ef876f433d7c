"""The tables of parks and supply chains with numbers: every value, the index, the points, by hand.

The leading values are those of the shipped tables, so ratios and index follow on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import make
import make_figures
import pytest

from gfpack.assessment.assess import assess
from gfpack.assessment.models import Assessment, Verdict
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import Checklist
from gfpack.evidence.models import Register
from gfpack.figures.catalogue import catalogue
from gfpack.figures.derive import derived
from gfpack.project.models import State

TYPES = load_types()
PARK = """
added-value 2025 3000000 万元
added-value 2024 2800000 万元
park-added-value 2025 5000000 万元
output-value 2025 12000000 万元
energy-total 2025 1000000 tce
clean-energy 2025 600000 tce
water-intake 2025 20000000 m3
water-reused 2025 80000000 m3
industrial-land-area 2025 2500 hm2
solid-waste-generated 2025 900000 t
solid-waste-used 2025 722000 t
solid-waste-stock-used 2025 50000 t
solid-waste-disposed 2025 100000 t
hazardous-waste-generated 2025 50000 t
hazardous-waste-disposed 2025 50000 t
sewage-treated 2025 40000000 m3
reclaimed-water 2025 6000000 m3
recyclables-generated 2025 100000 t
recyclables-recovered 2025 64000 t
new-industrial-area 2025 50000 m2
new-industrial-green-area 2025 12000 m2
park-built-area 2025 2000 hm2
bus-covered-area 2025 1620 hm2
high-tech-output-value 2025 1800000 万元
green-industry-added-value 2025 450000 万元
industrial-employees 2025 250000 人
carbon 2025 2850000 tCO2
carbon 2024 2800000 tCO2
wastewater-discharged 2025 12000000 t
pollutant-elasticity 2025 0.4 1
good-air-days 2025 292 天
monitored-days 2025 365 天
park-area 2025 3600 hm2
green-cover-area 2025 864 hm2
key-enterprises 2025 18 家
audited-enterprises 2025 18 家
"""
NOT_CHOSEN = "9 10 14 16 20 27 28"
# Row, its value, and value over leading value (the other way round where less is better).
VALUES = """
1 3 1
2 6.145 0.4096666667
3 60 0.8
4 1500 1
5 12 0.8
6 76 0.8
7 80 0.8888888889
8 15 0.5
11 64 0.8
12 - 1
13 24 0.8
15 81 0.9
17 15 0.5
18 15 0.5
19 12 0.8
21 87.2 0.872
22 5 1.6666666667
23 4 1.25
24 0.4 0.75
25 80 1
26 24 0.8
29 - 1
30 - 1
31 - 0
"""
GI, CAPPED = "82.6551", "78.8356"  # 19.83722 / 24 and 18.92056 / 24, times 100
CLEAR = {f"case-{number}": "clear" for number in range(1, 7)}


def lines(text: str) -> list[dict[str, str]]:
    rows = [line.split() for line in text.strip().split("\n")]
    return [{"figure": f, "year": y, "value": v, "unit": u} for f, y, v, u in rows]


def assessed(
    table: Checklist, figures: str, answers: Mapping[str, Any], tables: dict[str, Any]
) -> Assessment:
    """Return the assessment of a project that proves all and answers all, but as told."""
    rows = {
        f"{row.id}/{group.id}/{kind}": {
            "type": kind,
            "until": "2031-01-01",
            "issued": "2026-06-01",
            "years": ["2023", "2024", "2025"],
            "supports": [row.id],
        }
        for row in table.requirements().values()
        for group in (row.proof.groups if row.proof else ())
        for kind in group.any_of[0]
    }
    evidence = tuple(
        make.register({"evidence": {key: row}}).evidence[0] for key, row in rows.items()
    )
    files = make.register({"evidence": {key: {} for key in rows}, "requirements": {}}).files
    said = {key: {"answer": answers.get(key, "met")} for key in table.requirements()}
    plant = {one.id: next(iter(one.choices)) for one in table.circumstances}
    project = make.project({"project": {"circumstances": plant}, "requirements": said})
    numbers, _ = make_figures.figures({"lines": lines(figures), "tables": tables})
    known = derived(numbers, catalogue())
    register = Register(files=files, evidence=evidence)
    return assess(table, TYPES, project, register, date(2026, 6, 30), figures=known)


def park(
    *members: dict[str, str], figures: str = PARK, answers: Mapping[str, Any] | None = None
) -> Assessment:
    left_out = {"state": "not-applicable", "reason": "选用其他项"}
    said = {**dict.fromkeys(NOT_CHOSEN.split(), left_out), "31": "unmet", **(answers or {})}
    tables = {
        "renewables": [
            {"name": "绿电", "amount@2025": "50000 万kWh", "factor@2025": "1.229 tce/万kWh"}
        ],
        "members": [{"name": f"企业{number}", **one} for number, one in enumerate(members)],
    }
    return assessed(load("park/2016-2024"), figures, said, tables)


def test_every_value_of_the_park_and_its_ratio() -> None:
    result = park(CLEAR, CLEAR)
    assert result.index is not None
    ratios = {one.requirement: one.value for one in result.index.ratios}
    wanted = {row: ratio for row, _, ratio in map(str.split, VALUES.strip().split("\n"))}
    assert list(ratios) == list(wanted)
    places = Decimal("1e-10")
    assert {key: round(one or Decimal(0), 10) for key, one in ratios.items()} == {
        key: Decimal(one).quantize(places) for key, one in wanted.items()
    }
    for row, value, _ in map(str.split, VALUES.strip().split("\n")):
        score = result.results[row].score
        if value != "-":
            assert score and score.held[0].result.value
            assert score.held[0].result.value.value == Decimal(value), row


def test_the_green_index_of_24_rows_with_and_without_a_cap() -> None:
    index = park(CLEAR).index
    assert index and index.value and index.capped
    assert len(index.ratios) == 24
    assert (f"{index.value:.4f}", f"{index.capped:.4f}") == (GI, CAPPED)


def test_a_park_that_chooses_three_of_four_has_no_index() -> None:
    index = park(CLEAR, answers={"9": "met"}).index
    assert index and index.value is None
    assert index.choices_open == (("8", "9", "10", "11"),)


def test_a_park_whose_enterprises_all_are_clear_can_apply() -> None:
    result = park(CLEAR, CLEAR)
    assert result.results["C2"].state is State.MET  # 60 % of value added
    assert result.verdict is Verdict.ELIGIBLE


@pytest.mark.parametrize("case", range(1, 7))
def test_one_enterprise_in_a_case_of_the_negative_list_voids_the_application(case: int) -> None:
    result = park(CLEAR, {**CLEAR, f"case-{case}": "found"})
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.reasons == (f"NL-{case}",)


def test_an_enterprise_that_nobody_screened_is_not_clear() -> None:
    unscreened = {key: said for key, said in CLEAR.items() if key != "case-2"}
    result = park(CLEAR, unscreened)
    assert (result.verdict, result.reasons) == (Verdict.OPEN, ("NL-2",))
    assert park().verdict is Verdict.OPEN  # and a list without enterprises says nothing


def test_half_the_value_added_is_not_more_than_half() -> None:
    half = PARK.replace("park-added-value 2025 5000000", "park-added-value 2025 6000000")
    result = park(CLEAR, figures=half)
    assert (result.verdict, result.reasons) == (Verdict.NOT_ELIGIBLE, ("C2",))


def test_a_key_enterprise_without_audit_voids_the_application() -> None:
    result = park(
        CLEAR, figures=PARK.replace("audited-enterprises 2025 18", "audited-enterprises 2025 17")
    )
    assert result.reasons == ("BR4",)


SUPPLY = """
suppliers 2025 200 家
low-risk-suppliers 2025 150 家
products-sold 2025 8000 t
products-taken-back 2025 2400 t
packaging-used 2025 500 t
packaging-taken-back 2025 310 t
"""


def test_points_of_the_supply_chain_add_up() -> None:
    table = load("supply-chain/2024")
    full = {
        row.id: {"state": "met", "points": str(row.points)}
        for row in table.requirements().values()
        if row.points is not None and not row.metrics
    }
    full["X11"] = {"state": "met", "points": "5"}
    full["X64"] = {"state": "unmet"}
    result = assessed(table, SUPPLY, full, {})
    points = {key: one.points.value for key, one in result.results.items() if one.points}
    # 4 × 75 % = 3, 5 × 30 % = 1.5, 5 × 62 % = 3.1
    assert [points[key] for key in ("X26", "X41", "X42")] == [3, Decimal("1.5"), Decimal("3.1")]
    assert {key: one.value for key, one in result.totals.items()} == {
        "X1": 17, "X2": 19, "X3": 20, "X4": Decimal("14.6"), "X5": 10, "X6": Decimal("7.5"),
    }  # fmt: skip
    assert result.total and (result.total.value, result.total.status) == (
        Decimal("88.1"),
        "official",
    )
    assert result.verdict is Verdict.ELIGIBLE
