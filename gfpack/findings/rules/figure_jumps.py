"""A figure is a multiple, or a fraction, of the year before.

A jump is no mistake by itself; a reviewer asks for the reason all the same. From which multiple on
stands in `checklists/plausibility.yaml` and is gfpack's own judgement. What changes along with
output value is not told, nor what looks like a mistaken unit (`figure-magnitude-unlikely`).

Fails:
    figures:
      lines:
        - {figure: output-value, year: 2024, value: 43250, unit: 万元}
        - {figure: output-value, year: 2025, value: 46800, unit: 万元}
        - {figure: water-intake, year: 2024, value: 20000, unit: m3, cell: 用水!E5}
        - {figure: water-intake, year: 2025, value: 68400, unit: m3, cell: 用水!F5}
Passes:
    figures:
      lines:
        - {figure: output-value, year: 2024, value: 20000, unit: 万元}
        - {figure: output-value, year: 2025, value: 39000, unit: 万元}
        - {figure: water-intake, year: 2024, value: 30000, unit: m3, cell: 用水!E5}
        - {figure: water-intake, year: 2025, value: 66000, unit: m3, cell: 用水!F5}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.closeness import written
from gfpack.figures.plausibility import plausibility
from gfpack.findings.case import Case
from gfpack.findings.params import both
from gfpack.findings.year_on_year import Step, steps

KIND = FindingKind(
    "figure-jumps",
    Severity.INFO,
    Text("数据与上年相差悬殊", "A figure differs much from the year before"),
    Text(
        "“{figure_zh}”{year} 年是 {now}（{now_cell}），上年 {before}（{before_cell}），"
        "为上年的 {times} 倍，产值没有同样变化（提示界限为工作判断）。",
        "“{figure_en}” of {year} is {now} ({now_cell}), {times} times the {before} of the year"
        " before ({before_cell}); output value did not change alike (the limit is a working"
        " judgement).",
    ),
    Text(
        "请核对两年的数和单位；属实的，在说明或计算过程表里写明原因（投产、停产、改造、口径调整）。",
        "Check the numbers and units of both years; if they are right, give the reason in the"
        " statement or the working (new lines, closures, upgrades, another scope).",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every figure that jumps from one year to the next."""
    limits = plausibility().jumps
    every = list(steps(case.figures))
    beside = {one.year: one.ratio for one in every if one.figure == limits.beside}
    for one in every:
        if one.figure not in limits.figures or one.factor is not None:
            continue
        own = Decimal(1) if one.figure == limits.beside else beside.get(one.year, Decimal(1))
        least = min(_multiple(one.ratio), _multiple(one.ratio / own))
        if least >= limits.notice:
            yield _finding(one, Severity.WARNING if least >= limits.warning else Severity.INFO)


def _multiple(ratio: Decimal) -> Decimal:
    return max(ratio, 1 / ratio)


def _finding(one: Step, severity: Severity) -> Finding:
    return finding(
        KIND,
        severity=severity,
        group=f"{one.figure}:{one.year}",
        place=one.now.place,
        year=one.year,
        now=written(one.now.value),
        now_cell=one.now.place.cell or one.now.place.file,
        before=written(one.before.value),
        before_cell=one.before.place.cell or one.before.place.file,
        times=f"{one.ratio:.2f}",
        **both("figure", one.title),
    )
