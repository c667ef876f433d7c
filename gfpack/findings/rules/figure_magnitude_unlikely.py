"""A figure is a thousand or ten thousand times too large or too small: a unit was mistaken.

Held against the statistical form in the evidence, against the year before, and against another
figure (coal equivalent per output value). The limits stand in `checklists/plausibility.yaml` and
are gfpack's own judgement; each figure is told once.

Fails:
    figures:
      lines:
        - {figure: energy-total, year: 2024, value: 2559.40, unit: tce, cell: 能耗!E5}
        - {figure: energy-total, year: 2025, value: 2669820, unit: tce, cell: 能耗!F5}
Passes:
    figures:
      lines:
        - {figure: energy-total, year: 2024, value: 2559.40, unit: tce, cell: 能耗!E5}
        - {figure: energy-total, year: 2025, value: 2669.82, unit: tce, cell: 能耗!F5}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.parts import Names
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import written
from gfpack.figures.models import Cell, Figures
from gfpack.figures.plausibility import Ratio, plausibility
from gfpack.figures.units import Quantity, UnitsDifferError, units
from gfpack.findings.case import Case
from gfpack.findings.form_numbers import Pair, pairs
from gfpack.findings.params import Words, both
from gfpack.findings.year_on_year import Step, steps

KIND = FindingKind(
    "figure-magnitude-unlikely",
    Severity.WARNING,
    Text("数据的数量级可疑，多半是单位填错", "A figure's magnitude is unlikely: a mistaken unit?"),
    Text(
        "数据表 {cell} 的“{figure_zh}”（{year} 年）是 {value}，而{beside_zh}，"
        "两者相差约 {factor} 倍（工作判断）。",
        "{cell} of the figures says {value} for “{figure_en}” of {year}, but {beside_en}: about"
        " {factor} times apart (a working judgement).",
    ),
    Text(
        "请核对单位（吨与千克、tce 与 kgce、万元与元、m2 与公顷），按表中的单位改正 figures.xlsx。",
        "Check the unit (t or kg, tce or kgce, 万元 or 元, m2 or hectare) and correct figures.xlsx"
        " to the unit shown there.",
    ),
)
_FORM = Text("{proof}上“{line}”是 {said}", "{proof} says {said} for “{line}”")
_BEFORE = Text("上年（{cell}）是 {value}", "{value} the year before ({cell})")
OF_RATIO = FindingKind(
    KIND.code,
    Severity.WARNING,
    KIND.title,
    Text(
        "“{figure_zh}”（{cell}，{value}）与“{other_zh}”（{other_cell}，{other_value}）相比，"
        "{ratio_zh}达到 {quotient}，通常在 {range_zh}（工作判断），多半有一处单位填错。",
        "“{figure_en}” ({cell}, {value}) beside “{other_en}” ({other_cell}, {other_value}) gives"
        " {quotient} for {ratio_en}, commonly {range_en} (a working judgement): one of the units"
        " may be mistaken.",
    ),
    KIND.advice,
)
_RANGES = {
    (True, True): Text("{low}～{high} 之间", "between {low} and {high}"),
    (False, True): Text("{high} 以下", "below {high}"),
    (True, False): Text("{low} 以上", "above {low}"),
}
_Key = tuple[str, int]


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every figure whose magnitude is unlikely."""
    told: set[_Key] = set()
    for pair in pairs(case):
        key = (pair.figure.replace(" ", ":"), pair.year)
        if pair.differs and pair.factor and key not in told:
            told.add(key)
            yield _beside_form(pair, pair.factor, key)
    for step in steps(case.figures):
        key = (f"{step.figure}:{step.row}" if step.row else step.figure, step.year)
        wrong_before = (key[0], step.year - 1) in told
        if step.factor and key not in told and not wrong_before:
            told.add(key)
            yield _beside_year(step, step.factor, key)
    figures = {key.partition(":")[0] for key, _ in told}
    for ratio in plausibility().ratios:
        if not {ratio.of, ratio.to} & figures:
            yield from _of_ratio(ratio, case.figures)


def _beside_form(one: Pair, factor: Decimal, key: _Key) -> Finding:
    names = {"proof": f"“{one.evidence.title}”", "line": one.line, "said": written(one.said)}
    return _finding(one.cell, one.title, key, factor, **both("beside", _filled(_FORM, names)))


def _beside_year(one: Step, factor: Decimal, key: _Key) -> Finding:
    cell = one.before.place.cell or one.before.place.file
    names = {"cell": cell, "value": written(one.before.value)}
    return _finding(one.now, one.title, key, factor, **both("beside", _filled(_BEFORE, names)))


def _filled(text: Text, names: Words) -> Text:
    return Text(text.zh.format(**names), text.en.format(**names))


def _finding(
    cell: Cell[Quantity], title: Names, key: _Key, factor: Decimal, **words: Any
) -> Finding:
    return finding(
        KIND,
        group=f"{key[0]}:{key[1]}",
        place=cell.place,
        cell=cell.place.cell or cell.place.file,
        value=written(cell.value),
        year=key[1],
        factor=factor,
        **both("figure", title),
        **words,
    )


def _of_ratio(ratio: Ratio, figures: Figures) -> Iterator[Finding]:
    """Yield the latest year in which two figures do not go together."""
    for year in reversed(figures.years):
        of, to = _cell(figures, ratio.of, year), _cell(figures, ratio.to, year)
        quotient = _quotient(ratio, of.value, to.value) if of and to else None
        if of and to and quotient is not None and not _between(ratio, quotient):
            yield _ratio_finding(ratio, of, to, quotient, year)
            return


def _cell(figures: Figures, figure: str, year: int) -> Cell[Quantity] | None:
    cell = figures.get(figure, year)
    if cell and isinstance(cell.value, Quantity) and cell.value.value > 0:
        return Cell(cell.value, cell.place)
    return None


def _quotient(ratio: Ratio, of: Quantity, to: Quantity) -> Decimal | None:
    try:
        return units().convert(of / to, units().parse(ratio.unit)).value
    except UnitsDifferError:
        return None


def _between(ratio: Ratio, quotient: Decimal) -> bool:
    low, high = ratio.low, ratio.high
    return (low is None or quotient >= low) and (high is None or quotient <= high)


def _ratio_finding(
    ratio: Ratio, of: Cell[Quantity], to: Cell[Quantity], quotient: Decimal, year: int
) -> Finding:
    limits = {"low": f"{ratio.low} {ratio.unit}", "high": f"{ratio.high} {ratio.unit}"}
    usual = _RANGES[ratio.low is not None, ratio.high is not None]
    place: Place = of.place
    return finding(
        OF_RATIO,
        group=f"{ratio.id}:{year}",
        place=place,
        cell=place.cell or place.file,
        value=written(of.value),
        other_cell=to.place.cell or to.place.file,
        other_value=written(to.value),
        quotient=f"{quotient:.4g} {ratio.unit}",
        **both("figure", catalogue().get(ratio.of).title),
        **both("other", catalogue().get(ratio.to).title),
        **both("ratio", ratio.title),
        **both("range", _filled(usual, limits)),
    )
