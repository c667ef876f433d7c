"""Discharge permits, their duplicates, and receipts of registration, in four layouts each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import Facts, Paper, mark
from benchmarks.reading.parts import (
    HELD,
    Kind,
    Layout,
    cols,
    district_office,
    down,
    emblem,
    iso,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip


def _permit(f: Facts, tail: str) -> dict[str, Any]:
    f.until = f.until if not isinstance(f.until, str) else dates.shifted(f.issued, 5, -1)
    body = f.client.code if f.trap == "code-confusable" else f.code
    number = f"{body}{f.pick('001', '001', '002')}{f.pick(*tail)}"
    dated = f.until is not None
    return {
        "holder": f.holder, "credit_code": f.code, "number": number, "address": f.client.address,
        "issued": iso(f.issued), "valid_from": iso(f.issued) if dated else None,
        "valid_until": iso(f.until),
    }  # fmt: skip


PERMIT, RECEIPT = "PQRSUV", "WXYZ"


def original_sideways(f: Facts) -> Paper:
    """The original as hung on the wall."""
    truth = _permit(f, PERMIT)
    rows = [
        ("单位名称：", mark("holder", f.holder)),
        ("注册地址：", f.client.address),
        ("法定代表人：", f.client.legal),
        ("生产经营场所地址：", mark("address", f.client.address)),
        ("行业类别：", f.client.trade + "制造"),
        (f.pick("统一社会信用代码：", "社会信用代码："), mark("credit_code", f.code)),
    ]
    if f.until:
        rows.append(("有效期限：", f.period(f.issued, f.until, "自{a}至{b}止")))
    blocks = [
        title("排 污 许 可 证", 34, fill="#1e5631"),
        t(f"证书编号：{mark('number', truth['number'])}", 13, "center", above=8),
        space(12),
        pairs("run", rows, gap=9, label={"size": 13}, value={"size": 13}),
        down(),
        cols((1, 2), [f.qr(30)], [
            t(f"发证机关：（盖章）{district_office(f, '生态环境局')}", 12, "right"),
            t(f"发证日期：{mark('issued', f.on(f.issued))}", 12, "right")]),
        seal(f, district_office(f, "生态环境局"), 520, -80),
        t("中华人民共和国生态环境部监制　　　　　　　　" + district_office(f, "生态环境局") + "印制", 9, "center"),
    ]  # fmt: skip
    look = f.look(width=842, height=595, rim="double", ink="#1e5631", margin=[80, 60, 80, 46])
    return Paper("discharge-permit-original", "sideways", blocks, truth, look)


def original_upright(f: Facts) -> Paper:
    """Upright, number below the title, period on two lines."""
    truth = _permit(f, PERMIT)
    rows = [
        ("排污单位名称", mark("holder", f.holder)),
        ("统一社会信用代码", mark("credit_code", f.code)),
        ("生产经营场所地址", mark("address", f.client.address)),
        ("法定代表人（主要负责人）", f.client.legal),
        ("许可证管理类别", f.pick("重点管理", "简化管理")),
        ("发证日期", mark("issued", f.on(f.issued))),
    ]
    if f.until:
        rows += [
            ("有效期起始日", f.day("valid_from", f.issued)),
            ("有效期截止日", f.day("valid_until", f.until)),
        ]
    blocks = [
        t(f"编号 {mark('number', truth['number'])}", 11, "right"),
        emblem("state", 22),
        title("排污许可证", 32),
        t("（正 本）", 13, "center"),
        space(20),
        pairs(f.pick("lines", "plain"), rows, first=36, gap=15),
        down(),
        t("核发机关", 13, "right"),
        t(district_office(f, "生态环境局"), 13, "right"),
        seal(f, district_office(f, "生态环境局"), 300, -85),
    ]
    return Paper(
        "discharge-permit-original",
        "upright",
        blocks,
        truth,
        f.look(rim="wave", ink="#196f3d", margin=[84, 76, 84, 70]),
    )


def original_table(f: Facts) -> Paper:
    """As exported from the platform: a table."""
    truth = _permit(f, PERMIT)
    rows = [
        ("许可证编号", mark("number", truth["number"])), ("单位名称", mark("holder", f.holder)),
        ("注册地址", f.client.address), ("经营场所", mark("address", f.client.address)),
        ("社会信用代码", mark("credit_code", f.code)), ("行业类别", f.client.trade),
        ("发证机关", district_office(f, "生态环境局")), ("发证日期", mark("issued", f.on(f.issued))),
    ]  # fmt: skip
    if f.until:
        rows.insert(1, ("有效期", f.period(f.issued, f.until)))
    blocks = [title("排污许可证（正本）", 22), space(10), pairs("grid", rows, first=28, inset=9),
              seal(f, district_office(f, "生态环境局"), 270, -100), space(20), f.qr(34, "center"), down()]  # fmt: skip
    return Paper(
        "discharge-permit-original",
        "table",
        blocks,
        truth,
        f.look(ghost="全国排污许可证管理信息平台"),
    )


def original_prose(f: Facts) -> Paper:
    """A paragraph of permission."""
    truth = _permit(f, PERMIT)
    period = f"　　本证有效期限：{f.period(f.issued, f.until)}。" if f.until else ""
    blocks = [
        title("排污许可证", 32),
        t(f"（编号：{mark('number', truth['number'])}）", 13, "center"),
        space(20),
        t(f"　　根据《排污许可管理条例》，经审查，准予{mark('holder', f.holder)}（统一社会信用代码 {mark('credit_code', f.code)}）"
          f"在{mark('address', f.client.address)}按照本证副本载明的要求排放污染物。", 14, leading=1.1),
        t(period, 14, above=10),
        down(),
        t(district_office(f, "生态环境局"), 13, "right"),
        t(mark("issued", f.on(f.issued)), 13, "right"),
        seal(f, district_office(f, "生态环境局"), 290, -90),
        down(0.5),
    ]  # fmt: skip
    return Paper(
        "discharge-permit-original",
        "prose",
        blocks,
        truth,
        f.look(rim="double", ink="#0e6251", margin=[92, 90, 92, 80]),
    )


def _copy_pages(f: Facts) -> list[dict[str, Any]]:
    outlets = [
        [
            f"DA00{i}",
            f.pick("颗粒物", "非甲烷总烃", "二氧化硫"),
            str(f.pick(20, 30, 50, 60)),
            "0.5",
            "1次/季",
        ]
        for i in range(1, 7)
    ]
    water = [
        ["DW001", n, v, "/", "1次/季"]
        for n, v in (("化学需氧量", "500"), ("氨氮", "45"), ("总磷", "8"))
    ]
    return [
        {"k": "break"},
        t("二、大气污染物排放", 13, bold=True),
        table(
            (1, 2, 2, 2, 2),
            (
                "排放口编号",
                "污染物种类",
                "许可排放浓度限值(mg/m³)",
                "许可年排放量(t/a)",
                "监测频次",
            ),
            outlets,
        ),
        t("三、水污染物排放", 13, bold=True, above=14),
        table(
            (1, 2, 2, 2, 2),
            ("排放口编号", "污染物种类", "许可排放浓度限值(mg/L)", "许可年排放量(t/a)", "监测频次"),
            water,
        ),
        t("四、环境管理台账记录要求：保存期限不少于5年；执行报告按年、季提交。", above=14),
    ]


def duplicate(style: str, f: Facts) -> Paper:
    """The duplicate: a first page (cover, table, lines or prose), then outlets and limits."""
    truth = _permit(f, PERMIT)
    number, holder, code, address = (
        mark(n, truth[n]) for n in ("number", "holder", "credit_code", "address")
    )
    issued = mark("issued", f.on(f.issued))
    period = f.period(f.issued, f.until) if f.until else ""
    office = district_office(f, "生态环境局")
    rows = [("单位名称", holder), ("注册地址", f.client.address), ("生产经营场所地址", address), ("行业类别", f.client.trade + "制造"),
            ("统一社会信用代码", code), ("法定代表人", f.client.legal), ("有效期限", period), ("发证机关", office), ("发证日期", issued)]  # fmt: skip
    rows = [r for r in rows if r[1]]
    if style == "cover":
        first = [down(), title("排 污 许 可 证", 36), t("副　本", 22, "center", above=14), down(),
                 pairs("run", [(a + "：", b) for a, b in [("证书编号", number), *rows]], label={"size": 12}, value={"size": 12}, gap=9),
                 seal(f, office, 250, -110), down(0.3)]  # fmt: skip
    elif style == "grid":
        f.rng.shuffle(rows)
        first = [title("排污许可证副本", 22), t("第一部分　排污单位基本情况", 12, bold=True, above=12),
                 pairs("grid", [("许可证编号", number), *rows], first=30), seal(f, office, 280, -60)]  # fmt: skip
    elif style == "four":
        flat = [("编号", number), *rows]
        flat += [("管理类别", "重点管理")] if len(flat) % 2 else []
        wide = [(*flat[i], *flat[i + 1]) for i in range(0, len(flat), 2)]
        first = [t("排污许可证（副本）", 18, bold=True), rule(), pairs("grid", wide, widths=(15, 35, 15, 35), label={"size": 9.5}, value={"size": 9.5}),
                 seal(f, office, 330, -80)]  # fmt: skip
    else:
        first = [t(f"证书编号：{number}", 11), title("排污许可证副本", 26),
                 t(f"持证单位{holder}，统一社会信用代码{code}，位于{address}。{('许可证有效期限为' + period + '。') if period else ''}"
                   f"由{office}于{issued}发证。", 12.5, leading=1.1, above=14), seal(f, office, 250, -20)]  # fmt: skip
    look = f.look(footer="第 {p} 页 共 {n} 页", cover=style == "cover")
    return Paper("discharge-permit-duplicate", style, first + _copy_pages(f), truth, look)


def receipt(style: str, f: Facts) -> Paper:
    """The registration receipt of a fixed source."""
    truth = _permit(f, RECEIPT)
    number, holder, code, address = (
        mark(n, truth[n]) for n in ("number", "holder", "credit_code", "address")
    )
    issued = mark("issued", f.on(f.issued))
    period = f.period(f.issued, f.until) if f.until else ""
    kind = f.pick("首次", "延续", "变更")
    rows = [("排污单位名称：", holder), ("生产经营场所地址：", address), ("统一社会信用代码：", code),
            (f"登记类型：{'□' if kind != '首次' else '☑'}首次　{'☑' if kind == '延续' else '□'}延续　{'☑' if kind == '变更' else '□'}变更", ""),
            ("登记日期：", issued), ("有效期：", period)]  # fmt: skip
    rows = [r for r in rows if r[1] or "类型" in r[0]]
    note = [space(14), t("注意事项：", 11, bold=True),
            t("（一）你单位应当遵守生态环境保护法律法规、政策、标准等要求，依法履行生态环境保护责任和义务。", 10.5),
            t("（二）登记信息发生变动的，应当自变动之日起20日内进行变更登记。", 10.5),
            t("（三）有效期满后继续生产运营的，应于有效期满前20日内进行延续登记。", 10.5)]  # fmt: skip
    if style == "usual":
        first = [title("固定污染源排污登记回执", 22), t(f"登记编号：{number}", 12, "center", above=10), space(12),
                 pairs("run", rows, label={"size": 13}, value={"size": 13}, gap=12), *note, down(), f.qr(32)]  # fmt: skip
    elif style == "grid":
        shown = [
            (a.rstrip("："), b or kind) if "类型" not in a else ("登记类型", kind) for a, b in rows
        ]
        first = [
            title("排污登记回执", 24),
            space(10),
            pairs("grid", [*shown, ("回执编号", number)], first=32, inset=9),
            *note,
            down(),
        ]
    elif style == "sideways":
        first = [
            title("固定污染源排污登记回执", 26, fill="#1f618d"),
            space(8),
            pairs("lines", [("登记编号", number), *[r for r in rows if r[1]]], first=25),
            down(),
            t("全国排污许可证管理信息平台", 10, "right"),
        ]
    else:
        until = f"本回执有效期{period}。" if period else ""
        first = [title("固定污染源排污登记回执", 22), space(16),
                 t(f"{holder}：", 13), t(f"　　你单位（统一社会信用代码：{code}，生产经营场所：{address}）已于{issued}完成排污登记，登记编号为{number}。{until}", 13, leading=1.1, above=10),
                 *note, down()]  # fmt: skip
    size = {"width": 842, "height": 595} if style == "sideways" else {}
    return Paper("discharge-registration", style, first, truth, f.look(**size))


def _styles(made: Callable[[str, Facts], Paper], *styles: str) -> tuple[Layout, ...]:
    return tuple(partial(made, s) for s in styles)


PERMITTED = ("expired", "leap-day", "no-dates", *HELD)
TYPES = {
    "discharge-permit-original": Kind(
        (original_sideways, original_upright, original_table, original_prose),
        "排污许可证正本",
        5,
        PERMITTED,
    ),
    "discharge-permit-duplicate": Kind(
        _styles(duplicate, "cover", "grid", "four", "prose"), "排污许可证副本", 5, PERMITTED
    ),
    "discharge-registration": Kind(
        _styles(receipt, "usual", "grid", "sideways", "prose"),
        "固定污染源排污登记回执",
        5,
        PERMITTED,
    ),
}
