"""The table of parks against the research notes: ids, counts, choices, leading values, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.parts import Confidence
from gfpack.checklist.tree import tree

# Number, title, unit, leading value, direction; a hyphen where a person judges.
ROWS = """
EG
1 能源产出率 万元/tce 3 forward
2 可再生能源使用比例 % 15 forward
3 清洁能源使用率 % 75 forward
RG
4 水资源产出率 元/m3 1500 forward
5 土地资源产出率 亿元/km2 15 forward
6 工业固体废弃物综合利用率 % 95 forward
7 工业用水重复利用率 % 90 forward
8 中水回用率 % 30 forward
9 余热资源回收利用率 % 60 forward
10 废气资源回收利用率 % 90 forward
11 再生资源回收利用率 % 80 forward
IG
12 污水集中处理设施 - - forward
13 新建工业建筑中绿色建筑的比例 % 30 forward
14 新建公共建筑中绿色建筑的比例 % 60 forward
15 500米公交站点覆盖率 % 90 forward
16 节能与新能源公交车比例 % 30 forward
CG
17 高新技术产业产值占园区工业总产值比例 % 30 forward
18 绿色产业增加值占园区工业增加值比例 % 30 forward
19 人均工业增加值 万元/人 15 forward
20 现代服务业比例 % 30 forward
HG
21 工业固体废弃物（含危废）处置利用率 % 100 forward
22 万元工业增加值碳排放量消减率 % 3 forward
23 单位工业增加值废水排放量 t/万元 5 inverse
24 主要污染物弹性系数 1 0.3 inverse
25 园区空气质量优良率 % 80 forward
26 绿化覆盖率 % 30 forward
27 道路遮荫比例 % 80 forward
28 露天停车场遮荫比例 % 80 forward
MG
29 绿色园区标准体系完善程度 - - forward
30 编制绿色园区发展规划 - - forward
31 绿色园区信息平台完善程度 - - forward
"""
LINES = [line.split() for line in ROWS.split("\n") if line]
NUMBERED = [line for line in LINES if len(line) > 1]
CHOICES = {
    "RG": [("8 9 10 11", 2)],
    "IG": [("13 14", 1), ("15 16", 1)],
    "CG": [("19 20", 1)],
    "HG": [("26 27 28", 1)],
}
COUNTED = {"EG": 3, "RG": 6, "IG": 3, "CG": 3, "HG": 6, "MG": 3}
VETOES = "C1 C2 C3 C4 BR1 BR2 BR3 BR4 BR5 BR6 NL-1 NL-2 NL-3 NL-4 NL-5 NL-6"


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("park/2016-2024")


def test_the_31_rows_stand_in_their_six_groups(table: Checklist) -> None:
    found = [one for top in table.indicators for one in (top.id, *(r.id for r in top.requirements))]
    assert found == [line[0] for line in LINES]
    assert len(NUMBERED) == 31
    titles = [row.title.zh.replace(" ", "") for top in table.indicators for row in top.requirements]
    assert titles == [line[1] for line in NUMBERED]
    assert {row.kind for top in table.indicators for row in top.requirements} == {Kind.SCORED}


def test_units_leading_values_and_directions_are_those_of_the_notes(table: Checklist) -> None:
    rows, metrics = table.requirements(), {one.id: one for one in table.metrics}
    for number, _, unit, leading, direction in NUMBERED:
        row = rows[number]
        assert row.scoring and row.scoring.direction == direction
        assert row.scoring.baseline is None
        if unit == "-":
            assert (row.scoring.nature, row.scoring.leading, row.metrics) == (
                "qualitative",
                None,
                (),
            )
            continue
        assert row.scoring.nature == "quantitative" and row.scoring.leading, number
        assert row.scoring.leading.value == Decimal(leading), number
        assert row.scoring.leading.confidence is Confidence.MEDIUM
        assert [metrics[use.id].unit for use in row.metrics] == [unit], number


def test_24_of_the_31_count_18_always_and_6_by_choice(table: Checklist) -> None:
    found = {
        top.id: [(" ".join(one.of), one.count) for one in top.choices]
        for top in table.indicators
        if top.choices
    }
    assert found == CHOICES
    chosen = {one for top in table.indicators for choice in top.choices for one in choice.of}
    assert (31 - len(chosen), len(chosen)) == (18, 13)
    for top in table.indicators:
        free = [row for row in top.requirements if row.id not in chosen]
        assert len(free) + sum(one.count for one in top.choices) == COUNTED[top.id]
    assert table.index is not None
    assert (table.index.counted, table.index.capped) == (24, None)
    assert sum(COUNTED.values()) == 24


def test_vetoes_are_the_conditions_the_basic_requirements_and_the_negative_list(
    table: Checklist,
) -> None:
    rows = table.requirements().values()
    assert [row.id for row in rows if row.veto] == VETOES.split()
    encouraged = [row.id for row in table.general[1].requirements if not row.veto]
    assert encouraged == ["BR7", "BR8"]
    assert [len(top.requirements) for top in table.general] == [4, 8, 6]
    assert [row.clause for row in table.general[2].requirements] == [
        f"工信部节〔2024〕13 号第十五条第 {number} 项" for number in range(1, 7)
    ]


def test_the_rank_of_the_park_counts_for_the_national_title_alone(table: Checklist) -> None:
    assert "C4" in table.filled_in({"applied-tier": "nation"}).requirements()
    assert "C4" not in table.filled_in({"applied-tier": "local"}).requirements()


def test_each_case_of_the_negative_list_is_counted_over_the_member_enterprises(
    table: Checklist,
) -> None:
    metrics = {one.id: one for one in table.metrics}
    for number, row in enumerate(table.general[2].requirements, start=1):
        (use,) = row.metrics
        inputs = [one.figure for one in metrics[use.id].inputs.values()]
        assert inputs == [f"members-case-{number}"]
        assert row.scoring and row.scoring.baseline
        assert (row.scoring.direction, row.scoring.baseline.value) == ("inverse", Decimal(0))
        groups = [one.id for one in row.proof.groups] if row.proof else []
        assert "members" in groups and len(groups) > 1


def test_no_points_and_no_pass_line_are_told(table: Checklist) -> None:
    rows = table.requirements().values()
    assert {(row.points, row.example_points) for row in rows} == {(None, None)}
    assert {top.weight for top in table.indicators} == {None}
    assert (table.raw_points, table.between, table.ladder) == (None, None, None)


def test_names_that_a_source_shows_and_those_from_background_are_told_apart(
    table: Checklist,
) -> None:
    rows = table.requirements()
    assert {tuple(rows[str(n)].source) for n in range(1, 12)} == {("A1", "A2")}
    assert {tuple(rows[str(n)].source) for n in range(12, 32)} == {("A1", "K")}
    assert {rows[str(n)].kind_confidence for n in range(1, 32)} == {Confidence.MEDIUM}


def test_what_is_only_encouraged_waits_for_no_points(table: Checklist) -> None:
    basic = tree(table)["general"][1]
    assert basic["points_status"] == "unscored"
    assert {row["points_status"] for row in basic["requirements"]} == {"unscored"}
