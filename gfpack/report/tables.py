"""Part four of the report and what follows: the two tables, attachments, overrides, rules.

In: a case, its page map, the findings. Out: plain data for the template. Only official points
are shown; of working points nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gfpack.appendix.models import PageMap
from gfpack.assessment.models import Verdict
from gfpack.base.messages import Lang
from gfpack.checklist.models import Checklist, Indicator, Kind, Requirement
from gfpack.checklist.parts import Confidence
from gfpack.figures.metrics import rounded
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.project.models import State
from gfpack.report import words
from gfpack.report.clauses import proof
from gfpack.report.measured import Measured

Plain = dict[str, Any]
_UNSURE = (Confidence.LOW, Confidence.WORKING)
_MOST_NAMED = 8
"""Requirements a sentence names; the others are counted."""


def general_table(case: Case, page_map: PageMap, measured: Measured) -> list[Plain]:
    """Return the rows of the table of general requirements (一般要求符合性评价表)."""
    tops = case.checklist.general
    return [_row(case, page_map, measured, one) for top in tops for _, one in top.walk()]


def score_table(case: Case, page_map: PageMap, measured: Measured) -> list[Plain]:
    """Return the rows of the table of indicators, by first and second level (评价指标自评表)."""
    return [
        {
            "heading": _first_level(top),
            "sections": [
                {
                    "title": _second_level(section, top),
                    "rows": [_row(case, page_map, measured, one) for one in section.requirements],
                }
                for section in {section.id: section for section, _ in top.walk()}.values()
            ],
        }
        for top in case.checklist.indicators
    ]


def _first_level(top: Indicator) -> str:
    weight = f"（权重 {words.number(top.weight)}%）" if top.weight is not None else ""
    return f"{top.id}　{words.clean(top.title.zh)}{weight}"


def _second_level(section: Indicator, top: Indicator) -> str:
    return words.NONE if section.id == top.id else f"{section.id}　{words.clean(section.title.zh)}"


def _row(case: Case, page_map: PageMap, measured: Measured, requirement: Requirement) -> Plain:
    result = case.assessment.results[requirement.id]
    full, reached = words.official(result.full_points), words.official(result.points)
    return {
        "id": requirement.id,
        "title": words.clean(requirement.title.zh),
        "kind": words.KINDS[requirement.kind],
        "state": words.state(result),
        "measured": measured.values(requirement) or [words.NONE],
        "units": measured.units(requirement),
        "weights": measured.weights(requirement),
        "points": words.NONE if full == words.NONE else f"{full}／{reached}",
        "full": full,
        "reached": reached,
        "example": words.example(result),
        "note": words.clean(requirement.note.zh) if requirement.note else "",
        **measured.scoring(requirement),
        "proof": proof(case, page_map, requirement.id),
    }


def general_summary(case: Case) -> str:
    """Return how many general requirements are met, unmet and open."""
    rows = [one for top in case.checklist.general for _, one in top.walk()]
    return f"一般要求{_counted(case, rows)}。任何一项不符合即不能申报。" if rows else ""


def score_summary(case: Case) -> str:
    """Return how many requirements of each kind are met, unmet, not applicable and open."""
    rows = [one for top in case.checklist.indicators for _, one in top.walk()]
    parts = []
    for kind in Kind:
        of_kind = [one for one in rows if one.kind is kind]
        if of_kind:
            parts.append(f"{words.KINDS[kind]}要求{_counted(case, of_kind)}")
    return f"{'；'.join(parts)}。"


def _counted(case: Case, rows: Iterable[Requirement]) -> str:
    counts = Counter(case.assessment.results[one.id].state for one in rows)
    named = [f"{words.STATES[state]} {counts[state]} 项" for state in words.STATES if counts[state]]
    if counts[State.UNKNOWN]:
        named.append(f"{words.missing('尚不能判定')} {counts[State.UNKNOWN]} 项")
    return f"共 {counts.total()} 项：{words.listed(named)}"


def score_notes(case: Case) -> list[str]:
    """Return the total where every point in it is official, otherwise why there is none."""
    return [*_total(case), *_examples(case), *_choices(case), *_index(case)]


def _total(case: Case) -> list[str]:
    if case.checklist.index is not None:
        return []
    total = case.assessment.total
    if total is not None and total.status == "official":
        weighed = "和一级指标权重" if case.checklist.raw_points is not None else ""
        return [f"自评总分：{words.number(total.value)} 分（按官方分值{weighed}计算）。"]
    if any(one.points is None for one in case.checklist.requirements().values() if _scored(one)):
        return ["公开资料未载明本表全部条款的官方分值，故不填总分；“—”表示未见官方分值。"]
    return [f"自评总分：{words.missing('尚有条款未自评')}。"]


def _examples(case: Case) -> list[str]:
    """Return what the points of a standard's example are, where the table has such."""
    if all(one.example_points is None for one in case.checklist.requirements().values()):
        return []
    return [
        "“示例分值”和一级指标的权重取自标准的资料性示例，仅供参考，不具约束力，"
        "不计入得分；所属行业或地方有规定的从其规定。",
        *_example_total(case),
    ]


def _example_total(case: Case) -> list[str]:
    reached = case.assessment.example_total
    if reached is None:
        return []
    return [f"按示例分值，目前能够确认的得分为 {words.number(reached.value)} 分（示例，非官方）。"]


def _choices(case: Case) -> list[str]:
    """Return which requirements count only in part (n 选 m)."""
    nodes = [node for top in case.checklist.indicators for node in top.nodes()]
    return [
        f"{words.listed(choice.of)} 共 {len(choice.of)} 项中选 {choice.count} 项计入。"
        for node in nodes
        for choice in node.choices
    ]


def _index(case: Case) -> list[str]:
    """Return the index over all counted rows with its working, or that it is still open."""
    rule, index = case.checklist.index, case.assessment.index
    if rule is None or index is None:
        return []
    title = words.clean(rule.title.zh)
    if index.value is None:
        return [f"{title}：{words.missing('尚有计入的指标未定')}"]
    told = [f"{title}：{index.working}"]
    if index.capped is not None:
        told.append(
            f"单项比值是否封顶为 1 未见公开规定；封顶时{title}为 {rounded(index.capped):f}。"
        )
    return told


def _scored(requirement: Requirement) -> bool:
    return requirement.kind is not Kind.GENERAL


def attachments(page_map: PageMap) -> list[Plain]:
    """Return all attachments in the order they are bound."""
    return [
        {
            "citation": page_map.citation(one),
            "title": words.clean(one.title),
            "supports": words.clauses(one.supports),
        }
        for one in page_map.attachments
    ]


def overrides(judged: Judged) -> list[Plain]:
    """Return people's decisions on findings, in the open."""
    return [
        {
            "requirement": one.finding.requirement or words.NONE,
            "message": words.clean(one.finding.message(Lang.ZH)),
            "why": words.clean(one.override.why),
            "by": words.clean(one.override.by),
            "on": one.override.on.isoformat(),
        }
        for one in judged.overridden
    ]


def verdict(case: Case) -> str:
    """Return the verdict with its reasons."""
    ids = case.assessment.reasons
    veto = sum(one.veto for one in case.checklist.requirements().values())
    on = f"证明材料的有效性按 {words.day(case.valid_on)}判断。"
    if case.assessment.verdict is Verdict.ELIGIBLE:
        said = f"一票否决的 {veto} 项要求没有一项不符合，证明材料齐备，自评结论为具备申报条件。"
    elif case.assessment.verdict is Verdict.NOT_ELIGIBLE:
        said = f"一票否决的要求中 {_some(ids)} 不符合，自评结论为不具备申报条件。"
    else:
        why = f"{_some(ids)} 尚未证明符合" if ids else "本表没有可据以判断的要求"
        said = f"自评结论：{words.missing(why)}。"
    return on + said


def _some(ids: Sequence[str]) -> str:
    shown = words.clauses(ids[:_MOST_NAMED])
    return shown if len(ids) <= _MOST_NAMED else f"{shown} 等 {len(ids)} 项"


def rules(case: Case) -> list[Plain]:
    """Return the judgements of low or working confidence that the verdict rests on, by reason."""
    found: dict[_Doubt, list[str]] = {}
    for requirement in case.assessment.low_confidence:
        for doubt in _doubts(case.checklist, requirement):
            found.setdefault(doubt, []).append(requirement)
    return [
        {
            "requirements": words.clauses(ids),
            "subject": doubt.subject,
            "confidence": words.CONFIDENCES[doubt.confidence],
            "reason": words.clean(doubt.reason),
        }
        for doubt, ids in found.items()
    ]


@dataclass(frozen=True, slots=True)
class _Doubt:
    subject: str
    confidence: Confidence
    reason: str


def _doubts(checklist: Checklist, requirement_id: str) -> list[_Doubt]:
    """Return each fact of a requirement that is not sure, and what there is to say of it."""
    one = checklist.requirements()[requirement_id]
    doubts = [
        _Doubt("条款内容", one.confidence, "未见完整的公开来源"),
        _Doubt("必选或可选", one.kind_confidence, "未见完整的公开来源"),
    ]
    if one.proof:
        doubts.append(_Doubt("证明搭配", one.proof.confidence, one.proof.reason))
    return [doubt for doubt in doubts if doubt.confidence in _UNSURE]
