"""Nine ways to lay out what one paper says: a `Sheet` goes in, a `Paper` comes out.

What is labelled follows from what is marked: a value of the sheet that no layout prints is None.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from benchmarks.reading.paper import Block, Facts, Paper, mark
from benchmarks.reading.parts import (
    Kind,
    cols,
    down,
    iso,
    new_page,
    pairs,
    rule,
    seal,
    signed,
    space,
    t,
    title,
)  # fmt: skip


@dataclass
class Sheet:
    """What a paper says: `rows` and `text` each say all of it, beside number, issuer and day."""

    type: str
    title: str
    by: str
    values: dict[str, Any]
    rows: list[tuple[str, str]]
    text: list[str]
    number: tuple[str, str] = ("", "")
    when: tuple[str, str] = ("", "")
    body: list[Block] = field(default_factory=list)
    """What follows: tables, notes."""
    below: str = ""
    english: str = ""
    ink: str = "#17375e"


Make = Callable[[Facts], Sheet]


def said(f: Facts, name: str, value: str = "") -> str:
    """Return the marked holder, code or other value."""
    return mark(name, {"holder": f.holder, "credit_code": f.code}.get(name, value))


def issued(f: Facts) -> str:
    """Return the marked day of issue; nothing where the paper bears no date."""
    return "" if f.trap == "no-dates" else f.day("issued", f.issued)


def values(f: Facts, **more: Any) -> dict[str, Any]:
    """Return what a paper may say; `drawn` drops what it does not print."""
    return {"holder": f.holder, "credit_code": f.code, "issued": iso(f.issued), **more}


def kind(make: Make, styles: str, name: str, years: int = 3, *traps: str) -> Kind:
    """Return a type of documents drawn in these styles."""
    return Kind(tuple(partial(drawn, s, make) for s in styles.split()), name, years, traps)


def drawn(style: str, make: Make, f: Facts) -> Paper:
    """Return the paper in the style, labelled with what it prints."""
    s = make(f)
    blocks, look = STYLES[style](f, s)
    return Paper(s.type, style, blocks, only_printed(s.values, blocks), look)


def only_printed(may_say: dict[str, Any], blocks: list[Block]) -> dict[str, Any]:
    """Return the values, None or nothing for those that the blocks do not print."""
    printed = json.dumps(blocks, ensure_ascii=False)
    return {
        n: (v if f"\\u0002{n}\\u0003" in printed else [] if isinstance(v, list) else None)
        for n, v in may_say.items()
    }


Drawn = tuple[list[Block], dict[str, Any]]


def _rows(s: Sheet, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [r for r in (*s.rows, *more) if r[1]]


def _prose(s: Sheet, size: float, **more: Any) -> list[Block]:
    return [t(p, size, leading=1.1, above=9, **more) for p in s.text]


def _number(s: Sheet, align: str, size: float = 11) -> list[Block]:
    return [t("：".join(s.number), size, align)] if s.number[1] else []


def redhead(f: Facts, s: Sheet) -> Drawn:
    """An authority's paper under its red head."""
    blocks = [
        title(s.by + f.pick("文件", ""), f.pick(26, 28), fill="#c8102e", tracking=0.08),
        t(s.number[1], 12.5, "center", above=14),
        rule(ink="#c8102e", line=2),
        title(s.title, 17, above=18),
        space(8),
        *_prose(s, 13),
        *signed(f, s.by, s.when[1], s.below),
        *s.body,
        down(),
        rule(),
        t("抄送：区发展和改革局，区应急管理局。", 9.5),
    ]
    return blocks, f.look(footer="— {p} —")


def letter(f: Facts, s: Sheet) -> Drawn:
    """A letter: number at the right, prose, signed below."""
    blocks = [
        *_number(s, "right"),
        space(14),
        title(s.title, 20),
        space(12),
        *_prose(s, 13.5),
        *s.body,
        space(26),
        t(s.by, 13, "right"),
        t("：".join(s.when) if s.when[1] else "", 13, "right"),
        seal(f, s.by, 290, -85, s.below),
        down(),
        t("联系电话：000-00000000　　联系人：" + f.person(), 9),
    ]
    return blocks, f.look()


def grid(f: Facts, s: Sheet) -> Drawn:
    """A ruled form, its rows in any order."""
    rows = _rows(s)
    f.rng.shuffle(rows)
    blocks = [
        title(s.title, f.pick(18, 20)),
        *_number(s, f.pick("left", "right", "center")),
        space(8),
        pairs("grid", [*rows, *_rows_of(s)], first=f.pick(26, 32), inset=f.pick(6, 9)),
        seal(f, s.by, 260, -80, s.below),
        space(24),
        *s.body,
        t("填表说明：本表一式三份，涂改无效。", 9),
        down(),
    ]
    return blocks, f.look(header=[f.pick("", s.title), "第 {p} 页 / 共 {n} 页"])


def _rows_of(s: Sheet) -> list[tuple[str, str]]:
    return [r for r in (("办理单位" if s.by else "", s.by), s.when) if r[0] and r[1]]


def four(f: Facts, s: Sheet) -> Drawn:
    """Four columns: two labels and two values a row."""
    rows = _rows(s, s.number, s.when)
    rows += [("备注", "/")] if len(rows) % 2 else []
    wide = [(*rows[i], *rows[i + 1]) for i in range(0, len(rows), 2)]
    small = {"size": 9.5}
    blocks = [
        t(s.by, 11),
        title(s.title, 18),
        space(8),
        pairs("grid", wide, widths=(16, 36, 16, 32), label=small, value=small, inset=7),
        space(12),
        *s.body,
        t(f"经办：{f.person()}　　复核：{f.person()}", 10, "right"),
        seal(f, s.by, 310, -60, s.below),
        down(),
    ]
    return blocks, f.look(footer="第 {p} 页 共 {n} 页")


def stacked(f: Facts, s: Sheet) -> Drawn:
    """Small grey labels over their values, English beneath the title where it has any."""
    rows = _rows(s, s.when)
    blocks = [
        title(s.title, 22, fill=s.ink),
        t(s.english, 10.5, "center"),
        rule(ink=s.ink, line=2),
        *_number(s, "left", 10),
        pairs("stacked", rows, gap=10, label={"size": 9, "fill": "#666666"}, value={"size": 12.5}),
        space(12),
        *s.body,
        down(),
        t(s.by, 12, "right"),
        seal(f, s.by, 300, -80, s.below),
    ]
    return blocks, f.look(rim=f.pick("none", "line"), ink=s.ink)


def cover(f: Facts, s: Sheet) -> Drawn:
    """A report's cover, then a page of prose."""
    blocks = [
        *_number(s, "right", 12),
        down(0.6),
        title(s.title, f.pick(26, 30)),
        t(s.english, 12, "center", above=10),
        down(),
        pairs(f.pick("lines", "plain"), _rows(s), first=30, gap=14, label={"size": 13}, value={"size": 13}),
        down(),
        t(s.by, 15, "center"),
        t(s.when[1], 14, "center"),
        seal(f, s.by, 175, -85, s.below),
        new_page(),
        title("1　概述", 15),
        t("　　本次工作依据国家有关标准和规范开展，现场查看了主要生产系统、计量器具与原始记录，"
          "并与相关负责人座谈，所用数据均与原始凭证核对。", leading=1.0),
        *s.body,
    ]  # fmt: skip
    return blocks, f.look(cover=True, header=[s.title, "{p}/{n}"])


def columns(f: Facts, s: Sheet) -> Drawn:
    """Lying, two columns."""
    rows = _rows(s)
    half = (len(rows) + 1) // 2
    blocks = [
        title(s.title, 24, fill=s.ink),
        *_number(s, "center"),
        space(12),
        cols(
            (1, 1),
            [pairs("lines", rows[:half], first=36, gap=12)],
            [pairs("lines", rows[half:], first=36, gap=12)] if rows[half:] else [t("")],
        ),
        space(8),
        *s.body,
        down(),
        cols(
            (1, 2),
            [f.qr(26)],
            [t(s.by, 13, "right"), t("：".join(s.when) if s.when[1] else "", 12, "right")],
        ),
        seal(f, s.by, 540, -95, s.below),
    ]
    look = f.look(width=842, height=595, rim=f.pick("double", "none"), ink=s.ink)
    return blocks, look | {"margin": [70, 56, 70, 46]}


def platform(f: Facts, s: Sheet) -> Drawn:
    """A page printed from a website."""
    blocks = [
        cols((2, 1), [t(s.by, 15, fill=s.ink, bold=True)], [t("首页　查询　帮助", 9, "right")]),
        rule(ink=s.ink, line=3),
        t(s.title, 17, "left", bold=True, above=12),
        *_number(s, "left", 10),
        t("：".join(s.when) if s.when[1] else "", 10),
        space(8),
        pairs(f.pick("plain", "grid"), _rows(s), first=30, label={"fill": "#555555"}),
        space(12),
        *s.body,
        down(),
        cols((1, 3), [f.qr(28)], [t("扫描二维码可核对本页内容。本页信息仅供参考。", 9)]),
    ]
    return blocks, f.look(header=["", s.by], footer="https://www.example/query?id=000　{p}/{n}")


def certificate(f: Facts, s: Sheet) -> Drawn:
    """Framed, in the middle."""
    rows = _rows(s)
    blocks = [
        title(s.title, 28, fill=s.ink),
        t(s.english, 11, "center"),
        *_number(s, "center"),
        down(0.5),
        *[t(f"{a}：{b}", 13, "center", above=9) for a, b in rows],
        *s.body,
        down(),
        t(s.by, 14, "center"),
        t("：".join(s.when) if s.when[1] else "", 12, "center"),
        seal(f, s.by, 165, -85, s.below),
        f.qr(22, "right"),
    ]
    return blocks, f.look(rim=f.pick("double", "wave"), ink=s.ink, margin=[84, 84, 84, 76])


STYLES: dict[str, Callable[[Facts, Sheet], Drawn]] = {
    "redhead": redhead, "letter": letter, "grid": grid, "four": four, "stacked": stacked,
    "cover": cover, "columns": columns, "platform": platform, "certificate": certificate,
}  # fmt: skip
