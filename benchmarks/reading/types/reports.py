"""CMA test reports: waste gas and water, noise, all three together, indoor air, light, products.

Labels: holder (the tested unit; of a product whoever had it tested), address, number, issued (the
day of signing), sampled (every day named; a span of days by its ends, which are neighbours), page_of.
The laboratory's CMA number and the days of testing are printed and told in `also`, not judged; who
ordered the test may be somebody else; when the laboratory's own licence ends is no fact of the paper.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.names import party
from benchmarks.reading.paper import Block, Facts, Paper, mark
from benchmarks.reading.parts import (
    HELD,
    Kind,
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
from benchmarks.reading.types.samples import TESTS, Test

LABS = (
    ("子虚环境检测有限公司", "Zixu Environmental Testing Co., Ltd."),
    ("南柯检测技术服务有限公司", "Nanke Testing Services Co., Ltd."),
    ("镜湖国际检验认证集团有限公司", "Jinghu International Inspection Group"),
    ("亡是公检测科技（乌有）股份有限公司", "Wangshigong Testing (Wuyou) Co., Ltd."),
)


@dataclass
class Case:
    """The facts of one report beside those every paper has."""

    title: str
    lab: str
    english: str
    number: str
    cma: str
    sampled: list[date]
    tested: list[date]
    client: str
    rows: list[list[str]]


def _number(f: Facts, s: Test) -> str:
    return f.pick(
        f"{f.pick('ZX', 'NK', 'WS')}{s.tag}{f.issued.year}{f.digits(4)}",
        f"{f.pick('ZXHJ', 'NKJC', 'JH')}-{s.tag}-{f.issued:%y%m}-{f.digits(3)}",
        f"({f.issued.year})环检({f.pick('综', '气', '委', '自')})字第({f.digits(4)})号",
        f"{f.pick('子', '南', '镜')}检字〔{f.issued.year}〕第{f.digits(4)}号",
        f"{f.pick('NK', 'WS')}{f.issued:%y%m%d}{f.digits(2)}-{f.pick('01', '02', 'A1')}",
    )


def case(f: Facts, s: Test) -> Case:
    """Draw the facts: sampled first, then tested, then signed."""
    lab, english = f.pick(*LABS)
    start = f.issued - timedelta(days=f.rng.randint(8, 20))
    days = [start + timedelta(days=n) for n in range(f.pick(1, 1, 2, 2, 3))]
    tested = [days[0], days[-1] + timedelta(days=f.rng.randint(2, 5))]
    other = party(f.rng).name if f.trap == "client-differs" else ""
    return Case(
        f.pick(*s.titles), lab, english, _number(f, s), f"{f.pick(21, 22, 23, 24)}{f.digits(10)}",
        days if not s.product else [], tested, other, s.rows(f),
    )  # fmt: skip


def holder(f: Facts) -> str:
    """Return the marked tested unit."""
    return mark("holder", f.holder)


def address(f: Facts) -> str:
    """Return its marked address."""
    return mark("address", f.client.address)


def number(c: Case) -> str:
    """Return the marked number of the report."""
    return mark("number", c.number)


def issued(f: Facts) -> str:
    """Return the marked day of signing; a form's empty places where nobody wrote it."""
    return "　　年　　月　　日" if f.trap == "no-dates" else f.day("issued", f.issued)


def sampled(f: Facts, c: Case) -> str:
    """Return the marked days of sampling, listed, as a span, or with the month said once."""
    days = c.sampled
    shown = [mark("sampled", f.on(d)) for d in days]
    if len(days) != 2:
        return "、".join(shown)
    if f.notation == "zh" and days[0].month == days[1].month and f.pick(0, 1):
        return f"{shown[0]}{f.pick('-', '～', '、')}{mark('sampled', f'{days[1].day}日')}"
    return shown[0] + f.pick("、", "至", "～", " ~ ") + shown[1]


def tested(f: Facts, c: Case) -> str:
    """Return the marked span of testing."""
    a, b = (mark("tested", f.on(d)) for d in c.tested)
    return a + f.pick("至", "～", " ~ ") + b


def _logo(f: Facts, c: Case) -> Block:
    mark_ = [emblem("oval", 21, "left", text="CMA", ink="#c8102e"), t(mark("cma", c.cma), 9.5)]
    right: list[Block] = [f.qr(20, "right")] if f.pick(0, 1) else [t("")]
    return cols((1, 2), mark_, right)


def _lasts(f: Facts) -> list[Block]:
    if f.trap != "licence-dated":
        return []
    return [t(f"资质认定证书有效期至：{f.on(dates.shifted(f.issued, 3, 77))}", 9)]


def _results(f: Facts, s: Test, c: Case) -> list[Block]:
    wide = [5, *([3] * (len(s.head) - 1))]
    small = {"size": 9}
    return [
        t(f"{f.pick('检测结果', '表1　检测结果', '二、检测结果')}", 11.5, bold=True, above=10),
        space(4),
        table(wide, s.head, c.rows, label=small, value=small),
        t(f"注：{s.limit}；“ND”表示未检出。", 9),
    ]


def _methods(f: Facts, s: Test) -> list[Block]:
    small = {"size": 9}
    rows = [[a, b, f"{n}/{f.pick('YQ', 'SB')}-{f.digits(3)}"] for a, b, n in s.methods]
    return [
        t(f.pick("检测方法及仪器", "三、检测依据与主要仪器"), 11.5, bold=True, above=12),
        space(4),
        table((2, 5, 3), ("检测项目", "检测方法", "仪器型号/编号"), rows, label=small, value=small),
    ]


def _hands(f: Facts, *, dated: bool = True) -> list[Block]:
    """Return who wrote, checked and signed it, and when."""
    words = f.pick(
        ("编制", "审核", "签发"),
        ("编 制 人", "审 核 人", "授权签字人"),
        ("报告编制", "复核", "批准"),
    )
    named = [[t(f"{w}：", 11), t("　　" + f.person(), 14, slant=True)] for w in words]
    made: list[Block] = [space(16), cols((1, 1, 1), *named)]
    if dated:
        made.append(
            t(
                f"{f.pick('签发日期', '签发日期', '报告签发日期')}：{issued(f)}",
                11,
                "right",
                above=12,
            )
        )
    return made  # fmt: skip


def _stamped(f: Facts, c: Case, x: float, y: float) -> Block:
    return seal(f, c.lab, x, y, f.pick("检验检测专用章", "检测专用章"))


def _edge(f: Facts, c: Case, look: dict[str, Any]) -> list[Block]:
    """Return a part of the seal that was set across the edges of all sheets."""
    if not f.pick(0, 1):
        return []
    return [seal(f, c.lab, look["width"] - look["margin"][0] - 42, f.rng.randint(-60, 40))]


STATEMENT = (
    "1．报告无“检验检测专用章”及骑缝章无效。",
    "2．报告无编制、审核、签发人签字无效，涂改无效。",
    "3．未经本机构书面批准，不得部分复制本报告。",
    "4．由委托方自行送检的样品，本报告仅对来样负责。",
    "5．对检测结果如有异议，应于收到报告之日起十五日内提出。",
)


def _facts(f: Facts, s: Test, c: Case) -> list[tuple[str, str]]:
    """Return the labelled facts of a report, its number and signing aside."""
    ordered = c.client or f.holder
    tested_unit = (f.pick("受检单位", "受检单位", "被测单位", "被检单位"), holder(f))
    if s.product:
        return [
            (f.pick("委托单位", "委托方", "申请单位"), holder(f)), ("单位地址", address(f)),
            ("样品名称", s.product), ("样品型号", f"{f.pick('WY', 'ZX')}-{f.digits(4)}"),
            (f.pick("样品接收日期", "收样日期"), f.on(c.tested[0])), ("检测日期", tested(f, c)),
        ]  # fmt: skip
    return [
        ("委托单位", ordered), tested_unit, (f.pick("受检单位地址", "受检地址", "地址"), address(f)),
        (f.pick("检测类别", "检测性质"), f.pick("委托检测", "自行监测委托")),
        (f.pick("采样日期", "采样日期", "采样时间", "现场采样日期"), sampled(f, c)),
        (f.pick("检测日期", "分析日期", "检测周期"), tested(f, c)),
        ("样品类型", s.what),
    ]  # fmt: skip


Made = tuple[list[Block], dict[str, Any]]
NUMBERED = ("第 {p} 页 共 {n} 页", "第{p}页 共{n}页", "共 {n} 页 第 {p} 页", "第 {p} 页 / 共 {n} 页", "第{p}页，共{n}页")  # fmt: skip


def cover(f: Facts, s: Test, c: Case) -> Made:
    """A cover without a page number, the laboratory's statement, the facts and results, the hands."""
    look = f.look(cover=True, numbered=True, margin=[62, 66, 62, 56])
    look |= {"header": [f"报告编号：{c.number}", f.pick(*NUMBERED)]}
    brief = [("受检单位" if not s.product else "委托单位", holder(f))]
    brief.append(("检测类别", "委托检测"))
    brief.append((f.pick("签发日期", "报告日期"), issued(f)))
    rest = [r for r in _facts(f, s, c) if "\x02holder" not in r[1]]
    blocks = [
        _logo(f, c), *_lasts(f), down(0.7),
        title("检 测 报 告", f.pick(30, 34), tracking=0.1),
        t(s.english, 13, "center", above=6), t(c.title, 15, "center", above=14),
        t(f"{f.pick('报告编号', '编号', '报告编号')}：{number(c)}", 13, "center", above=12), down(),
        pairs("lines", brief, first=26, gap=16, label={"size": 13}, value={"size": 13}), down(),
        t(c.lab, 16, "center"), t("（检验检测专用章）", 11, "center"), _stamped(f, c, 175, -80),
        new_page(), title("声　明", 17), space(8), *[t(x, 12, leading=1.1, above=8) for x in STATEMENT],
        space(14), t(f"地址：子虚省乌有市无名街{f.rng.randint(2, 99)}号　　电话：000-00000000", 10.5),
        new_page(), t("一、基本信息", 11.5, bold=True), space(4), pairs("grid", rest, first=26),
        *_results(f, s, c), *_edge(f, c, look), *_methods(f, s), *_hands(f, dated=False),
        t("——报告结束——", 10, "center", above=14),
    ]  # fmt: skip
    return blocks, look


def single(f: Facts, s: Test, c: Case) -> Made:
    """One sheet, four columns above the results."""
    look = f.look(numbered=True, footer=f.pick(*NUMBERED), margin=[50, 50, 50, 50])
    flat = [("报告编号", number(c)), *_facts(f, s, c)]
    f.rng.shuffle(flat)
    flat += [("环境条件", f"{f.rng.randint(12, 27)}℃，晴")] if len(flat) % 2 else []
    wide = [(*flat[i], *flat[i + 1]) for i in range(0, len(flat), 2)]
    small = {"size": 9.5}
    blocks = [
        _logo(f, c), t(c.lab, 14, "center"), title(c.title, 19), *_lasts(f), space(6),
        pairs("grid", wide, widths=(15, 35, 15, 35), label=small, value=small),
        *_results(f, s, c), *_methods(f, s), down(), *_hands(f), _stamped(f, c, 330, -80), down(0.4),
    ]  # fmt: skip
    return blocks, look


def letterhead(f: Facts, s: Test, c: Case) -> Made:
    """Two sheets under the laboratory's head; labels and values on plain lines."""
    look = f.look(numbered=True)
    look |= {"header": [c.lab, f.pick(*NUMBERED, "{p}/{n}")]}
    blocks = [
        cols((3, 1), [t(c.lab, 16, bold=True, fill="#14507a"), t(c.english, 9.5)], [t(f"CMA {mark('cma', c.cma)}", 9, "right")]),
        rule(ink="#14507a", line=2), title(f"{c.title}", 21, above=14),
        t(f"No. {number(c)}", 11, "center", above=6), space(12),
        pairs(f.pick("plain", "lines"), _facts(f, s, c), first=26, gap=12), space(8),
        t("检测结论：", 11, bold=True), t(f"　　本次所测项目的结果均符合 {s.limit} 的要求。", 11), *_lasts(f),
        *_hands(f), _stamped(f, c, 270, -60), new_page(),
        *_results(f, s, c), *_edge(f, c, look), *_methods(f, s), t("以下空白", 10, "center", above=20),
    ]  # fmt: skip
    return blocks, look


def prose(f: Facts, s: Test, c: Case) -> Made:
    """All said in sentences before the results."""
    look = f.look(numbered=True, footer="— " + f.pick(*NUMBERED[:3]) + " —")
    ordered = c.client or f.holder
    said = (
        f"　　受{c.client + '委托' if c.client else '企业委托'}，我公司技术人员于{sampled(f, c)}对{holder(f)}（地址：{address(f)}）"
        f"的{s.what}进行了现场采样，并于{tested(f, c)}完成实验室分析。"
        if not s.product
        else f"　　受{holder(f)}（地址：{address(f)}）委托，我公司于{tested(f, c)}对其送检的{s.product}进行了检测。"
    )
    if c.client:
        said += f"本报告由{ordered}委托出具。"
    blocks = [
        _logo(f, c), title(c.title, 22, above=14), t(f"报告编号：{number(c)}", 11, f.pick("right", "center"), above=6),
        space(10), t(said, 12.5, leading=1.1), t(f"　　{s.limit}。检测结果见下表。", 12.5, above=6),
        *_results(f, s, c), *_methods(f, s), down(), t(c.lab, 13, "right"), t(issued(f), 12.5, "right"),
        _stamped(f, c, 290, -85), *_hands(f, dated=False), down(0.5),
    ]  # fmt: skip
    return blocks, look


def english(f: Facts, s: Test, c: Case) -> Made:
    """In two languages, dates as the English write them."""
    f.notation = f.pick("en", "en-us", "en-short", "en-dashes", "dashes")
    look = f.look(numbered=True)
    look |= {
        "header": [
            f"No.: {c.number}",
            f.pick("Page {p} of {n}", "Page {p} of {n}", "第 {p} 页 共 {n} 页"),
        ]
    }
    rows = [
        ("报告编号 Report No.", number(c)),
        ("申请单位 Applicant", holder(f)),
        ("地址 Address", address(f)),
    ]
    if s.product:
        rows += [
            ("样品名称 Sample Name", f"{s.product}"),
            ("收样日期 Sample Received", f.on(c.tested[0])),
        ]
    else:
        rows += [("样品类型 Sample Type", s.what), ("采样日期 Sampling Date", sampled(f, c))]
    a, b = (mark("tested", f.on(d)) for d in c.tested)
    rows += [("检测周期 Testing Period", f"{a} to {b}"), ("签发日期 Date of Issue", issued(f))]
    blocks = [
        cols((3, 1), [t("TEST REPORT", 26, bold=True), t(f"{c.title}", 14)], [emblem("oval", 20, "right", text="CMA", ink="#c8102e"), t(mark("cma", c.cma), 8.5, "right")]),
        rule(line=2), space(6), pairs(f.pick("plain", "grid", "stacked"), rows, first=34, gap=10),
        t("检测要求 Test Requested: 见下页 Please refer to the next page.", 10, above=12),
        t(f"检测结论 Conclusion: 符合 {s.limit}　PASS", 11, bold=True), down(),
        cols((1, 1), [t("Authorized signature 批准：", 10), t("　　" + f.person(), 15, slant=True)], [t(c.lab, 11.5), t(c.english, 9)]),
        _stamped(f, c, 270, -75), down(0.5), new_page(), *_results(f, s, c), *_methods(f, s),
        t("*** End of Report 报告结束 ***", 10, "center", above=20),
    ]  # fmt: skip
    return blocks, look


def drawn(layout: Callable[[Facts, Test, Case], Made], s: Test, f: Facts) -> Paper:
    """Return the report in the layout, labelled with what it prints."""
    c = case(f, s)
    blocks, look = layout(f, s, c)
    printed = json.dumps(blocks, ensure_ascii=False)
    sprung = {
        "client-differs": c.client and c.client in printed,
        "licence-dated": "有效期至" in printed,
    }
    if not sprung.get(f.trap, True):
        f.traps.remove(f.trap)
    values: dict[str, Any] = {
        "holder": f.holder, "address": f.client.address, "number": c.number, "issued": iso(f.issued),
        "cma": c.cma, "tested": [iso(d) for d in c.tested], "credit_code": None, "valid_until": None,
    }  # fmt: skip
    if not s.product:
        values["sampled"] = [iso(d) for d in c.sampled]
    truth = {
        n: (v if f"\\u0002{n}\\u0003" in printed else [] if isinstance(v, list) else None)
        for n, v in values.items()
    }
    return Paper(s.id, layout.__name__, blocks, truth, look)


TRAPS = ("no-dates", "client-differs", "licence-dated", *HELD[:2])
LAYOUTS = (cover, single, letterhead, prose, english)


def _layouts(s: Test) -> Sequence[Callable[[Facts], Paper]]:
    return [partial(drawn, layout, s) for layout in LAYOUTS]


TYPES = {s.id: Kind(tuple(_layouts(s)), s.titles[0], 1, TRAPS) for s in TESTS}
