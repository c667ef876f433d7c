# ruff: noqa: E501
"""Papers on hazardous waste."""

from __future__ import annotations

from typing import Any

from samples.parties import ADDRESS, CODE, COMPANY, WASTE, office
from samples.ready import figures as f
from samples.ready.kit import (
    BREAK,
    MONTHS,
    centre,
    company_paper,
    gap,
    h2,
    note,
    p,
    pairs,
    paper,
    plain,
    right,
    sign,
    split,
    table,
    title,
)


def _hazard_rows() -> list[list[Any]]:
    return [
        [name, code.split()[0], code.split()[1], amount]
        for name, (code, amount) in f.HAZARDOUS.items()
    ]


def plan() -> dict:
    return paper(
        title("危险废物管理计划", 20),
        centre("（2025 年度　备案编号：3205992025000088）"),
        gap(4),
        pairs(
            ("单位名称", COMPANY),
            ("统一社会信用代码", CODE),
            ("管理类别", "危险废物登记管理单位"),
            ("贮存设施", "7# 危险废物暂存间 96 m²，符合 GB 18597"),
        ),
        h2("计划产生与转移"),
        table(
            ("名称", "类别", "代码", "计划产生量（t）", "利用处置方式"),
            [[*row[:3], row[3] * 11 // 10, "委托处置"] for row in _hazard_rows()],
            (1.2, 0.8, 1.3, 1.2, 1),
            pad=7,
        ),
        h2("减量措施"),
        p("研磨液集中过滤循环、油泥压滤脱油，计划磨削油泥减量 6%；活性炭更换周期按在线监测优化。"),
        sign(COMPANY, "2025年01月10日"),
        note("备案机关：" + office("生态环境局") + "（系统备案，2025-01-13 通过）"),
    )


def hazard_ledger() -> dict:
    monthly = {name: split(float(amount), 12, name, 2) for name, (_, amount) in f.HAZARDOUS.items()}
    rows = [
        [month, *(monthly[name][n] for name in f.HAZARDOUS), f"WF2025{n + 1:02}", "许诺 / 王敏"]
        for n, month in enumerate(MONTHS)
    ]
    total = ["合计", *(amount for _, amount in f.HAZARDOUS.values()), "", ""]
    return company_paper(
        "WY-WF-2025-01",
        title("危险废物管理台账（2025 年月汇总）", 17),
        table(
            ("月份", *(f"{name}（t）" for name in f.HAZARDOUS), "入库批次", "交 / 接"),
            [*rows, total],
            (0.7, 1.1, 1.1, 1, 1.1, 1, 1),
            size=8.5,
            pad=5,
        ),
        p(
            f"全年产生危险废物 {sum((a for _, a in f.HAZARDOUS.values()), f.Decimal(0))} t，全部转移至{WASTE}处置，年末库存 0 t，台账与转移联单一致。"
        ),
        right("记录：许诺　审核：王敏　　2026年01月08日"),
    )


def hazard_contract() -> dict:
    return paper(
        title("危险废物委托处置合同", 20),
        centre("合同编号：ZXHB-2025-0301"),
        plain(f"甲方（产废单位）：{COMPANY}"),
        plain(f"乙方（处置单位）：{WASTE}"),
        p(
            "第一条　委托处置废物：磨削油泥（HW08 900-200-08）、废切削液（HW09 900-006-09）、废油桶（HW49 900-041-49）、废活性炭（HW49 900-039-49），以实际转移量结算。"
        ),
        p("第二条　乙方持有有效的危险废物经营许可证，核准经营范围包括 HW08、HW09、HW49 上述代码。"),
        p(
            "第三条　双方按《危险废物转移管理办法》运行电子联单，运输由具有危险货物道路运输资质的单位承担。"
        ),
        p("第四条　甲方负责分类、包装、标识；乙方负责安全处置并提供处置记录。"),
        p("第五条　本合同有效期自 2025 年 03 月 01 日至 2028 年 02 月 29 日。"),
        sign("甲方（盖章）：" + COMPANY, "2025 年 02 月 26 日"),
        sign(
            "乙方（盖章）：" + WASTE, "2025 年 02 月 26 日", seal=WASTE, word="合同专用章", above=60
        ),
        numbered=False,
    )


def hazard_licence() -> dict:
    return {
        "frame": "permit",
        "heading": "危险废物经营许可证",
        "part": "（副本）",
        "number": "JS0599OOD588-1",
        "left": [
            ("法人名称：", WASTE),
            ("法定代表人：", "解冻"),
            ("住所 / 设施地址：", "江苏省苏州市云梦区孟诸路 6 号"),
            (
                "核准经营范围：",
                "焚烧、物化处置 HW08（900-200-08、900-249-08）、HW09（900-006-09）、HW49（900-039-49、900-041-49）合计 18 000 吨/年",
            ),
            ("有效期限：", "自 2023 年 08 月 18 日至 2028 年 08 月 17 日"),
            ("初次发证日期：", "2018 年 08 月 20 日"),
        ],
        "office": "江苏省云梦生态环境厅（样例）",
        "day": "2023 年 08 月 18 日",
    }


def manifests() -> dict:
    def one(number: str, day: str, rows: list[list[Any]]) -> list[dict[str, Any]]:
        return [
            title("危险废物转移联单", 20),
            centre(f"联单编号：{number}"),
            gap(4),
            h2("第一部分　移出人填写"),
            pairs(
                ("单位名称", COMPANY),
                ("地址", ADDRESS),
                ("经办人 / 移出时间", f"许诺 / {day} 09:40"),
                size=9.5,
            ),
            table(
                ("废物名称", "类别", "代码", "转移量（t）", "形态 / 包装"),
                rows,
                (1.2, 0.8, 1.3, 1, 1.2),
                pad=6,
            ),
            h2("第二部分　承运人填写"),
            pairs(
                ("单位名称", "苏州亡是公危险品运输有限公司"),
                ("车牌 / 驾驶员", "苏E·Y0088 / 远行"),
                size=9.5,
            ),
            h2("第三部分　接受人填写"),
            pairs(
                ("单位名称", WASTE),
                ("经营许可证编号", "JS0599OOD588-1"),
                ("接受时间 / 处理意见", f"{day} 15:20 / 接受"),
                ("接受量", "与移出量一致，差异 0"),
                size=9.5,
            ),
            sign(WASTE, day, seal=WASTE, word="危险废物专用章", above=8),
        ]

    half = [
        [
            name,
            code.split()[0],
            code.split()[1],
            f"{amount / 2:.2f}",
            "固态 / 吨袋"
            if "油泥" in name or "炭" in name
            else "液态 / 吨桶"
            if "液" in name
            else "固态 / 托盘",
        ]
        for name, (code, amount) in f.HAZARDOUS.items()
    ]
    return paper(
        *one("20253205990003027", "2025 年 06 月 12 日", half),
        BREAK,
        *one("20253205990006118", "2025 年 12 月 11 日", half),
        head="全国固体废物管理信息系统（打印件）",
        numbered=True,
    )
