"""Calibration and verification certificates of meters.

Labels: serials (the makers' numbers), holder, address, number, issued (the day of issue, not of the
calibration), valid_until (also the advised next calibration). Model, maker, interval and day of
calibration stand in `also`, not judged.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from benchmarks.reading.paper import Block, Facts, mark
from benchmarks.reading.parts import (
    HELD,
    iso,
    space,
    t,
    table,
)  # fmt: skip
from benchmarks.reading.types.meters import METERS, Meter, meter
from benchmarks.reading.types.sheets import Sheet, issued, kind, said, values

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


CERTIFIED = ("expired", "leap-day", "no-dates", "serial-confusable", *HELD[:2])
TYPES = {
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
