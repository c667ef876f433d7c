"""Ledgers of meters.

Labels: holder, issued, serials (the makers' numbers; never the firm's own), page_of, and each row as
`instrument`: serial, name and ISO day of its end, tabs between. A ledger as a whole has no end and no
number.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import Block, Facts, Paper, mark
from benchmarks.reading.parts import (
    HELD,
    Kind,
    boxed,
    cols,
    down,
    iso,
    pairs,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.meters import METERS, Meter, meter
from benchmarks.reading.types.sheets import issued, said


def _many(f: Facts, count: int) -> list[Meter]:
    made: list[Meter] = []
    while len(made) < count:
        one = meter(f, f.pick(*METERS), len(made) + 1)
        if one.serial not in {m.serial for m in made}:
            made.append(one)
    return made


def _end(f: Facts, m: Meter) -> str:
    return f.on(m.until) if m.until else f.pick("/", "—", "待检")


CELLS: dict[str, Callable[[Facts, Meter], str]] = {
    "名称": lambda f, m: m.name, "型号规格": lambda f, m: m.model, "准确度等级": lambda f, m: m.grade,
    "测量范围": lambda f, m: m.span, "生产厂家": lambda f, m: m.maker, "出厂编号": lambda f, m: mark("serials", m.serial),
    "管理编号": lambda f, m: m.own, "安装使用地点": lambda f, m: m.where, "检定日期": lambda f, m: f.on(m.done),
    "周期": lambda f, m: "12个月", "有效期至": _end, "状态": lambda f, m: "合格" if m.until else "停用",
}  # fmt: skip
NAMES = {
    "名称": ("计量器具名称", "器具名称", "名称", "仪表名称"), "出厂编号": ("出厂编号", "出厂编号", "表号", "器具编号（出厂）"),
    "有效期至": ("有效期至", "检定有效期至", "有效期", "下次检定日期"), "型号规格": ("型号规格", "规格型号"),
    "管理编号": ("管理编号", "本厂编号", "企业编号"), "检定日期": ("检定日期", "检定/校准日期", "上次检定日期"),
    "周期": ("检定周期", "校准间隔"),
}  # fmt: skip
WIDE = {"名称": 4, "型号规格": 3, "生产厂家": 4, "出厂编号": 4, "安装使用地点": 3, "检定日期": 4, "有效期至": 4, "测量范围": 4}  # fmt: skip


def _grid(f: Facts, meters: list[Meter], columns: list[str], size: float = 8.5) -> Block:
    head = ["序号", *(f.pick(*NAMES.get(c, (c,))) for c in columns)]
    rows = [[str(n), *(CELLS[c](f, m) for c in columns)] for n, m in enumerate(meters, 1)]
    wide = [1.2, *(WIDE.get(c, 2.2) for c in columns)]
    return table(wide, head, rows, label={"size": size}, value={"size": size}, inset=3.5)


def _head(f: Facts, align: str = "left") -> list[Block]:
    unit = f.pick("单位名称", "使用单位", "用能单位名称", "填报单位")
    day = f"　　{f.pick('编制日期', '填表日期', '更新日期')}：{issued(f)}" if issued(f) else ""
    return [t(f"{unit}：{said(f, 'holder')}{day}", 10.5, align), space(4)]


def _name(f: Facts) -> str:
    return f.pick(
        "计量器具台账",
        "能源计量器具一览表",
        "能源和水计量器具台账",
        "计量器具管理台账",
        "能源计量器具管理目录",
    )


def _hands(f: Facts) -> Block:
    return t(
        f"编制：{f.person()}　　审核：{f.person()}　　批准：{f.person()}", 10, "right", above=14
    )


LYING = {"width": 842, "height": 595, "margin": [42, 48, 42, 42]}
UPRIGHT = {"margin": [44, 56, 44, 50]}
Made = tuple[list[Block], list[Meter], dict[str, Any]]


def wide(f: Facts) -> Made:
    """Lying, every column the field knows."""
    meters = _many(f, f.rng.randint(6, 9))
    columns = ["名称", "型号规格", "准确度等级", "测量范围", "生产厂家", "出厂编号", "管理编号", "安装使用地点", "周期", "有效期至", "状态"]  # fmt: skip
    blocks = [
        title(_name(f), 19),
        *_head(f),
        _grid(f, meters, columns, 8),
        _hands(f),
        seal(f, f.holder, 560, -70),
        down(),
    ]
    return blocks, meters, f.look(**LYING)  # fmt: skip


def few(f: Facts) -> Made:
    """Upright, the few columns that matter, in one of several orders."""
    meters = _many(f, f.rng.randint(5, 10))
    columns = ["名称", "型号规格", "出厂编号", "安装使用地点", "检定日期", "有效期至"]
    if f.pick(0, 1):
        columns = ["出厂编号", "名称", "准确度等级", "检定日期", "有效期至", "安装使用地点"]
    blocks = [
        title(_name(f), 19),
        *_head(f, f.pick("left", "center")),
        _grid(f, meters, columns, 9),
        _hands(f),
        down(),
    ]
    return blocks, meters, f.look(**UPRIGHT, footer=f.pick("", "第 {p} 页"))  # fmt: skip


def long(f: Facts) -> Made:
    """Two sheets, the head of the table on both."""
    meters = _many(f, f.rng.randint(36, 42))
    columns = ["名称", "出厂编号", "管理编号", "安装使用地点", "有效期至", "状态"]
    rows = _grid(f, meters, columns, 9) | {"inset": 5.5}
    blocks = [title(_name(f), 19), *_head(f), rows, _hands(f)]
    numbered = f.pick("第 {p} 页 共 {n} 页", "第{p}页/共{n}页", "共 {n} 页 第 {p} 页")
    return blocks, meters, f.look(**UPRIGHT, numbered=True, footer=numbered)


def grouped(f: Facts) -> Made:
    """Rows in groups by what they measure, a line across above each."""
    groups = (
        ("一、电力计量", METERS[:3]),
        ("二、水计量", METERS[3:5]),
        ("三、蒸汽、天然气计量", METERS[5:7]),
    )
    columns = ["名称", "型号规格", "准确度等级", "出厂编号", "检定日期", "有效期至"]
    meters: list[Meter] = []
    rows: list[list[Any]] = []
    for said_, kinds in groups:
        rows.append([{"span": 7, "text": said_}])
        for _ in range(f.rng.randint(1, 3)):
            one = meter(f, f.pick(*kinds), len(meters) + 1)
            meters.append(one)
            rows.append([str(len(meters)), *(CELLS[c](f, one) for c in columns)])
    made = _grid(f, [], columns, 9) | {"rows": rows}
    blocks = [
        title(_name(f), 19),
        *_head(f),
        made,
        space(10),
        t("注：进出用能单位、次级用能单位和主要用能设备分级配备。", 9),
        _hands(f),
        seal(f, f.holder, 330, -70),
        down(),
    ]
    return blocks, meters, f.look(**UPRIGHT)  # fmt: skip


def cards(f: Facts) -> Made:
    """A card for each meter, two beside each other."""
    meters = _many(f, f.pick(4, 6))
    shown = [
        boxed([pairs("plain", [("器具名称", m.name), ("型号", m.model), ("出厂编号", mark("serials", m.serial)), ("管理编号", m.own),
                               ("安装地点", m.where), ("有效期至", _end(f, m))], first=34, gap=6, label={"size": 9.5}, value={"size": 9.5})])
        for m in meters
    ]  # fmt: skip
    blocks: list[Block] = [title(f.pick("计量器具履历卡", "计量器具台账卡"), 19), *_head(f)]
    for n in range(0, len(shown), 2):
        blocks += [cols((1, 1), [shown[n]], [shown[n + 1]]), space(8)]
    return [*blocks, _hands(f), down()], meters, f.look(**UPRIGHT)


def ledger(layout: Callable[[Facts], Made], f: Facts) -> Paper:
    """Return a ledger with all its rows as its truth."""
    if f.notation not in dates.DIGITS or "spaced" in f.notation:
        f.notation = f.pick("dots", "dashes", "slashes", "slashes-padded", "zh", "compact")
    blocks, meters, look = layout(f)
    truth = {
        "holder": f.holder, "issued": iso(f.issued) if f.trap != "no-dates" else None,
        "serials": [m.serial for m in meters],
        "instrument": [f"{m.serial}\t{m.name}\t{iso(m.until) or ''}" for m in meters],
    }  # fmt: skip
    return Paper("meter-ledger", layout.__name__, blocks, truth, look)


LEDGERS = (wide, few, long, grouped, cards)
LISTED = ("expired", "leap-day", "ends-missing", "no-dates", "serial-confusable", *HELD[:2])
TYPES = {
    "meter-ledger": Kind(
        tuple(partial(ledger, layout) for layout in LEDGERS), "计量器具台账", 2, LISTED
    ),
}
