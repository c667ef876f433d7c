"""The papers of a small client: one for each kind that its checklist asks for.

In: a small client. Out: its files with what each of them proves. A paper says whose it is, its
dates, and the lines a reviewer looks for; numbers come from the client's figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import EvidenceType, Group, Period, Requirement
from samples.paint import photo, sheet
from samples.small.models import Small
from samples.table import Claim, Draw, Item
from samples.tiny import meter_scene

_ISSUED, _ISSUED_ZH = "2026-10-20", "2026 年 10 月 20 日"
_FROM, _UNTIL = "2024-01-01", "2028-12-31"
_TERM_ZH = "2024 年 01 月 01 日至 2028 年 12 月 31 日"
_AUDITED, _AUDITED_UNTIL = "2026-06-01", "2029-05-31"
_AUDITED_ZH = "2026 年 06 月 01 日至 2029 年 05 月 31 日"
"""Of certificates that want a surveillance audit each year."""
_STANDARDS = {
    "qms-certificate": "GB/T 19001-2016",
    "ems-certificate": "GB/T 24001-2016",
    "ohs-certificate": "GB/T 45001-2020",
    "enms-certificate": "GB/T 23331-2020",
}
_SAMPLED = ("02 月 11 日", "05 月 20 日", "08 月 03 日", "11 月 12 日")
_FORM_LINES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "form-204-1": (("工业总产值（当年价格）", "万元", "output-value"),),
    "form-205-1": (("综合能源消费量", "吨标准煤", "energy-total"),),
    "form-205-4": (("取水量", "立方米", "water-intake"), ("重复用水量", "立方米", "water-reused")),
}
"""Lines of statistical forms: name, unit, figure."""


@dataclass(frozen=True)
class _Wanted:
    """A kind of paper, the rows it is for, the years it must speak of."""

    kind: EvidenceType
    supports: tuple[str, ...]
    years: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """What it is called in the register."""
        return self.kind.id

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.kind.title.zh.replace("/", "、")


class _OfYear(_Wanted):
    """A statistical form: there is one a year."""

    @property
    def id(self) -> str:
        """What it is called in the register."""
        return f"{self.kind.id}-{self.years[0]}"

    @property
    def name(self) -> str:
        """Its name for people."""
        return f"{self.kind.title.zh}{self.years[0]} 年"


def items(client: Small) -> list[Item]:
    """Return the files of a client."""
    return [_item(client, place, one) for place, one in enumerate(_wanted(client), start=1)]


def _wanted(client: Small) -> Iterator[_Wanted]:
    table = load(client.checklist).filled_in(client.circumstances)
    uses: dict[str, dict[str, tuple[int, ...]]] = {}
    for requirement in table.requirements().values():
        if requirement.id in client.unmet or requirement.id in client.left_out:
            continue
        for group in _groups(client, requirement):
            for kind in group.any_of[0]:
                uses.setdefault(kind, {})[requirement.id] = _years(client, group)
    for kind, rows in uses.items():
        yield from _papers(load_types().by_id()[kind], rows)


def _papers(kind: EvidenceType, rows: Mapping[str, tuple[int, ...]]) -> Iterator[_Wanted]:
    years = tuple(sorted({year for asked in rows.values() for year in asked}))
    if kind.form != "statistics":
        yield _Wanted(kind, tuple(rows), years)
        return
    for year in reversed(years):
        yield _OfYear(kind, tuple(row for row, asked in rows.items() if year in asked), (year,))


def _years(client: Small, group: Group) -> tuple[int, ...]:
    match group.period:
        case Period.THREE_YEARS:
            return (client.year - 2, client.year - 1, client.year)
        case Period.EVALUATION_YEAR:
            return (client.year,)
        case _:
            return ()


def _groups(client: Small, requirement: Requirement) -> Iterator[Group]:
    groups = requirement.proof.groups if requirement.proof else ()
    said, optional = client.circumstances, all(group.if_any for group in groups)
    for group in groups:
        if group.if_any is optional and all(said.get(n, c[0]) in c for n, c in group.when.items()):
            yield group


def _item(client: Small, place: int, wanted: _Wanted) -> Item:
    ending = "jpg" if wanted.kind.form == "photo" else "pdf"
    path = f"{place:02} {wanted.name}.{ending}"
    return Item(path, _drawer(client, wanted, path), (_claim(client, wanted),))


def _claim(client: Small, wanted: _Wanted) -> Claim:
    kind = wanted.kind
    photographed, expires = kind.form == "photo", kind.validity.rule == "expires"
    own = kind.holder and not photographed
    audited = kind.surveillance_months is not None
    first, last = (_AUDITED, _AUDITED_UNTIL) if audited else (_FROM, _UNTIL)
    return Claim(
        wanted.id,
        kind.id,
        wanted.name,
        wanted.supports,
        holder=client.party.name if own else None,
        credit_code=client.party.code if own and kind.identity else None,
        issued=None if photographed else first if expires else _ISSUED,
        valid_from=first if expires else None,
        valid_until=last if expires else None,
        standard=_STANDARDS.get(kind.id),
        scope=f"{client.party.products}的制造" if audited else None,
        years=wanted.years,
        seal_seen=not photographed,
    )


def _drawer(client: Small, wanted: _Wanted, path: str) -> Draw:
    if wanted.kind.form == "photo":
        return _photo(client, wanted.kind, path)

    def draw(target: Path) -> None:
        target.write_bytes(sheet.pdf(_paper(client, wanted)))

    return draw


def _photo(client: Small, kind: EvidenceType, seed: str) -> Draw:
    picture = meter_scene("0031842", "m³", "XS-001", kind.title.zh.removesuffix("照片"))

    def draw(target: Path) -> None:
        shot = photo.Shot("2026:10:22 14:05:51")
        target.write_bytes(photo.jpeg(picture, shot, seed=f"{client.party.code} {seed}"))

    return draw


def _paper(client: Small, wanted: _Wanted) -> sheet.Paper:
    kind, party = wanted.kind, client.party
    facts = [
        ("单位名称", party.name),
        ("统一社会信用代码", party.code),
        ("地址", party.address),
        *_dates(client, wanted),
        *client.facts.get(kind.id, ()),
    ]
    blocks: list[dict[str, Any]] = [
        {"kind": "title", "t": kind.title.zh.partition("（")[0], "size": 18},
        {"kind": "pairs", "pairs": [list(one) for one in facts]},
        *_table(client, wanted),
        {"kind": "p", "t": _about(client, wanted)},
        {"kind": "sign", "lines": [party.name, _ISSUED_ZH], "above": 16, "seal": party.name},
    ]
    return {"blocks": blocks, "head": None, "numbered": True}


def _dates(client: Small, wanted: _Wanted) -> list[tuple[str, str]]:
    rule = wanted.kind.validity.rule
    term = _AUDITED_ZH if wanted.kind.surveillance_months else _TERM_ZH
    found = [("有效期限", term)] if rule == "expires" else [("出具日期", _ISSUED_ZH)]
    if standard := _STANDARDS.get(wanted.kind.id):
        found += [("认证标准", standard), ("认证范围", f"{client.party.products}的制造")]
    if len(wanted.years) == 1:
        found.insert(0, ("报告期", f"{wanted.years[0]} 年 1—12 月"))
    elif wanted.years:
        found.insert(0, ("报告期", f"{wanted.years[0]}—{wanted.years[-1]} 年"))
    if wanted.kind.quarters:
        found += [("采样日期", f"{client.year} 年 {day}") for day in _SAMPLED]
    return found


def _table(client: Small, wanted: _Wanted) -> list[dict[str, Any]]:
    """Return the table of a statistical form, with the numbers of the workbook."""
    rows = []
    for name, unit, figure in _FORM_LINES.get(wanted.kind.id, ()):
        value = client.numbers.lines.get(figure)
        by_year = value if isinstance(value, Mapping) else {client.year: value}
        if (now := by_year.get(wanted.years[0])) is not None:
            rows.append([name, unit, str(now)])
    if not rows:
        return []
    number = wanted.kind.id.removeprefix("form-")
    return [
        {"kind": "plain", "t": f"表　　号：{number} 表", "size": 10.5},
        {
            "kind": "table",
            "head": ["指标名称", "计量单位", "本年"],
            "rows": rows,
            "widths": [3, 1, 1],
        },
    ]


def _about(client: Small, wanted: _Wanted) -> str:
    cues = "、".join(dict.fromkeys(wanted.kind.cues.text[:2])) or wanted.kind.title.zh
    return (
        f"本件为{client.party.name}的样例材料，内容涉及{cues}。企业、数据和证件均为虚构，不得引用。"
    )
