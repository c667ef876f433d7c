# ruff: noqa: E501
"""Indicator 5.3: ledgers, contracts, licence, manifests of waste."""

from __future__ import annotations

from samples.parties import COMPANY, WASTE
from samples.ready import figures as f
from samples.ready import hazardous, scenes
from samples.ready.kit import (
    MONTHS,
    centre,
    claim,
    company_paper,
    h2,
    item,
    p,
    paper,
    plain,
    right,
    scanned,
    sign,
    split,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "07 环境排放"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/固废"
    return [
        item(
            f"{where}/附件7-11 一般工业固体废物管理台账2025.pdf",
            text_pdf(_general()),
            claim(
                "general-ledger",
                "general-waste-ledger",
                "一般工业固体废物管理台账（2025 年）",
                "5.3.1 6.4.3 6.4.4",
                issued="2026-01-08",
                years=2025,
            ),
        ),
        item(
            f"{where}/废钢屑综合利用协议.pdf",
            scanned(_general_contract(), "scrap"),
            claim(
                "general-contract",
                "general-waste-contract",
                "一般工业固体废物综合利用协议",
                "5.3.1 6.4.3",
                number="WY-GF-2025-02",
                issued="2024-12-26",
                valid_from="2025-01-01",
                valid_until="2027-12-31",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/危废/2025年危险废物管理计划（备案）.pdf",
            text_pdf(hazardous.plan()),
            claim(
                "hazard-plan",
                "hazardous-waste-plan",
                "危险废物管理计划（2025 年，已备案）",
                "5.3.1",
                number="3205992025000088",
                issued="2025-01-10",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/危废/附件7-14 危险废物管理台账2025.pdf",
            text_pdf(hazardous.hazard_ledger()),
            claim(
                "hazard-ledger",
                "hazardous-waste-ledger",
                "危险废物管理台账（2025 年）",
                "5.3.1",
                issued="2026-01-08",
                years=2025,
            ),
        ),
        item(
            f"{where}/危废/危废处置合同20250301-20280229.pdf",
            scanned(hazardous.hazard_contract(), "hwc"),
            claim(
                "hazard-contract",
                "hazardous-waste-contract",
                "危险废物委托处置合同",
                "5.3.1",
                number="ZXHB-2025-0301",
                issued="2025-02-26",
                valid_from="2025-03-01",
                valid_until="2028-02-29",
                seal_seen=True,
                remark="止日为 2028-02-29（闰日），不是笔误；2025 年 1—2 月由上一份合同覆盖，已另存",
            ),
        ),
        item(
            f"{where}/危废/处置单位 危废经营许可证.pdf",
            scanned(hazardous.hazard_licence(), "hwl"),
            claim(
                "hazard-licence",
                "hazardous-waste-licence",
                f"危险废物经营许可证（{WASTE}）",
                "5.3.1",
                holder=WASTE,
                number="JS0599OOD588-1",
                issued="2023-08-18",
                valid_from="2023-08-18",
                valid_until="2028-08-17",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/危废/转移联单2025（6月、12月）.pdf",
            text_pdf(hazardous.manifests()),
            claim(
                "hazard-manifest",
                "hazardous-waste-manifest",
                "危险废物转移联单（2025 年 6 月、12 月）",
                "5.3.1",
                number="20253205990006118",
                issued="2025-12-11",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/危废/危废间内部.jpg",
            scenes.inside_store(
                "2026:10:21 10:15:10", ("HW08|废矿物油", "HW09|废乳化液", "HW49|废包装桶")
            ),
            claim(
                "photo-hazard-inside",
                "hazardous-room-photos",
                "危险废物暂存间标识照片",
                "5.3.1 1.1.4",
                holder=None,
            ),
        ),
    ]


def _general() -> dict:
    steel = split(float(f.WASTE["废钢料、车屑"]), 12, "scrap", 1)
    rows = [
        [
            month,
            steel[n],
            f"{58 / 12:.1f}" if n < 11 else f"{58 - round(58 / 12, 1) * 11:.1f}",
            f"{46 / 12:.1f}" if n < 11 else f"{46 - round(46 / 12, 1) * 11:.1f}",
            f"{40 / 12:.1f}" if n < 11 else f"{40 - round(40 / 12, 1) * 11:.1f}",
        ]
        for n, month in enumerate(MONTHS)
    ]
    return company_paper(
        "WY-GF-2025-01",
        title("一般工业固体废物管理台账（2025 年）", 17),
        table(
            ("月份", "废钢料、车屑（t）", "废包装材料（t）", "废砂轮及砂带（t）", "物化污泥（t）"),
            [*rows, ["合计", *f.WASTE.values()]],
            (0.8, 1.3, 1.2, 1.3, 1.1),
            pad=5,
        ),
        h2("去向"),
        table(
            ("名称", "代码", "产生量（t）", "综合利用（t）", "处置（t）", "年末贮存（t）", "去向"),
            (
                (
                    "废钢料、车屑",
                    "SW17",
                    f.WASTE["废钢料、车屑"],
                    f.WASTE["废钢料、车屑"],
                    0,
                    0,
                    "回炉利用",
                ),
                (
                    "废包装材料",
                    "SW17",
                    f.WASTE["废包装材料"],
                    f.WASTE["废包装材料"],
                    0,
                    0,
                    "再生利用",
                ),
                (
                    "废砂轮及砂带",
                    "SW59",
                    f.WASTE["废砂轮及砂带"],
                    0,
                    f.WASTE["废砂轮及砂带"],
                    0,
                    "填埋处置",
                ),
                (
                    "物化污泥",
                    "SW07",
                    f.WASTE["物化污泥（一般固废）"],
                    0,
                    f.WASTE["物化污泥（一般固废）"],
                    0,
                    "协同处置",
                ),
                ("合计", "", f.WASTE_MADE, f.WASTE_USED, f.WASTE_MADE - f.WASTE_USED, 0, ""),
            ),
            (1.4, 0.7, 1, 1.1, 0.8, 1, 1),
            size=8.5,
        ),
        p(
            f"综合利用率 = {f.WASTE_USED} ÷ {f.WASTE_MADE} × 100% = {f.WASTE_RATE}%；往年贮存量为 0。"
        ),
        right("记录：许诺　审核：王敏　　2026年01月08日"),
    )


def _general_contract() -> dict:
    return paper(
        title("一般工业固体废物综合利用协议", 18),
        centre("协议编号：WY-GF-2025-02"),
        plain(f"甲方（产生单位）：{COMPANY}"),
        plain("乙方（利用单位）：江苏子虚再生资源有限公司"),
        p("一、甲方将废钢料、车屑、废包装材料委托乙方综合利用，预计年数量 2 250 t。"),
        p(
            "二、乙方营业执照经营范围包含再生资源回收加工，具备环评批复和排污登记，利用方式为破碎打包后送钢厂回炉、纸塑再生。"
        ),
        p("三、转移实行过磅、双方签认，乙方应于次月 5 日前提供转移量确认单，不得擅自倾倒、转交。"),
        p("四、有效期自 2025 年 1 月 1 日至 2027 年 12 月 31 日。"),
        sign("甲方：" + COMPANY, "2024 年 12 月 26 日"),
        sign(
            "乙方：江苏子虚再生资源有限公司",
            "2024 年 12 月 26 日",
            seal="江苏子虚再生资源有限公司",
            word="合同专用章",
            above=60,
        ),
        numbered=False,
    )
