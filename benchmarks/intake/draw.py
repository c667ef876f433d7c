"""Draws a fictitious client of any size: a folder as clients send it, and a project to take it in.

In: an empty folder and a number of files. Out: `source/`, and `project/` with answers to every
requirement and fifty other parties. The same bytes every time, and file for file the same in a
small folder and in a large one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.intake import papers
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import EvidenceType
from gfpack.evidence.confirm import stated, text_before, write
from gfpack.findings.case import open_case

_CONFIRMED = 10
"""Of so many evidences a person has looked at one."""
CHECKLIST = "factory/gbt36132-2018"
DAY = date(2026, 1, 5)
_PLACES = ("苏州", "无锡", "常州", "南京", "南通", "扬州", "镇江", "泰州", "徐州", "盐城")
_TRADES = ("精密轴承", "环保设备", "机械制造", "电子材料", "新能源")
PARTIES = tuple(f"{place}另一{trade}有限公司" for place in _PLACES for trade in _TRADES)
_FREE = ("01 主体资格与合规", "能源数据", "现场照片", "王敏发来", "补充材料（新）", "旧资料")
_PAPER, _LEDGER, _PHOTO = ("certificate", "approval", "report", "record"), ("ledger",), ("photo",)


def draw(folder: Path, files: int) -> None:
    """Draw `files` files and the project."""
    types = load_types().types
    top = _folders()
    recent: list[bytes] = []
    for number in range(files):
        chance = random.Random(f"36132-{number}")
        name, content = _file(number, chance, types, recent)
        if chance.random() > 0.05:
            recent = [*recent[-30:], content]
        place = folder / "source" / chance.choice(top) / _month(number)
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    _project(folder / "project")


def confirm_some(project: Path) -> None:
    """Write into `evidence.yaml` what a consultant would have confirmed so far."""
    case = open_case(project)
    some = case.register.evidence[::_CONFIRMED]
    shown = [stated(case.register, case.types, one.id) for one in some]
    looked_at = [one for one in shown if one.obstacle is None]
    write(project, looked_at, by="李工", on=DAY, unchanged_since=text_before(project))


def _file(
    number: int, chance: random.Random, types: Sequence[EvidenceType], recent: Sequence[bytes]
) -> tuple[str, bytes]:
    def one_of(forms: tuple[str, ...]) -> EvidenceType:
        return chance.choice([one for one in types if one.form in forms])

    share = chance.random()
    paper, ledger, picture = one_of(_PAPER), one_of(_LEDGER), one_of(_PHOTO)
    if share < 0.45:
        return f"{paper.title.zh}{number:05}.pdf", papers.pdf(paper, chance, PARTIES)
    if share < 0.80:
        named = chance.choice((picture.title.zh, "IMG_2025", "微信图片_2025"))
        return f"{named}{number:05}.jpg", papers.photo(chance)
    if share < 0.88:
        return f"{ledger.title.zh}2025-{number:05}.xlsx", papers.xlsx(ledger, chance)
    if share < 0.94:
        return f"{paper.title.zh}{number:05}.docx", papers.docx(paper, chance, PARTIES)
    if share < 0.96:
        return f"扫描{number:05}.pdf", papers.scan(chance)
    if share < 0.98 and recent:
        return f"副本{number:05}.dat", chance.choice(recent)
    if share < 0.985:
        held = [(f"照片{one}.jpg", papers.photo(chance)) for one in range(3)]
        return f"打包{number:05}.zip", papers.archive(held)
    broken = papers.pdf(paper, chance, PARTIES)
    return f"{paper.title.zh}{number:05}.pdf", broken[: len(broken) // 2 if share < 0.99 else None]


def _folders() -> list[str]:
    checklist = load(CHECKLIST)
    gates = sum(1 for top in checklist.general for _ in top.walk())
    clauses = [one for one in checklist.requirements() if not one.startswith("0.")]
    return [
        *(f"门槛-{number:02}" for number in range(1, gates + 1)),
        *clauses,
        *_FREE,
    ]


def _month(number: int) -> str:
    return f"2025年{number % 12 + 1:02}月"


def _project(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gfpack.yaml").write_text("\n".join(_facts()), "utf-8")
    (folder / "answers.yaml").write_text("\n".join(_answers()), "utf-8")


def _facts() -> Iterator[str]:
    yield f"enterprise:\n  name: {papers.COMPANY}\n  credit_code: {papers.CODE}"
    yield f"checklist: {CHECKLIST}\nevaluation_year: 2025\ndeadline: 2026-06-30\nother_parties:"
    yield from (f"  - {party}" for party in PARTIES)
    yield "circumstances:"
    for one in load(CHECKLIST).circumstances:
        yield f"  {one.id}: {next(iter(one.choices))}"


def _answers() -> Iterator[str]:
    yield "answers:"
    for one in load(CHECKLIST).requirements():
        yield f'  "{one}":\n    state: met\n    statement: 公司 2025 年已按要求落实，材料见附件。'
        yield f"    by: 李工\n    on: {DAY}"
