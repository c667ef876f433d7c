# ruff: noqa: E501
"""Indicator 5.2: drainage permit and agreement with the treatment plant."""

from __future__ import annotations

from samples.parties import ADDRESS, COMPANY, LEGAL, office
from samples.ready.kit import (
    centre,
    claim,
    gap,
    item,
    p,
    paper,
    plain,
    scanned,
    sign,
    text_pdf,
    title,
)
from samples.table import Item

_A = "07 环境排放"


def files() -> list[Item]:
    """Return the files of this area."""
    return [
        item(
            f"{_A}/附件7-9 城镇污水排入排水管网许可证.pdf",
            scanned(_drainage(), "drain", 110),
            claim(
                "drainage",
                "drainage-permit",
                "城镇污水排入排水管网许可证",
                "5.2.1",
                number="苏云排字第2024-0088号",
                issued="2024-04-08",
                valid_from="2024-04-08",
                valid_until="2029-04-07",
                seal_seen=True,
            ),
        ),
        item(
            f"{_A}/污水纳管协议2025-2027.pdf",
            text_pdf(_sewer()),
            claim(
                "sewer",
                "sewer-agreement",
                "污水接管处理协议",
                "5.2.1",
                number="YMWS-2025-088",
                issued="2024-12-20",
                valid_from="2025-01-01",
                valid_until="2027-12-31",
                seal_seen=True,
            ),
        ),
    ]


def _drainage() -> dict:
    return {
        "frame": "permit",
        "heading": "城镇污水排入排水管网许可证",
        "part": "",
        "number": "苏云排字第2024-0088号",
        "left": [
            ("排水户名称：", COMPANY),
            ("法定代表人：", LEGAL),
            ("排水户地址：", ADDRESS),
            ("排水口：", "1 个（DW001），排入子虚路污水管网"),
            ("排水量：", "120 m³/d"),
            ("许可内容：", "生产废水、生活污水"),
            ("有效期：", "自 2024 年 04 月 08 日至 2029 年 04 月 07 日"),
        ],
        "office": office("水务局"),
        "day": "2024 年 04 月 08 日",
    }


def _sewer() -> dict:
    return paper(
        title("污水接管处理协议", 20),
        centre("协议编号：YMWS-2025-088"),
        gap(4),
        plain(f"甲方：{COMPANY}"),
        plain("乙方：云梦城西污水处理有限公司"),
        p("一、甲方生产废水经厂内预处理后与生活污水接入乙方污水处理厂，年接管量不超过 40 000 m³。"),
        p(
            "二、接管标准：COD ≤ 500 mg/L，氨氮 ≤ 45 mg/L，石油类 ≤ 20 mg/L，悬浮物 ≤ 400 mg/L，pH 6～9。"
        ),
        p(
            "三、甲方在接管口安装流量、COD、pH 在线监测并联网；超标时应立即停止排放并在 1 小时内通知乙方。"
        ),
        p("四、乙方应保证达标处理，尾水执行《城镇污水处理厂污染物排放标准》一级 A 标准。"),
        p("五、本协议有效期自 2025 年 1 月 1 日起至 2027 年 12 月 31 日止。"),
        sign("甲方（盖章）：" + COMPANY, "2024 年 12 月 20 日"),
        sign(
            "乙方（盖章）：云梦城西污水处理有限公司",
            "2024 年 12 月 20 日",
            seal="云梦城西污水处理有限公司",
            word="合同专用章",
            above=60,
        ),
        numbered=False,
    )
