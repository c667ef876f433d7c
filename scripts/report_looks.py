"""What differs between the reports of two checklists: words and the columns of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, its width, what stands in each row, how it is set."""

    head: str
    width: int
    lines: Sequence[str]
    align: str = "left"


@dataclass(frozen=True)
class Look:
    """What differs between two reports."""

    name: str
    award: str
    """The title that is applied for."""
    subject: str
    about: str
    """What the introduction is of."""
    rows: Sequence[Column]
    """The table of indicators."""
    score_title: str = "评价指标自评表"
    general_title: str = "一般要求"
    build: str = "report"
    """`report`: the ministry's older order; `form`: that of the national platform's form."""


def _lines(name: str) -> list[str]:
    return [f"{{%p for line in {name} %}}", "{{ line }}", "{%p endfor %}"]


_PROOF, _VALUES = _lines("row.proof"), _lines("row.measured")
_STATE = Column("符合情况", 1150, ["{{ row.state }}"], "center")
_BOUNDS = (
    Column("基准值", 1450, ["{{ row.baseline }}"], "right"),
    Column("引领值", 1450, ["{{ row.leading }}"], "right"),
)
_NATURE = Column("性质", 950, ["{{ row.nature }}", "{{ row.direction }}"], "center")

LOOKS = (
    Look(
        "self-evaluation",
        "绿色工厂",
        "工厂",
        "单位",
        (
            Column("二级指标", 1500, ["{% vm %}{{ section.title }}"]),
            Column("条款", 850, ["{{ row.id }}"], "center"),
            Column("评价要求", 4200, ["{{ row.title }}"]),
            Column("类型", 750, ["{{ row.kind }}"], "center"),
            _STATE,
            Column("指标值", 2100, _VALUES, "right"),
            Column("分值／得分", 1000, ["{{ row.points }}"], "center"),
            Column("证明材料索引", 2790, _PROOF),
        ),
    ),
    Look(
        "factory-2025",
        "绿色工厂",
        "工厂",
        "单位",
        (
            Column("序号", 750, ["{{ row.id }}"], "center"),
            Column("评价指标", 2500, ["{{ row.title }}"]),
            _NATURE,
            *_BOUNDS,
            Column("指标值", 2700, _VALUES, "right"),
            _STATE,
            Column("示例分值／得分", 1150, ["{{ row.example }}"], "right"),
            Column("证明材料索引", 2240, _PROOF),
        ),
        general_title="基本要求和否决情形",
    ),
    Look(
        "national-platform",
        "绿色工厂",
        "工厂",
        "单位",
        (
            Column("序号", 800, ["{{ row.id }}"], "center"),
            Column("二级指标", 1500, ["{% vm %}{{ section.title }}"]),
            Column("三级指标", 2000, ["{{ row.title }}"]),
            Column("类型", 750, ["{{ row.nature }}", "{{ row.direction }}"], "center"),
            Column("单位", 1150, ["{{ row.units }}"], "center"),
            Column("引领值", 1100, ["{{ row.leading }}"], "right"),
            Column("基准值", 1100, ["{{ row.baseline }}"], "right"),
            Column("加权参数", 950, _lines("row.weights"), "right"),
            Column("本年度指标值", 1950, [*_VALUES, "{{ row.state }}"], "right"),
            Column("证明材料", 2340, _PROOF),
            Column("得分", 700, ["{{ row.reached }}"], "right"),
        ),
        score_title="评价指标表",
        general_title="基本要求",
        build="form",
    ),
    Look(
        "park",
        "绿色工业园区",
        "园区",
        "园区",
        (
            Column("序号", 750, ["{{ row.id }}"], "center"),
            Column("指标", 3200, ["{{ row.title }}"]),
            Column("性质", 950, ["{{ row.nature }}", "{{ row.direction }}"], "center"),
            Column("单位", 1100, ["{{ row.units }}"], "center"),
            Column("引领值", 1500, ["{{ row.leading }}"], "right"),
            Column("指标值", 2700, _VALUES, "right"),
            _STATE,
            Column("证明材料索引", 2990, _PROOF),
        ),
        general_title="基本要求和负面清单",
    ),
    Look(
        "supply-chain",
        "绿色供应链管理企业",
        "企业",
        "单位",
        (
            Column("代号", 800, ["{{ row.id }}"], "center"),
            Column("二级指标", 3900, ["{{ row.title }}"]),
            Column("性质", 1000, ["{{ row.nature }}"], "center"),
            Column("最高分", 900, ["{{ row.full }}"], "right"),
            Column("得分", 900, ["{{ row.reached }}"], "right"),
            Column("指标值", 2550, _VALUES, "right"),
            _STATE,
            Column("证明材料索引", 3140, _PROOF),
        ),
        general_title="基本要求",
    ),
)
"""In the order of the checklists."""

WORKING = (
    Column(
        "指标",
        2500,
        [
            "{{ one.id }}　{{ one.title }}",
            "{%p if one.row %}",
            "{{ one.row }}",
            "{%p endif %}",
            "{{ one.annex }}",
            "条款：{{ one.requirements }}",
        ],
    ),
    Column("公式", 2050, ["{{ one.formula }}"]),
    Column("数据及出处", 4440, _lines("one.terms")),
    Column("计算过程", 3100, _lines("one.working")),
    Column("结果", 1250, ["{{ one.number }}"], "right"),
    Column("单位", 1000, ["{{ one.unit }}"], "center"),
)
BASIS = (
    Column("数据", 4740, ["{{ row.title }}"]),
    Column("单位", 1200, ["{{ row.unit }}"], "center"),
    *(
        Column(f"{{{{ years[{at}] }}}}", 1500, [f"{{{{ row.by_year[{at}] }}}}"], "right")
        for at in range(3)
    ),
    Column("来源报表和指标", 2600, ["{{ row.form }}"]),
    Column("单元格", 1300, ["{{ row.places }}"]),
)
COMPARED = (
    Column("对标值", 4800, ["{{ row.title }}"]),
    Column("数值", 1600, ["{{ row.value }}"], "right"),
    Column("单位", 1600, ["{{ row.unit }}"], "center"),
    Column("出处", 6340, ["{{ row.source }}"]),
)
FIELDS = (
    Column("栏目", 2400, ["{{ field.title }}"]),
    Column("填写内容", 5144, _lines("field.lines")),
    Column("字数／限制", 1300, ["{{ field.limit }}"], "center"),
)
