"""The national form of 2025 against the research notes."""

from __future__ import annotations

import pytest

from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.parts import Confidence

GENERAL = "BR1 BR1-1 BR1-2 BR1-3 BR1-4 BR1-5 BR1-6 BR2 BR3"
# First level, then its second-level indicators with their rows.
ROWS = """
能源低碳化 | P1a P1b | P2 | P3a P3b P3c P3d | P4
资源高效化 | P5a P5b | P6a P6b | P7 | P8
生产洁净化 | P9 | P10a P10b | P11a P11b
产品绿色化 | P12 | P13 | P14
用地集约化 | P15a P15b P15c
"""
BRANCHES = {
    "P1a": {"energy-quota": ("applies",)},
    "P1b": {"energy-quota": ("none",)},
    "P3a": {"energy-class": ("from-10000",)},
    "P3b": {"energy-class": ("from-5000",)},
    "P3c": {"energy-class": ("from-3000",)},
    "P3d": {"energy-class": ("below-3000",)},
    "P6a": {"water-quota": ("applies",)},
    "P6b": {"water-quota": ("none",)},
    "P11a": {"wastewater": ("direct", "sewer")},
    "P11b": {"waste-gas": ("emitted",)},
    "P14": {"efficiency-standard": ("applies",)},
}
UNITS = """
P1a tce/产品单位
P1b kgce/万元
P2 kgCO2/万元
P3 %
P4 项
P6a m3/产品单位
P6b m3/万元
P7 %
P8 %
P9 项
P10a 项
P10b %
P11a %
P11b %
P13 %
P14 %
P15a 万元/m2
P15b %
P15c 1
"""
QUALITATIVE = "P5a P5b P12"
INVERSE = "P1a P1b P2 P6a P6b"
# What the form asks for only where it exists (如有), by row.
IF_ANY = """
P1a form-205-2 form-205-3 form-205-6 energy-utilisation-report
P1b form-205-2 form-205-3 form-205-6 energy-utilisation-report
P4 platform-contract
P8 form-101
P11a permit-execution-report form-101
P11b permit-execution-report form-101
"""
PLANT = {
    "energy-quota": "none",
    "energy-class": "from-3000",
    "water-quota": "none",
    "wastewater": "none",
    "waste-gas": "emitted",
    "efficiency-standard": "none",
}
FILLED_IN = "P1b P2 P3c P4 P5a P5b P6b P7 P8 P9 P10a P10b P11b P12 P13 P15a P15b P15c"
FIELDS = [
    "工厂名称",
    "通讯地址",
    "所属行业",
    "细分行业",
    "非重点细分行业",
    "统计局四位行业代码",
    "单位性质",
    "申报工作联系部门",
    "联系人",
    "联系电话",
    "联系邮箱",
    "企业工艺情况简介",
    "企业绿色发展情况简要介绍",
]
NATURES = ("国有央企", "国有其它", "合资企业", "民营企业", "外资企业")


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("factory/miit-platform-2025")


def test_all_rows_stand_where_the_form_has_them(table: Checklist) -> None:
    found = [
        [top.title.zh, *(" ".join(row.id for row in one.requirements) for one in top.indicators)]
        for top in table.indicators
    ]
    assert found == [
        [part.strip() for part in line.split("|")] for line in ROWS.split("\n") if line
    ]
    scored = [row for row in table.requirements().values() if row.kind is Kind.SCORED]
    assert len(scored) == 25
    assert len(table.requirements()) == 34


def test_the_basic_requirements_and_their_six_cases_are_vetoes_with_groups(
    table: Checklist,
) -> None:
    vetoes = [row for row in table.requirements().values() if row.veto]
    assert [row.id for row in vetoes] == GENERAL.split()
    assert [row.id for row in vetoes if not (row.proof and row.proof.groups)] == []


def test_no_points_and_no_bounds_are_told_because_the_form_hides_them(table: Checklist) -> None:
    rows = table.requirements().values()
    assert {(row.points, row.example_points) for row in rows} == {(None, None)}
    assert {top.weight for top in table.indicators} == {None}
    scorings = [row.scoring for row in rows if row.scoring]
    assert [one for one in scorings if one.baseline or one.leading or one.beside] == []
    assert (table.references, table.raw_points) == ((), None)


def test_rows_hang_on_the_plant(table: Checklist) -> None:
    assert {row.id: dict(row.when) for row in table.requirements().values() if row.when} == BRANCHES
    asked = {name for when in BRANCHES.values() for name in when}
    assert {one.id for one in table.circumstances} == asked
    rows = table.filled_in(PLANT).requirements().values()
    assert [row.id for row in rows if row.kind is Kind.SCORED] == FILLED_IN.split()


def test_questions_of_the_table_of_2018_are_asked_with_the_same_answers(table: Checklist) -> None:
    older = {one.id: list(one.choices) for one in load("factory/gbt36132-2018").circumstances}
    same = {one.id: list(one.choices) for one in table.circumstances if one.id in older}
    assert same == {key: older[key] for key in ("wastewater", "waste-gas")}


def test_each_row_is_measured_in_the_unit_of_the_form(table: Checklist) -> None:
    assert [[one.id, one.unit] for one in table.metrics] == [
        line.split() for line in UNITS.split("\n") if line
    ]
    rows = [row for row in table.requirements().values() if row.scoring]
    qualitative = [row.id for row in rows if not row.metrics]
    assert qualitative == QUALITATIVE.split()
    assert [row.id for row in rows if row.scoring and row.scoring.nature == "qualitative"] == (
        qualitative
    )
    inverse = [row.id for row in rows if row.scoring and row.scoring.direction == "inverse"]
    assert inverse == INVERSE.split()
    shared = {row.id: row.metrics[0].id for row in rows if row.metrics}
    assert {key: name for key, name in shared.items() if key != name} == dict.fromkeys(
        ("P3a", "P3b", "P3c", "P3d"), "P3"
    )


def test_products_are_weighted_by_energy_and_by_water(table: Checklist) -> None:
    weights = {one.id: one.weight for one in table.metrics if one.weight}
    assert weights == {"P1a": "energy", "P6a": "water"}
    for key in weights:
        note = table.requirements()[key].note
        assert note is not None
        assert "前三" in note.zh


def test_what_the_form_asks_for_only_if_there_is_any(table: Checklist) -> None:
    rows = table.requirements()
    for line in filter(None, IF_ANY.split("\n")):
        key, *expected = line.split()
        proof = rows[key].proof
        assert proof is not None
        optional = [one.any_of[0][0] for one in proof.groups if one.if_any]
        assert optional == expected, key


def test_the_whole_table_is_second_hand(table: Checklist) -> None:
    sure = {row.confidence for row in table.requirements().values()}
    sure |= {one.confidence for one in table.metrics} | {one.confidence for one in table.forms}
    assert sure == {Confidence.MEDIUM}


def test_the_form_has_its_fields_with_length_and_choices(table: Checklist) -> None:
    basic, declaration = table.forms
    assert [one.title.zh.partition("（")[0] for one in basic.fields] == FIELDS
    fields = {one.id: one for one in basic.fields}
    assert (fields["process"].longest, fields["green-development"].longest) == (200, 500)
    assert fields["industry-code"].longest == 4
    assert fields["nature"].choices == NATURES
    assert [one.id for one in basic.fields if one.optional] == ["other-subsector"]
    assert declaration.title.zh.startswith("真实性承诺")
