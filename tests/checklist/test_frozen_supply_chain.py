"""The table of supply chains against the research notes: ids, counts and points, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.parts import Confidence

# First level with its points; code, title and highest points of each row.
ROWS = """
X1 绿色供应链管理战略 20
X11 绿色供应链管理纳入公司发展规划 8
X12 制定绿色供应链管理目标 6
X13 设置专门的管理机构 6
X2 绿色供应商管理 20
X21 绿色采购标准制度完善 4
X22 供应商认证体系完善 3
X23 对供应商定期审核 3
X24 供应商绩效评估制度健全 3
X25 定期对供应商培训 3
X26 低风险供应商占比 4
X3 绿色生产 20
X31 节能减排环保合规 10
X32 符合有害物质限制使用管理办法 10
X4 绿色回收 20
X41 产品回收率 5
X42 包装回收率 5
X43 回收体系完善（自建或联合第三方） 5
X44 指导下游企业回收拆解 5
X5 绿色信息平台 10
X51 绿色供应链管理信息平台完善 10
X6 绿色信息披露 10
X61 披露企业节能减排减碳信息 2.5
X62 披露高、中风险供应商审核率及低风险供应商占比 2.5
X63 披露供应商节能减排信息 2.5
X64 发布企业社会责任报告（含绿色采购） 2.5
"""
LINES = [(code, title, Decimal(n)) for code, title, n in map(str.split, ROWS.strip().split("\n"))]
QUANTITATIVE = {"X26", "X41", "X42"}
VETOES = "BR1 BR2 BR3 BR4 BR5 BR6 BR7 AC1 AC2 NL-1 NL-2 NL-3 NL-4 NL-5 NL-6"


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("supply-chain/2024")


def test_the_20_rows_and_their_points_stand_in_six_groups(table: Checklist) -> None:
    found = [
        line
        for top in table.indicators
        for line in (
            (top.id, top.title.zh, top.weight),
            *((row.id, row.title.zh, row.points) for row in top.requirements),
        )
    ]
    assert found == LINES
    rows = [row for top in table.indicators for row in top.requirements]
    assert (len(rows), sum(row.points or 0 for row in rows)) == (20, 100)
    assert {row.kind for row in rows} == {Kind.SCORED}
    assert {tuple(row.points_source) for row in rows} == {("B2",)}
    assert table.raw_points is None


def test_seven_basic_requirements_article_9_and_the_negative_list_are_vetoes(
    table: Checklist,
) -> None:
    rows = table.requirements().values()
    assert [row.id for row in rows if row.veto] == VETOES.split()
    assert [len(top.requirements) for top in table.general] == [7, 2, 6]


def test_three_rows_are_computed_in_proportion_and_a_person_judges_the_others(
    table: Checklist,
) -> None:
    rows = {row.id: row for top in table.indicators for row in top.requirements}
    for code, row in rows.items():
        assert row.scoring is not None
        quantitative = code in QUANTITATIVE
        assert (row.scoring.nature == "quantitative") is quantitative
        assert [use.id for use in row.metrics] == ([code] if quantitative else [])
        assert row.scoring.steps == ()  # no source says degrees
        if quantitative:
            low, high = row.scoring.baseline, row.scoring.leading
            assert low and high
            assert (low.value, high.value) == (0, 100)
            assert {low.confidence, high.confidence} == {Confidence.WORKING}
    assert {one.unit for one in table.metrics} == {"%"}
    assert table.between and table.between.confidence is Confidence.MEDIUM


def test_stars_of_another_industry_and_pass_lines_are_not_told(table: Checklist) -> None:
    assert (table.index, table.references, table.ladder) == (None, (), None)


def test_the_negative_list_is_that_of_factories(table: Checklist) -> None:
    own = [(row.id, row.title, row.proof) for row in table.general[2].requirements]
    factory = load("factory/gbt36132-2025").general[1].requirements
    assert own == [(row.id, row.title, row.proof) for row in factory]
