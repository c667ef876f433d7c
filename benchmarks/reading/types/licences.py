"""Business licences, in four layouts."""

from __future__ import annotations

from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import Facts, Paper, mark
from benchmarks.reading.parts import (
    HELD,
    Kind,
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
    title,
)  # fmt: skip


def _licence(f: Facts, dated: bool = True) -> dict[str, Any]:
    until = (
        f.until if isinstance(f.until, str) else (dates.shifted(f.issued, 20) if f.until else None)
    )
    return {
        "holder": f.holder, "credit_code": f.code, "address": f.client.address,
        "issued": iso(f.issued), "valid_from": None, "valid_until": iso(until) if dated else None,
    }  # fmt: skip


def _founded(f: Facts) -> str:
    return f.on(dates.shifted(f.issued, -f.rng.randint(2, 15), 40))


def _scope(f: Facts) -> str:
    return f"一般项目：{f.client.trade}产品制造；销售；技术服务、技术开发；货物进出口（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"


def licence_sideways(f: Facts) -> Paper:
    """The original of today: lying, two columns, no term (since 2019)."""
    copy = f.pick("正　　本", "副　　本")
    truth = _licence(f, False)
    f.notation = f.pick("zh", "zh-padded", "zh-padded-spaced")
    left = [("名　　称", mark("holder", f.holder)), ("类　　型", f.pick("有限责任公司（自然人投资或控股）", "其他股份有限公司（非上市）")),
            ("法定代表人", f.client.legal), ("经营范围", _scope(f))]  # fmt: skip
    right = [("注册资本", f.pick("伍仟万元整", "12000万元人民币")), ("成立日期", _founded(f)),
             ("住　　所", mark("address", f.client.address))]  # fmt: skip
    blocks = [
        emblem("state", 26),
        title("营 业 执 照", 36, tracking=0.2),
        t(f"（{copy}）", 12, "center"),
        cols(
            (3, 1), [t(f"统一社会信用代码\n{mark('credit_code', f.code)}", 11)], [f.qr(26, "right")]
        ),
        space(10),
        cols((1, 1), [pairs("plain", left, first=28)], [pairs("plain", right, first=28)]),
        down(),
        t("登记机关", 12, "right"),
        t(mark("issued", f.on(f.issued)), 12, "right"),
        seal(f, district_office(f, "市场监督管理局"), 530, -70),
        t(
            "国家企业信用信息公示系统网址：http://www.gsxt.example　市场主体应当于每年1月1日至6月30日报送年度报告",
            8,
            "center",
        ),
    ]
    look = f.look(
        width=842, height=595, rim="wave", ink="#b7950b", margin=[70, 52, 70, 46], paper="#fffdf5"
    )
    return Paper("business-licence", "sideways", blocks, truth, look)


def licence_upright(f: Facts) -> Paper:
    """The older copy: upright, with 营业期限 and 注册号/社会信用代码."""
    truth = _licence(f)
    until = truth["valid_until"]
    start = dates.shifted(f.issued, -2)
    rows = [
        (f.pick("社会信用代码", "统一社会信用代码", "注册号"), mark("credit_code", f.code)),
        ("名　　称", mark("holder", f.holder)),
        ("类　　型", "有限责任公司"),
        (f.pick("住　　所", "经营场所"), mark("address", f.client.address)),
        ("法定代表人", f.client.legal),
        ("注册资本", "捌仟万元整"),
        ("成立日期", f.on(start)),
    ]
    if until:
        end = until if until == "long-term" else dates.shifted(f.issued, 20)
        rows.append(("营业期限", f.period(start, end, f.pick("自{a}至{b}", "{a} 至 {b}"))))
        truth["valid_from"] = iso(start)
    rows.append(("经营范围", _scope(f)))
    blocks = [
        cols(
            (1, 3, 1),
            [emblem("state", 24, "left")],
            [title("营业执照", 34), t("（副 本）", 13, "center")],
            [f.qr(24)],
        ),
        t(f"编号 {f.digits(12)}", 9, "right"),
        space(14),
        pairs(f.pick("plain", "lines"), rows, first=26, gap=13),
        down(),
        t("登 记 机 关", 14, "right"),
        t(mark("issued", f.on(f.issued)), 13, "right"),
        seal(f, district_office(f, "行政审批局"), 290, -85),
        t("企业信用信息公示系统网址", 8),
    ]
    look = f.look(rim="wave", ink="#a04000", margin=[80, 60, 80, 50])
    return Paper("business-licence", "upright", blocks, truth, look)


def licence_grid(f: Facts) -> Paper:
    """A printed electronic licence: a ruled table, four columns."""
    truth = _licence(f, False)
    rows = [
        ("统一社会信用代码", mark("credit_code", f.code), "法定代表人", f.client.legal),
        ("企业名称", mark("holder", f.holder), "注册资本", "6600万人民币"),
        ("成立日期", _founded(f), "核准日期", mark("issued", f.on(f.issued))),
    ]
    blocks = [
        title("电子营业执照", 24),
        t("（本打印件与电子营业执照具有同等效力）", 9, "center"),
        space(10),
        pairs("grid", rows, widths=(18, 36, 16, 30)),
        pairs(
            "grid",
            [
                ("住所", mark("address", f.client.address)),
                ("经营范围", _scope(f)),
                ("登记机关", district_office(f, "市场监督管理局")),
            ],
            first=18,
        ),
        seal(f, district_office(f, "市场监督管理局"), 260, -70),
        space(30),
        t("打印时间：" + f.on(dates.shifted(f.issued, 0, 40)), 9, "right"),
        f.qr(32),
        down(),
    ]
    return Paper("business-licence", "grid", blocks, truth, f.look(ghost="电子营业执照"))


def licence_stacked(f: Facts) -> Paper:
    """Labels in Chinese and English over the values, the term among them."""
    truth = _licence(f)
    until = truth["valid_until"]
    rows = [
        ("名称 Name", mark("holder", f.holder)),
        ("统一社会信用代码 Unified Social Credit Code", mark("credit_code", f.code)),
        ("住所 Domicile", mark("address", f.client.address)),
        ("法定代表人 Legal Representative", f.client.legal),
        ("成立日期 Date of Establishment", _founded(f)),
    ]
    if until:
        end = until if until == "long-term" else dates.shifted(f.issued, 20)
        rows.append(("营业期限至 Business Term Until", f.day("valid_until", end)))
    rows.append(("发照日期 Date of Issue", mark("issued", f.on(f.issued))))
    blocks = [
        cols(
            (1, 1),
            [title("营业执照", 28), t("BUSINESS LICENSE　副本 Duplicate", 10, "center")],
            [emblem("state", 26)],
        ),
        rule(ink="#c8102e", line=2),
        pairs("stacked", rows, gap=11, label={"size": 9, "fill": "#666666"}, value={"size": 13}),
        down(),
        t(district_office(f, "市场监督管理局"), 12, "right"),
        seal(f, district_office(f, "市场监督管理局"), 300, -85),
    ]
    return Paper("business-licence", "stacked", blocks, truth, f.look())


TYPES = {
    "business-licence": Kind(
        (licence_sideways, licence_upright, licence_grid, licence_stacked),
        "营业执照",
        5,
        ("long-term", "long-term", "no-dates", *HELD),
    ),
}
