"""Points are claimed for a requirement that is not answered met.

The two say different things of one row, and the claim earns nothing.

Fails:
    requirements: {1.1: {kind: expected, answer: {state: unmet, points: 5}}}
Passes:
    requirements: {1.1: {kind: expected, answer: {state: unmet, points: 0}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import both, naming
from gfpack.project.layout import ANSWERS_YAML
from gfpack.project.models import State

KIND = FindingKind(
    "points-without-met",
    Severity.WARNING,
    Text("未自评符合却申报了分数", "Points are claimed for what is not met"),
    Text(
        "第 {clause} 条自评为“{state_zh}”，却申报 {claimed} 分，前后矛盾，这些分不计。",
        "Requirement {clause} is answered “{state_en}” and yet claims {claimed} points; they do not"
        " count.",
    ),
    Text(
        "部分符合的，在 answers.yaml 中把 {clause} 的 state 改为 met，points 写实际得分；"
        "不符合的删去 points。",
        "If it is met in part, set `state` of {clause} in answers.yaml to met and keep the points"
        " it earns; if not, remove `points`.",
    ),
)
_STATES = {
    State.UNMET: Text("不符合", "unmet"),
    State.UNKNOWN: Text("未知", "unknown"),
    State.NOT_APPLICABLE: Text("不适用", "not applicable"),
}


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every claim of points beside an answer other than met."""
    for requirement in case.checklist.requirements().values():
        answer = case.project.answer(requirement.id)
        if answer.points is None or answer.points <= 0 or answer.state not in _STATES:
            continue
        yield finding(
            KIND,
            requirement=requirement.id,
            place=_place(case, requirement.id),
            claimed=answer.points,
            **both("state", _STATES[answer.state]),
            **naming(requirement),
        )


def _place(case: Case, requirement: str) -> Place:
    line = case.project.line(ANSWERS_YAML, "answers", requirement, "points")
    return Place(ANSWERS_YAML, line=line)
