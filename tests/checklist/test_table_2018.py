"""The 2018 table against numbers copied by hand from the research notes, never from checklists/."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gfpack.checklist.load import load
from gfpack.checklist.measures import Bound
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.parts import Confidence

# g general (veto), b basic (veto), e expected; second level, then its rows.
ROWS = """
0.A  0.1g 0.2g 0.3g
0.B  0.4g 0.5g 0.6g 0.7g 0.8g
1.1  1.1.1b 1.1.2b 1.1.3b 1.1.4b 1.1.5e 1.1.6e 1.1.7e 1.1.8e 1.1.9e
1.2  1.2.1b 1.2.2b 1.2.3e 1.2.4e
1.3  1.3.1b 1.3.2b 1.3.3b 1.3.4b 1.3.5b 1.3.6b 1.3.7e 1.3.8b 1.3.9b
2.1  2.1.1b 2.1.2e
2.2  2.2.1b 2.2.2e
2.3  2.3.1b 2.3.2e
2.4  2.4.1e
3.1  3.1.1b 3.1.2e 3.1.3e 3.1.4e 3.1.5e 3.1.6e
3.2  3.2.1b 3.2.2b 3.2.3b 3.2.4e 3.2.5e
3.3  3.3.1b 3.3.2b 3.3.3e 3.3.4e
4.1  4.1.1b 4.1.2e 4.1.3e
4.2  4.2.1b 4.2.2e
4.3  4.3.1b 4.3.2e
4.4  4.4.1e 4.4.2e 4.4.3e 4.4.4e
4.5  4.5.1e 4.5.2e
5.1  5.1.1b 5.1.2e
5.2  5.2.1b 5.2.2e
5.3  5.3.1b
5.4  5.4.1b
5.5  5.5.1b 5.5.2e 5.5.3e
6.1  6.1.1b 6.1.2e 6.1.3b 6.1.4e 6.1.5b 6.1.6e
6.2  6.2.1b 6.2.2e
6.3  6.3.1b 6.3.2e 6.3.3b 6.3.4e 6.3.5b 6.3.6e
6.4  6.4.1b 6.4.2e 6.4.3b 6.4.4e 6.4.5b 6.4.6e
6.5  6.5.1b 6.5.2e 6.5.3b 6.5.4e
"""
FIRST_LEVEL = [
    ("1", "基础设施", 20, ("S1",), Confidence.HIGH),
    ("2", "管理体系", 15, ("K",), Confidence.HIGH),
    ("3", "能源与资源投入", 15, ("K",), Confidence.HIGH),
    ("4", "产品", 10, ("K",), Confidence.HIGH),
    ("5", "环境排放", 10, ("K",), Confidence.HIGH),
    ("6", "绩效", 30, ("K",), Confidence.HIGH),
]
METRICS = {
    "M1": ("容积率", "A.1", ["6.1.1", "6.1.2"]),
    "M2": ("建筑密度", "A.2", ["6.1.3", "6.1.4"]),
    "M3": ("单位用地面积产能/产值", "A.3", ["6.1.5", "6.1.6"]),
    "M4": ("绿色物料使用率", "A.4", ["6.2.1", "6.2.2"]),
    "M5": ("单位产品主要污染物产生量", "A.5", ["6.3.1", "6.3.2"]),
    "M6": ("单位产品废气产生量", "A.6", ["6.3.3", "6.3.4"]),
    "M7": ("单位产品废水产生量", "A.7", ["6.3.5", "6.3.6"]),
    "M8": ("单位产品主要原材料消耗量", "A.8", ["6.4.1", "6.4.2"]),
    "M9": ("工业固体废物综合利用率", "A.9", ["6.4.3", "6.4.4"]),
    "M10": ("废水处理回用率", "A.10", ["6.4.5", "6.4.6"]),
    "M11": ("单位产品综合能耗", "A.11", ["6.5.1", "6.5.2"]),
    "M12": ("单位产品碳排放量", "A.12", ["6.5.3", "6.5.4"]),
}
# Metric, its inputs, unit, rows it is computed for; copied from annex A as the notes have it.
COMPUTED = {
    "M1": ("building-floor-area structure-floor-area land-area", "1", None),
    "M2": ("building-footprint structure-footprint land-area", "%", None),
    "M3": ("output-value land-area", "万元/hm2", None),
    "M4": ("green-materials.used green-materials.total", "1", "green-materials"),
    "M5": ("pollutants.generated products.quantity", "污染物单位/产品单位", "pollutants"),
    "M6": ("products.waste-gas-generated products.quantity", "m3/产品单位", "products"),
    "M7": ("products.wastewater-generated products.quantity", "t/产品单位", "products"),
    "M8": ("materials.amount products.quantity", "原材料单位/产品单位", "materials"),
    "M9": ("solid-waste-used solid-waste-generated solid-waste-stock-used", "%", None),
    "M10": ("wastewater-reused wastewater-discharged", "%", None),
    "M11": ("products.energy products.quantity", "tce/产品单位", "products"),
    "M12": ("products.ghg products.quantity", "tCO2e/产品单位", "products"),
}
# Thresholds of the notes, section 6: direction, baseline, leading value; × is a factor.
THRESHOLDS = """
6.1.1 forward far-control -
6.1.2 forward far-control×1.2 far-control×2
6.1.3 forward 30 -
6.1.4 forward 40 40
6.1.5 forward land-output-required -
6.1.6 forward land-output-required×1.2 land-output-required×2
6.2.1 forward - -
6.2.2 forward 0.3 0.3
6.3.1 inverse pollutant-average -
6.3.2 inverse pollutant-top20 pollutant-top5
6.3.3 inverse waste-gas-average -
6.3.4 inverse waste-gas-top20 waste-gas-top5
6.3.5 inverse wastewater-average -
6.3.6 inverse wastewater-top20 wastewater-top5
6.4.1 inverse material-average -
6.4.2 inverse material-top20 material-top5
6.4.3 forward 65 -
6.4.4 forward 73 90
6.4.5 forward wastewater-reuse-average -
6.4.6 forward wastewater-reuse-top20 wastewater-reuse-top5
6.5.1 inverse energy-entry -
6.5.2 inverse energy-advanced energy-best
6.5.3 inverse carbon-average -
6.5.4 inverse carbon-top20 carbon-top5
"""
# The older land rule by industry, under the codes of today (GB/T 4754-2017).
FLOOR_AREA = {
    "0.5": "25",
    "0.6": "26 31 32",
    "0.7": "27 30 33 34 35 36 37 38 42",
    "0.8": "17 20 21 22 23 28",
    "1.0": "13 14 15 16 18 19 24 39 40 41",
}
# Rows whose basic/expected assignment, or whose substance, the notes call low or medium.
LOW_KIND = (
    "1.2.2 1.2.3 1.3.4 1.3.7 3.3.3 4.1.1 4.3.2 5.1.2 5.2.2 6.1.2 6.1.4 6.1.6 6.3.2 6.3.4 6.3.6 "
    "6.4.2 6.4.4 6.4.6 6.5.2 6.5.4"
)
HIGH_KIND = (
    "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 1.1.4 1.1.9 1.2.1 1.2.4 1.3.5 1.3.6 2.1.1 2.1.2 2.2.1 2.2.2 "
    "2.3.1 2.3.2 2.4.1"
)
CLAUSES = {
    "0.1": "4.2",
    "0.4": "4.3.1 a)",
    "0.5": "4.3.1 b)",
    "1.3.5": "5.3.3",
    "2.4.1": "MIIT form",
}
CLAUSES |= {"3.2.1": "7.2", "4.1.3": "8.1/8.2", "5.3.1": "9.3", "6.5.1": "10.6 / MIIT table"}


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("factory/gbt36132-2018")


def test_every_row_stands_where_it_should_with_its_kind(table: Checklist) -> None:
    letters = {Kind.GENERAL: "g", Kind.BASIC: "b", Kind.EXPECTED: "e"}
    found: dict[str, list[str]] = {}
    for section, row in table.walk():
        found.setdefault(section.id, []).append(row.id + letters[row.kind])
    expected = [line.split() for line in ROWS.split("\n") if line]
    assert [[section, *rows] for section, rows in found.items()] == expected


def test_the_counts_are_those_of_the_notes(table: Checklist) -> None:
    kinds = [row.kind for row in table.requirements().values()]
    second = [len(top.indicators) for top in table.indicators]
    assert [kinds.count(kind) for kind in (Kind.GENERAL, Kind.BASIC, Kind.EXPECTED)] == [8, 43, 47]
    assert (len(kinds), second, sum(second)) == (98, [3, 4, 3, 5, 5, 5], 25)
    assert len(table.metrics) == 12


def test_exactly_the_general_and_basic_rows_are_vetoes(table: Checklist) -> None:
    vetoes = [row.id for row in table.requirements().values() if row.veto]
    assert vetoes == [word[:-1] for word in ROWS.split() if word[-1] in "gb"]
    assert len(vetoes) == 51


def test_the_first_level_carries_the_weights_and_nothing_else_does(table: Checklist) -> None:
    tops = [(t.id, t.title.zh, t.weight, t.source, t.confidence) for t in table.indicators]
    assert tops == FIRST_LEVEL
    assert sum(top.weight or 0 for top in table.indicators) == 100
    assert [node.weight for top in table.indicators for node in top.indicators] == [None] * 25
    assert [group.weight for group in table.general] == [None, None]


def test_points_are_known_for_three_rows_only(table: Checklist) -> None:
    points = {row.id: row.points for row in table.requirements().values() if row.points is not None}
    assert points == {"1.1.1": Decimal(8), "1.1.2": Decimal(6), "1.1.3": Decimal(3)}
    sourced = {row.id: row.points_source for row in table.requirements().values()}
    assert {key: value for key, value in sourced.items() if value} == dict.fromkeys(points, ("S1",))
    assert table.raw_points == 100


def test_metrics_judge_the_rows_of_the_notes(table: Checklist) -> None:
    rows = table.requirements().values()
    judged = {
        m.id: [row.id for row in rows if m.id in [use.id for use in row.metrics]]
        for m in table.metrics
    }
    assert {m.id: (m.title.zh, m.annex, judged[m.id]) for m in table.metrics} == METRICS


def test_metrics_are_computed_from_the_figures_of_annex_a(table: Checklist) -> None:
    assert {
        one.id: (" ".join(i.figure for i in one.inputs.values()), one.unit, one.per)
        for one in table.metrics
    } == COMPUTED
    assert {one.id for one in table.metrics if one.weight} == {"M11", "M12"}


def test_every_metric_row_has_the_thresholds_of_the_notes(table: Checklist) -> None:
    found = {row.id: row.scoring for row in table.requirements().values() if row.metrics}
    expected = [line.split() for line in THRESHOLDS.split("\n") if line]
    assert [
        [key, one.direction, _said(one.baseline), _said(one.leading)]
        for key, one in found.items()
        if one
    ] == expected
    assert len(found) == 24
    assert [key for key, one in found.items() if one and one.nature == "qualitative"] == ["6.2.1"]


def test_thresholds_of_basic_rows_are_surer_than_those_of_expected_ones(table: Checklist) -> None:
    rows = [row for row in table.requirements().values() if row.scoring and row.scoring.baseline]
    sure = {row.id for row in rows if row.scoring and row.scoring.baseline.confidence == "high"}
    assert sure == {row.id for row in rows if row.kind is Kind.BASIC} | {"6.2.2"}


def test_the_land_rules_stand_side_by_side_and_only_what_is_published_has_a_value(
    table: Checklist,
) -> None:
    values = {one.id: one.by_industry for one in table.references if one.by_industry}
    older = {code: Decimal(value) for value, codes in FLOOR_AREA.items() for code in codes.split()}
    assert values == {
        "far-control": older,
        "far-control-2023": {"36": Decimal("0.8")},
        "building-density-2023": {"36": Decimal(40)},
    }
    assert [one.id for one in table.references if one.value is not None] == []
    rows = table.requirements()
    beside = {
        key: [_said(b) for b in row.scoring.beside] for key, row in rows.items() if row.scoring
    }
    assert {key: one for key, one in beside.items() if one} == {
        "6.1.1": ["far-control-2023"],
        "6.1.2": ["far-control-2023×1.2"],
        "6.1.3": ["building-density-2023"],
        "6.1.4": ["building-density-2023"],
    }


def test_the_shift_by_industry_is_told_and_not_applied(table: Checklist) -> None:
    shifted = [table.requirements()[key].scoring for key in ("6.4.3", "6.4.4")]
    for bound in [shifted[0] and shifted[0].baseline, shifted[1] and shifted[1].leading]:
        assert bound and bound.note and "20%" in bound.note.zh and bound.factor == 1


def _said(bound: Bound | None) -> str:
    if bound is None:
        return "-"
    factor = "" if bound.factor == 1 else f"×{bound.factor}"
    return f"{bound.reference or bound.value}{factor}"


def test_how_sure_a_row_is_came_over(table: Checklist) -> None:
    rows = table.requirements().values()
    assert [r.id for r in rows if r.kind_confidence is Confidence.LOW] == LOW_KIND.split()
    assert [r.id for r in rows if r.kind_confidence is Confidence.HIGH] == HIGH_KIND.split()
    assert [r.id for r in rows if r.confidence is Confidence.LOW] == ["1.2.3"]
    assert sum("S1" in row.source or "S2" in row.source for row in rows) == 28
    assert {key: table.requirements()[key].clause for key in CLAUSES} == CLAUSES


def test_the_edition_is_abolished_and_names_its_successor(table: Checklist) -> None:
    assert (table.status, str(table.abolished_on)) == ("abolished", "2025-12-31")
    assert table.successor == "factory/gbt36132-2025"
    assert (str(table.issued), str(table.effective)) == ("2018-05-14", "2018-12-01")
    assert load(table.successor).status == "in-force"


def test_the_first_question_is_how_the_plant_is_classed_for_discharge_permits(
    table: Checklist,
) -> None:
    first = table.circumstances[0]
    choices = ["key-managed", "simplified", "registered", "none"]
    assert (first.id, list(first.choices)) == ("discharge-permit", choices)
    assert len(table.circumstances) <= 10
    used = {
        name for _, row in table.walk() if row.proof for g in row.proof.groups for name in g.when
    }
    assert used == {one.id for one in table.circumstances}


def test_every_grouping_is_marked_as_our_judgement_with_a_reason_of_its_own(
    table: Checklist,
) -> None:
    proofs = {row.id: row.proof for row in table.requirements().values()}
    assert [key for key, proof in proofs.items() if proof is None] == []
    assert {p.confidence for p in proofs.values() if p} == {Confidence.WORKING}
    vetoes = {key: proofs[key] for key, row in table.requirements().items() if row.veto}
    assert [key for key, proof in vetoes.items() if proof and len(proof.reason) < 15] == []
