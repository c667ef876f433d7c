"""Clause 0.1: the business licence, in two photos."""

from __future__ import annotations

from samples import tiny
from samples.parties import CODE
from samples.ready.kit import claim, item
from samples.table import Item

_A = "01 主体资格与合规"


def files() -> list[Item]:
    """Return the files of this area."""
    first, second = tiny.licence_photos()
    licence = claim(
        "business-licence",
        "business-licence",
        "营业执照（副本）",
        "0.1",
        also=(f"{_A}/执照-2.jpg",),
        credit_code=CODE,
        number="320599000202403180088",
        issued="2024-03-18",
        valid_until="long-term",
        seal_seen=True,
        original_seen=True,
        remark="副本横幅，手机分左右两张拍摄，合为一份证据",
    )
    return [
        item(f"{_A}/执照-1.jpg", tiny.write(first), licence),
        item(f"{_A}/执照-2.jpg", tiny.write(second)),
    ]
