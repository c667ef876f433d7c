# ruff: noqa: E501
"""Indicator 6.3: the cleaner-production audit; and a file that came twice."""

from __future__ import annotations

from typing import Any

from samples.parties import COMPANY, CONSULTANT
from samples.parties import office as authority
from samples.ready.energy import form_205_1
from samples.ready.kit import (
    BREAK,
    claim,
    flow,
    h1,
    item,
    items,
    letter,
    p,
    plain,
    report,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "08 绩效"


def files() -> list[Item]:
    """Return the files of this area."""
    return [
        item(
            f"{_A}/清洁生产/清洁生产审核报告（2023）节选.pdf",
            text_pdf(_audit()),
            claim(
                "cleaner-audit",
                "cleaner-production-audit",
                "清洁生产审核报告",
                "6.3.1",
                number="QJSC2023-019",
                issued="2023-11-30",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/清洁生产/附件8-7 清洁生产验收意见.pdf",
            scanned(_acceptance(), "cleaner"),
            claim(
                "cleaner-acceptance",
                "cleaner-production-acceptance",
                "清洁生产审核验收意见",
                "6.3.1",
                number="云清验〔2024〕7号",
                issued="2024-01-26",
                seal_seen=True,
            ),
        ),
        item(f"{_A}/重复 205-1表（财务发来）.pdf", text_pdf(form_205_1())),
    ]


def _audit() -> dict:
    stages = (
        ("一、审核准备", "成立审核小组，制定工作计划，开展宣传培训 2 次，覆盖 210 人次。"),
        (
            "二、预审核",
            "调查生产、产排污、资源能源消耗现状，确定审核重点为清洗涂油工序，清洁生产目标：VOCs 产生量下降 30%。",
        ),
        ("三、审核", "对清洗涂油工序进行物料平衡、水平衡和 VOCs 平衡实测，查找废物产生原因。"),
        ("四、方案产生与筛选", "共产生方案 22 项，其中无 / 低费方案 17 项、中 / 高费方案 5 项。"),
        (
            "五、可行性分析",
            "对水基清洗替代、密闭收集、集中供液等方案进行技术、环境、经济评估，均可行。",
        ),
        (
            "六、方案实施",
            "无 / 低费方案全部实施，中 / 高费方案完成 3 项，2 项列入 2025 年计划（已完成）。",
        ),
        ("七、持续清洁生产", "建立持续清洁生产组织、制度和激励机制。"),
    )
    blocks: list[dict[str, Any]] = []
    for n, (name, text) in enumerate(stages):
        blocks += [h1(name), p(text)]
        if n == 2:
            blocks += [
                flow(
                    "煤油清洗剂 41.6 t", "清洗 6 条线", "挥发 4.3 t", "废液 12.8 t", "带出 24.5 t"
                ),
                table(
                    ("物料", "输入（t/a）", "输出（t/a）", "偏差"),
                    (
                        ("清洗剂", "41.6", "41.6", "0"),
                        ("防锈油", "75.4", "74.9", "0.7%"),
                        ("切削液", "65.6", "64.8", "1.2%"),
                        ("水", "66150", "65420", "1.1%"),
                    ),
                    (1, 1, 1, 0.8),
                ),
                BREAK,
            ]
        if n == 3:
            blocks.append(
                table(
                    ("编号", "方案", "类型", "投资（万元）", "年效益（万元）", "环境效益"),
                    [
                        [f"F{k:02}", name2, "无/低费" if k < 5 else "中/高费", cost, gain, effect]
                        for k, (name2, cost, gain, effect) in enumerate(
                            (
                                ("压缩空气查漏", "0.6", "8.2", "节电 9.8 万 kW·h"),
                                ("切削液浓度日检", "0.2", "3.1", "减废 4 t"),
                                ("防锈油滴油回收", "1.2", "5.6", "减油 3 t"),
                                ("危废油泥压滤", "4.8", "6.4", "减废 11 t"),
                                ("水基清洗替代煤油", "126", "31", "减 VOCs 1.4 t"),
                                ("清洗涂油线密闭收集", "168", "—", "减 VOCs 0.9 t"),
                                ("研磨液集中供液", "37", "12", "减废 16 t"),
                            ),
                            1,
                        )
                    ],
                    (0.5, 1.7, 0.8, 0.9, 1, 1.4),
                    size=8.5,
                )
            )
    return report(
        "清洁生产审核报告",
        COMPANY,
        (("咨询机构：", CONSULTANT), ("报告编号：", "QJSC2023-019"), ("审核基准年：", "2022 年")),
        "2023 年 11 月 30 日",
        *blocks,
        sign(CONSULTANT, "2023 年 11 月 30 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _acceptance() -> dict:
    bureau = authority("生态环境局")
    return letter(
        bureau,
        "云清验〔2024〕7号",
        title("清洁生产审核验收意见", 18),
        plain(f"{COMPANY}：", 12),
        p(
            "2024 年 1 月 19 日，我局组织专家对你公司清洁生产审核进行验收。专家组听取汇报、查阅资料、踏勘现场，经质询讨论形成意见："
        ),
        items(
            "一、审核程序规范，重点确定合理，数据翔实；",
            "二、无 / 低费方案全部实施，中 / 高费方案按计划推进，取得明显环境和经济效益；",
            "三、单位产品资源能源消耗和污染物产生量处于国内同行业较好水平；",
            "四、建议继续推进溶剂替代和研磨废水回用，持续开展清洁生产。",
        ),
        p("经评定，同意通过清洁生产审核验收。"),
        sign(bureau, "2024年01月26日", seal=bureau),
    )
