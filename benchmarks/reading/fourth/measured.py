"""Tests of water and noise, a ledger of meters, certificates of meters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from benchmarks.reading import dates
from benchmarks.reading.kit import EMPTY_DAY, SMALL, Made, kind
from benchmarks.reading.names import party
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
from benchmarks.reading.types.meters import METERS, Meter, meter
from benchmarks.reading.types.sheets import issued, said, values

NINE = {"size": 9}


def address(f: Facts) -> str:
    """Return the marked address."""
    return mark("address", f.client.address)


def _ordered(f: Facts) -> str:
    if f.trap == "client-differs":
        return party(f.rng).name
    return f.holder


def water(f: Facts) -> Made:
    """A station's report: cover, then notes of samples, results by time of day, hands with the day."""
    number = f"{f.pick('乌', '蜃', '南')}环监（水）字（{f.issued.year}）第{f.digits(3)}号"
    f.notation = f.pick("zh", "zh-padded", "zh-spaced", "dots", "dashes")
    lab = f"{f.client.place[1]}环境监测站有限公司"
    day = f.issued - timedelta(days=f.rng.randint(9, 18))
    end = day + timedelta(days=f.rng.randint(3, 6))
    cma = f"{f.pick(22, 23)}{f.digits(10)}"
    rows = [[what, *(f"{f.rng.uniform(lo, hi):.{n}f}" for _ in "abc"), limit] for what, lo, hi, n, limit in
            (("pH（无量纲）", 6.8, 7.6, 1, "6-9"), ("悬浮物", 12, 90, 0, "400"), ("CODcr", 60, 280, 0, "500"), ("NH3-N", 2, 28, 2, "45"), ("总氮", 8, 50, 1, "70"), ("石油类", 0.1, 4, 2, "20"))]  # fmt: skip
    note = [("受测单位", said(f, "holder"), "采样人员", f"{f.person()}、{f.person()}"), ("单位地址", address(f), "样品性状", "微黄、微浊、无异味"),
            ("样品采集时间", mark("sampled", f.on(day)), "分析时段", f"{mark('tested', f.on(day))}~{mark('tested', f.on(end))}")]  # fmt: skip
    lasts = (
        [t(f"（本站资质认定有效期至 {f.on(dates.shifted(f.issued, 3, 77))}）", 9, "center")]
        if f.trap == "licence-dated"
        else []
    )
    blocks = [
        cols((1, 2), [emblem("oval", 22, "left", text="MA", ink="#222222"), t(mark("cma", cma), 9)], [t(mark("number", number), 12, "right")]),
        down(0.7),
        title("监 测 报 告", 36, tracking=0.15),
        down(0.6),
        pairs("lines", [("项目名称", f"{f.client.trade}企业废水排放监测"), ("任务来源", _ordered(f)), ("监测性质", "委托"), ("报告时间", issued(f) or "　")], first=22, gap=18, label={"size": 13}, value={"size": 13}),
        down(),
        t(lab, 17, "center"),
        *lasts,
        seal(f, lab, 175, -75, "监测业务专用章"),
        down(0.4),
        new_page(),
        t("一、样品概况", 12, bold=True), space(4),
        pairs("grid", note, widths=(17, 40, 14, 29), label=SMALL, value=SMALL),
        t("二、监测结果（单位：mg/L，注明者除外）", 12, bold=True, above=14), space(4),
        table((2.4, 2, 2, 2, 2.2), ("项目　＼　频次", "第一次 09:20", "第二次 11:25", "第三次 14:30", "执行标准"), rows, label=SMALL, value=SMALL),
        t("注：采样点为厂区废水总排口（DW001）；执行《污水综合排放标准》（GB 8978-1996）表4三级，氨氮、总氮参照GB/T 31962-2015。", 9),
        t("三、方法依据", 12, bold=True, above=14), space(4),
        table((2, 5, 3), ("项目", "方法来源", "使用仪器"), [["CODcr", "重铬酸盐法 HJ 828-2017", "酸式滴定管"], ["NH3-N", "HJ 535-2009", "可见分光光度计 V-1100"], ["pH", "电极法 HJ 1147-2020", "PHB-4"]], label=NINE, value=NINE),
        down(),
        cols((1, 1, 1), [t(f"编制人：{f.person()}", 11)], [t(f"复核人：{f.person()}", 11)], [t(f"签发人：{f.person()}", 11)]),
        t("*** 正文结束 ***", 9, "center", above=18),
        down(0.5),
    ]  # fmt: skip
    truth = {
        **values(f, number=number, address=f.client.address, sampled=[iso(day)], cma=cma),
        "tested": [iso(day), iso(end)],
        "valid_until": None,
    }
    look = f.look(
        cover=True, numbered=True, header=[lab, f.pick("第{p}页 共{n}页", "共 {n} 页 第 {p} 页")]
    )
    return blocks, truth, look


def noise(f: Facts) -> Made:
    """A laboratory's short noise report on one sheet: points by day and night, weather, a sketch, hands."""
    number = f"{f.pick('HC', 'JX')}Z{f.issued:%y%m}{f.digits(3)}{f.pick('', 'a')}"
    lab = f.pick("黄粱环科检测技术有限公司", "捕影检验检测（乌有）有限公司")
    day = f.issued - timedelta(days=f.rng.randint(3, 12))
    cma = f"{f.pick(21, 22, 24)}{f.digits(10)}"
    rows = [
        [
            f"▲{n}",
            f"厂界{s}侧外1米",
            f.pick("风机", "空压机", "冲压设备"),
            f"09:{n}{f.digits(1)}",
            f"{f.rng.uniform(54, 63):.0f}",
            f"22:{n}{f.digits(1)}",
            f"{f.rng.uniform(44, 53):.0f}",
        ]
        for n, s in enumerate("东南西北", 1)
    ]
    lasts = (
        [t(f"CMA证书有效期至：{f.on(dates.shifted(f.issued, 2, 50))}", 8.5, "right")]
        if f.trap == "licence-dated"
        else []
    )
    unit = [("委 托 方", _ordered(f), "项目类别", "工业企业厂界环境噪声"), ("被测单位名称", said(f, "holder"), "采样（测量）日期", mark("sampled", f.on(day))),
            ("被测单位地址", address(f), "气象参数", f"晴，风速{f.rng.uniform(1, 3):.1f}m/s"), ("测量仪器", "AWA5688型 多功能声级计", "校准值 dB(A)", "测前93.8　测后93.8")]  # fmt: skip
    blocks = [
        cols((1, 2, 1), [emblem("oval", 18, "left", text="CMA", ink="#c8102e"), t(mark("cma", cma), 8.5)], [t(lab, 15, "center", bold=True), title("噪 声 监 测 报 告 单", 18)], [f.qr(20, "right")]),
        *lasts,
        rule(),
        cols((1, 1), [t(f"报告单号 {mark('number', number)}", 10)], [t(f"出单日期 {issued(f)}" if issued(f) else f"出单日期 {EMPTY_DAY}", 10, "right")]),
        space(4),
        pairs("grid", unit, widths=(16, 40, 17, 27), label=SMALL, value=SMALL, inset=6.5),
        table((1, 3, 2, 1.8, 1.8, 1.8, 1.8), ("测点", "位置", "主要声源", "昼间时刻", "Leq dB(A)", "夜间时刻", "Leq dB(A)"), rows, label=SMALL, value=SMALL, inset=6.5),
        table((3, 2, 2), ("GB 12348-2008 表1　3类", "昼间≤65", "夜间≤55"), [], label=SMALL, value=SMALL, inset=6.5),
        t("测点示意图：", 10.5, bold=True, above=14),
        space(6),
        t("▲4", 10, "center"), t("▲3　┌───────────────┐　▲1", 10, "center"), t("　│　　生　产　厂　房　　│　", 10, "center"), t("　└───────────────┘　", 10, "center"), t("▲2", 10, "center"),
        t("结论：本次监测，各测点昼、夜间噪声值均达标。", 11, above=14),
        down(),
        cols((1, 1, 1), [t(f"制表：{f.person()}", 10.5)], [t(f"校核：{f.person()}", 10.5)], [t(f"授权签字：{f.person()}", 10.5)]),
        seal(f, lab, 330, -85, "检验检测专用章"),
        down(0.5),
        t("本报告单仅对本次测量时的工况负责；涂改、增删无效。", 8.5, "center"),
    ]  # fmt: skip
    truth = values(
        f, number=number, address=f.client.address, sampled=[iso(day)], cma=cma, valid_until=None
    )
    return (
        blocks,
        truth,
        f.look(
            margin=[50, 50, 50, 50],
            numbered=True,
            footer=f.pick("第 {p} 页，共 {n} 页", "第{p}页/共{n}页"),
        ),
    )


def ledger(f: Facts) -> Made:
    """A yearly plan of verification, lying: own number first, certificates' numbers in a column of their own."""
    if f.notation not in dates.DIGITS or "spaced" in f.notation:
        f.notation = f.pick("dots", "dashes", "slashes", "dots-short", "zh")
    meters: list[Meter] = []
    many = f.rng.randint(7, 10)
    while len(meters) < many:
        one = meter(f, f.pick(*METERS), len(meters) + 1)
        if one.serial not in {m.serial for m in meters}:
            meters.append(one)
    rows = [[m.own, m.name, m.model, m.grade, mark("serials", m.serial), m.where, f.pick("Ⅰ级（进出用能单位）", "Ⅱ级（次级）", "Ⅲ级（设备）"), f.on(m.done), f"{f.pick('LX', 'DX')}{f.digits(7)}", f.on(m.until) if m.until else f.pick("/", "—", "待检")] for m in meters]  # fmt: skip
    head = (
        "统一编号",
        "计量设备名称",
        "规格/型号",
        "等级",
        "制造编号",
        "使用部位",
        "配备级别",
        "本次检校",
        "检校证书号",
        "应检日期",
    )
    blocks = [
        title("在用计量设备周期检定（校准）明细表", 18),
        cols((2, 1), [t(f"编制单位：{said(f, 'holder')}", 10.5)], [t(f"编表日期：{issued(f)}" if issued(f) else "", 10.5, "right")]),
        space(5),
        table((2, 3.2, 2.6, 1.6, 3.3, 2.4, 2.6, 2.9, 2.6, 2.9), head, rows, label={"size": 8.5}, value={"size": 8.5}, inset=4.5),
        t("注：A类设备由法定计量技术机构检定，B、C类设备由公司计量室或外委校准；停用设备须贴“封存”标识。", 9, above=8),
        t(f"计量管理员：{f.person()}　　　部门负责人：{f.person()}　　　主管领导：{f.person()}", 10, above=14),
        seal(f, f.holder, 560, -60),
        down(),
    ]  # fmt: skip
    truth = {"holder": f.holder, "issued": iso(f.issued), "serials": [m.serial for m in meters],
             "instrument": [f"{m.serial}\t{m.name}\t{iso(m.until) or ''}" for m in meters]}  # fmt: skip
    return (
        blocks,
        truth,
        f.look(width=842, height=595, margin=[40, 48, 40, 40], footer="表号：JL/QR-07"),
    )


def calibration(f: Facts) -> Made:
    """An accredited laboratory's cover in two languages: numbers above, three days below, then results."""
    m = replace(
        meter(f, f.pick(*METERS[:7])),
        done=f.issued - timedelta(days=f.rng.randint(1, 6)),
        until=None,
    )
    number = f"{f.pick('WJ', 'HXL')}{f.issued:%Y}-{f.digits(7)}"
    by = "海市精衡计量检测有限公司"
    got = f.on(m.done - timedelta(days=f.rng.randint(1, 5)))
    ends = f.until and f.trap != "interval-only"
    told = f.trap != "no-dates"
    rows = [("客　户　名　称\nCustomer", said(f, "holder")), ("联　络　信　息\nContact Address", address(f)), ("物　品　名　称\nDescription", m.name), ("型　号　规　格\nModel", mark("model", m.model)),
            ("厂　　　　　商\nManufacturer", mark("maker", m.maker)), ("机　身　号\nSerial Number", mark("serials", m.serial)), ("资　产　号\nEquipment ID", f.pick(m.own, "---"))]  # fmt: skip
    days = [
        ("接收日期 Date Received", got if told else "---"),
        ("校准完成 Date of Cal.", mark("calibrated", f.on(m.done)) if told else "---"),
    ]
    if ends:
        days.append(("建议有效至 Recommended Due", f.day("valid_until", f.until)))
    elif f.trap == "interval-only":
        days.append(("建议复校间隔 Interval", mark("interval", "12个月")))
    if issued(f):
        days.append(("签发 Issued on", issued(f)))
    results = [
        [
            f"{p}%",
            f"{p}.00",
            f"{p + f.rng.uniform(-0.3, 0.3):.2f}",
            f"{f.rng.uniform(-0.4, 0.4):+.2f}",
            "0.15",
        ]
        for p in (20, 40, 70, 100)
    ]
    blocks = [
        cols((2, 1), [t(by, 15, bold=True, fill="#1a237e"), t("Haishi Jingheng Metrology & Testing Co., Ltd.", 8.5)], [emblem("mark", 22, "right", text="CNAS L00000", ink="#1a237e")]),
        rule(ink="#1a237e", line=2),
        title("校 准 证 书", 27, above=16), t("Calibration Certificate", 12, "center"),
        t(f"证书号码 Cert. No.：{mark('number', number)}", 11, "right", above=10),
        space(10),
        pairs("lines", rows, first=30, gap=11, label={"size": 9.5}, value={"size": 12}),
        space(14),
        pairs("plain", days, first=42, gap=8, label={"size": 10}, value={"size": 11}),
        down(),
        cols((1, 1, 1), *[[t(w, 9.5), t("　" + f.person(), 14, slant=True)] for w in ("校准员 Calibrated by", "核验员 Inspected by", "批准人 Approved by")]),
        seal(f, by, 300, -100, "校准专用章"),
        space(10),
        t("地址 Add：无何有省华胥市海市新区镜水大道9号　电话 Tel：000-00000000　投诉：000-00000001", 8, "center"),
        new_page(),
        t(f"校准依据 Reference：{m.norm}　　环境条件：{f.rng.randint(19, 23)}℃，{f.rng.randint(40, 60)}%RH", 10),
        t("所用主要标准器 Standards Used：", 10, bold=True, above=8), space(3),
        table((4, 3, 3, 3), ("名称", "编号", "溯源证书号", "有效期"), [["标准装置", f"B-{f.digits(4)}", f"S{f.digits(8)}", f.on(dates.shifted(f.issued, 0, 166))]], label=NINE, value=NINE),
        t("校准结果 Results：", 10, bold=True, above=8), space(3),
        table((2, 2, 2, 2, 2), ("测量点", "参考值", "示值", "误差/%", "U(k=2)/%"), results, label=SMALL, value=SMALL),
        t("以下空白 End", 9, "center", above=14),
    ]  # fmt: skip
    truth = values(f, number=number, address=f.client.address, serials=[m.serial], model=m.model, maker=m.maker, calibrated=iso(m.done),
                   valid_until=iso(f.until) if ends else None, interval="12个月")  # fmt: skip
    return blocks, truth, f.look(footer="第 {p} 页 / 共 {n} 页")


def verification(f: Facts) -> Made:
    """A county institute's certificate of compulsory verification, filled into a printed form."""
    m = replace(meter(f, f.pick(*METERS[:7])), done=f.issued, until=None)
    f.notation = f.pick("zh", "zh-spaced", "zh-padded", "zh-padded-spaced")
    number = f"{f.pick('水', '南', '烂')}质计（{f.issued:%Y}）强检字 {f.digits(6)}"
    by = f"{f.client.place[1]}{f.client.place[2]}计量检定测试所"
    day = mark("calibrated", f.on(m.done)) if f.trap != "no-dates" else EMPTY_DAY
    end = f.day("valid_until", f.until) or EMPTY_DAY
    rows = [("申请检定单位", said(f, "holder")), ("计量器具名称", m.name), ("型　号／规　格", mark("model", m.model)), ("出　厂　号", mark("serials", m.serial)),
            ("制　造　厂　商", mark("maker", m.maker)), ("检定所依据规程", m.norm), ("检　定　结　果", f.pick("合　格", f"准予作{m.grade}使用"))]  # fmt: skip
    blocks = [
        title(by, 20),
        title("工作计量器具检定证书", 25, above=10),
        t(mark("number", number), 12, "center", above=10),
        down(0.5),
        pairs("lines", rows, first=28, gap=17, label={"size": 13}, value={"size": 13}),
        down(),
        cols((1, 1), [t("（检定专用章）", 12, "center")], [t(f"主　管　{f.person()}", 12), t(f"核　验　{f.person()}", 12, above=10), t(f"检　定　{f.person()}", 12, above=10)]),
        seal(f, by, 60, -85, "检定专用章"),
        space(26),
        t(f"检 定 时 间　{day}", 12.5, "right"),
        t(f"有 效 期 截 止　{end}", 12.5, "right", above=8),
        down(0.6),
        rule(),
        t(f"计量授权证书号：（子）法计〔{f.issued.year - 2}〕0{f.digits(3)}号　授权有效期至{f.issued.year + 3}年　地址：刻舟路{f.rng.randint(3, 80)}号　邮编：000000", 8.5),
    ]  # fmt: skip
    truth = values(
        f,
        number=number,
        serials=[m.serial],
        model=m.model,
        maker=m.maker,
        calibrated=iso(m.done),
        valid_until=iso(f.until),
    )
    truth.pop("issued")
    return blocks, truth, f.look(rim="single", margin=[72, 70, 72, 60])


NAMED = ("no-dates", *HELD[:2])
TESTED = ("client-differs", "licence-dated", *NAMED)
METERED = ("expired", "leap-day", "no-dates", "serial-confusable", *HELD[:2])
TYPES = {
    **kind("waste-water-monitoring", water, "废水检测报告", 1, *TESTED),
    **kind("noise-monitoring", noise, "厂界噪声检测报告", 1, *TESTED),
    **kind("meter-ledger", ledger, "计量器具台账", 2, "ends-missing", *METERED),
    **kind(
        "calibration-certificate",
        calibration,
        "校准证书",
        2,
        "interval-only",
        *METERED,
        type_="meter-verification",
    ),
    **kind(
        "verification-certificate",
        verification,
        "检定证书",
        2,
        *METERED,
        type_="meter-verification",
    ),
}
