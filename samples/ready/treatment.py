# ruff: noqa: E501
"""Indicator 1.3: facilities that treat waste water and waste gas."""

from __future__ import annotations

from samples.ready import figures as f
from samples.ready import scenes
from samples.ready.kit import (
    BREAK,
    MONTHS,
    claim,
    company_paper,
    flow,
    h1,
    item,
    p,
    right,
    split,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "03 基础设施/1.3 设备设施"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/污染治理设施"
    return [
        item(
            f"{where}/附件3-20 污染治理设施清单及工艺说明.pdf",
            text_pdf(_facilities()),
            claim(
                "facilities",
                "treatment-facility-list",
                "污染治理设施清单及工艺、能力说明",
                "1.3.8 1.3.9 5.1.1 5.2.1",
                issued="2026-01-10",
                years=2025,
            ),
        ),
        item(
            f"{where}/2025年污染治理设施运行记录.pdf",
            text_pdf(_log()),
            claim(
                "operation-log",
                "treatment-operation-log",
                "2025 年污染治理设施运行记录",
                "1.3.8",
                issued="2026-01-05",
                years=2025,
            ),
        ),
        item(
            f"{where}/照片/TA001 活性炭.jpg",
            scenes.treatment("2026:10:21 15:10:40", "gas", "清洗涂油废气治理设施 TA001"),
            claim(
                "photo-gas-treatment",
                "treatment-photos",
                "清洗涂油废气治理设施照片（TA001）",
                "1.3.8 5.1.1",
                holder=None,
            ),
        ),
        item(
            f"{where}/照片/污水站.jpg",
            scenes.treatment("2026:10:21 15:26:02", "water", "污水处理站　150 m³/d", 3),
            claim(
                "photo-water-treatment",
                "treatment-photos",
                "污水处理站照片（TW001）",
                "1.3.8 5.2.1",
                holder=None,
            ),
        ),
    ]


def _facilities() -> dict:
    return company_paper(
        "WY-HB-2026-01",
        title("污染治理设施清单及工艺、能力说明", 17),
        h1("一、设施清单"),
        table(
            ("编号", "设施", "工艺", "设计能力", "2025 年实际", "负荷率", "节能措施"),
            (
                (
                    "TA001",
                    "清洗涂油废气",
                    "过滤棉 + 二级活性炭",
                    "12 000 m³/h",
                    "8 820 m³/h",
                    "74%",
                    "变频风机",
                ),
                ("TA002", "热处理油烟", "静电净化", "8 000 m³/h", "5 900 m³/h", "74%", "变频风机"),
                (
                    "TA003",
                    "磨削油雾",
                    "油雾净化器",
                    "12 000 m³/h",
                    "8 660 m³/h",
                    "72%",
                    "机台联动启停",
                ),
                (
                    "TW001",
                    "生产废水",
                    "隔油 + 气浮 + 水解 + 接触氧化 + 砂滤超滤",
                    "150 m³/d",
                    "101 m³/d",
                    "67%",
                    "溶氧联控曝气",
                ),
                ("TS001", "危废暂存间", "防渗、导流沟、废气收集", "96 m²", "—", "—", "—"),
                ("TN001", "噪声", "隔声罩、减振垫、消声器", "—", "—", "—", "—"),
            ),
            (0.7, 1.2, 1.9, 1, 1, 0.6, 1),
            size=8.5,
            pad=6,
        ),
        h1("二、废水处理工艺"),
        flow(
            "研磨、清洗废水",
            "隔油调节",
            "混凝气浮",
            "水解酸化",
            "接触氧化",
            "砂滤超滤",
            "回用 / 接管",
        ),
        h1("三、废气处理工艺"),
        flow("密闭收集", "过滤棉", "一级活性炭", "二级活性炭", "风机", "DA001 排气筒 15 m"),
        h1("四、与生产规模的匹配"),
        p(
            f"设计按全厂 7000 万套/年配置，2025 年产量 {f.SETS} 万套（负荷 89%），各设施负荷率 67%～74%，处理能力与生产排放相适应并留有余量；2025 年设施同步运行率 100%。"
        ),
        right("编制：王敏　审核：沈逸　　2026年01月10日"),
    )


def _log() -> dict:
    gas = [
        [
            month,
            496 + n * 3 % 9,
            f"{0.78 + n % 4 * 0.03:.2f}",
            "更换活性炭 1.2 t" if n % 3 == 2 else "点检",
            "正常",
        ]
        for n, month in enumerate(MONTHS)
    ]
    flows = split(float(f.WASTE_WATER), 12, "ww", 0)
    used = split(float(f.WASTE_WATER_REUSED), 12, "reuse", 0)
    water = [
        [
            month,
            int(flows[n]),
            int(used[n]),
            f"{720 + n * 17 % 90}",
            f"{32 + n * 5 % 9}",
            f"{7.1 + n % 4 * 0.1:.1f}",
            f"{58 + n * 7 % 21}",
        ]
        for n, month in enumerate(MONTHS)
    ]
    return company_paper(
        "WY-HB-2025-08",
        title("2025 年污染治理设施运行记录（月汇总）", 17),
        h1("一、TA001 二级活性炭吸附"),
        table(
            ("月份", "运行时间（h）", "压差（kPa）", "维护", "状态"),
            gas,
            (0.8, 1.2, 1, 1.6, 0.7),
            pad=4,
        ),
        BREAK,
        h1("二、TW001 污水处理站"),
        table(
            (
                "月份",
                "进水（m³）",
                "回用（m³）",
                "PAC（kg）",
                "PAM（kg）",
                "出水 pH",
                "出水 COD（mg/L）",
            ),
            [*water, ["合计", f.WASTE_WATER, f.WASTE_WATER_REUSED, "", "", "", ""]],
            (0.8, 1, 1, 1, 1, 0.8, 1.2),
            pad=4,
        ),
        p("日记录本保存于污水站值班室，保存期 5 年。"),
        right("记录：许诺　审核：王敏　　2026年01月05日"),
    )
