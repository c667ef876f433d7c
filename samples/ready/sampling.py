"""Pages of test reports: points, results, the full report of forty pages."""

from __future__ import annotations

from typing import Any

from samples.parties import ADDRESS, COMPANY, LAB
from samples.ready.kit import (
    BREAK,
    chance,
    h1,
    note,
    p,
    pairs,
    sign,
    table,
    test_report,
)

_STAMP = {"seal": LAB, "word": "检验检测专用章"}


def point(
    number: str, kind: str, rows: list[list[Any]], facts: tuple[tuple[str, str], ...], limit: str
) -> list[dict[str, Any]]:
    return [
        h1(number),
        pairs(*facts, size=9.5, key=24),
        table(
            ("检测项目", "单位", "第一次", "第二次", "第三次", "均值 / 范围", "限值", "判定"),
            rows,
            (1.7, 0.9, 0.8, 0.8, 0.8, 1.1, 0.8, 0.7),
            size=9,
            pad=6,
        ),
        note(f"执行标准：{limit}。样品状态：{kind}，完好无损。检测方法与仪器见附录。"),
    ]


def three(source: Any, base: float, digits: int) -> list[str]:
    values = [base * source.uniform(0.9, 1.1) for _ in range(3)]
    return [*(f"{value:.{digits}f}" for value in values), f"{sum(values) / 3:.{digits}f}"]


FLOWS = {"DA001": 8820, "DA002": 5900, "DA003": 8660}
"""Dry flow of each stack, m³/h: with hours and concentrations it gives the yearly amounts."""


def stack(
    source: Any, outlet: str, name: str, base: float, limits: tuple[str, str] | None
) -> list[list[Any]]:
    """Return concentration, rate and flow of a stack; each rate is its concentration × its flow."""
    values = [round(base * source.uniform(0.9, 1.1), 1) for _ in range(3)]
    flows = [round(FLOWS[outlet] * source.uniform(0.97, 1.03)) for _ in range(3)]
    rates = [value * flow / 1e6 for value, flow in zip(values, flows, strict=True)]
    limit, rate, verdict = (*limits, "达标") if limits else ("—", "—", "—")

    def row(label: str, unit: str, three: list[float], digits: int, *rest: str) -> list[Any]:
        shown = [f"{one:.{digits}f}" for one in (*three, sum(three) / 3)]
        return [label, unit, *shown, *rest]

    return [
        row(f"{name}浓度", "mg/m³", values, 1, limit, verdict),
        row("排放速率", "kg/h", rates, 3, rate, verdict),
        row("标干流量", "m³/h", [float(one) for one in flows], 0, "—", "—"),
    ]


def full_report() -> dict:
    source = chance("full report")
    blocks: list[dict[str, Any]] = [
        h1("一、检测概况"),
        pairs(
            ("受检单位", COMPANY),
            ("地址", ADDRESS),
            ("采样日期", "2025 年 12 月 19 日至 20 日"),
            ("检测日期", "2025 年 12 月 19 日至 30 日"),
            ("生产工况", "88%～90%，治理设施正常运行"),
            ("采样人员", "宋词、元曲、许诺（持证）"),
        ),
        table(
            ("类别", "点位数", "项目", "频次"),
            (
                ("有组织废气", "3 个排气筒进、出口", "非甲烷总烃、颗粒物、流量", "3 次/天，2 天"),
                ("无组织废气", "厂界 4 点、厂区内 1 点", "非甲烷总烃、颗粒物", "3 次/天，1 天"),
                ("废水", "污水站进口、总排口", "pH、COD、氨氮、石油类、SS、总磷", "3 次/天，2 天"),
                ("厂界噪声", "4 点", "昼、夜等效声级", "2 天"),
            ),
            (1, 1.6, 2.2, 1.2),
        ),
        BREAK,
    ]
    for day in ("12 月 19 日", "12 月 20 日"):
        for outlet, item_name, base, limit in (
            ("DA001", "非甲烷总烃", 7.2, "60"),
            ("DA002", "颗粒物", 3.0, "20"),
            ("DA003", "颗粒物", 2.1, "20"),
        ):
            for side in ("进口", "出口"):
                high = 8.2 if side == "进口" else 1.0
                limits = (limit, "3.0" if outlet == "DA001" else "1.0") if side == "出口" else None
                warm = 27 if outlet != "DA002" else 46
                rows = [
                    *stack(source, outlet, item_name, base * high, limits),
                    ["烟气温度", "℃", *three(source, warm, 1), "—", "—"],
                ]
                blocks += [
                    *point(
                        f"有组织废气　{outlet} {side}　{day}",
                        "气袋 / 滤筒",
                        rows,
                        (
                            ("点位", f"{outlet} {side}，排气筒高度 15 m"),
                            (
                                "治理设施",
                                {
                                    "DA001": "过滤棉 + 二级活性炭",
                                    "DA002": "静电净化",
                                    "DA003": "油雾净化器",
                                }[outlet],
                            ),
                            ("采样日期", f"2025 年 {day}"),
                        ),
                        "DB32/4041-2021 表 1",
                    ),
                    BREAK,
                ]
    for place in ("上风向 G1", "下风向 G2", "下风向 G3", "下风向 G4", "厂房外 1 m G5"):
        rows = [
            [
                "非甲烷总烃",
                "mg/m³",
                *three(source, 0.9 if "G1" in place else 1.3, 2),
                "4.0" if "G5" not in place else "6",
                "达标",
            ],
            ["颗粒物（总悬浮）", "mg/m³", *three(source, 0.18, 3), "0.5", "达标"],
        ]
        blocks += [
            *point(
                f"无组织废气　{place}　12 月 19 日",
                "气袋 / 滤膜",
                rows,
                (
                    ("点位", place),
                    ("气象", "晴，西北风 2.1 m/s，气温 6.2 ℃，气压 102.6 kPa"),
                    ("采样日期", "2025 年 12 月 19 日"),
                ),
                "DB32/4041-2021 表 2、表 3",
            ),
            BREAK,
        ]
    for day in ("12 月 19 日", "12 月 20 日"):
        for place, ratio in (("污水站进口", 14.0), ("总排口 DW001", 1.0)):
            out = ratio == 1.0
            rows = [
                [
                    name,
                    unit,
                    *three(source, base * (ratio if name != "pH" else 1), digits),
                    limit if out else "—",
                    "达标" if out else "—",
                ]
                for name, unit, base, digits, limit in (
                    ("pH", "无量纲", 7.3, 1, "6～9"),
                    ("COD", "mg/L", 43, 0, "500"),
                    ("氨氮", "mg/L", 2.1, 2, "45"),
                    ("悬浮物", "mg/L", 17, 0, "400"),
                    ("石油类", "mg/L", 0.9, 2, "20"),
                    ("总磷", "mg/L", 0.31, 2, "8"),
                )
            ]
            blocks += [
                *point(
                    f"废水　{place}　{day}",
                    "微浊、无异味" if out else "乳白、浮油",
                    rows,
                    (("点位", place), ("采样方式", "瞬时样"), ("采样日期", f"2025 年 {day}")),
                    "GB 8978-1996 表 4 三级、GB/T 31962-2015 B 级",
                ),
                BREAK,
            ]
    for day in ("12 月 19 日", "12 月 20 日"):
        rows = [
            [place, "昼间", f"{source.uniform(54, 59):.1f}", "65", "达标"]
            for place in ("东厂界 N1", "南厂界 N2", "西厂界 N3", "北厂界 N4")
        ] + [
            [place, "夜间", f"{source.uniform(45, 50):.1f}", "55", "达标"]
            for place in ("东厂界 N1", "南厂界 N2", "西厂界 N3", "北厂界 N4")
        ]
        blocks += [
            h1(f"厂界噪声　{day}"),
            pairs(
                ("执行标准", "GB 12348-2008 3 类"),
                ("仪器", "多功能声级计（ZX-061），声校准器（ZX-062）"),
                ("气象", "晴，风速 1.8～2.2 m/s"),
                size=9.5,
            ),
            table(
                ("点位", "时段", "测量值 Leq dB(A)", "限值 dB(A)", "判定"),
                rows,
                (1.4, 0.8, 1.4, 1.1, 0.8),
                pad=6,
            ),
            BREAK,
        ]
    methods = (
        ("非甲烷总烃（固定源）", "HJ 38-2017", "0.07 mg/m³", "气相色谱仪 ZX-018"),
        ("非甲烷总烃（环境）", "HJ 604-2017", "0.07 mg/m³", "气相色谱仪 ZX-018"),
        ("颗粒物（固定源）", "HJ 836-2017", "1.0 mg/m³", "十万分之一天平 ZX-007"),
        ("总悬浮颗粒物", "HJ 1263-2022", "0.007 mg/m³", "天平 ZX-007"),
        ("pH", "HJ 1147-2020", "—", "pH 计 ZX-022"),
        ("COD", "HJ 828-2017", "4 mg/L", "滴定管 ZX-D03"),
        ("氨氮", "HJ 535-2009", "0.025 mg/L", "分光光度计 ZX-015"),
        ("石油类", "HJ 637-2018", "0.06 mg/L", "红外测油仪 ZX-026"),
        ("悬浮物", "GB 11901-1989", "4 mg/L", "天平 ZX-006"),
        ("总磷", "GB 11893-1989", "0.01 mg/L", "分光光度计 ZX-015"),
        ("噪声", "GB 12348-2008", "—", "声级计 ZX-061"),
    )
    blocks += [
        h1("附录 A　检测方法与仪器"),
        table(
            ("项目", "方法", "检出限", "仪器（检定有效期内）"), methods, (1.4, 1.2, 1, 1.6), pad=6
        ),
        BREAK,
    ]
    for n, name in enumerate(("废气", "废水", "噪声", "采样器流量校准"), 1):
        rows = [
            [f"QC-{n}{k:02}", f"{source.uniform(0.2, 4.8):.1f}%", "≤ 10%", "合格"]
            for k in range(1, 13)
        ]
        blocks += [
            h1(f"附录 B-{n}　质量控制结果（{name}）"),
            table(("质控编号", "相对偏差", "要求", "结论"), rows, (1, 1, 1, 1), pad=6),
            BREAK,
        ]
    for n in range(1, 9):
        rows = [
            [
                f"{9 + n}:{5 * k:02}",
                f"{source.uniform(6.3, 8.0):.2f}",
                f"{source.uniform(8600, 9050):.0f}",
                f"{source.uniform(26, 28):.1f}",
            ]
            for k in range(12)
        ]
        blocks += [
            h1(f"附录 C-{n}　现场采样原始记录（DA001 出口，节选）"),
            table(
                ("时间", "非甲烷总烃（mg/m³，便携仪）", "标干流量（m³/h）", "温度（℃）"),
                rows,
                (0.8, 1.7, 1.2, 0.9),
                pad=6,
            ),
            BREAK,
        ]
    blocks += [
        h1("结论"),
        p("监测期间，有组织废气、无组织废气、废水、厂界噪声各项目均符合相应标准和排污许可证要求。"),
        sign(
            "编制：江月　审核：白露　签发：何处（授权签字人）", LAB, "2026 年 01 月 06 日", **_STAMP
        ),
    ]
    return test_report(
        "ZX2025-1219",
        "废气、废水、噪声（2025 年第四季度）",
        (
            ("受检单位：", COMPANY),
            ("检测类别：", "委托检测（自行监测）"),
            ("样品类别：", "有组织废气、无组织废气、废水、噪声"),
        ),
        "签发日期：2026 年 01 月 06 日",
        *blocks,
    )


def _water_rows(seed: str) -> list[list[Any]]:
    source = chance(seed)
    return [
        [name, unit, *three(source, base, digits), limit, "达标"]
        for name, unit, base, digits, limit in (
            ("pH", "无量纲", 7.2, 1, "6～9"),
            ("COD", "mg/L", 42, 0, "500"),
            ("氨氮", "mg/L", 2.0, 2, "45"),
            ("悬浮物", "mg/L", 16, 0, "400"),
            ("石油类", "mg/L", 0.8, 2, "20"),
            ("总磷", "mg/L", 0.28, 2, "8"),
        )
    ]


def _noise_rows(seed: str) -> list[list[Any]]:
    source = chance(seed)
    return [
        [
            place,
            f"{source.uniform(54, 59):.1f}",
            "65",
            f"{source.uniform(45, 50):.1f}",
            "55",
            "达标",
        ]
        for place in ("东厂界 N1", "南厂界 N2", "西厂界 N3", "北厂界 N4")
    ]


def water_blocks(seed: str, day: str) -> list[dict[str, Any]]:
    return point(
        "废水　总排口 DW001",
        "微浊、无异味",
        _water_rows(seed),
        (("点位", "总排口 DW001（超滤后接管口）"), ("采样日期", day), ("工况", "89%")),
        "GB 8978-1996 表 4 三级、GB/T 31962-2015 B 级",
    )


def noise_blocks(seed: str, day: str) -> list[dict[str, Any]]:
    return [
        h1("厂界噪声"),
        pairs(
            ("测量日期", day),
            ("执行标准", "GB 12348-2008 3 类：昼间 65 dB(A)、夜间 55 dB(A)"),
            ("气象", "晴，风速 1.9 m/s"),
            size=9.5,
        ),
        table(
            ("点位", "昼间 Leq", "限值", "夜间 Leq", "限值", "判定"),
            _noise_rows(seed),
            (1.4, 1, 0.8, 1, 0.8, 0.8),
            pad=7,
        ),
    ]
