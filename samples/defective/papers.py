# ruff: noqa: E501
"""What is wrong with the papers that came: dates, years, holders, pages."""

from __future__ import annotations

from samples.defective.edits import (
    damaged,
    first_pages,
    project,
    reworded,
    said,
    sent,
    withheld,
)
from samples.defective.models import Defect, Planted
from samples.ready.kit import company_paper, p, plain, right, text_pdf, title
from samples.table import Draw

_CERTIFICATES = "evidence/04 管理体系/附件4-1 四体系证书（QEOEn）.pdf"
_METERS = "evidence/03 基础设施/1.3 设备设施/计量/检定证书/检定证书合集（电表 水表 气表）.pdf"

_PERMITS = "evidence/01 主体资格与合规/排污许可"
_PERMIT = {
    "2024 年 07 月 15 日": "2022 年 04 月 16 日",
    "2029 年 07 月 14 日": "2027 年 04 月 15 日",
}
_SCOPE = "滚动轴承（深沟球轴承、圆锥滚子轴承、角接触球轴承）的设计、制造和销售"


def _unsigned() -> Draw:
    """Return the commitment as it was typed, before anybody signed it."""
    return text_pdf(
        company_paper(
            "WY-LS-2024-01",
            title("绿色工厂创建承诺书"),
            p("为推进公司绿色制造，本人作为公司最高管理者，承诺在绿色工厂方面发挥领导作用。"),
            plain("总经理（签字）：________________"),
            plain("日期：________________"),
        )
    )


DEFECTS = (
    Defect(
        "energy-certificate-expired",
        "四张证书里，能源那张是上一周期的，2024 年 11 月已到期。",
        (
            reworded(
                "certificate-enms",
                {
                    "2024 年 11 月 06 日": "2021 年 11 月 08 日",
                    "2027 年 11 月 05 日": "2024 年 11 月 07 日",
                    "08824En10052R1M": "08821En10052R0M",
                    "2025 年 10 月、2026 年 10 月": "2022 年 10 月、2023 年 10 月",
                },
            ),
            said(
                "certificate-enms",
                number="08821En10052R0M",
                issued="2021-11-08",
                valid_from="2021-11-08",
                valid_until="2024-11-07",
            ),
        ),
        (
            Planted("met-without-proof", "2.3.2"),
            Planted("lead-time-too-long", "2.3.2"),
            Planted("evidence-expired", "2.3.1", "certificate-enms", _CERTIFICATES, 4),
        ),
    ),
    Defect(
        "agreement-of-next-year",
        "接管协议已经续签，发来的是 2027 年 4 月才生效的新协议。",
        (
            reworded(
                "sewer",
                {
                    "自 2025 年 1 月 1 日起至 2027 年 12 月 31 日止": "自 2027 年 4 月 1 日起至 2030 年 3 月 31 日止",
                    "2024 年 12 月 20 日": "2026 年 10 月 20 日",
                    "YMWS-2025-088": "YMWS-2027-031",
                },
                "07 环境排放/污水纳管协议2027-2030.pdf",
            ),
            said(
                "sewer",
                number="YMWS-2027-031",
                issued="2026-10-20",
                valid_from="2027-04-01",
                valid_until="2030-03-31",
            ),
        ),
        (
            Planted(
                "evidence-not-yet-valid",
                "5.2.1",
                "sewer",
                "evidence/07 环境排放/污水纳管协议2027-2030.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "gas-meter-due-in-days",
        "气表检定证书在评审期满后第三天到期。",
        (
            reworded(
                "verify-gas",
                {"2025年08月10日": "2025年03月05日", "2027年08月09日": "2027年03月04日"},
            ),
            said("verify-gas", issued="2025-03-05", valid_until="2027-03-04"),
        ),
        (Planted("evidence-expires-soon", "1.3.5", "verify-gas", _METERS, 3),),
    ),
    Defect(
        "query-without-a-date",
        "公示系统截图裁掉了查询日期。",
        (
            reworded(
                "credit-publicity",
                {
                    "2026/11/5 10:12　　": "",
                    "报告生成时间（查询日期）：2026 年 11 月 05 日": "　",
                    "　查询日期：2026-11-05": "",
                },
                "01 主体资格与合规/信用及声明/国家企业信用信息公示系统 截图.pdf",
            ),
            said("credit-publicity", issued=None),
        ),
        (
            Planted("veto-unproven", "0.2"),
            Planted(
                "validity-unreadable",
                "0.1",
                "credit-publicity",
                "evidence/01 主体资格与合规/信用及声明/国家企业信用信息公示系统 截图.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "inspections-of-the-year-before",
        "进货检验记录拿的是 2024 年的。",
        (
            reworded(
                "inspection-records",
                {"2025 ": "2024 ", "2025-": "2024-", "2025年": "2024年"},
                "05 能源与资源投入/3.3 采购/附件5-22 进货检验记录（2024 抽样）.pdf",
            ),
            said(
                "inspection-records",
                title="进货检验记录（2024 年抽样）",
                issued="2024-12-31",
                years=(2024,),
            ),
        ),
        (
            Planted("veto-unproven", "3.3.2"),
            Planted(
                "wrong-period",
                "3.3.2",
                "inspection-records",
                "evidence/05 能源与资源投入/3.3 采购/附件5-22 进货检验记录（2024 抽样）.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "old-substance-test",
        "RoHS 报告是 2023 年做的，已超过两年。",
        (
            reworded(
                "rohs",
                {"2025 年": "2023 年", "ZX2025-1118": "ZX2023-1118"},
                "06 产品/RoHS检测报告 ZX2023-1118.pdf",
            ),
            said("rohs", number="ZX2023-1118", issued="2023-11-24"),
        ),
        (
            Planted(
                "evidence-too-old",
                "4.2.1",
                "rohs",
                "evidence/06 产品/RoHS检测报告 ZX2023-1118.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "green-contract-of-the-group",
        "采购技术协议是集团签的。",
        (
            reworded(
                "green-contract",
                {
                    "甲方（需方）：苏州乌有精密轴承有限公司": "甲方（需方）：江苏青丘控股集团有限公司"
                },
            ),
            said("green-contract", holder="江苏青丘控股集团有限公司"),
        ),
        (
            Planted(
                "holder-differs",
                "3.3.3",
                "green-contract",
                "evidence/05 能源与资源投入/3.3 采购/采购技术协议-环保条款（2025）扫描.pdf",
                1,
            ),
            Planted("met-without-proof", "3.3.3"),
        ),
    ),
    Defect(
        "bill-with-a-foreign-code",
        "信用报告上的信用代码不是本企业的。",
        (
            reworded("credit-china", {"91320599MA00000070": "91320599MA11111118"}),
            said("credit-china", credit_code="91320599MA11111118"),
        ),
        (
            Planted("veto-unproven", "0.2"),
            Planted(
                "credit-code-of-another",
                "0.1",
                "credit-china",
                "evidence/01 主体资格与合规/信用及声明/信用中国_公共信用信息报告_20261105.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "permit-within-its-renewal-time",
        "排污许可证（正、副本）2027 年 4 月到期，已进入到期前 60 日，没有延续材料。",
        (
            *(
                edit
                for key, path in (
                    ("discharge-permit-original", None),
                    (
                        "discharge-permit-duplicate",
                        "01 主体资格与合规/排污许可/附件1-8 排污许可证副本（20220416）.pdf",
                    ),
                )
                for edit in (
                    reworded(key, _PERMIT, path),
                    said(
                        key,
                        issued="2022-04-16",
                        valid_from="2022-04-16",
                        valid_until="2027-04-15",
                        remark=None,
                    ),
                )
            ),
        ),
        (
            Planted(
                "renewal-due",
                "0.1",
                "discharge-permit-original",
                f"{_PERMITS}/排污许可证 正本.pdf",
                1,
            ),
            Planted(
                "renewal-due",
                "0.1",
                "discharge-permit-duplicate",
                f"{_PERMITS}/附件1-8 排污许可证副本（20220416）.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "audits-left-out",
        "2026 年没有做监督审核，三张证书上都没有审核记录。",
        (reworded("certificate-qms", {"2026 年 04 月": "　"}),),
        (
            Planted("surveillance-overdue", "2.1.1", "certificate-qms", _CERTIFICATES, 1),
            Planted("surveillance-overdue", "2.2.1", "certificate-ems", _CERTIFICATES, 2),
            Planted("surveillance-overdue", "2.1.1", "certificate-ohs", _CERTIFICATES, 3),
        ),
    ),
    Defect(
        "safety-certificate-by-a-withdrawn-standard",
        "职业健康安全证书还是 GB/T 28001。",
        (
            reworded(
                "certificate-ohs",
                {"GB/T 45001-2020 / ISO 45001:2018": "GB/T 28001-2011 / OHSAS 18001:2007"},
            ),
            said("certificate-ohs", standard="GB/T 28001-2011 / OHSAS 18001:2007"),
        ),
        (Planted("certificate-standard-outdated", "2.1.1", "certificate-ohs", _CERTIFICATES, 3),),
    ),
    Defect(
        "certificate-of-other-products",
        "环境证书的认证范围是包装制品，与轴承无关。",
        (
            reworded(
                "certificate-ems",
                {_SCOPE: "塑料包装制品的设计、制造和销售"},
                beside="08825E10197R3M",
            ),
            said("certificate-ems", scope="塑料包装制品的设计、制造和销售"),
        ),
        (Planted("scope-without-product", "2.2.1", "certificate-ems", _CERTIFICATES, 2),),
    ),
    Defect(
        "certificate-of-the-old-site",
        "质量证书上还是搬迁前的地址。",
        (
            reworded(
                "certificate-qms", {"子虚路 88 号": "亡是公路 16 号"}, beside="08825Q10286R4M"
            ),
            said("certificate-qms", address="江苏省苏州市云梦区亡是公路 16 号"),
        ),
        (Planted("address-elsewhere", "2.1.1", "certificate-qms", _CERTIFICATES, 1),),
    ),
    Defect(
        "air-sampled-twice-a-year",
        "没有在线监测数据，废气只有两次检测。",
        (withheld("online-gas"),),
        (
            Planted(
                "monitoring-too-rare",
                "5.1.1",
                file="evidence/07 环境排放/监测报告/ZX2025-1219 四季度全项检测报告(全本40页).pdf",
                page=1,
            ),
        ),
    ),
    Defect(
        "plan-sent-as-record",
        "九月的培训记录，发来的是培训计划。",
        (
            sent(
                "training-record-2",
                text_pdf(
                    company_paper(
                        "WY-PX-2025-02",
                        title("2025 年 9 月培训计划"),
                        p(
                            "培训对象：全体班组长、仓管。内容：节能节水与危险废物规范化管理，4 学时。"
                        ),
                        right("编制：人事行政部　批准：沈逸　　2025年09月01日"),
                    )
                ),
                "02 管理职责/培训/2025年9月培训计划.pdf",
            ),
        ),
        (
            Planted(
                "plan-as-record",
                "0.8",
                "training-record-2",
                "evidence/02 管理职责/培训/2025年9月培训计划.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "commitment-not-signed",
        "创建承诺书没有签字盖章。",
        (
            sent("green-commitment", _unsigned()),
            said("green-commitment", seal_seen=False),
        ),
        (
            Planted(
                "not-signed",
                "0.4",
                "green-commitment",
                "evidence/02 管理职责/附件2-1 绿色工厂创建承诺书.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "meter-past-its-verification",
        "台账里有一只分项电表 2026 年 8 月就超检了。",
        (
            reworded("meters-sheet", {"2029-08-31": "2026-08-31"}, beside="YW-E-007"),
            reworded("meters", {"2029-08-31": "2026-08-31"}, beside="YW-E-007"),
        ),
        (
            Planted(
                "instrument-overdue",
                "1.3.5",
                "meters-sheet",
                "evidence/03 基础设施/1.3 设备设施/计量/计量器具台账（电、水、气）2025.xlsx",
            ),
        ),
    ),
    Defect(
        "meter-of-nobody",
        "照片里的气表编号不在台账里。",
        (said("photo-meter-gas", serials=("G20180001",)),),
        (
            Planted(
                "meter-not-in-ledger",
                "1.3.5",
                "photo-meter-gas",
                "evidence/03 基础设施/1.3 设备设施/计量/表具照片/天然气总表.jpg",
                1,
            ),
        ),
    ),
    Defect(
        "verification-with-a-slip",
        "温室气体核查声明上的企业名称错了一个字。",
        (
            reworded("ghg-verified", {"苏州乌有精密轴承有限公司": "苏州乌有精密轴成有限公司"}),
            said("ghg-verified", holder="苏州乌有精密轴成有限公司"),
        ),
        (
            Planted(
                "holder-nearly-same",
                "5.5.1",
                "ghg-verified",
                "evidence/07 环境排放/温室气体/温室气体核查声明2025（扫描）.pdf",
                1,
            ),
            Planted("partly-proven", "5.5.2"),
            Planted("lead-time-too-long", "5.5.2"),
        ),
    ),
    Defect(
        "deed-under-the-former-name",
        "不动产权证还是更名前的名称，没有变更通知书。",
        (
            project(
                "  industry: 滚动轴承制造\n",
                "  former_names:\n    - {name: 苏州青丘轴承厂, until: 2022-03-31}\n"
                "  industry: 滚动轴承制造\n",
            ),
            reworded("title-deed", {"苏州乌有精密轴承有限公司": "苏州青丘轴承厂"}),
            said("title-deed", holder="苏州青丘轴承厂"),
        ),
        (
            Planted(
                "former-name-without-notice",
                "0.1",
                "title-deed",
                "evidence/03 基础设施/1.1 建筑/附件3-1 不动产权证书 扫描.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "another-client-in-the-header",
        "程序文件的页眉里是另一家客户的名称。",
        (
            reworded(
                "eco-procedure",
                {"苏州乌有精密轴承有限公司　　文件编号": "常州子虚精密轴承有限公司　　文件编号"},
            ),
        ),
        (
            Planted(
                "other-party-named",
                "4.1.1",
                "eco-procedure",
                "evidence/06 产品/附件6-1 产品生态设计控制程序.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "search-by-a-short-name",
        "被执行人查询用的是简称，页面上没有企业全称。",
        (
            reworded("judgment-debtor", {"苏州乌有精密轴承有限公司": "乌有轴承"}),
            said("judgment-debtor", holder=None),
        ),
        (
            Planted(
                "full-name-not-shown",
                "0.1",
                "judgment-debtor",
                "evidence/01 主体资格与合规/信用及声明/执行信息公开网截图打印.pdf",
                1,
            ),
        ),
    ),
    Defect(
        "noise-report-without-its-last-page",
        "厂界噪声报告共 3 页，只扫了 2 页。",
        (damaged("monitoring-noise-2026", first_pages(2)),),
        (
            Planted(
                "document-incomplete",
                "5.4.1",
                "monitoring-noise-2026",
                "evidence/07 环境排放/监测报告/ZX2026-0919 厂界噪声.pdf",
                1,
            ),
        ),
    ),
)
