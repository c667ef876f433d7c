"""An expected requirement is answered met, and only part of what it asks for is proven.

Expected requirements are scored by degree of conformity (ministry's table of 2018, scoring rule):
who claims all the points, or does not say how many, shows all the proof. A claim of some of the
points may well fit what is there; then the finding is a hint. Where nothing at all is proven,
`met-without-proof` says so.

Fails:
    requirements:
      1.1: {kind: expected, groups: {ledger: {any_of: [ledger]}, photos: {any_of: [photo]}}}
    evidence: {a: {type: ledger}}
Passes:
    requirements:
      1.1: {kind: expected, groups: {ledger: {any_of: [ledger]}, photos: {any_of: [photo]}}}
    evidence: {a: {type: ledger}, b: {type: photo}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, RequirementResult
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Kind, Requirement
from gfpack.findings.case import Case
from gfpack.findings.params import Words, listed, naming
from gfpack.project.models import State

KIND = FindingKind(
    "partly-proven",
    Severity.ERROR,
    Text("全额自评，证明只有一部分", "Claimed in full, proven in part"),
    Text(
        "第 {clause} 条按完全符合自评，已证明：{proven_zh}；未证明：{wanting_zh}。证明不全，"
        "评审不会给满分。",
        "Requirement {clause} is answered met in full. Proven: {proven_en}; not proven:"
        " {wanting_en}. Reviewers will not give full points for that.",
    ),
    Text(
        "请补齐所缺证明并确认；确属部分符合的，在 answers.yaml 的 {clause} 下按符合程度填写 "
        "points（低于满分）。",
        "Add what is not proven and confirm it; if it is met in part, give `points` below the full"
        " ones for {clause} in answers.yaml, by degree of conformity.",
    ),
    ask=Text(
        "请补充能证明“{wanting_zh}”的材料；确实没有的，请告知做到了什么程度。",
        "Please send what proves “{wanting_en}”; if there is nothing, please say how far it is"
        " met.",
    ),
)
BY_DEGREE = FindingKind(
    KIND.code,
    Severity.INFO,
    Text("按程度申报，部分未证明", "Claimed by degree, proven in part"),
    Text(
        "第 {clause} 条申报 {claimed} 分，已证明：{proven_zh}；未证明：{wanting_zh}。"
        "证明不全，gfpack 的合计暂不计入该条。",
        "Requirement {clause} claims {claimed} points. Proven: {proven_en}; not proven:"
        " {wanting_en}. The totals of gfpack leave it out.",
    ),
    Text(
        "请确认申报的分数与已证明的部分相称；能补齐的补齐。",
        "See that the points claimed fit what is proven; add the rest if there is any.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every expected requirement said to be met and proven in part."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if partly(requirement, result):
            claimed = case.project.answer(requirement.id).points
            full = result.full_points
            whole = claimed is None or full is None or claimed >= full.value
            yield finding(
                KIND if whole else BY_DEGREE,
                requirement=requirement.id,
                claimed="—" if claimed is None else claimed,
                **_groups(requirement, result),
                **naming(requirement),
            )


def partly(requirement: Requirement, result: RequirementResult) -> bool:
    """Return whether an expected requirement is said to be met and some groups are not proven."""
    states = {one.state for one in result.groups}
    return (
        requirement.kind is Kind.EXPECTED
        and result.answered is State.MET
        and not result.proven
        and GroupState.PROVEN in states
    )


def _groups(requirement: Requirement, result: RequirementResult) -> Words:
    titles = {one.id: one.title for one in (requirement.proof.groups if requirement.proof else ())}
    fine = (GroupState.PROVEN, GroupState.NOT_ASKED)
    proven = [titles[one.group] for one in result.groups if one.state is GroupState.PROVEN]
    wanting = [titles[one.group] for one in result.groups if one.state not in fine]
    return {
        f"{name}_{lang}": listed((title.in_(lang) for title in those), lang)
        for name, those in (("proven", proven), ("wanting", wanting))
        for lang in Lang
    }
