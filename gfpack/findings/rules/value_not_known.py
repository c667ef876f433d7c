"""A requirement is answered met and proven; whether its value reaches the baseline is not known.

A figure is missing, or the value to compare with is (基准值, 对标值), or their units differ.
Unknown never counts as met: a veto requirement stays open, any other earns nothing for certain.
Papers alone do not say it: what decides is a number.

Fails:
    checklist:
      metrics:
        - {id: M, title: {zh: 容积率, en: ratio}, annex: A.1, formula: R, expression: r, unit: "1",
           inputs: {r: {figure: land-area, title: {zh: 率, en: ratio}}}, symbols: {}, source: [S1],
           confidence: high}
    requirements:
      1.1:
        metrics: [M]
        scoring:
          direction: forward
          nature: quantitative
          baseline: {value: 0.7, source: [S1], confidence: high}
    evidence: {a: {type: x}}
Passes:
    checklist:
      metrics:
        - {id: M, title: {zh: 容积率, en: ratio}, annex: A.1, formula: R, expression: r, unit: "1",
           inputs: {r: {figure: land-area, title: {zh: 率, en: ratio}}}, symbols: {}, source: [S1],
           confidence: high}
    requirements:
      1.1:
        metrics: [M]
        scoring:
          direction: forward
          nature: quantitative
          baseline: {value: 0.7, source: [S1], confidence: high}
    evidence: {a: {type: x}}
    figures: {lines: [{figure: land-area, year: 2025, value: 0.9}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Gap, Held, RequirementResult
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text, message
from gfpack.checklist.models import Requirement
from gfpack.figures.as_text import missing_in_words, problem_in_words
from gfpack.figures.catalogue import catalogue
from gfpack.findings.case import Case
from gfpack.findings.params import Words, listed, naming
from gfpack.project.models import State

_TITLE = Text("是否达到基准还算不出来", "Whether the baseline is reached is not known")
_MESSAGE = Text(
    "第 {clause} 条自评为符合，但是否达到基准还不知道：{why_zh}。",
    "Requirement {clause} is answered met, but whether its baseline is reached is not known:"
    " {why_en}.",
)
_ADVICE = Text(
    "用 gfpack figures template 生成数据表，补上所缺的数据和对标值（写明来源）；"
    "没有公布的基准值，向受理部门或行业协会询问，不要自定。",
    "Draw the workbook with `gfpack figures template` and fill in what is missing, values to"
    " compare with and their source too. Where none is published, ask the authority or the"
    " industry association; do not make one up.",
)
_ASK = Text(
    "请在数据表中补上所缺的数据；对标值请写明来源。",
    "Please fill in the missing figures in the workbook, with the source of values to compare.",
)
KIND = FindingKind("value-not-known", Severity.VETO, _TITLE, _MESSAGE, _ADVICE, ask=_ASK)
NO_POINTS = FindingKind(KIND.code, Severity.INFO, _TITLE, _MESSAGE, _ADVICE, ask=_ASK)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every requirement that stays unknown for want of a number alone."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if _wants_a_number(result):
            yield finding(
                KIND if requirement.veto else NO_POINTS,
                requirement=requirement.id,
                **naming(requirement),
                **_why(requirement, result, case),
            )


def _wants_a_number(result: RequirementResult) -> bool:
    said = result.answered is State.MET and result.proven
    return said and result.state is State.UNKNOWN and result.score is not None


def _why(requirement: Requirement, result: RequirementResult, case: Case) -> Words:
    held = result.score.held if result.score else ()
    open_ = [one for one in held if one.counted and one.reached is None]
    titles = {one.id: one.title for one in case.checklist.references}
    words: Words = {}
    for lang in Lang:
        named = {key: title.in_(lang) for key, title in titles.items()}
        told = dict.fromkeys(_reason(one, named, lang) for one in open_)
        words[f"why_{lang}"] = listed(told, lang)
    return words


def _reason(one: Held, references: dict[str, str], lang: Lang) -> str:
    result, row = one.result, one.result.row
    of = f"〔{row}〕" if row else ""
    if one.gap is Gap.NO_VALUE and result.problem:
        return f"{result.metric.title.in_(lang)}{of} {problem_in_words(result, lang)}"
    if one.gap is Gap.NO_VALUE:
        missing = missing_in_words(result, catalogue(), lang)
        return message("assessment.gap.no-value", lang, figures=f"{missing}{of}")
    about = references.get(one.about, one.about) or result.metric.title.in_(lang)
    return message(f"assessment.gap.{one.gap or Gap.NO_BASELINE}", lang, about=f"{about}{of}")
