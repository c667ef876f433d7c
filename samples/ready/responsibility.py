# ruff: noqa: E501
"""Indicator 2.4: the report on social responsibility and its publication."""

from __future__ import annotations

from samples.parties import COMPANY
from samples.ready import figures as f
from samples.ready.kit import (
    BREAK,
    bars,
    claim,
    gap,
    h1,
    h2,
    item,
    note,
    p,
    plain,
    report,
    sign,
    table,
    text_pdf,
)
from samples.table import Item

_A = "04 管理体系"


def files() -> list[Item]:
    """Return the files of this area."""
    return [
        item(
            f"{_A}/社会责任/2025年度社会责任报告.pdf",
            text_pdf(_responsibility()),
            claim(
                "csr-2025",
                "csr-report",
                "2025 年度企业社会责任报告",
                "2.4.1",
                issued="2026-03-31",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/社会责任/官网公开截图20260402.pdf",
            text_pdf(_publication()),
            claim(
                "csr-published",
                "csr-publication",
                "社会责任报告公开页面",
                "2.4.1",
                issued="2026-04-02",
                years=2025,
            ),
        ),
    ]


def _responsibility() -> dict:
    years = ["2023", "2024", "2025"]
    return report(
        "企业社会责任报告",
        "2025 年度",
        (
            ("报告范围：", f"{COMPANY}"),
            ("报告周期：", "2025 年 1 月 1 日至 12 月 31 日"),
            ("参考标准：", "GB/T 36001《社会责任报告编写指南》"),
        ),
        "2026 年 03 月 31 日发布",
        h1("总经理致辞"),
        p(
            "2025 年，公司以绿色制造为主线，完成屋顶光伏二期和清洗线密闭改造，能源利用效率和环境绩效持续提升。我们把环境责任放在社会责任的首位，本报告重点披露环境信息，欢迎社会监督。"
        ),
        h1("一、公司治理与守法"),
        p(
            f"公司成立于 2012 年，员工 {f.STAFF} 人，2025 年工业总产值 {f.OUTPUT_VALUE} 万元。全年未发生较大及以上安全、环境、质量事故，无重大行政处罚。"
        ),
        h1("二、环境责任"),
        h2("（一）能源与碳"),
        p(
            f"综合能源消费量 {f.ENERGY} tce（当量值），单位产品综合能耗 {f.ENERGY_PER_SET} kgce/万套；温室气体排放 {f.CO2} tCO₂；光伏自发自用 {f.SOLAR} 万 kW·h。"
        ),
        bars(
            "单位产品综合能耗（kgce/万套）",
            years,
            [455.4, 439.0, float(f.ENERGY_PER_SET)],
            "#4f8f5b",
        ),
        BREAK,
        h2("（二）水"),
        p(
            f"取水量 {f.WATER_IN} m³，重复利用率 {f.WATER_REUSE_RATE}%，废水处理回用率 {f.REUSE_RATE}%。"
        ),
        bars("取水量（m³）", years, [66150, 67020, 68400], "#3f7fbf"),
        h2("（三）污染物与固体废物"),
        table(
            ("指标", "单位", "2025 年", "许可 / 目标"),
            (
                ("非甲烷总烃排放量", "t", f.VOC_OUT, f.VOC_QUOTA),
                ("颗粒物排放量", "t", f.DUST_OUT, f.DUST_QUOTA),
                ("COD 接管量", "t", f.COD_OUT, f.COD_QUOTA),
                ("一般固废综合利用率", "%", f.WASTE_RATE, "≥ 95"),
                ("危险废物合规处置率", "%", "100", "100"),
            ),
            (1.6, 0.7, 1, 1.1),
        ),
        h1("三、员工责任"),
        p("劳动合同签订率、社会保险覆盖率 100%；职业健康体检率 100%；人均培训 32 学时。"),
        h1("四、客户、供方与社区"),
        p(
            "客户满意度 96.2 分；对 86 家供方开展含环境要求的评价；组织“公众开放日” 1 次，环保公益植树 2 次。"
        ),
        h1("五、展望"),
        p("2026 年推进研磨废水超滤扩容、电机系统能效提升和产品碳足迹公开。"),
        sign(COMPANY, "2026年03月31日"),
        head=f"{COMPANY}　2025 年度社会责任报告",
        seal=COMPANY,
    )


def _publication() -> dict:
    return {
        "frame": "web",
        "site": "乌有轴承",
        "motto": "社会责任 > 信息公开",
        "colour": "#2f7d4f",
        "margin": {"x": 18, "top": 18, "bottom": 16},
        "head": "2026/4/2 09:12　　信息公开-乌有轴承",
        "numbered": True,
        "blocks": [
            plain("苏州乌有精密轴承有限公司 2025 年度社会责任报告", 15),
            plain("发布时间：2026-03-31 16:20　　浏览：268　　栏目：社会责任", 9),
            gap(6),
            p(
                "2025 年度企业社会责任报告现予公开，报告突出环境责任，披露能源、温室气体、水、污染物和固体废物信息，可下载全文。"
            ),
            table(
                ("附件", "大小", "操作"),
                (
                    ("2025年度社会责任报告.pdf", "2.6 MB", "在线查看 / 下载"),
                    ("2024年度社会责任报告.pdf", "2.2 MB", "在线查看 / 下载"),
                    ("2023年度社会责任报告.pdf", "2.1 MB", "在线查看 / 下载"),
                ),
                (2.4, 0.8, 1.2),
                aligns="lcc",
            ),
            note("网页打印件，打印日期 2026-04-02，打印人：王敏。"),
        ],
    }
