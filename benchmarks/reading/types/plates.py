"""Photos of meters' plates and readings, and of machines' plates: small things with a number on them.

Labels: serials, the maker's number alone. Model, maker and what a display shows stand in `also`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.reading.paper import Block, Facts, Paper, document, mark
from benchmarks.reading.parts import Kind, boxed, cols, down, emblem, pairs, rule, space, t, title
from benchmarks.reading.types.meters import METERS, Meter, meter

GREY, LCD = "#e4e6e3", "#b9c7a4"
Plate = tuple[list[Block], dict[str, Any]]


def _plate(f: Facts, wide_: int, high: int, paper: str) -> dict[str, Any]:
    """Return the look of a small thing: a plate, the front of a meter."""
    return f.look(
        width=wide_, height=high, margin=[20, 16, 20, 12], paper=paper, size=10.5, leading=0.55
    )


def _bars(f: Facts) -> Block:
    return emblem(
        "bars",
        20,
        "center",
        bits="".join(f.pick("10", "100", "110", "1100") for _ in range(38)),
        unit=1.1,
    )


def _one(f: Facts, m: Meter) -> dict[str, str]:
    return {
        "serial": mark("serials", m.serial),
        "model": mark("model", m.model),
        "maker": mark("maker", m.maker),
    }


def electric_plate(f: Facts, m: Meter) -> Plate:
    """The front of an electricity meter without its display."""
    p = _one(f, m)
    blocks = [
        cols((1, 1), [t(p["model"] + "型", 12, bold=True)], [t("CPA 制00000000号", 8.5, "right")]), t(m.name, 13, "center", bold=True),
        rule(), pairs("plain", [(m.span, m.grade), ("50Hz", f"{f.pick('6400', '20000')} imp/kWh")], widths=(60, 40)), space(4), _bars(f),
        t(f"{f.pick('No.', 'No：', '出厂编号 ', '编号：')}{p['serial']}", 12, "center"), down(),
        t(f"{f.rng.randint(2016, 2023)}年　{p['maker']}", 9.5, "center"),
    ]  # fmt: skip
    return blocks, _plate(f, 380, 205, f.pick("#f2f2ee", GREY))


def flow_plate(f: Facts, m: Meter) -> Plate:
    """A metal plate with labels and values."""
    p = _one(f, m)
    rows = [("产品名称", m.name), ("型号规格", p["model"]), ("测量范围", m.span), ("准确度", m.grade), (f.pick("出厂编号", "产品编号", "仪表编号"), p["serial"]),
            ("制造日期", f"{f.rng.randint(2015, 2023)}.{f.rng.randint(1, 12):02}")]  # fmt: skip
    blocks = [
        title(p["maker"], 13),
        rule(),
        pairs(f.pick("plain", "lines", "grid"), rows, first=32, gap=7),
        down(),
        t("防护等级 IP65　防爆标志 Ex d IIC T6", 8.5, "center"),
    ]
    return blocks, _plate(f, 360, 235, f.pick("#d9dbdc", "#cfd3d6", "#ececec"))  # fmt: skip


def water_plate(f: Facts, m: Meter) -> Plate:
    """The ring around a water meter's dial, set in lines."""
    p = _one(f, m)
    blocks = [t(p["maker"], 11, "center"), t(f"{p['model']}　{m.grade}　{m.span}", 11, "center"), space(8), boxed([t("0 0 4 7 1 3 m³", 20, "center", mono=True)], fill="#ffffff"),
              space(6), t(f"{f.pick('No', '№', '编号')} {p['serial']}", 13, "center", bold=True), down(), t("CMC　水平安装　Tmax 30℃　MAP 1.6MPa", 8.5, "center")]  # fmt: skip
    return blocks, _plate(f, 310, 190, f.pick("#eef3f8", "#f7f7f2"))


def tag(f: Facts, m: Meter) -> Plate:
    """A sticker: the firm's own number above the maker's."""
    p = _one(f, m)
    f.traps.append("two-codes")
    rows = [
        ("管理编号", m.own),
        ("名　　称", m.name),
        ("型　　号", p["model"]),
        ("出厂编号", p["serial"]),
        ("安装位置", m.where),
    ]
    blocks = [
        title("计量器具标识", 14, fill="#145a32"),
        pairs("grid", rows, first=34),
        down(),
        t("A类　合格", 11, "center", fill="#145a32"),
    ]
    return blocks, _plate(f, 320, 205, f.pick("#eafaf1", "#fdfdfd"))


def lcd(f: Facts, m: Meter) -> Plate:
    """An electricity meter with its display."""
    p = _one(f, m)
    shown = mark("reading", f"{f.rng.randint(100, 999999)}.{f.digits(2)}")
    blocks = [t(p["maker"], 9.5, "center"), t(m.name, 12.5, "center", bold=True),
              boxed([t("当前正向有功总电量", 9), t(shown, 30, "right", mono=True), t("kWh", 9, "right")], fill=LCD, line=2),
              space(4), t(f"{p['model']}　{m.span}", 10, "center"), _bars(f), t(f"{f.pick('No.', '表号：', 'NO ')}{p['serial']}", 12, "center"), down()]  # fmt: skip
    return blocks, _plate(f, 340, 265, f.pick("#f2f2ee", GREY))


def wheels(f: Facts, m: Meter) -> Plate:
    """A dial with number wheels."""
    p = _one(f, m)
    digits = f.digits(6)
    wheel = [
        [t(d, 22, "center", mono=True, fill="#ffffff" if n < 5 else "#ffd0d0")]
        for n, d in enumerate(digits)
    ]
    blocks = [t(f"{p['model']}　{m.grade}", 11, "center"), space(4), boxed([cols([1] * 6, *wheel)], fill="#222222"), t("m³", 13, "right", bold=True),
              space(2), t(f"{m.name}　{m.span}", 10, "center"), t(f"{f.pick('No.', '№ ', '出厂编号：')}{p['serial']}", 13, "center"), down(), t(p["maker"], 9.5, "center")]  # fmt: skip
    return blocks, _plate(f, 330, 205, f.pick("#f3f6fa", "#ffffff"))


def panel(f: Facts, m: Meter) -> Plate:
    """A flow computer: several values on a dark display, the plate below."""
    p = _one(f, m)
    shown = mark("reading", f"{f.rng.randint(1000, 99999)}.{f.digits(1)}")
    lines = [
        t(f"瞬时流量 {f.rng.uniform(1, 90):.2f} m³/h", 14, fill="#9fe870"),
        t(f"累积流量 {shown} m³", 17, fill="#9fe870"),
        t(f"温度 {f.rng.randint(15, 180)}.0℃　压力 0.{f.digits(2)}MPa", 11, fill="#9fe870"),
    ]
    blocks = [
        boxed(lines, fill="#101812", line=3),
        space(6),
        pairs(
            "plain",
            [("仪表名称", m.name), ("型号", p["model"]), ("出厂编号", p["serial"])],
            first=30,
            gap=6,
        ),
        down(),
        t(p["maker"], 10, "center"),
    ]
    return blocks, _plate(f, 380, 225, "#dfe3e6")  # fmt: skip


def pasted(f: Facts, m: Meter) -> Plate:
    """A display beside a pasted label with the number."""
    p = _one(f, m)
    shown = mark("reading", f"{f.rng.randint(10, 99999)}.{f.digits(1)}")
    left = [
        boxed(
            [t("总", 9), t(shown, 24, "right", mono=True), t("kW·h", 9, "right")], fill=LCD, line=2
        )
    ]
    right = [
        boxed(
            [
                t(f.pick("1#变压器进线", "空压站总表", "办公楼总表"), 11, bold=True),
                t(f"型号 {p['model']}", 10),
                t(f"出厂编号 {p['serial']}", 10),
                t("倍率 ×80", 10),
            ],
            fill="#fffbe0",
        )
    ]
    blocks = [
        t(m.name, 13, "center", bold=True),
        space(6),
        cols((1, 1), left, right),
        down(),
        t(p["maker"], 9.5, "center"),
    ]
    return blocks, _plate(f, 430, 185, GREY)  # fmt: skip


def photo(
    layout: Callable[[Facts, Meter], Plate], style: str, type_: str, of: Any, f: Facts
) -> Paper:
    """Return the photo of one thing: its number is what counts."""
    m = meter(f, f.pick(*FITTING.get(style, of)))
    if type_ == "nameplate-photos":
        m.maker = f.pick(*MACHINE_MAKERS)
    blocks, look = layout(f, m)
    shown = {name: text for name, _, text in document(Paper(None, style, blocks, {}))[1]}
    truth: dict[str, Any] = shown | {"serials": [m.serial]}
    return Paper(type_, style, blocks, truth, look, surface="plate")


MACHINES = (
    ("三相异步电动机", ("YE3-225M-4", "YE4-180L-4"), "45kW", "380V 84.2A 1480r/min", "", "IE3"),
    ("螺杆式空气压缩机", ("LG-22/8", "BD-75PM"), "75kW", "12.5m³/min 0.8MPa", "", "2级能效"),
    ("单级离心泵", ("IS100-80-160", "KQL125"), "22kW", "100m³/h 32m", "", "NPSH 4.0m"),
    ("干式变压器", ("SCB14-1000/10", "SCB13-800/10"), "1000kVA", "10/0.4kV Dyn11", "", "IP20"),
)  # fmt: skip

MACHINE_MAKERS = (
    "乌有电机股份有限公司",
    "南柯压缩机有限公司",
    "蜃楼泵业集团有限公司",
    "槐安机电制造有限公司",
)


def machine(style: str, f: Facts, m: Meter) -> Plate:
    """A machine's plate: values of which the number is one."""
    p = _one(f, m)
    serial = f.pick("出厂编号", "产品编号", "编号", "出品编号")
    rows = [("型号", p["model"]), ("功率" if "变压" not in m.name else "容量", m.grade), ("参数", m.span), ("等级", m.norm), (serial, p["serial"]),
            ("出厂日期", f"{f.rng.randint(2016, 2023)}年{f.rng.randint(1, 12)}月")]  # fmt: skip
    if style == "four":
        body = pairs(
            "grid",
            [(*rows[i], *rows[i + 1]) for i in range(0, 6, 2)],
            widths=(17, 33, 17, 33),
            label={"size": 9},
            value={"size": 9},
        )
    elif style == "english":
        said_ = ("TYPE", "OUTPUT", "DATA", "CLASS", "SERIAL NO.", "DATE")
        body = pairs(
            "plain", [(a, b) for a, (_, b) in zip(said_, rows, strict=True)], first=32, gap=7
        )
    else:
        body = pairs(style, rows, first=30, gap=7)
    return [title(m.name, 15), body, down(), t(p["maker"], 11, "center")], _plate(
        f, 400, 205, f.pick("#d6d8d9", "#c9ced2", "#e8e6dc")
    )


def _photos(type_: str, of: tuple[Any, ...], layouts: dict[str, Any], name: str) -> Kind:
    made = tuple(partial(photo, layout, style, type_, of) for style, layout in layouts.items())
    return Kind(made, name, 2, ("serial-confusable",), ("photo",), type_)


ELECTRIC, WATER = METERS[:3], METERS[3:4]
PLATES = {"electric": electric_plate, "flow": flow_plate, "water": water_plate, "tag": tag}
SHOWN = {"lcd": lcd, "wheels": wheels, "panel": panel, "pasted": pasted}
FITTING = {
    "electric": ELECTRIC,
    "lcd": ELECTRIC,
    "pasted": ELECTRIC,
    "water": WATER,
    "wheels": WATER,
    "panel": METERS[4:7],
    "flow": METERS[4:7],
}
STYLES = {style: partial(machine, style) for style in ("plain", "four", "lines", "english")}

TYPES = {
    "meter-plate": _photos("meter-photos", METERS, PLATES, "表具铭牌照片"),
    "meter-reading": _photos("meter-photos", METERS, SHOWN, "表具读数照片"),
    "machine-plate": _photos("nameplate-photos", MACHINES, STYLES, "设备铭牌照片"),
}
