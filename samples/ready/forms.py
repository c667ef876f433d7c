# ruff: noqa: E501
"""The frame of statistical forms."""

from __future__ import annotations

from typing import Any

from samples.parties import CODE, COMPANY, LEGAL
from samples.ready.kit import (
    gap,
    paper,
    plain,
    sign,
    title,
)


def form(
    number: str,
    name: str,
    year: int,
    unit: str,
    *blocks: dict[str, Any],
    issued: str = "2026 年 01 月 18 日",
) -> dict:
    """Return a statistical form: its number, its head, its table, who filled it in."""
    return paper(
        title(name, 18),
        {
            "kind": "table",
            "head": [],
            "rows": [
                [
                    {"t": f"统一社会信用代码：{CODE}", "align": "l"},
                    {"t": f"表　　号：{number}", "align": "l"},
                ],
                [
                    {"t": f"单位详细名称：{COMPANY}", "align": "l"},
                    {"t": "制定机关：国家统计局（样例）", "align": "l"},
                ],
                [
                    {"t": f"报告期：{year} 年 1—12 月　　计量单位：{unit}", "align": "l"},
                    {"t": "有效期至：2026 年 06 月", "align": "l"},
                ],
            ],
            "widths": [1.7, 1],
            "size": 8.5,
        },
        *blocks,
        gap(4),
        plain(
            f"单位负责人：{LEGAL}　　统计负责人：程砚　　填表人：钱程　　联系电话：0512-00000088　　报出日期：{issued}",
            9,
        ),
        sign(COMPANY, issued, above=6),
        wide=True,
        margin={"x": 16, "top": 16, "bottom": 14},
    )
