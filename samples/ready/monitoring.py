"""Indicators 5.1, 5.2, 5.4: test reports of a quarter each, online data, yearly amounts."""

from __future__ import annotations

from typing import Any

from samples.parties import COMPANY, LAB
from samples.ready import figures as f
from samples.ready import sampling
from samples.ready.kit import (
    BREAK,
    MONTHS,
    chance,
    claim,
    company_paper,
    gap,
    h1,
    h2,
    item,
    p,
    right,
    scanned,
    sign,
    split,
    table,
    test_report,
    text_pdf,
    title,
)
from samples.table import Item

_A = "07 环境排放"
_STAMP = {"seal": LAB, "word": "检验检测专用章"}


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/监测报告"
    air, water, noise = "5.1.1 6.3.1 6.3.3", "5.2.1 6.3.1", "5.4.1"
    return [
        item(
            f"{where}/ZX2025-1219 四季度全项检测报告(全本40页).pdf",
            text_pdf(sampling.full_report()),
            claim(
                "monitoring-2025q4",
                "combined-monitoring",
                "废气、废水、噪声检测报告（2025 年第四季度，全项）",
                f"{air} {water} {noise}",
                number="ZX2025-1219",
                issued="2026-01-06",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/ZX2026-0326 一季度.pdf",
            scanned(
                _quarter("ZX2026-0326", "2026 年 03 月 18 日", "2026 年 03 月 26 日", "第一季度"),
                "q1",
                90,
            ),
            claim(
                "monitoring-2026q1",
                "combined-monitoring",
                "废水、噪声检测报告（2026 年第一季度）",
                "5.2.1 5.4.1",
                number="ZX2026-0326",
                issued="2026-03-26",
                years=2026,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/ZX2026-0624 废气检测报告（半年）.pdf",
            text_pdf(_gas_report()),
            claim(
                "monitoring-gas-2026",
                "waste-gas-monitoring",
                "废气检测报告（2026 年上半年）",
                air,
                number="ZX2026-0624",
                issued="2026-06-24",
                years=2026,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/ZX2026-0918 废水检测报告 三季度.pdf",
            text_pdf(_water_report()),
            claim(
                "monitoring-water-2026",
                "waste-water-monitoring",
                "废水检测报告（2026 年第三季度）",
                water,
                number="ZX2026-0918",
                issued="2026-09-18",
                years=2026,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/ZX2026-0919 厂界噪声.pdf",
            text_pdf(_noise_report()),
            claim(
                "monitoring-noise-2026",
                "noise-monitoring",
                "厂界噪声检测报告（2026 年第三季度）",
                noise,
                number="ZX2026-0919",
                issued="2026-09-19",
                years=2026,
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/在线监测/2025年废水在线监测月均值.pdf",
            text_pdf(_online("废水总排口 DW001", ("COD（mg/L）", "pH", "流量（m³）"), "water")),
            claim(
                "online-water",
                "waste-water-online-data",
                "废水在线监测数据（2025 年月均值）",
                "5.2.1 6.3.1",
                issued="2026-01-09",
                years=2025,
            ),
        ),
        item(
            f"{_A}/在线监测/2025年废气在线监测月均值（DA001）.pdf",
            text_pdf(
                _online(
                    "废气排放口 DA001",
                    ("非甲烷总烃（mg/m³）", "标干流量（m³/h）", "排放量（kg）"),
                    "gas",
                )
            ),
            claim(
                "online-gas",
                "waste-gas-online-data",
                "废气在线监测数据（DA001，2025 年月均值）",
                air,
                issued="2026-01-09",
                years=2025,
            ),
        ),
        item(
            f"{_A}/附件7-8 主要污染物实际排放量核算2025.pdf",
            text_pdf(_actual()),
            claim(
                "actual-emission",
                "actual-emission",
                "2025 年主要污染物实际排放量核算",
                "5.1.1 5.2.1 6.3.1",
                issued="2026-01-12",
                years=2025,
            ),
        ),
    ]


def _lab(number: str, about: str, sampled: str, issued: str, *blocks: dict[str, Any]) -> dict:
    return test_report(
        number,
        about,
        (("受检单位：", COMPANY), ("采样日期：", sampled), ("检测类别：", "委托检测（自行监测）")),
        f"签发日期：{issued}",
        *blocks,
        p("结论：所检项目均符合执行标准和排污许可证要求。"),
        sign("编制：江月　审核：白露　签发：何处（授权签字人）", LAB, issued, **_STAMP),
    )


def _quarter(number: str, sampled: str, issued: str, name: str) -> dict:
    return _lab(
        number,
        f"废水、厂界噪声（2026 年{name}）",
        sampled,
        issued,
        *sampling.water_blocks(number, sampled),
        BREAK,
        *sampling.noise_blocks(number, sampled),
    )


def _gas_report() -> dict:
    source = chance("gas 2026")
    day = "2026 年 06 月 16 日"
    blocks: list[dict[str, Any]] = []
    for outlet, name, base, limit, rate in (
        ("DA001", "非甲烷总烃", 7.0, "60", "3.0"),
        ("DA002", "颗粒物", 3.0, "20", "1.0"),
        ("DA003", "颗粒物", 2.1, "20", "1.0"),
    ):
        rows = sampling.stack(source, outlet, name, base, (limit, rate))
        blocks += [
            *sampling.point(
                f"有组织废气　{outlet} 出口",
                "气袋 / 滤筒",
                rows,
                (("点位", f"{outlet}，排气筒高度 15 m"), ("采样日期", day), ("工况", "89%")),
                "DB32/4041-2021 表 1",
            ),
            gap(4),
        ]
    rows = [
        [place, *sampling.three(source, 1.2 if place != "上风向 G1" else 0.8, 2), "4.0", "达标"]
        for place in ("上风向 G1", "下风向 G2", "下风向 G3", "下风向 G4")
    ]
    blocks += [
        BREAK,
        h1("无组织废气（非甲烷总烃，mg/m³）"),
        table(
            ("点位", "第一次", "第二次", "第三次", "均值", "限值", "判定"),
            rows,
            (1.4, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8),
            pad=7,
        ),
    ]
    return _lab(
        "ZX2026-0624", "有组织、无组织废气（2026 年上半年）", day, "2026 年 06 月 24 日", *blocks
    )


def _water_report() -> dict:
    day = "2026 年 09 月 09 日"
    return _lab(
        "ZX2026-0918",
        "废水（2026 年第三季度）",
        day,
        "2026 年 09 月 18 日",
        *sampling.water_blocks("w2026", day),
    )


def _noise_report() -> dict:
    day = "2026 年 09 月 10 日"
    return _lab(
        "ZX2026-0919",
        "厂界噪声（2026 年第三季度）",
        day,
        "2026 年 09 月 19 日",
        *sampling.noise_blocks("n2026", day),
    )


def _online(place: str, heads: tuple[str, str, str], kind: str) -> dict:
    source = chance(kind)
    if kind == "water":
        flows = split(float(f.WASTE_WATER - f.WASTE_WATER_REUSED), 12, "out", 0)
        rows = [
            [
                month,
                f"{source.uniform(36, 48):.1f}",
                f"{source.uniform(7.0, 7.6):.1f}",
                int(flows[n]),
                "99.2",
                "0",
            ]
            for n, month in enumerate(MONTHS)
        ]
        total = ["年均 / 合计", "42.0", "7.3", f.WASTE_WATER - f.WASTE_WATER_REUSED, "99.2", "0"]
    else:
        out = split(float(f.VOC_OUT) * 1000, 12, "voc", 1)
        rows = [
            [
                month,
                f"{source.uniform(6.2, 8.0):.1f}",
                f"{source.uniform(8600, 9000):.0f}",
                out[n],
                "98.6",
                "0",
            ]
            for n, month in enumerate(MONTHS)
        ]
        total = ["年均 / 合计", "7.1", "8 820", f"{f.VOC_OUT * 1000:.1f}", "98.6", "0"]
    return company_paper(
        "WY-HB-2026-04",
        title(f"2025 年{place}在线监测月均值", 17),
        table(
            ("月份", *heads, "有效率（%）", "超标（次）"),
            [*rows, total],
            (1, 1.3, 1.3, 1.2, 1, 0.9),
            pad=6,
        ),
        p("数据取自重点排污单位自动监控平台导出文件，设备由第三方运维，比对监测合格。"),
        right("导出：许诺　审核：王敏　　2026年01月09日"),
    )


def _actual() -> dict:
    rows = [
        ["非甲烷总烃", "自动监测", "DA001 全年自动监测累计", f.VOC_OUT, f.VOC_QUOTA],
        ["颗粒物", "手工监测", "DA002、DA003：浓度 × 流量 × 时间", f.DUST_OUT, f.DUST_QUOTA],
        [
            "COD",
            "自动监测",
            f"{f.WASTE_WATER - f.WASTE_WATER_REUSED} m³ × 42.0 mg/L",
            f.COD_OUT,
            f.COD_QUOTA,
        ],
        [
            "氨氮",
            "手工监测",
            f"{f.WASTE_WATER - f.WASTE_WATER_REUSED} m³ × 2.0 mg/L",
            f.NH3_OUT,
            f.NH3_QUOTA,
        ],
    ]
    return company_paper(
        "WY-HB-2026-05",
        title("2025 年主要污染物实际排放量核算", 17),
        table(
            ("污染物", "数据来源", "计算", "实际排放量（t）", "许可量（t）"),
            rows,
            (1, 1, 2.4, 1.1, 1),
            pad=8,
        ),
        p("实际排放量均低于许可排放量，满足总量控制要求。"),
        h2("产生量"),
        p(f"非甲烷总烃产生量按进口浓度与收集量核算为 {f.VOC_MADE} t，去除效率 88.0%。"),
        right("核算：许诺　审核：王敏　　2026年01月12日"),
    )
