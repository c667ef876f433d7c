"""A requirement is answered met, and what is computed from the figures misses its baseline.

Figures and answer cannot both be right; the answer does not count (unknown never counts as met, and
what is known to miss neither). A veto requirement voids the application then: GB/T 36132-2018, 4.1
with the ministry's table of 2018; GB/T 36132-2025, 5.2: below the baseline no points.

Fails:
    checklist:
      metrics:
        - {id: M, title: {zh: 容积率, en: ratio}, annex: A.1, formula: R, expression: r, unit: "1",
           inputs: {r: {figure: ratio, title: {zh: 率, en: ratio}}}, symbols: {}, source: [S1],
           confidence: high}
    requirements:
      1.1:
        metrics: [M]
        scoring:
          direction: forward
          nature: quantitative
          baseline: {value: 0.7, source: [S1], confidence: high}
    evidence: {a: {type: x}}
    figures: {lines: [{figure: ratio, year: 2025, value: 0.5}]}
Passes:
    checklist:
      metrics:
        - {id: M, title: {zh: 容积率, en: ratio}, annex: A.1, formula: R, expression: r, unit: "1",
           inputs: {r: {figure: ratio, title: {zh: 率, en: ratio}}}, symbols: {}, source: [S1],
           confidence: high}
    requirements:
      1.1:
        metrics: [M]
        scoring:
          direction: forward
          nature: quantitative
          baseline: {value: 0.7, source: [S1], confidence: high}
    evidence: {a: {type: x}}
    figures: {lines: [{figure: ratio, year: 2025, value: 0.7}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Held, RequirementResult
from gfpack.assessment.scale import shown
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Requirement
from gfpack.findings.case import Case
from gfpack.findings.params import Words, listed, naming
from gfpack.project.models import State

_TITLE = Text("计算值达不到基准", "A computed value misses its baseline")
_MESSAGE = Text(
    "第 {clause} 条自评为符合，但按数据表算得 {values_zh}。",
    "Requirement {clause} is answered met, but from the figures follows {values_en}.",
)
_ADVICE = Text(
    "请核对数据表的数据、单位和对标值（gfpack figures show 可看计算过程）；数据无误的，"
    "该条不符合，请把自评改为 unmet。",
    "Check figures, units and the value to compare with (`gfpack figures show` shows the working);"
    " if they are right, the requirement is unmet: answer so.",
)
_ASK = Text(
    "请核对有关数据和对标值；数据无误的，请说明整改打算。",
    "Please check these figures and the value they are compared with; if they are right, tell what"
    " you intend to do about it.",
)
KIND = FindingKind("value-misses-baseline", Severity.VETO, _TITLE, _MESSAGE, _ADVICE, ask=_ASK)
NO_POINTS = FindingKind(KIND.code, Severity.WARNING, _TITLE, _MESSAGE, _ADVICE, ask=_ASK)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every requirement said to be met whose value misses its baseline."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        missed = _missed(result)
        if missed:
            yield finding(
                KIND if requirement.veto else NO_POINTS,
                requirement=requirement.id,
                place=next(
                    (place for term in missed[0].result.terms for place in term.places), None
                ),
                **naming(requirement),
                **_values(requirement, missed),
            )


def _missed(result: RequirementResult) -> list[Held]:
    said = result.answered is State.MET and result.state is State.UNMET
    held = result.score.held if said and result.score else ()
    return [one for one in held if one.counted and one.reached is False]


def _values(requirement: Requirement, missed: list[Held]) -> Words:
    forward = requirement.scoring is not None and requirement.scoring.direction == "forward"
    return {
        f"values_{lang}": listed((_value(one, lang, forward=forward) for one in missed), lang)
        for lang in Lang
    }


def _value(one: Held, lang: Lang, *, forward: bool) -> str:
    title = one.result.metric.title.in_(lang)
    of = f"〔{one.result.row}〕" if one.result.row else ""
    value, low = one.result.value, one.baseline
    if value is None or low is None:
        return title
    unit = str(value.unit)
    numbers = shown(value.value), shown(low.quantity.value)
    beyond = low.bound.beyond
    sign = (">" if beyond else "≥") if forward else ("<" if beyond else "≤")
    return f"{title}{of} {numbers[0]}{'' if unit == '1' else f' {unit}'} ({sign} {numbers[1]})"
