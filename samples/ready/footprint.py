# ruff: noqa: E501
"""Indicators 4.4 and 4.5: carbon footprint, its publication, recyclability."""

from __future__ import annotations

from samples.parties import COMPANY, CONSULTANT
from samples.ready import figures as f
from samples.ready.kit import (
    bars,
    claim,
    company_paper,
    flow,
    h1,
    h2,
    item,
    items,
    note,
    p,
    plain,
    report,
    right,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "06 产品"


def files() -> list[Item]:
    """Return the files of this area."""
    return [
        item(
            f"{_A}/附件6-6 产品碳足迹报告（6205）.pdf",
            text_pdf(_footprint()),
            claim(
                "footprint",
                "product-carbon-footprint",
                "产品碳足迹报告（深沟球轴承 6205，2025 年数据）",
                "4.4.1 4.4.3",
                number="CFP-2026-011",
                issued="2026-04-10",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/碳足迹及核查结果公示截图.pdf",
            text_pdf(_published()),
            claim(
                "carbon-published",
                "carbon-publication",
                "产品碳足迹与温室气体核查结果公示页面",
                "4.4.2 5.5.2",
                issued="2026-05-28",
                years=2025,
            ),
        ),
        item(
            f"{_A}/可回收利用率计算书GBT20862.pdf",
            text_pdf(_recyclability()),
            claim(
                "recyclability",
                "recyclability-calculation",
                "产品可回收利用率计算书（GB/T 20862）",
                "4.5.1 4.5.2",
                issued="2025-12-08",
                years=2025,
            ),
        ),
    ]


def _footprint() -> dict:
    return report(
        "产品碳足迹报告",
        "深沟球轴承 6205（功能单位：1 套）",
        (
            ("委托单位：", COMPANY),
            ("报告编号：", "CFP-2026-011"),
            ("编制单位：", CONSULTANT),
            ("数据年度：", "2025 年"),
        ),
        "2026 年 04 月 10 日",
        h1("一、目的和范围"),
        p(
            "依据 GB/T 24067《温室气体 产品碳足迹量化要求和指南》，核算深沟球轴承 6205 从摇篮到大门的碳足迹。系统边界包括原材料获取、零部件运输、制造和包装。"
        ),
        flow("轴承钢", "锻造（外协）", "车削", "热处理", "磨超", "装配涂油", "包装出厂"),
        h1("二、清单数据（2025 年）"),
        table(
            ("阶段", "活动数据", "排放因子来源", "碳足迹（kgCO₂e/套）", "占比"),
            (
                (
                    "原材料",
                    "轴承钢 0.186 kg 等",
                    "供方数据、中国产品全生命周期数据库",
                    "0.298",
                    "69.1%",
                ),
                ("运输", "公路 260 km", "数据库", "0.006", "1.4%"),
                (
                    "制造",
                    "电 0.142 kW·h，天然气 0.007 m³",
                    "全国电力平均排放因子、缺省值",
                    "0.091",
                    "21.1%",
                ),
                ("包装", "纸浆模塑、纸箱", "数据库", "0.012", "2.8%"),
                ("废弃物处理", "油泥、废液", "数据库", "0.024", "5.6%"),
                ("合计", "", "", "0.431", "100%"),
            ),
            (0.9, 1.7, 2, 1.2, 0.7),
            size=8.5,
        ),
        bars(
            "各阶段碳足迹占比（%）",
            ["原材料", "制造", "废弃物", "包装", "运输"],
            [69.1, 21.1, 5.6, 2.8, 1.4],
            "#9b5b4f",
        ),
        h1("三、数据质量与不确定性"),
        p("初级数据占比 78%；按谱系矩阵法评估，结果不确定度 ±8.6%。"),
        h1("四、解释与改进建议"),
        items(
            "1. 提高短流程轴承钢比例至 45%，预计降低 0.031 kgCO₂e/套；",
            "2. 光伏扩容与绿电采购；",
            "3. 推广 6205-LF 轻量化设计，单套降至 0.402 kgCO₂e。",
        ),
        sign(CONSULTANT, "2026 年 04 月 10 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _published() -> dict:
    return {
        "frame": "web",
        "site": "乌有轴承",
        "motto": "信息公开 > 碳排放信息",
        "colour": "#2f7d4f",
        "margin": {"x": 18, "top": 18, "bottom": 16},
        "head": "2026/5/28 14:20　　信息公开-乌有轴承",
        "numbered": True,
        "blocks": [
            plain("2025 年度产品碳足迹与温室气体核查结果公示", 15),
            plain("发布单位：苏州乌有精密轴承有限公司　　发布时间：2026-05-28", 9),
            table(
                ("公示内容", "结果", "依据"),
                (
                    (
                        "深沟球轴承 6205 碳足迹（摇篮到大门）",
                        "0.431 kgCO₂e/套",
                        "GB/T 24067，报告 CFP-2026-011",
                    ),
                    (
                        "2025 年温室气体排放总量（核查后）",
                        f"{f.CO2} tCO₂",
                        "GB/T 32150，核查声明 HC2026-033",
                    ),
                    ("单位产品碳排放", f"{f.CO2_PER_SET} tCO₂/万套", "同上"),
                ),
                (2, 1.4, 1.8),
                pad=8,
            ),
            p("以上信息公开可查，监督电话 0512-00000088。"),
            note("网页打印件，打印日期 2026-05-28，打印人：王敏。"),
        ],
    }


def _recyclability() -> dict:
    return company_paper(
        "WY-JS-2025-031",
        title("产品可回收利用率计算书", 18),
        p(
            "依据 GB/T 20862《产品可回收利用率计算方法导则》，以深沟球轴承 6205（单套质量 128 g）为对象计算。"
        ),
        table(
            ("零部件", "材料", "质量（g）", "可回收质量（g）", "回收方式"),
            (
                ("内圈、外圈", "GCr15", "96.4", "96.4", "废钢回炉"),
                ("钢球", "GCr15", "22.1", "22.1", "废钢回炉"),
                ("保持架", "PA66", "5.2", "4.7", "再生造粒"),
                ("密封圈", "NBR + 钢骨架", "3.3", "1.6", "钢骨架回收"),
                ("润滑脂", "锂基脂", "1.0", "0", "能量回收"),
                ("合计", "", "128.0", "124.8", ""),
            ),
            (1.2, 1.2, 0.9, 1.2, 1.2),
            pad=7,
        ),
        p("可回收利用率 R = 124.8 ÷ 128.0 × 100% = 97.5%。"),
        h2("改进"),
        p(
            "2025 年将纸塑复合包装改为单一纸浆模塑；密封圈骨架由粘接改为卡入，便于拆解，6205-LF 可回收利用率提高到 98.1%。"
        ),
        right("编制：技术部　审核：沈逸　　2025年12月08日"),
    )
