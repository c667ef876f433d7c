"""The table of 2025 against the research notes, and what must never be in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gfpack.base.files import shipped
from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Kind

FIRST_LEVEL = [
    ("能源低碳化", 30),
    ("资源高效化", 30),
    ("生产洁净化", 16),
    ("产品绿色化", 16),
    ("用地集约化", 8),
]
EXAMPLE_POINTS = [8, 8, 8, 6, 8, 8, 8, 6, 6, 4, 6, 8, 8, 8]
ROWS_PER_LEVEL = [4, 4, 3, 2, 1]
# Invented by a developer for a mock-up; copied from the research notes so that they stay out.
DEMO_VALUES = ["4.31", "11.9", "7.93", "33.03", "92.22"]
DEMO_ROWS = ["P1", "P3_ge10000", "P3_5000_10000", "P3_3000_5000", "P3_lt3000"]
# Row, direction, the metrics it may be judged by.
MEASURED = """
1.1 inverse B1 B2
1.2 inverse B3 B4
1.3 forward B5
1.4 forward C4
2.1 inverse B6 B7
2.2 inverse B8 B9
2.3 forward B10
2.4 forward B11
3.1 forward
3.2 forward C10
3.3 inverse B12 B13 B14 B15 B16 B17 B18 B19 B20 B21 B22 B23
4.1 forward
4.2 forward
5.1 forward B25 B24
"""
# Clause of annex B, and its equation where the two differ.
UNITS = """
B1 tce/产品单位
B2 tce/万元
B3 tCO2/产品单位
B4 tCO2/万元
B5 %
B6 原材料单位/产品单位
B7 原材料单位/万元
B8 m3/产品单位
B9 m3/万元
B10 %
B11 %
B12 t/产品单位
B13 t/万元
B14 t/产品单位
B15 t/万元
B16 m3/产品单位
B17 m3/万元
B18 m3/产品单位
B19 m3/万元
B20 污染物单位/产品单位
B21 污染物单位/万元
B22 污染物单位/产品单位
B23 污染物单位/万元
B24 产品单位/m2
B25 万元/m2
B26 %
B27 1
"""
EQUATIONS = {"B24": "B.24", "B25": "B.26", "B26": "B.27", "B27": "B.28"}
FUNCTIONS = """
能耗查询 能源消费量和强度计算 能源消费分析与用能策略推荐 能效对标 能流分析 能效平衡与优化
用能与碳排放预算管理 碳排放核算 碳足迹核算 供应链碳管理 碳核查支撑 碳资产管理
"""


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("factory/gbt36132-2025")


def test_it_has_three_basic_requirements_six_exclusions_and_fourteen_rows(table: Checklist) -> None:
    assert [[row.id for row in group.requirements] for group in table.general] == [
        ["4.2a", "4.2b", "4.2c"],
        ["NL-1", "NL-2", "NL-3", "NL-4", "NL-5", "NL-6"],
    ]
    assert [(top.title.zh, top.weight) for top in table.indicators] == FIRST_LEVEL
    assert [len(top.requirements) for top in table.indicators] == ROWS_PER_LEVEL
    assert table.status == "in-force"


def test_exclusions_and_basic_requirements_are_vetoes_and_nothing_else_is(table: Checklist) -> None:
    for row in table.requirements().values():
        assert row.veto is (row.kind is Kind.GENERAL)
    assert sum(row.veto for row in table.requirements().values()) == 9


def test_points_are_an_example_and_count_nowhere(table: Checklist) -> None:
    scored = [row for row in table.requirements().values() if row.kind is Kind.SCORED]
    assert [row.points for row in scored] == [None] * 14
    assert [row.example_points for row in scored] == EXAMPLE_POINTS
    assert "示例" in table.sources["T1X"]
    assert {row.points_source for row in scored} == {("T1X",)}
    assert {top.source for top in table.indicators} == {("T1X",)}


def test_rows_are_measured_as_table_c1_says(table: Checklist) -> None:
    rows = [row for row in table.requirements().values() if row.kind is Kind.SCORED]
    assert [
        [row.id, row.scoring.direction, *dict.fromkeys(use.id for use in row.metrics)]
        for row in rows
        if row.scoring
    ] == [line.split() for line in MEASURED.split("\n") if line]
    natures = {row.id for row in rows if row.scoring and row.scoring.nature == "qualitative"}
    assert natures == {"3.1", "4.1", "4.2"}


def test_values_stand_only_where_the_standard_gives_them(table: Checklist) -> None:
    bounds = {
        (row.id, name): bound
        for row in table.requirements().values()
        if row.scoring
        for name, bound in (("baseline", row.scoring.baseline), ("leading", row.scoring.leading))
        if bound
    }
    given = {key: bound.value for key, bound in bounds.items() if bound.value is not None}
    assert given == {("1.4", "baseline"): 0, ("1.4", "leading"): 8}
    assert len(bounds) == 22
    assert [one.id for one in table.references if one.value is not None or one.by_industry] == []
    assert len(table.references) == 20


def test_all_clauses_of_annex_b_are_there_with_both_numbers_where_they_differ(
    table: Checklist,
) -> None:
    found = {one.id: one for one in table.metrics if one.id.startswith("B")}
    assert [[key, one.unit] for key, one in found.items()] == [
        line.split() for line in UNITS.split("\n") if line
    ]
    assert len(found) == 27
    for key, one in found.items():
        clause = f"B.{key[1:]}"
        assert one.annex.startswith(f"{clause}，式 ({EQUATIONS.get(key, clause)})"), key
        assert one.expression
    assert {one.id for one in table.metrics} - found.keys() == {"C4", "C10"}
    assert all(table.metrics[-1].inputs[name].years == 3 for name in ("investment", "output"))


def test_the_twelve_functions_of_the_platform_are_named(table: Checklist) -> None:
    note = table.requirements()["1.4"].note
    assert note is not None
    assert [one for one in FUNCTIONS.split() if one not in note.zh] == []
    assert len(FUNCTIONS.split()) == 12


def test_each_veto_and_each_row_has_a_proof_with_a_reason(table: Checklist) -> None:
    for row in table.requirements().values():
        assert row.proof is not None, row.id
        assert row.proof.groups, row.id
        assert (row.proof.confidence, len(row.proof.reason) > 8) == ("working", True), row.id


def test_the_negative_list_names_its_items(table: Checklist) -> None:
    listed = [row.clause for row in table.general[1].requirements]
    assert listed == [f"工信部节〔2024〕13 号第十五条第 {number} 项" for number in range(1, 7)]


def test_no_made_up_value_is_shipped() -> None:
    for file in sorted(Path(shipped("checklists")).rglob("*.yaml")):
        values = set(_scalars(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)))
        assert values.isdisjoint({*DEMO_VALUES, *DEMO_ROWS, "unverified_demo_values"}), file
        assert "demo" not in file.read_text("utf-8"), file


def _scalars(node: object) -> list[str]:
    if isinstance(node, dict):
        return [str(key) for key in node] + [
            one for value in node.values() for one in _scalars(value)
        ]
    if isinstance(node, list):
        return [one for value in node for one in _scalars(value)]
    return [str(node)]
