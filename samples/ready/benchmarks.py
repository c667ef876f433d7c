# ruff: noqa: E501
"""Indicators 6.1 to 6.5: what the metrics are held against, green materials."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samples.paint import office
from samples.parties import CONSULTANT
from samples.parties import office as authority
from samples.ready import figures as f
from samples.ready.kit import (
    claim,
    company_paper,
    h1,
    h2,
    item,
    items,
    letter,
    note,
    p,
    plain,
    report,
    right,
    sign,
    split,
    table,
    text_pdf,
    title,
    workbook,
)
from samples.table import Item

_A = "08 绩效"
_BENCH = "6.3.1 6.3.2 6.3.3 6.3.4 6.3.5 6.3.6 6.4.1 6.4.2 6.4.5 6.4.6 6.5.1 6.5.2 6.5.3 6.5.4 6.1.1"
_GREEN_HEAD = ("序号", "月份", "供方", "物料", "绿色（t）", "同类总量（t）", "认定依据")


def files() -> list[Item]:
    """Return the files of this area."""
    green = _green_rows()
    ledger = office.Sheet(
        "绿色物料", "绿色物料台账（2025 年）", _GREEN_HEAD, green, (6, 12, 24, 18, 12, 12, 20)
    )
    return [
        item(
            f"{_A}/附件8-3 行业对标依据.pdf",
            text_pdf(_benchmarks()),
            claim(
                "benchmarks",
                "benchmark-basis",
                "滚动轴承行业绿色绩效对标依据",
                _BENCH,
                issued="2026-01-15",
                years=2025,
            ),
        ),
        item(
            f"{_A}/云梦区工业用地产出要求 文件.pdf",
            text_pdf(_land()),
            claim(
                "land-requirement",
                "land-output-requirement",
                "关于明确工业项目用地投入产出要求的通知",
                "6.1.5 6.1.6 6.1.1",
                number="云政工〔2025〕16号",
                issued="2025-03-28",
                years=2025,
            ),
        ),
        item(
            f"{_A}/绿色物料台账2025.xlsx",
            workbook(ledger),
            claim(
                "green-sheet",
                "green-material-ledger",
                "绿色物料台账（Excel）",
                "6.2.1",
                set_aside="与打印版 PDF 内容相同，不重复装订",
                years=2025,
            ),
        ),
        item(
            f"{_A}/附件8-5 绿色物料台账（打印）.pdf",
            text_pdf(_green(green)),
            claim(
                "green-materials",
                "green-material-ledger",
                "绿色物料台账与同类物料总量（2025 年）",
                "6.2.1 6.2.2",
                issued="2026-01-16",
                years=2025,
            ),
        ),
    ]


def _level(ours: Decimal, average: Decimal, best20: Decimal, best5: Decimal) -> str:
    higher = best20 > average
    ahead = (lambda a, b: a >= b) if higher else (lambda a, b: a <= b)
    if ahead(ours, best5):
        return "优于前 5%"
    return (
        "优于前 20%" if ahead(ours, best20) else "优于平均" if ahead(ours, average) else "低于平均"
    )


def _benchmarks() -> dict:
    rows = [
        [n, name, unit, average, best20, best5, ours, _level(ours, average, best20, best5)]
        for n, (name, (unit, ours, average, best20, best5)) in enumerate(f.BENCHMARKS.items(), 1)
    ]
    return report(
        "滚动轴承行业绿色绩效对标依据",
        "2025 年版（样例数据）",
        (
            ("编制单位：", CONSULTANT),
            ("适用行业：", "C3451 滚动轴承制造"),
            ("样本：", "行业企业 62 家，2024—2025 年数据"),
        ),
        "2026 年 01 月 15 日",
        h1("一、说明"),
        p(
            "滚动轴承制造目前没有国家强制性单位产品能耗限额标准，亦无清洁生产评价指标体系的专门分册，因此采用行业调查均值、前 20% 与前 5% 分位值作为对标依据。"
        ),
        note("本页数值为虚构样例，不代表任何真实行业水平，请勿引用。"),
        h1("二、对标值与对标结果"),
        table(
            ("序号", "指标", "单位", "行业平均", "前 20%", "前 5%", "本企业", "水平"),
            rows,
            (0.4, 2.2, 1, 0.9, 0.8, 0.8, 0.8, 1),
            size=8.5,
            pad=7,
        ),
        h1("三、用地指标"),
        table(
            ("指标", "控制值", "来源", "本企业", "倍数"),
            (
                (
                    "容积率",
                    f.RATIO_REQUIREMENT,
                    "工业项目建设用地控制指标（通用设备制造业，土地出让合同约定值）",
                    f.PLOT_RATIO,
                    f"{f.PLOT_RATIO / f.RATIO_REQUIREMENT:.2f}",
                ),
                ("建筑密度", "30%", "工业项目建设用地控制指标", f"{f.DENSITY}%", "—"),
                (
                    "单位用地面积产值",
                    f"{f.LAND_REQUIREMENT_MU} 万元/亩",
                    "云政工〔2025〕16号",
                    f"{f.LAND_OUTPUT_MU} 万元/亩",
                    f"{f.LAND_OUTPUT_MU / f.LAND_REQUIREMENT_MU:.2f}",
                ),
            ),
            (1.1, 0.9, 2.4, 1, 0.6),
            size=8.5,
            pad=7,
        ),
        sign(CONSULTANT, "2026 年 01 月 15 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _land() -> dict:
    bureau = authority("工业和信息化局")
    return letter(
        f"{bureau}文件",
        "云政工〔2025〕16号",
        title("关于明确工业项目用地投入产出要求的通知", 17),
        plain("各街道、园区，有关企业：", 12),
        p(
            "为推进工业用地集约高效利用，结合 2024 年度工业企业资源集约利用评价结果，现将有关要求通知如下："
        ),
        items(
            "一、通用设备制造业（C34）亩均工业总产值不低于 450 万元/亩，新供地项目不低于 550 万元/亩；",
            "二、容积率、建筑系数执行《工业项目建设用地控制指标》和土地出让合同约定；",
            "三、2024 年全区规模以上通用设备制造业亩均工业总产值平均为 512 万元/亩；",
            "四、达到要求 1.2 倍以上的企业，优先推荐申报各级绿色工厂。",
        ),
        p("本通知自印发之日起施行，有效期至 2027 年 12 月 31 日。"),
        sign(bureau, "2025年03月28日", seal=bureau),
    )


def _green_rows() -> list[list[Any]]:
    green, total = (
        split(float(f.GREEN_STEEL), 12, "green", 1),
        split(float(f.STEEL), 12, "steel", 1),
    )
    return [
        [
            n + 1,
            f"{n + 1} 月",
            "江苏子虚特钢" if n % 3 else "浙江亡是公钢业",
            "GCr15 短流程轴承钢",
            green[n],
            total[n],
            "废钢配比 ≥ 60%，回收声明",
        ]
        for n in range(12)
    ]


def _green(rows: list[list[Any]]) -> dict:
    return company_paper(
        "WY-CL-2026-03",
        title("绿色物料台账与同类物料总量（2025 年）", 17),
        h2("一、识别准则"),
        p(
            "绿色物料指无害、再生或可回收、低碳的主要物料：短流程（废钢配比 ≥ 60%）轴承钢、再生包装、低 VOCs 油液。按 GB/T 36132-2018 附录 A，选取主要物料轴承钢计算使用率。"
        ),
        h2("二、台账"),
        table(
            _GREEN_HEAD,
            [*rows, ["", "合计", "", "", f.GREEN_STEEL, f.STEEL, ""]],
            (0.5, 0.7, 1.4, 1.7, 0.9, 1.1, 1.9),
            size=8.5,
            pad=6,
        ),
        p(f"绿色物料使用率 = {f.GREEN_STEEL} ÷ {f.STEEL} × 100% = {f.GREEN_RATE}%。"),
        right("编制：采购部　审核：沈逸　　2026年01月16日"),
    )
