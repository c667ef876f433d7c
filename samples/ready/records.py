# ruff: noqa: E501
"""Clauses 0.2 and 0.3: what public registers say, what was declared and promised."""

from __future__ import annotations

from samples.parties import ADDRESS, CODE, COMPANY, LEGAL, office
from samples.ready import figures as f
from samples.ready.kit import (
    claim,
    company_paper,
    gap,
    item,
    items,
    note,
    p,
    pairs,
    paper,
    plain,
    right,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "01 主体资格与合规"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/信用及声明"
    return [
        item(
            f"{where}/信用中国_公共信用信息报告_20261105.pdf",
            text_pdf(
                _web(
                    "信用中国",
                    "公共信用信息报告",
                    "#b71c1c",
                    (
                        ("行政处罚", 0),
                        ("严重失信主体名单", 0),
                        ("经营异常名录（名单）信息", 0),
                        ("行政许可", 23),
                        ("守信激励", 2),
                    ),
                )
            ),
            claim(
                "credit-china",
                "credit-china-report",
                "“信用中国”公共信用信息报告",
                "0.2 0.1",
                credit_code=CODE,
                issued="2026-11-05",
            ),
        ),
        item(
            f"{where}/国家企业信用信息公示系统 查询 2026.11.05.pdf",
            text_pdf(
                _web(
                    "国家企业信用信息公示系统",
                    "企业信用信息公示报告",
                    "#1f5fa8",
                    (
                        ("行政处罚信息", 0),
                        ("列入经营异常名录信息", 0),
                        ("列入严重违法失信名单信息", 0),
                        ("抽查检查结果信息", 3),
                        ("行政许可信息", 23),
                    ),
                )
            ),
            claim(
                "credit-publicity",
                "credit-publicity-report",
                "国家企业信用信息公示系统查询结果",
                "0.2 0.1",
                credit_code=CODE,
                issued="2026-11-05",
            ),
        ),
        item(
            f"{where}/执行信息公开网截图打印.pdf",
            text_pdf(_debtor()),
            claim(
                "judgment-debtor",
                "judgment-debtor-search",
                "中国执行信息公开网被执行人查询结果",
                "0.2 0.1",
                issued="2026-11-05",
            ),
        ),
        item(
            f"{where}/无事故证明（扫描件）.pdf",
            scanned(_no_accident_proof(), "noacc"),
            claim(
                "no-accident-proof",
                "no-accident-certificate",
                "近三年无较大及以上事故证明",
                "0.2",
                issued="2026-10-20",
                years=(2023, 2024, 2025, 2026),
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件1-12 近三年无较大及以上安全、环保、质量事故声明.pdf",
            text_pdf(_no_accident_word()),
            claim(
                "no-accident-declaration",
                "no-accident-declaration",
                "近三年无较大及以上安全、环保、质量事故声明",
                "0.2",
                issued="2026-11-02",
                years=(2023, 2024, 2025, 2026),
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/环境承诺书（对客户及周边）.pdf",
            text_pdf(_commitment()),
            claim(
                "commitment-letter",
                "commitment-letter",
                "对相关方的环境承诺书",
                "0.3",
                issued="2024-01-08",
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/2025年度环境承诺履约情况记录.pdf",
            text_pdf(_fulfilment()),
            claim(
                "commitment-fulfilment",
                "commitment-fulfilment",
                "环境承诺履约情况记录（2025 年度）",
                "0.3",
                issued="2026-01-16",
                years=2025,
                seal_seen=True,
            ),
        ),
    ]


def _web(site: str, name: str, colour: str, rows: tuple) -> dict:
    return {
        "frame": "web",
        "site": site,
        "motto": name,
        "colour": colour,
        "margin": {"x": 18, "top": 18, "bottom": 16},
        "head": f"2026/11/5 10:{len(site):02}　　{site}-{name}",
        "numbered": True,
        "blocks": [
            plain(f"查询对象：{COMPANY}　　存续（在营、开业、在册）", 12),
            plain("报告生成时间（查询日期）：2026 年 11 月 05 日", 10),
            table(
                (),
                [
                    ["企业名称", COMPANY],
                    ["统一社会信用代码", CODE],
                    ["法定代表人", LEGAL],
                    ["企业类型", "有限责任公司（自然人投资或控股）"],
                    ["成立日期", "2012-06-18"],
                    ["注册资本", "8000 万元人民币"],
                    ["登记机关", office("行政审批局")],
                    ["住所", ADDRESS],
                    ["经营状态", "存续"],
                ],
                (1, 2.6),
                aliases="",
            ),
            gap(6),
            plain("信息概览", 12),
            table(
                ("信息类别", "数量（条）", "说明"),
                tuple(
                    (kind, count, "查询无记录" if not count else "详见系统") for kind, count in rows
                ),
                (2, 1, 1.6),
            ),
            gap(6),
            note("本页为网页打印件，信息以网站公示为准。查询人：王敏　查询日期：2026-11-05"),
        ],
    }


def _debtor() -> dict:
    return {
        "frame": "web",
        "site": "中国执行信息公开网",
        "motto": "综合查询被执行人",
        "colour": "#8a1f1f",
        "margin": {"x": 18, "top": 18, "bottom": 16},
        "head": "2026/11/5 10:31　　全国法院被执行人信息查询",
        "numbered": True,
        "blocks": [
            pairs(
                ("被执行人姓名/名称", COMPANY),
                ("身份证号码/组织机构代码", CODE),
                ("执行法院范围", "全国法院（包含地方各级法院）"),
                ("查询日期", "2026-11-05 10:31"),
            ),
            gap(10),
            plain("查询结果", 13),
            plain(
                f"在全国法院（包含地方各级法院）范围内没有找到 {CODE} {COMPANY} 相关的结果。", 12
            ),
            gap(8),
            note("声明：本查询系统信息仅供参考。网页打印件，打印人：王敏，2026-11-05。"),
        ],
    }


def _no_accident_proof() -> dict:
    return paper(
        gap(20),
        title("证　明", 24),
        gap(10),
        p(
            f"{COMPANY}（统一社会信用代码：{CODE}）系我区辖区内企业。经查询，自 2023 年 1 月 1 日至本证明出具之日，该公司未发生较大及以上生产安全事故、突发环境事件，无重大行政处罚记录。"
        ),
        p("特此证明。本证明仅用于该公司申报绿色工厂。"),
        sign(office("应急管理局"), "2026年10月20日", seal=office("应急管理局"), above=70),
        sign(office("生态环境局"), "2026年10月20日", seal=office("生态环境局"), above=70),
        numbered=False,
    )


def _no_accident_word() -> dict:
    return company_paper(
        "WY-SM-2026-03",
        title("近三年无较大及以上安全、环保、质量事故声明", 16),
        p(
            f"我公司（{COMPANY}，统一社会信用代码 {CODE}）郑重声明：2023 年 1 月 1 日至今，我公司在建设和生产过程中遵守有关法律、法规、政策和标准，未发生较大及以上安全、环保、质量等事故，未受到相关主管部门的重大行政处罚。"
        ),
        table(
            ("年度", "安全事故", "突发环境事件", "质量事故", "行政处罚"),
            (
                (2023, "0", "0", "0", "0"),
                (2024, "0", "0", "0", "0"),
                (2025, "0", "0", "0", "0"),
                ("2026（至声明日）", "0", "0", "0", "0"),
            ),
            (1.4, 1, 1.2, 1, 1),
        ),
        p("以上内容真实有效，如有不实，我公司愿承担由此产生的一切责任。"),
        sign(f"法定代表人（签字）：{LEGAL}", COMPANY, "2026年11月02日"),
    )


def _commitment() -> dict:
    return company_paper(
        "WY-CN-2024-01",
        title("环境承诺书", 20),
        plain("致：各客户、供方、周边企业及社区居民"),
        p("作为精密轴承制造企业，我公司在生产经营中承担环境责任，向各相关方作出如下承诺："),
        items(
            "1. 遵守环境保护法律法规，持证排污、按证排污，污染物稳定达标排放；",
            "2. 2025 年底前完成清洗涂油线密闭收集改造，非甲烷总烃排放浓度长期低于 20 mg/m³；",
            "3. 2025 年废水处理回用率不低于 38%；",
            "4. 向客户交付的产品满足 GB/T 26572 与客户有害物质管控要求，并按年提供检测报告；",
            "5. 每年公开环境信息，接受公众监督，24 小时内回应环境投诉。",
        ),
        sign(f"总经理（签字）：{LEGAL}", COMPANY, "2024年01月08日"),
    )


def _fulfilment() -> dict:
    return company_paper(
        "WY-CN-2026-01",
        title("2025 年度环境承诺履约情况记录", 17),
        table(
            ("序号", "承诺事项", "履约情况", "核查依据", "结论"),
            (
                (
                    1,
                    "持证排污、达标排放",
                    "全年监测达标率 100%，排放量未超许可",
                    "执行报告年报、检测报告",
                    "已兑现",
                ),
                (
                    2,
                    "清洗涂油线密闭收集改造",
                    "2025 年 6 月竣工，DA001 全年最大值 9.6 mg/m³",
                    "改造验收单、自动监测",
                    "已兑现",
                ),
                (
                    3,
                    "废水处理回用率 ≥ 38%",
                    f"全年 {f.REUSE_RATE}%",
                    "用水台账、指标计算表",
                    "已兑现",
                ),
                (4, "有害物质管控", "RoHS 检测合格，客户投诉 0 起", "检测报告", "已兑现"),
                (
                    5,
                    "环境信息公开",
                    "公开年报 1 次、社会责任报告 1 次；环境投诉 0 起",
                    "公开页面",
                    "已兑现",
                ),
            ),
            (0.5, 1.6, 2.2, 1.5, 0.8),
            aligns="cllcc",
        ),
        right("记录人：王敏　　审核：沈逸　　2026年01月16日"),
        sign(COMPANY, "2026年01月16日"),
    )
