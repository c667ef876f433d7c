# ruff: noqa: E501
"""What is wrong with the papers that came: dates, years, holders, pages."""

from __future__ import annotations

from samples.defective.edits import reworded, said
from samples.defective.models import Defect, Planted

_CERTIFICATES = "evidence/04 管理体系/附件4-1 四体系证书（QEOEn）.pdf"
_METERS = "evidence/03 基础设施/1.3 设备设施/计量/检定证书/检定证书合集（电表 水表 气表）.pdf"

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
)
