"""A statement tells another number than the workbook of figures.

Compared is a figure told by its full name with its number and unit (工业总产值 46800 万元), for the
year named before it, else the evaluation year; units are converted, and numbers count as the same
as far as their digits show. Goals, changes, rough numbers and figures of one product
are left alone.

Fails:
    requirements: {1.1: {answer: {state: met, statement: 2025 年取水量 68400 m³。}}}
    figures: {lines: [{figure: water-intake, year: 2025, value: 64800, unit: m3, cell: 用水!F5}]}
Passes:
    requirements:
      1.1: {answer: {state: met, statement: 2025 年取水量 6.84 万立方米，目标取水量 60000 m³。}}
    figures: {lines: [{figure: water-intake, year: 2025, value: 68400, unit: m3, cell: 用水!F5}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import same, written
from gfpack.figures.models import Cell
from gfpack.figures.units import Quantity, UnitsDifferError
from gfpack.findings.case import Case
from gfpack.findings.numbers_told import Told, told
from gfpack.findings.own_words import reported
from gfpack.findings.params import both

KIND = FindingKind(
    "statement-differs-from-figures",
    Severity.WARNING,
    Text("文字里的数与数据表不一致", "A statement and the figures differ"),
    Text(
        "{where_zh}写的是“{seen}”，数据表 {cell} 的“{figure_zh}”（{year} 年）是 {value}。",
        "It says “{seen}” {where_en}, the figures say {value} in {cell} (“{figure_en}” of {year}).",
    ),
    Text(
        "以统计报表为准，把写错的一处改过来：文字在 {file}，数据在 figures.xlsx；"
        "两处指的不是同一个数的，把文字里的名称写清楚。",
        "By the statistical form, correct the one that is wrong: the words in {file}, or"
        " figures.xlsx; if they mean different things, say in the words which.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every figure that a passage tells otherwise."""
    year = case.project.file.evaluation_year
    for words in reported(case.project):
        if words.name == "next_steps":
            continue
        seen: set[tuple[str, int]] = set()
        for one in told(words.text, year):
            cell = _differing(case, one)
            if cell is None or (one.figure, one.year) in seen:
                continue
            seen.add((one.figure, one.year))
            yield finding(
                KIND,
                requirement=words.requirement,
                group=f"{words.name}:{one.figure}:{one.year}",
                place=Place(words.file, line=words.line),
                file=words.file,
                seen=one.seen,
                year=one.year,
                value=written(cell.value),
                cell=cell.place.cell or cell.place.file,
                **both("where", words.where),
                **both("figure", catalogue().get(one.figure).title),
            )


def _differing(case: Case, one: Told) -> Cell[Quantity] | None:
    cell = case.figures.get(one.figure, one.year)
    if cell is None or not isinstance(cell.value, Quantity):
        return None
    try:
        return None if same(one.value, cell.value) else Cell(cell.value, cell.place)
    except UnitsDifferError:
        return None
