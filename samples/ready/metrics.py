# ruff: noqa: E501
"""Indicators 6.1 to 6.5: output, and the metrics with their working."""

from __future__ import annotations

from typing import Any

from samples.paint import office
from samples.parties import CODE, COMPANY
from samples.ready import figures as f
from samples.ready.forms import form
from samples.ready.kit import (
    BREAK,
    bars,
    claim,
    company_paper,
    h1,
    item,
    note,
    sign,
    table,
    text_pdf,
    title,
    workbook,
)
from samples.table import Item

_A = "08 绩效"
_ALL = "6.1.1 6.1.2 6.1.3 6.1.4 6.1.5 6.1.6 6.2.1 6.2.2 6.3.1 6.3.2 6.3.3 6.3.4 6.3.5 6.3.6 6.4.1 6.4.2 6.4.3 6.4.4 6.4.5 6.4.6 6.5.1 6.5.2 6.5.3 6.5.4"


def files() -> list[Item]:
    """Return the files of this area."""
    rows = metrics()
    head = ("序号", "指标", "单位", "分子（数据来源）", "分母（数据来源）", "计算", "结果")
    sheet = office.Sheet(
        "指标计算",
        "绩效指标计算过程表（2025 年度）",
        head,
        [[n, *row] for n, row in enumerate(rows, 1)],
        (6, 28, 14, 34, 34, 30, 14),
        "编制：王敏　复核：沈逸　2026-01-20",
    )
    return [
        item(
            f"{_A}/附件8-1 B204-1表 工业产销总值及主要产品产量（2025）.pdf",
            text_pdf(_form_204()),
            claim(
                "form-204-1",
                "form-204-1",
                "工业产销总值及主要产品产量（B204-1 表，2025 年）",
                "6.1.5 6.1.6 6.3.1 6.4.1 6.5.1 6.5.3",
                credit_code=CODE,
                issued="2026-01-18",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/指标计算过程表.xlsx",
            workbook(sheet),
            claim(
                "metrics-sheet",
                "metric-calculation",
                "绩效指标计算过程表（电子表，含公式）",
                "6.1.1",
                years=2025,
            ),
        ),
        item(
            f"{_A}/附件8-2 指标计算过程表（盖章版）.pdf",
            text_pdf(_calculation(head, rows)),
            claim(
                "metrics",
                "metric-calculation",
                "绩效指标计算过程表（2025 年度）",
                _ALL,
                issued="2026-01-20",
                years=(2023, 2024, 2025),
                seal_seen=True,
                remark="所有绩效数值的唯一出处，报告正文、自评表须与此一致",
            ),
        ),
    ]


def _form_204() -> dict:
    rows: list[list[Any]] = [
        [
            {"t": "一、工业总产值（当年价格）", "align": "l"},
            "万元",
            "01",
            f.OUTPUT_VALUE,
            f.TREND[2024]["value"],
        ],
        [{"t": "二、工业销售产值（当年价格）", "align": "l"}, "万元", "02", "46120", "42780"],
        [{"t": "　　其中：出口交货值", "align": "l"}, "万元", "03", "9860", "8730"],
        [
            {"t": "三、主要产品产量　滚动轴承", "align": "l"},
            "万套",
            "3451010",
            f.SETS,
            f.TREND[2024]["sets"],
        ],
    ]
    rows += [
        [
            {"t": f"　　其中：{name}", "align": "l"},
            "万套",
            f"34510{n + 1}1",
            count,
            {"深沟球轴承": 3720, "圆锥滚子轴承": 1330, "角接触球轴承": 780}[name],
        ]
        for n, (name, count) in enumerate(f.PRODUCTS.items())
    ]
    return form(
        "B204-1 表",
        "工业产销总值及主要产品产量",
        2025,
        "见表",
        table(
            ("指标名称", "计量单位", "代码", "本年", "上年"), rows, (2.6, 0.9, 0.9, 1.1, 1.1), pad=7
        ),
    )


def metrics() -> list[list[Any]]:
    """Return the working of every metric: name, unit, numerator, denominator, sum, result."""
    sets = f"产量 {f.SETS} 万套（B204-1 表）"
    land = f"用地面积 {f.LAND} m²（不动产权证）"
    return [
        [
            "容积率",
            "—",
            f"计容建筑面积 {f.FLOOR} m²（建构筑物一览表）",
            land,
            f"{f.FLOOR} ÷ {f.LAND}",
            f.PLOT_RATIO,
        ],
        [
            "建筑密度",
            "%",
            f"占地面积 {f.FOOTPRINT} m²（建构筑物一览表）",
            land,
            f"{f.FOOTPRINT} ÷ {f.LAND} × 100",
            f.DENSITY,
        ],
        [
            "单位用地面积产值",
            "万元/亩",
            f"工业总产值 {f.OUTPUT_VALUE} 万元（B204-1 表）",
            f"用地 {f.LAND * 3 / 2000:.2f} 亩",
            f"{f.OUTPUT_VALUE} ÷ {f.LAND * 3 / 2000:.2f}",
            f.LAND_OUTPUT_MU,
        ],
        [
            "绿色物料使用率",
            "%",
            f"绿色轴承钢 {f.GREEN_STEEL} t（绿色物料台账）",
            f"同类物料 {f.STEEL} t（原材料台账）",
            f"{f.GREEN_STEEL} ÷ {f.STEEL} × 100",
            f.GREEN_RATE,
        ],
        [
            "单位产品非甲烷总烃产生量",
            "kg/万套",
            f"产生量 {f.VOC_MADE} t（排放量核算）",
            sets,
            f"{f.VOC_MADE} × 1000 ÷ {f.SETS}",
            f.VOC_PER_SET,
        ],
        [
            "单位产品废气产生量",
            "万 m³/万套",
            f"废气量 {f.WASTE_GAS} 万 m³（在线与检测）",
            sets,
            f"{f.WASTE_GAS} ÷ {f.SETS}",
            f.GAS_PER_SET,
        ],
        [
            "单位产品废水产生量",
            "m³/万套",
            f"生产废水 {f.WASTE_WATER} m³（用水台账）",
            sets,
            f"{f.WASTE_WATER} ÷ {f.SETS}",
            f.WATER_PER_SET,
        ],
        [
            "单位产品轴承钢消耗量",
            "t/万套",
            f"轴承钢 {f.STEEL} t（原材料台账）",
            sets,
            f"{f.STEEL} ÷ {f.SETS}",
            f.STEEL_PER_SET,
        ],
        [
            "工业固体废物综合利用率",
            "%",
            f"综合利用量 {f.WASTE_USED} t（固废台账）",
            f"产生量 {f.WASTE_MADE} t + 往年贮存 0",
            f"{f.WASTE_USED} ÷ {f.WASTE_MADE} × 100",
            f.WASTE_RATE,
        ],
        [
            "废水处理回用率",
            "%",
            f"回用 {f.WASTE_WATER_REUSED} m³（用水台账）",
            f"生产废水 {f.WASTE_WATER} m³",
            f"{f.WASTE_WATER_REUSED} ÷ {f.WASTE_WATER} × 100",
            f.REUSE_RATE,
        ],
        [
            "单位产品综合能耗",
            "kgce/万套",
            f"综合能源消费量 {f.ENERGY} tce（205-1 表）",
            sets,
            f"{f.ENERGY} × 1000 ÷ {f.SETS}",
            f.ENERGY_PER_SET,
        ],
        [
            "单位产品碳排放量",
            "tCO2/万套",
            f"温室气体 {f.CO2} tCO2（排放报告）",
            sets,
            f"{f.CO2} ÷ {f.SETS}",
            f.CO2_PER_SET,
        ],
    ]


def _calculation(head: tuple[str, ...], rows: list[list[Any]]) -> dict:
    energy = [
        (name, amount, unit, factor, f.ENERGY_PARTS[name])
        for name, amount, unit, factor in (
            ("外购电力", f.POWER, "万 kW·h", f.POWER_FACTOR),
            ("光伏自发自用", f.SOLAR, "万 kW·h", f.POWER_FACTOR),
            ("天然气", f.GAS, "万 m³", f.GAS_FACTOR),
            ("柴油", f.DIESEL, "t", f.DIESEL_FACTOR),
        )
    ]
    trend = [
        (
            year,
            one["value"],
            one["sets"],
            one["energy"],
            f.rounded(one["energy"] / one["sets"] * 1000, "0.1"),
            one["water"],
        )
        for year, one in f.TREND.items()
    ]
    return company_paper(
        "WY-JX-2026-01",
        title("绩效指标计算过程表（2025 年度）", 17),
        table(
            head,
            [[n, *row] for n, row in enumerate(rows, 1)],
            (0.4, 1.7, 0.9, 2.4, 2.2, 2, 0.9),
            size=8.5,
            pad=5.5,
        ),
        note(
            "各指标口径见 GB/T 36132-2018 附录 A；数据期间 2025 年 1 月 1 日至 12 月 31 日，边界为子虚路 88 号厂区。"
        ),
        BREAK,
        h1("附表 1　综合能源消费量"),
        table(
            ("能源", "消费量", "单位", "折标系数", "折标煤（tce）"),
            [*energy, ("合计", "", "", "", f.ENERGY)],
            (1.4, 1, 0.9, 1, 1.1),
        ),
        h1("附表 2　近三年趋势"),
        table(
            (
                "年度",
                "总产值（万元）",
                "产量（万套）",
                "综合能耗（tce）",
                "单位产品能耗（kgce/万套）",
                "取水量（m³）",
            ),
            trend,
            (0.7, 1.1, 1, 1.2, 1.6, 1),
        ),
        bars(
            "单位产品综合能耗（kgce/万套）",
            [str(t[0]) for t in trend],
            [float(t[4]) for t in trend],
            "#4f8f5b",
        ),
        sign("编制：王敏　复核：沈逸", COMPANY, "2026年01月20日", above=6),
        wide=True,
        margin={"x": 18, "top": 22, "bottom": 16},
    )
