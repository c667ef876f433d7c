"""Waste water measured, and a meter calibrated."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from benchmarks.reading.kit import EMPTY_DAY, ENDING, SMALL, Made, kind
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
    cols,
    down,
    emblem,
    iso,
    new_page,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.meters import METERS, meter
from benchmarks.reading.types.reports import case, sampled, tested
from benchmarks.reading.types.samples import TESTS
from benchmarks.reading.types.sheets import issued, said, values

WATER = next(s for s in TESTS if s.id == "waste-water-monitoring")


def outfall(f: Facts) -> Made:
    """A station's report lying on its side: facts in six cells, each sample of the day in a column."""
    c = case(f, WATER)
    lab = "乌有市镜水环境监测站有限公司"
    number = f"{f.pick('镜水监', '镜监水')}〔{f.issued.year}〕第{f.digits(3)}号"
    rows = [("被监测单位", said(f, "holder"), "监测性质", f.pick("自行监测", "委托监测")),
            ("单位所在地", mark("address", f.client.address), "任务来源", c.client + "委托" if c.client else "单位自行委托"),
            ("样品采集", sampled(f, c), "实验分析", tested(f, c)), ("采样位置", "DW001 废水总排放口", "样品性状", f.pick("微黄、微浊、无异味", "无色、透明、无味")),
            ("采样人员", f"{f.person()}、{f.person()}", "生产工况", f"{f.rng.randint(76, 98)}%")]  # fmt: skip
    found = []
    for what, low, high, digits, unit, limit in (("pH（无量纲）", 6.8, 7.6, 1, "/", "6-9"), ("CODcr", 40, 280, 0, "mg/L", "500"), ("氨氮（以N计）", 1, 30, 2, "mg/L", "45"),
                                                ("总氮", 5, 50, 1, "mg/L", "70"), ("总磷", 0.2, 6, 2, "mg/L", "8"), ("SS", 12, 160, 0, "mg/L", "400")):  # fmt: skip
        drawn = [f.rng.uniform(low, high) for _ in range(3)]
        mean = "/" if unit == "/" else f"{sum(drawn) / 3:.{digits}f}"
        found.append([what, unit, *[f"{v:.{digits}f}" for v in drawn], mean, limit, "达标"])
    norms = [
        ["CODcr", "HJ 828-2017", "滴定管"],
        ["氨氮", "HJ 535-2009", "722N / JS-012"],
        ["总磷", "GB/T 11893-1989", "722N / JS-012"],
    ]
    lasts = (
        f"；证书有效期至{f.on(f.issued + timedelta(days=900))}" if f.trap == "licence-dated" else ""
    )
    if f.trap == "client-differs" and not c.client:
        f.traps.remove(f.trap)
    blocks = [
        cols((1, 2, 1), [emblem("oval", 20, "left", text="CMA", ink="#b01c2e"), t(mark("cma", c.cma), 8.5)], [t(lab, 13, "center"), title("废水排放口监测报告单", 19)], [t(f"报告文号\n{mark('number', number)}", 10, "right")]),
        space(6),
        pairs("grid", rows, widths=(11, 42, 11, 36), inset=5, label=SMALL, value=SMALL),
        space(8),
        table((3, 2, 2, 2, 2, 2, 2, 2), ("监测项目", "单位", "第一次", "第二次", "第三次", "日均值", "标准限值", "评价"), found, label=SMALL, value=SMALL),
        t("评价标准：GB 8978-1996 表4三级；氨氮、总磷执行 DB 33/887-2013。平行双样及加标回收率均在控制范围内。多日采样的，表列浓度最高一日。", 9, above=6),
        down(),
        cols((1, 1, 1, 1.5), [t(f"报告编写：{f.person()}", 10)], [t(f"复核：{f.person()}", 10)], [t(f"签发：{f.person()}", 10)], [t(f"签发时间：{issued(f) or EMPTY_DAY}", 10, "right")]),
        seal(f, lab, 560, -75, "监测专用章"),
        t(f"本单涂改无效，未加盖监测专用章无效；资质认定证书编号见左上{lasts}。", 8.5, above=8),
        new_page(),
        t("附表　监测方法与设备", 11.5, bold=True),
        space(4),
        table((2, 4, 3), ("项目", "方法依据", "设备型号 / 编号"), norms, label=SMALL, value=SMALL),
        t("（正文结束）", 10, "center", above=16),
    ]  # fmt: skip
    more = {
        "number": number,
        "address": f.client.address,
        "cma": c.cma,
        "tested": [iso(d) for d in c.tested],
        "valid_until": None,
        "sampled": [iso(d) for d in c.sampled],
    }
    look = f.look(
        width=842, height=595, margin=[48, 40, 48, 42], numbered=True, footer="第 {p} 页 共 {n} 页"
    )
    return blocks, values(f, **more) | {"credit_code": None}, look


def calibrated(f: Facts) -> Made:
    """A laboratory's certificate in two languages: customer, item and three days on the cover, results behind."""
    by, english = "烂柯计量校准技术有限公司", "Lanke Metrology & Calibration Co., Ltd."
    m = replace(
        meter(f, f.pick(*METERS[:7])),
        done=f.issued - timedelta(days=f.rng.randint(1, 6)),
        until=None,
    )
    number = (
        f"{f.pick('LK', 'LKJL')}{f.issued:%y}{f.pick('E', 'F', 'L')}{f.digits(6)}-{f.digits(3)}"
    )
    f.notation = f.pick("dashes", "en-short", "zh-padded-spaced", "dots", "zh-padded")
    got = m.done - timedelta(days=f.rng.randint(1, 5))
    dated, ends = f.trap != "no-dates", f.until and f.trap != "interval-only"
    item = [("物品名称\nDescription", m.name), ("型号规格\nModel", mark("model", m.model)), ("机身号\nSerial No.", mark("serials", m.serial)),
            ("客户管理号\nAsset No.", m.own), ("生产厂商\nManufacturer", mark("maker", m.maker)), ("准确度\nAccuracy", m.grade)]  # fmt: skip
    halves = [(*item[n], *item[n + 1]) for n in range(0, 6, 2)]
    days = [("收样日\nReceived", f.on(got) if dated else ""), ("校准日\nCalibrated", mark("calibrated", f.on(m.done)) if dated else ""),
            ("签发日\nIssued", issued(f)), ("推荐复校日\nRecal. due", f.day("valid_until", f.until) if ends else "")]  # fmt: skip
    days = [d for d in days if d[1]]
    strip = (
        [
            table(
                [1] * len(days),
                [a for a, _ in days],
                [[b for _, b in days]],
                label={"size": 9, "fill": "#44546a"},
                value={"size": 10.5},
                inset=6,
            )
        ]
        if days
        else []
    )
    measured = [
        [
            f"{p}%",
            f"{p}.00",
            f"{p + f.rng.uniform(-0.3, 0.3):.2f}",
            f"{f.rng.uniform(-0.4, 0.4):+.2f}",
            "0.12",
        ]
        for p in (10, 25, 50, 75, 100)
    ]
    rules = [
        [
            f"{f.pick('多功能校准仪', '标准流量装置')}",
            f"{f.pick('5522A', 'LJS-200')}",
            f"{f.digits(7)}",
            f.on(f.issued + timedelta(days=200)) if dated else "—",
        ]
    ]
    interval = (
        f"　　根据客户要求，该物品通常每 {mark('interval', '12个月')} 校准一次。"
        if f.trap == "interval-only"
        else "　　复校安排仅供参考，由使用者根据使用频次与环境决定。"
    )
    blocks = [
        cols((3, 1), [t(by, 15, bold=True, fill="#1f3864"), t(english, 9.5)], [emblem("mark", 20, "right", text="CNAS L0XX"), t("CALIBRATION", 8, "right")]),
        rule(ink="#1f3864", line=2),
        title("校 准 证 书", 26, above=16),
        t("Certificate of Calibration", 12, "center"),
        t(f"Ref. {mark('number', number)}", 11.5, "center", above=10),
        space(14),
        t("客户 Customer", 9.5, fill="#44546a"),
        t(said(f, "holder"), 13.5),
        t(mark("address", f.client.address), 10.5),
        space(14),
        pairs("grid", halves, widths=(17, 36, 17, 30), inset=7, label={"size": 9, "fill": "#44546a"}, value={"size": 11}),
        space(16),
        *strip,
        down(),
        cols((1, 1, 1), [t(f.person(), 15, slant=True), rule(), t("校准员 Calibrated by", 8.5)], [t(f.person(), 15, slant=True), rule(), t("核验员 Checked by", 8.5)],
             [t(f.person(), 15, slant=True), rule(), t("批准人 Approved by", 8.5)]),
        seal(f, by, 330, -85, "校准专用章"),
        space(18),
        t(f"实验室地址：亡是省烂柯市刻舟路{f.rng.randint(2, 90)}号　电话 000-{f.digits(8)}　本证书结果仅对所校物品有效", 8.5, "center", fill="#666666"),
        new_page(),
        t("一、校准所依据的技术文件 Reference document", 10.5, bold=True),
        t(f"　　{m.norm}　参照执行", 10.5),
        t("二、校准所用主要标准器 Standards used", 10.5, bold=True, above=10),
        space(3),
        table((3, 2, 2, 3), ("名称", "型号", "编号", "溯源有效期"), rules, label=SMALL, value=SMALL),
        t("三、校准结果 Results", 10.5, bold=True, above=10),
        space(3),
        table((2, 3, 3, 3, 2), ("测量点", "标准值", "示值", "误差（%）", "U（k=2）"), measured, label=SMALL, value=SMALL),
        t(interval, 10.5, above=10),
        t("—— 以下空白 ——", 10, "center", above=20),
    ]  # fmt: skip
    more = {"number": number, "address": f.client.address, "valid_until": iso(f.until) if ends else None, "serials": [m.serial], "model": m.model,
            "maker": m.maker, "calibrated": iso(m.done), "interval": "12个月"}  # fmt: skip
    return (
        blocks,
        values(f, **more),
        f.look(footer="第 {p} 页 / 共 {n} 页　Page {p} of {n}", margin=[60, 54, 60, 50]),
    )


TYPES = {
    **kind("waste-water-monitoring", outfall, WATER.titles[0], 1, "no-dates", "client-differs", "licence-dated", *HELD[:2]),
    **kind("calibration-certificate", calibrated, "校准证书", 2, "interval-only", *ENDING, "no-dates", "serial-confusable", *HELD[:2], type_="meter-verification"),
}  # fmt: skip
