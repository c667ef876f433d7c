"""Invented meters, for ledgers, certificates and plates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import TODAY, Facts

MAKERS = (
    "子虚仪表股份有限公司",
    "乌有电能表厂",
    "南柯流量仪器有限公司",
    "镜湖自动化仪表有限公司",
    "槐安水表有限公司",
)
METERS = (
    ("三相四线电子式电能表", ("DTSD1088", "DTZ545", "DSSD331"), "0.5S级", "3×220/380V 3×1.5(6)A", "一号配电房", "JJG 596-2012"),
    ("单相电能表", ("DDS666", "DDZY102"), "1.0级", "220V 5(60)A", "办公楼", "JJG 596-2012"),
    ("多功能电力仪表", ("PD194E-9S4", "ACR220EL"), "0.5级", "380V 5A", "空压站", "JJG 596-2012"),
    ("旋翼式水表", ("LXS-50E", "LXS-80"), "2级", "Q3 25m³/h", "厂区总进水", "JJG 162-2019"),
    ("电磁流量计", ("LDG-100", "SE115"), "0.5级", "(0～280)m³/h", "循环水泵房", "JJG 1033-2007"),
    ("涡街流量计", ("LUGB-80", "DY100"), "1.0级", "(0.5～5)t/h", "蒸汽总管", "JJG 1029-2007"),
    ("气体涡轮流量计", ("TBQM-100", "LWQ-80"), "1.0级", "(20～400)m³/h", "天然气调压站", "JJG 1037-2008"),
    ("电子汽车衡", ("SCS-100",), "Ⅲ级", "(0.4～100)t", "物流大门", "JJG 539-2016"),
)  # fmt: skip


@dataclass
class Meter:
    """One meter."""

    name: str
    model: str
    grade: str
    span: str
    where: str
    norm: str
    serial: str
    own: str
    maker: str
    done: date
    until: date | None


def _serial(f: Facts) -> str:
    if f.trap == "serial-confusable":
        made = list(f"{f.pick('B', 'S', 'Z')}{f.digits(6)}{f.pick('B', 'S')}{f.digits(2)}")
        made[f.pick(1, 2)] = f.pick("8", "5", "2")
        made[f.pick(4, 5)] = f.pick("B", "S", "Z")
        return "".join(made)
    year = f.rng.randint(2014, 2023)
    return f.pick(
        f"{year}{f.digits(6)}", f.digits(8), f.digits(12), f"{year % 100}{f.digits(5)}-{f.digits(2)}",
        f"{f.pick('WY', 'ZX', 'JH')}{f.digits(7)}", f"{f.pick('E', 'L', 'F')}{year % 100}-{f.digits(5)}",
    )  # fmt: skip


def meter(f: Facts, what: tuple[Any, ...], n: int = 1) -> Meter:
    """Return an invented meter of this sort, the n-th of its ledger."""
    name, models, grade, span, where, norm = what
    done = f.issued - timedelta(days=f.rng.randint(20, 300))
    until: date | None = dates.shifted(done, f.pick(1, 2), -1)
    if f.trap == "expired" and n % 3 == 1:
        until = TODAY - timedelta(days=f.rng.randint(30, 400))
        done = dates.shifted(until, -1, 1)
    if f.trap == "leap-day" and n == 1:
        done, until = date(2026, 3, 1), date(2028, 2, 29)
    if f.trap == "ends-missing" and n % 4 == 2:
        until = None
    own = f"JL-{f.pick('D', 'S', 'Q')}-{n:03}"
    return Meter(
        name,
        f.pick(*models),
        grade,
        span,
        where,
        norm,
        _serial(f),
        own,
        f.pick(*MAKERS),
        done,
        until,
    )
