# ruff: noqa: E501
"""Indicator 3.2: water balance, saving, ledger and statistics."""

from __future__ import annotations

from samples.parties import CODE, COMPANY, CONSULTANT
from samples.ready import figures as f
from samples.ready.forms import form
from samples.ready.kit import (
    BREAK,
    MONTHS,
    claim,
    company_paper,
    flow,
    h1,
    item,
    items,
    note,
    p,
    report,
    right,
    sign,
    split,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "05 能源与资源投入"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/3.2 资源投入/水"
    return [
        item(
            f"{where}/附件5-8 205-4表 工业企业用水情况(2025).pdf",
            text_pdf(_form_205_4()),
            claim(
                "form-205-4",
                "form-205-4",
                "工业企业用水情况（205-4 表，2025 年）",
                "3.2.1 6.3.5 6.4.5 6.4.6",
                credit_code=CODE,
                issued="2026-01-18",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/水平衡测试报告（2025.9）.pdf",
            text_pdf(_balance()),
            claim(
                "water-balance",
                "water-balance-test",
                "水平衡测试报告",
                "3.2.1 6.4.5",
                number="SP2025-018",
                issued="2025-09-30",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件5-10 节水评价报告 GBT7119.pdf",
            text_pdf(_saving()),
            claim(
                "water-saving",
                "water-saving-evaluation",
                "节水评价报告（GB/T 7119）",
                "3.2.1",
                number="SP2025-026",
                issued="2025-11-14",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/2025年用水台账.pdf",
            text_pdf(_water_ledger()),
            claim(
                "water-ledger",
                "water-ledger",
                "2025 年用水、回用水台账",
                "3.2.1 1.1.8 6.3.5 6.4.5 6.4.6",
                issued="2026-01-06",
                years=2025,
            ),
        ),
    ]


def _form_205_4() -> dict:
    rows = (
        (1, "取水量", "立方米", f.WATER_IN, "67020"),
        (2, "其中：自来水", "立方米", f.WATER_IN, "67020"),
        (3, "　　　地下水、地表水", "立方米", 0, 0),
        (4, "外供水量", "立方米", 0, 0),
        (5, "重复用水量", "立方米", f.WATER_REUSED, "1120400"),
        (6, "其中：循环冷却水", "立方米", f.WATER_REUSED - f.WASTE_WATER_REUSED, "1110900"),
        (7, "　　　废水处理回用", "立方米", f.WASTE_WATER_REUSED, "9500"),
        (8, "废水产生量（生产）", "立方米", f.WASTE_WATER, "29860"),
        (9, "废水接管量", "立方米", f.WASTE_WATER - f.WASTE_WATER_REUSED, "20360"),
    )
    return form(
        "205-4 表",
        "工业企业用水情况",
        2025,
        "立方米",
        table(
            ("序号", "指标名称", "计量单位", "本年", "上年"),
            [[n, {"t": name, "align": "l"}, unit, now, last] for n, name, unit, now, last in rows],
            (0.5, 2.4, 0.9, 1.1, 1.1),
            pad=6,
        ),
        note(f"重复利用率 = 重复用水量 ÷（取水量 + 重复用水量）= {f.WATER_REUSE_RATE}%。"),
    )


def _balance() -> dict:
    units = (
        ("冷却塔（3 台）", 24600, 1169840, 24100, 500),
        ("清洗线（6 条）", 15800, 0, 3100, 12700),
        ("研磨液配制与研磨", 6900, 12160, 2460, 16600),
        ("热处理清洗", 1900, 0, 800, 1100),
        ("生活（含食堂）", 16800, 0, 2520, 14280),
        ("绿化、道路（含雨水）", 1500, 0, 1500, 0),
        ("漏失", 900, 0, 900, 0),
    )
    return report(
        "水平衡测试报告",
        COMPANY,
        (
            ("测试机构：", CONSULTANT),
            ("报告编号：", "SP2025-018"),
            ("测试时间：", "2025 年 9 月 8 日至 21 日"),
        ),
        "2025 年 09 月 30 日",
        h1("一、测试依据"),
        items(
            "GB/T 12452《水平衡测试通则》；GB/T 7119《节水型企业评价导则》；GB/T 24789《用水单位水计量器具配备和管理通则》。"
        ),
        h1("二、用水系统"),
        flow("市政自来水 68 400", "生产 51 600", "生活 16 800"),
        p(
            "生产用水包括冷却塔补水、清洗、研磨、热处理；污水站超滤出水回用于研磨液配制与冷却塔补水。"
        ),
        h1("三、水平衡表（折年，m³）"),
        table(
            ("用水单元", "取水量", "重复用水量", "耗水量", "排水量"),
            [
                *units,
                [
                    "合计",
                    f.WATER_IN,
                    f.WATER_REUSED,
                    sum(u[3] for u in units),
                    sum(u[4] for u in units),
                ],
            ],
            (1.8, 1, 1.2, 1, 1),
        ),
        note(
            "排水量为各单元排向污水站与生活污水管网的水量；生产单元排向污水站 30 900 m³/a，与台账 30 400 m³/a 相差 1.6%，在允许误差范围内。"
        ),
        BREAK,
        h1("四、用水水平"),
        table(
            ("指标", "单位", "结果", "评价"),
            (
                ("重复利用率", "%", f.WATER_REUSE_RATE, "较好"),
                ("漏失率", "%", "1.3", "≤ 2%，符合"),
                ("废水处理回用率", "%", f.REUSE_RATE, "较好"),
                ("水计量器具配备率", "%", "100", "符合 GB/T 24789"),
                ("单位产品取水量", "m³/万套", f.rounded(f.WATER_IN / f.SETS), "—"),
            ),
            (1.6, 1, 1, 1.4),
        ),
        h1("五、节水潜力与建议"),
        items(
            "1. 超滤扩容，回用率可提高到 42%；",
            "2. 清洗线逆流漂洗改造，年节水约 1 800 m³；",
            "3. 生活用水器具保持 2 级及以上水效。",
        ),
        sign(CONSULTANT, "2025 年 09 月 30 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _saving() -> dict:
    rows = (
        ("管理", "节水管理机构与制度", "符合"),
        ("管理", "水计量管理", "符合"),
        ("管理", "水平衡测试（三年内）", "符合（2025-09）"),
        ("管理", "管网维护", "符合"),
        ("技术", "重复利用率", f"{f.WATER_REUSE_RATE}%，达到"),
        ("技术", "漏失率", "1.3%，达到"),
        ("技术", "非常规水利用", "雨水 2 100 m³/a"),
        ("技术", "节水器具普及率", "100%"),
    )
    return report(
        "节水评价报告",
        "依据 GB/T 7119《节水型企业评价导则》",
        (("评价单位：", CONSULTANT), ("报告编号：", "SP2025-026"), ("受评单位：", COMPANY)),
        "2025 年 11 月 14 日",
        h1("一、评价范围与期间"),
        p("评价范围为子虚路 88 号厂区全部用水，评价期间 2024 年 10 月至 2025 年 9 月。"),
        h1("二、基本要求"),
        p("近三年无超计划用水，无国家明令淘汰的用水设备和器具，排水符合标准。"),
        h1("三、评价结果"),
        table(("类别", "评价内容", "结果"), rows, (0.7, 2, 1.6)),
        h1("四、结论"),
        p("企业用水管理规范，主要用水技术指标处于同行业较好水平，评价为“达到节水型企业评价要求”。"),
        sign(CONSULTANT, "2025 年 11 月 14 日", seal=CONSULTANT),
        seal=CONSULTANT,
    )


def _water_ledger() -> dict:
    taken, waste, reuse = (
        split(float(total), 12, seed, 0)
        for total, seed in (
            (f.WATER_IN, "water"),
            (f.WASTE_WATER, "ww"),
            (f.WASTE_WATER_REUSED, "reuse"),
        )
    )
    rows = [
        [
            month,
            int(taken[n]),
            int(waste[n]),
            int(reuse[n]),
            int(waste[n] - reuse[n]),
            f"{reuse[n] / waste[n] * 100:.1f}",
        ]
        for n, month in enumerate(MONTHS)
    ]
    return company_paper(
        "WY-SH-2025-03",
        title("2025 年用水、回用水台账", 17),
        table(
            ("月份", "取水（m³）", "生产废水（m³）", "处理回用（m³）", "接管（m³）", "回用率（%）"),
            [
                *rows,
                [
                    "合计",
                    f.WATER_IN,
                    f.WASTE_WATER,
                    f.WASTE_WATER_REUSED,
                    f.WASTE_WATER - f.WASTE_WATER_REUSED,
                    f.REUSE_RATE,
                ],
            ],
            (0.8, 1, 1.1, 1.1, 1, 1),
            pad=6,
        ),
        p(
            "取水量取自 YW-W-001，回用水量取自 YW-W-007，接管量取自 YW-W-011；与水费单、在线流量核对一致。"
        ),
        right("记录：许诺　审核：王敏　　2026年01月06日"),
    )
