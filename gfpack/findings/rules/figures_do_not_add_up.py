"""Figures that must agree with each other do not (勾稽关系).

Which ones stands in `checklists/figures.yaml` under `sums`, with a tolerance and a source each: the
kinds of energy make up comprehensive energy consumption (GB/T 2589), the products need no more than
the plant, waste water discharged and reused is no more than generated. Told is only what is filled
in completely.

Fails:
    figures:
      lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元, cell: 产值!F5}]
      tables:
        products: [{name: 轴承, value@2025: 30000 万元}, {name: 保持架, value@2025: 20000 万元}]
Passes:
    figures:
      lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元, cell: 产值!F5}]
      tables: {products: [{name: 轴承, value@2025: 46000 万元}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.parts import Confidence
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import written
from gfpack.figures.sums import Unequal, unequal
from gfpack.figures.units import Quantity
from gfpack.findings.case import Case
from gfpack.findings.params import both

KIND = FindingKind(
    "figures-do-not-add-up",
    Severity.ERROR,
    Text("数据之间对不上", "Figures do not add up"),
    Text(
        "{sum_zh}，{year} 年{row_zh}却不是：{whole_cell} 是 {whole}，由 {cells} 得出 {parts}。",
        "{sum_en}; not so in {year}{row_en}: {whole_cell} says {whole}, {cells} give {parts}.",
    ),
    Text(
        "请对照统计报表和台账找出填错的一格，在 figures.xlsx 中改正；"
        "注意单位、折标系数，以及有没有漏填或重复填的行。",
        "Find the cell that is wrong by the forms and ledgers and correct figures.xlsx; look at"
        " units, conversion factors, and rows left out or entered twice.",
    ),
)
_MOST_CELLS = 4


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every sum that the figures contradict."""
    for one in unequal(case.figures, catalogue().sums):
        yield finding(
            KIND,
            severity=_severity(one, case.figures.years[-1]),
            group=f"{one.sum.id}:{one.year}:{one.row or ''}",
            place=one.whole.place,
            year=one.year,
            row_zh=f"“{one.row}”" if one.row else "",
            row_en=f" for {one.row}" if one.row else "",
            whole=written(one.whole.value),
            whole_cell=one.whole.place.cell or one.whole.place.file,
            parts=written(_short(one.parts)),
            cells=_cells(one.places),
            **both("sum", one.sum.title),
        )


def _severity(one: Unequal, evaluation_year: int) -> Severity:
    sure = one.sum.confidence is Confidence.HIGH and one.year == evaluation_year
    return Severity.ERROR if sure else Severity.WARNING


def _short(quantity: Quantity) -> Quantity:
    """Return a quantity without the digits that only calculation brings."""
    places = Decimal("0.0001")
    value = quantity.value.quantize(places) if quantity.value.adjusted() < 20 else quantity.value
    return Quantity(value.normalize() if value else Decimal(0), quantity.unit)


def _cells(places: Sequence[Place]) -> str:
    named = [one.cell for one in places if one.cell]
    return ", ".join([*named[:_MOST_CELLS], *(["…"] if len(named) > _MOST_CELLS else [])])
