"""A lamp maker against the 20 indicators for supply chains."""

from __future__ import annotations

from samples.small.models import Numbers, Party, Small

_PARTY = Party(
    name="佛山刻舟照明电器有限公司",
    code="91440699MA000004XC",
    industry="照明灯具制造",
    industry_code="3872",
    region="广东省佛山市",
    address="广东省佛山市求剑区沧浪路 9 号",
    legal="许则安",
    contact="白露",
    products="LED 筒灯",
    introduction="公司成立于 2014 年，生产 LED 筒灯，有合格供应商 126 家，"
    "分布在压铸、光源、驱动电源和包装四类。",
)
_NUMBERS = Numbers(
    lines={
        "output-value": {2023: 41200, 2024: 43800, 2025: 46500},
        "suppliers": 126,
        "low-risk-suppliers": 109,
        "products-sold": 5200,
        "products-taken-back": 910,
        "packaging-used": 640,
        "packaging-taken-back": 448,
    },
)

_POINTS = {
    "8": "X11 X51",
    "6": "X12 X13",
    "4": "X21 X44",
    "3": "X22 X23 X24 X25",
    "10": "X31 X32",
    "5": "X43",
    "2.5": "X61 X62 X64",
    "2": "X63",
}
"""Rows by the points it claims for them."""


def small() -> Small:
    """Return the client."""
    return Small(
        party=_PARTY,
        checklist="supply-chain/2024",
        circumstances={},
        numbers=_NUMBERS,
        project="next_steps: 一是 2026 年审核全部中高风险供应商；二是 2027 年共建旧灯回收点。",
        statements={
            "BR4": "公司有合格供应商 126 家，与主要供应商签有三年以上的供货协议，上下游合作稳定。",
        },
        points={row: points for points, rows in _POINTS.items() for row in rows.split()},
    )
