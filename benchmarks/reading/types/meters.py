"""Meters: ledgers, calibration and verification certificates.

Labels: serials (the makers' numbers; never the firm's own), holder, address, number, issued (the day
of issue, not of the calibration), valid_until (also the advised next calibration), page_of; of a
ledger each row as `instrument`: serial, name and ISO day of its end, tabs between. A ledger as a whole
has no end and no number. Model, maker, interval and day of calibration stand in `also`, not judged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import TODAY, Block, Facts, Paper, mark
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
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values

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
    columns, meters, rows = (
        ["名称", "型号规格", "准确度等级", "出厂编号", "检定日期", "有效期至"],
        [],
        [],
    )
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


INSTITUTES = (
    "乌有市计量测试研究院",
    "子虚省计量科学研究院",
    "南柯市质量技术监督检验测试中心",
    "镜湖计量校准服务有限公司",
)


def _labels(f: Facts, *pairs_: tuple[str, str]) -> list[str]:
    """Return the labels; all of them in two languages on some papers."""
    both = f.pick(0, 0, 1)
    return [f"{zh} {en}" if both else zh for zh, en in pairs_]


def _certified(f: Facts, norm: str = "") -> Meter:
    one = meter(f, f.pick(*METERS[:7]))
    return replace(
        one, done=f.issued - timedelta(days=f.rng.randint(0, 6)), until=None, norm=norm or one.norm
    )


def _also(f: Facts, m: Meter, number: str, **more: Any) -> dict[str, Any]:
    return (
        values(
            f,
            number=number,
            serials=[m.serial],
            model=m.model,
            maker=m.maker,
            calibrated=iso(m.done),
        )
        | more
    )


def _measured(f: Facts, m: Meter) -> list[Block]:
    rows = [
        [
            f"{p}%",
            f"{p}.00",
            f"{p + f.rng.uniform(-0.3, 0.3):.2f}",
            f"{f.rng.uniform(-0.4, 0.4):+.2f}",
        ]
        for p in (10, 20, 50, 100)
    ]
    small = {"size": 9.5}
    return [t(f"测量结果（准确度等级：{m.grade}，测量范围：{m.span}）", 10.5, bold=True, above=8), space(3),
            table((2, 3, 3, 3), ("测量点", "标准值", "示值", "误差（%）"), rows, label=small, value=small)]  # fmt: skip


def calibration(f: Facts) -> Sheet:
    """A calibration certificate: the next calibration is advised, or only an interval is."""
    m, number = _certified(f, f.pick("", "JJF 1261.1-2017")), f.pick(
        f"{f.issued.year}H{f.digits(2)}-{f.digits(6)}", f"JZ{f.issued:%y%m}{f.digits(5)}", f"校准字第{f.issued.year}{f.digits(5)}号",
    )  # fmt: skip
    client, home, name, model, serial, maker, done, advised = _labels(
        f, (f.pick("委托方", "客户名称", "委托单位", "送校单位"), "Client"), (f.pick("委托方地址", "客户地址", "地址"), "Address"),
        (f.pick("器具名称", "计量器具名称", "仪器名称"), "Instrument"), ("型号/规格", "Model/Type"), (f.pick("出厂编号", "编号", "器具编号"), "Serial No."),
        ("制造单位", "Manufacturer"), ("校准日期", "Date of Calibration"), (f.pick("建议下次校准日期", "建议复校日期", "建议再校准日期"), "Due Date"),
    )  # fmt: skip
    by, ends = f.pick(*INSTITUTES), f.until and f.trap != "interval-only"
    end = f.day("valid_until", f.until) if ends else ""
    interval = mark("interval", "12个月") if f.trap == "interval-only" else ""
    day = mark("calibrated", f.on(m.done)) if f.trap != "no-dates" else ""
    s = Sheet(
        "meter-verification", f.pick("校准证书", "校 准 证 书"), by,
        _also(f, m, number, address=f.client.address, valid_until=iso(f.until) if ends else None, interval="12个月"),
        [(client, said(f, "holder")), (home, mark("address", f.client.address)), (name, m.name), (model, mark("model", m.model)),
         (serial, mark("serials", m.serial)), (maker, mark("maker", m.maker)), ("校准依据", m.norm), (done, day), (advised, end), ("建议校准间隔", interval)],
        [f"委托单位：{said(f, 'holder')}", f"地址：{mark('address', f.client.address)}",
         f"　　受委托，对其{m.name}（型号{mark('model', m.model)}，出厂编号{mark('serials', m.serial)}，{mark('maker', m.maker)}制造）"
         + (f"于{day}" if day else "") + f"依据{m.norm}进行了校准，校准结果见下表。",
         f"　　建议下次校准日期：{end}。" if end else f"　　建议校准间隔：{interval}。" if interval else "　　校准间隔由使用单位自行决定。"],
        (f.pick("证书编号", "证书编号", "校准证书编号"), mark("number", number)), (f.pick("发布日期", "签发日期", "批准日期"), issued(f)),
        below="校准专用章", english="CALIBRATION CERTIFICATE", ink="#124e78",
    )  # fmt: skip
    s.body = [*_measured(f, m), t(f"校准：{f.person()}　核验：{f.person()}　批准：{f.person()}", 10, above=10),
              t(f"{by}　机构地址：子虚省乌有市无名街{f.rng.randint(2, 90)}号　未经许可不得部分复制本证书", 8.5)]  # fmt: skip
    return s


def verification(f: Facts) -> Sheet:
    """A verification certificate: verdict, day of verification and end; a day of issue not on all."""
    m, number = replace(_certified(f), done=f.issued), f.pick(
        f"{f.issued.year}电字第{f.digits(6)}号", f"JD{f.issued.year}{f.digits(6)}", f"检定字第{f.issued:%y}-{f.digits(5)}号", f"LL{f.issued.year}-{f.digits(5)}",
    )  # fmt: skip
    client, name, model, serial, maker, verdict, done, until = _labels(
        f, (f.pick("送检单位", "送检单位", "使用单位", "委托单位"), "Applicant"), ("计量器具名称", "Name of Instrument"), ("型号/规格", "Type/Specification"),
        (f.pick("出厂编号", "器具编号", "编号"), "Serial No."), (f.pick("制造单位", "制造厂"), "Manufacturer"), ("检定结论", "Conclusion"),
        ("检定日期", "Date of Verification"), ("有效期至", "Valid until"),
    )  # fmt: skip
    by, end = f.pick(*INSTITUTES[:3]), f.day("valid_until", f.until)
    day = mark("calibrated", f.on(m.done)) if f.trap != "no-dates" else ""
    shown = f.pick(0, 1)
    also = _also(f, m, number, valid_until=iso(f.until))
    if not shown:
        also.pop("issued")
    fit = f.pick("合格", f"准予作{m.grade}使用", f"符合{m.grade}，合格")
    s = Sheet(
        "meter-verification", f.pick("检定证书", "检 定 证 书"), by, also,
        [(client, said(f, "holder")), (name, m.name), (model, mark("model", m.model)), (serial, mark("serials", m.serial)),
         (maker, mark("maker", m.maker)), ("检定依据", m.norm), (verdict, fit), (done, day), (until, end)],
        [f"送检单位：{said(f, 'holder')}", f"　　送检的{m.name}（型号：{mark('model', m.model)}，编号：{mark('serials', m.serial)}，制造单位：{mark('maker', m.maker)}），依据{m.norm}检定，结论：{fit}。",
         (f"　　检定日期：{day}。" if day else "") + (f"有效期至：{end}。" if end else ""),
         f"检定员：{f.person()}　　核验员：{f.person()}　　主管：{f.person()}"],
        (f.pick("证书编号", "编号", "检定证书编号"), mark("number", number)),
        (f.pick("发证日期", "签发日期"), issued(f)) if shown else ("", ""),
        below="检定专用章", english="VERIFICATION CERTIFICATE", ink="#7b241c",
    )  # fmt: skip
    s.body = [
        t(
            f"计量检定机构授权证书号：（子）法计（{f.issued.year - 3}）01027号　机构地址：子虚省乌有市刻舟路{f.rng.randint(2, 90)}号",
            8.5,
            above=10,
        )
    ]
    return s


LEDGERS = (wide, few, long, grouped, cards)
LISTED = ("expired", "leap-day", "ends-missing", "no-dates", "serial-confusable", *HELD[:2])
CERTIFIED = ("expired", "leap-day", "no-dates", "serial-confusable", *HELD[:2])
TYPES = {
    "meter-ledger": Kind(
        tuple(partial(ledger, layout) for layout in LEDGERS), "计量器具台账", 2, LISTED
    ),
    "calibration-certificate": replace(
        kind(
            calibration,
            "columns grid stacked four letter",
            "校准证书",
            2,
            "interval-only",
            *CERTIFIED,
        ),
        type="meter-verification",
    ),
    "verification-certificate": replace(
        kind(verification, "certificate grid letter columns four", "检定证书", 2, *CERTIFIED),
        type="meter-verification",
    ),
}
