"""Certificates of verified meters."""

from __future__ import annotations

from samples.parties import COMPANY, METROLOGY
from samples.ready import metering
from samples.ready.kit import (
    BREAK,
    centre,
    gap,
    note,
    pairs,
    paper,
    sign,
    title,
)


def certificate(
    heading: str,
    number: str,
    name: str,
    model: str,
    tag: str,
    result: str,
    day: str,
    until: str,
    rule: str,
) -> dict:
    return paper(
        *_blocks(heading, number, name, model, tag, result, day, until, rule),
        numbered=False,
    )


def _blocks(
    heading: str,
    number: str,
    name: str,
    model: str,
    tag: str,
    result: str,
    day: str,
    until: str,
    rule: str,
) -> list:
    return [
        gap(16),
        centre(METROLOGY, 15),
        gap(6),
        title(heading, 26),
        centre(f"证书编号：{number}", 11.5),
        gap(14),
        pairs(
            ("送检单位", COMPANY),
            ("计量器具名称", name),
            ("型号 / 规格", model),
            ("管理编号", tag),
            ("出厂编号", metering.serial(tag)),
            ("制造单位", "子虚仪表有限公司"),
            ("检定依据", rule),
            ("检定结论", result),
            ("检定日期", day),
            ("有效期至", until),
            size=12,
            key=30,
        ),
        gap(8),
        note(
            "本证书未经书面批准不得部分复印。计量标准考核证书号：云量标法证字第 0088 号（样例）。"
        ),
        sign(
            "批准人：何处　核验员：白露　检定员：江月",
            METROLOGY,
            day,
            seal=METROLOGY,
            word="检定专用章",
        ),
    ]


def certificates() -> dict:
    return paper(
        *_blocks(
            "检 定 证 书",
            "DN2023-08317",
            "三相四线多功能电能表",
            "DTSD-88",
            "YW-E-001",
            "0.5S 级合格",
            "2023年09月01日",
            "2029年08月31日",
            "JJG 596",
        ),
        BREAK,
        *_blocks(
            "检 定 证 书",
            "LL2025-09146",
            "超声波水表",
            "WS-100",
            "YW-W-001",
            "2 级合格",
            "2025年09月15日",
            "2027年09月14日",
            "JJG 162",
        ),
        BREAK,
        *_blocks(
            "检 定 证 书",
            "LL2025-08097",
            "气体涡轮流量计",
            "LWQ-80",
            "YW-G-001",
            "1.0 级合格",
            "2025年08月10日",
            "2027年08月09日",
            "JJG 1037",
        ),
        numbered=False,
    )
