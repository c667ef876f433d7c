"""A requirement is answered "not applicable", and nobody says why.

No public rule grants such an answer; without a written reason it counts as not known.

Fails:
    requirements: {1.1: {answer: not-applicable}}
Passes:
    requirements: {1.1: {answer: {state: not-applicable, reason: 无余热余压资源}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.models import State

KIND = FindingKind(
    "not-applicable-without-reason",
    Severity.ERROR,
    Text("填了不适用却没有理由", "Not applicable without a reason"),
    Text(
        "第 {clause} 条“{title_zh}”填了不适用，但没有说明理由，按未知处理。",
        "Requirement {clause} ({title_en}) is answered not applicable without a reason; it counts"
        " as not known.",
    ),
    Text(
        "请在 answers.yaml 的 {clause} 下填写 reason：为什么没有这一项，依据是什么。",
        "Give the `reason` for {clause} in answers.yaml: why there is no such thing, and what"
        " shows it.",
    ),
    ask=Text(
        "请说明为什么没有这一项，依据是什么。",
        "Please tell why there is no such thing, and what shows it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every such answer; a veto one voids the application."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if result.answered is State.NOT_APPLICABLE and result.state is State.UNKNOWN:
            severity = Severity.VETO if requirement.veto else None
            yield finding(
                KIND, severity=severity, requirement=requirement.id, **naming(requirement)
            )
