# ruff: noqa: E501
"""Indicators 2.1 to 2.3: four certificates in one PDF, manual, list of documents."""

from __future__ import annotations

from samples.parties import ADDRESS, CERTIFIER, CODE, COMPANY, LEGAL, MANAGER
from samples.ready.kit import (
    BREAK,
    centre,
    claim,
    company_paper,
    gap,
    h1,
    h2,
    item,
    items,
    note,
    p,
    report,
    right,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "04 管理体系"
_SCOPE = "滚动轴承（深沟球轴承、圆锥滚子轴承、角接触球轴承）的设计、制造和销售"
_SYSTEMS = (
    # id, Chinese, English, standard, number, first, issued, until, colour, clauses
    (
        "qms",
        "质量管理体系",
        "QUALITY MANAGEMENT SYSTEM CERTIFICATE",
        "GB/T 19001-2016 / ISO 9001:2015",
        "08825Q10286R4M",
        "2013-05-20",
        "2025-05-12",
        "2028-05-11",
        "#1f4e8c",
        "2.1.1 2.1.2",
    ),
    (
        "ems",
        "环境管理体系",
        "ENVIRONMENTAL MANAGEMENT SYSTEM CERTIFICATE",
        "GB/T 24001-2016 / ISO 14001:2015",
        "08825E10197R3M",
        "2016-05-18",
        "2025-05-12",
        "2028-05-11",
        "#2f7d4f",
        "2.2.1 2.2.2",
    ),
    (
        "ohs",
        "职业健康安全管理体系",
        "OCCUPATIONAL HEALTH AND SAFETY CERTIFICATE",
        "GB/T 45001-2020 / ISO 45001:2018",
        "08825S10164R3M",
        "2016-05-18",
        "2025-05-12",
        "2028-05-11",
        "#a85b12",
        "2.1.1 2.1.2",
    ),
    (
        "enms",
        "能源管理体系",
        "ENERGY MANAGEMENT SYSTEM CERTIFICATE",
        "GB/T 23331-2020 / ISO 50001:2018",
        "08824En10052R1M",
        "2021-11-08",
        "2024-11-06",
        "2027-11-05",
        "#6b2f7d",
        "2.3.1 2.3.2",
    ),
)


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year} 年 {month} 月 {day} 日"


def files() -> list[Item]:
    """Return the files of this area."""
    sheet = {
        "frame": "certificate",
        "margin": {"x": 14, "y": 14},
        "certificates": [_certificate(*one[:9]) for one in _SYSTEMS],
    }
    claims = [
        claim(
            f"certificate-{key}",
            f"{key}-certificate",
            f"{name}认证证书",
            clauses,
            first=page,
            last=page,
            credit_code=CODE,
            number=number,
            issued=issued,
            valid_from=issued,
            valid_until=until,
            seal_seen=True,
            remark="四张证书在同一个 PDF 里，每页一张" if page == 1 else None,
        )
        for page, (key, name, _, _, number, _, issued, until, _, clauses) in enumerate(_SYSTEMS, 1)
    ]
    old = {
        "frame": "certificate",
        "margin": {"x": 14, "y": 14},
        "certificates": [
            _certificate(
                "qms",
                "质量管理体系",
                "QUALITY MANAGEMENT SYSTEM CERTIFICATE",
                "GB/T 19001-2016 / ISO 9001:2015",
                "08822Q10286R3M",
                "2013-05-20",
                "2022-05-13",
                "2025-05-12",
                "#1f4e8c",
            )
        ],
    }
    every = "2.1.1 2.2.1 2.3.1"
    return [
        item(f"{_A}/附件4-1 四体系证书（QEOEn）.pdf", text_pdf(sheet), *claims),
        item(
            f"{_A}/旧证书/质量体系证书 旧版（2022）.pdf",
            scanned(old, "oldqms", 95),
            claim(
                "certificate-qms-2022",
                "qms-certificate",
                "质量管理体系认证证书（上一周期，已换证）",
                "2.1.2",
                set_aside="2025-05-12 到期，已由 08825Q10286R4M 取代，仅存档",
                number="08822Q10286R3M",
                issued="2022-05-13",
                valid_until="2025-05-12",
            ),
        ),
        item(
            f"{_A}/附件4-2 管理手册（一体化）A3版.pdf",
            text_pdf(_manual()),
            claim(
                "manual",
                "system-manual",
                "一体化管理手册（质量、环境、职业健康安全、能源）",
                every,
                number="WY-SC-2024",
                issued="2024-03-01",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/体系文件清单.pdf",
            text_pdf(_documents()),
            claim(
                "documents",
                "system-document-list",
                "管理体系文件清单",
                every,
                issued="2025-01-02",
                years=2025,
            ),
        ),
    ]


def _certificate(
    key: str,
    name: str,
    english: str,
    standard: str,
    number: str,
    first: str,
    issued: str,
    until: str,
    colour: str,
) -> dict:
    return {
        "mark": f"WSG · {key.upper()}",
        "body": CERTIFIER,
        "title": f"{name}认证证书",
        "english": english,
        "number": number,
        "holder": COMPANY,
        "code": CODE,
        "address": ADDRESS,
        "system": name,
        "standard": standard,
        "scope": _SCOPE,
        "first": _day(first),
        "issued": _day(issued),
        "valid": "三年",
        "until": _day(until),
        "audit": "2026 年 04 月" if issued.startswith("2025") else "2025 年 10 月、2026 年 10 月",
        "signed": "司空见",
        "colour": colour,
    }


def _manual() -> dict:
    chapters = (
        (
            "4　组织环境",
            "公司每年识别内外部环境因素和相关方要求，评审环境因素、危险源、能源使用与质量风险。管理体系边界为子虚路 88 号厂区内全部设计、制造、销售和服务活动。",
        ),
        (
            "5　领导作用",
            f"总经理 {LEGAL} 对管理体系有效性负责，发布一体化管理方针；管理者代表 {MANAGER} 负责体系运行。",
        ),
        (
            "6　策划",
            "开展环境因素识别与评价（重要环境因素 14 项）、危险源辨识（重大 6 项）、能源评审（主要能源使用 5 项），建立目标指标和措施，每季度跟踪。",
        ),
        ("7　支持", "配置人员、基础设施、监视测量资源；关键岗位持证上岗；文件与记录按程序控制。"),
        (
            "8　运行",
            "产品实现、污染防治、职业健康、能源运行控制、采购与外包控制、应急准备和响应。热处理、清洗、磨削工序设置能源与环境控制参数。",
        ),
        (
            "9　绩效评价",
            "监视、测量、分析和评价；合规性评价每年不少于一次；内部审核、管理评审每年各一次，间隔不超过 12 个月。",
        ),
        ("10　改进", "不合格与纠正措施、事件调查、持续改进。2025 年完成改进项目 23 项。"),
    )
    blocks = [
        title("管理手册发布令", 18),
        p(
            "本手册依据 GB/T 19001-2016、GB/T 24001-2016、GB/T 45001-2020、GB/T 23331-2020 编制，是公司质量、环境、职业健康安全、能源管理体系的纲领性文件，现批准发布，自 2024 年 3 月 1 日起实施。"
        ),
        sign(f"总经理：{LEGAL}", COMPANY, "2024年03月01日"),
        BREAK,
        title("一体化管理方针", 16),
        centre("精益求精　绿色制造　安全健康　节能降耗　守法诚信　持续改进", 13),
        gap(10),
        h1("组织机构与体系职能"),
        table(
            ("过程 / 条款", "管理层", "生产部", "安环部", "设备部", "技术部", "品保部", "采购部"),
            [
                [name, *("▲" if (n + k) % 5 == 0 else "△" for k in range(7))]
                for n, name in enumerate(
                    (
                        "环境分析 4.1",
                        "方针目标 5.2/6.2",
                        "环境因素 6.1.2",
                        "危险源 6.1.2",
                        "能源评审 6.3",
                        "培训 7.2",
                        "设计开发 8.3",
                        "采购 8.4",
                        "运行控制 8.1",
                        "应急 8.2",
                        "监视测量 9.1",
                        "合规评价 9.1.2",
                        "内审 9.2",
                        "管评 9.3",
                    )
                )
            ],
            (1.6, *([1] * 7)),
            pad=5,
        ),
        note("▲ 主管　△ 相关"),
        BREAK,
    ]
    for number, (name, text) in enumerate(chapters):
        blocks += [
            h1(name),
            p(text),
            h2("相关程序文件"),
            items(
                *(
                    f"WY-CX-{number * 3 + k:02}　{what}控制程序"
                    for k, what in enumerate(("识别与评价", "运行", "监测与改进"), 1)
                )
            ),
        ]
        if number % 3 == 2:
            blocks.append(BREAK)
    return report(
        "管 理 手 册",
        "（质量 · 环境 · 职业健康安全 · 能源）",
        (("文件编号：", "WY-SC-2024"), ("版　　次：", "A / 3"), ("受控状态：", "受控")),
        "2024 年 03 月 01 日发布",
        *blocks,
        head=f"{COMPANY}　管理手册　WY-SC-2024　A/3",
        seal=COMPANY,
    )


def _documents() -> dict:
    names = (
        "文件控制",
        "记录控制",
        "环境因素识别与评价",
        "危险源辨识与风险评价",
        "能源评审",
        "法律法规及合规性评价",
        "目标指标和方案",
        "人力资源与培训",
        "基础设施与设备",
        "监视和测量资源",
        "信息交流",
        "产品和服务要求评审",
        "设计和开发",
        "采购与外部供方",
        "生产和服务提供",
        "标识和可追溯性",
        "能源运行控制",
        "废水管理",
        "废气管理",
        "噪声管理",
        "固体废物管理",
        "危险化学品管理",
        "职业健康管理",
        "应急准备和响应",
        "绩效监视和测量",
        "内部审核",
        "管理评审",
        "不合格和纠正措施",
        "事件调查",
        "绿色设计与有害物质",
        "绿色采购",
        "碳排放管理",
    )
    rows = [
        [
            n,
            f"WY-CX-{n:02}",
            f"{name}控制程序" if len(name) < 9 else name,
            "A/2" if n % 3 else "A/3",
            "2024-03-01",
            ("质量" if n in (10, 12, 16) else "四体系" if n % 4 else "环境、能源"),
        ]
        for n, name in enumerate(names, 1)
    ]
    return company_paper(
        "WY-QD-2025-01",
        title("管理体系文件清单", 17),
        table(
            ("序号", "文件编号", "文件名称", "版次", "实施日期", "适用体系"),
            rows,
            (0.5, 1.1, 2.2, 0.7, 1.1, 1.2),
            pad=3.6,
            size=8.5,
        ),
        p("另有作业指导书 126 份、记录表单 214 种，见部门清单。"),
        right("文控：苏合　审核：沈逸　　2025年01月02日"),
    )
