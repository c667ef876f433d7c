"""Nobody has answered a scored requirement.

It earns nothing until somebody does. Veto requirements have a rule of their own
(`veto-unanswered`).

Fails:
    requirements: {1.1: {kind: expected, answer: unknown}}
Passes:
    requirements: {1.1: {kind: expected, answer: unmet}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.models import State

KIND = FindingKind(
    "answer-missing",
    Severity.INFO,
    Text("条款尚未自评", "A requirement is not answered"),
    Text(
        "第 {clause} 条尚未自评，暂不计分。",
        "Nobody has answered requirement {clause}; it earns no points yet.",
    ),
    Text(
        "请企业在 answers.yaml 的 {clause} 下填写 state 和情况说明；部分符合的可以写 points。",
        "Have the enterprise give `state` and a statement for {clause} in answers.yaml, and"
        " `points` where it is met in part.",
    ),
    gathered=Gathered(
        Text(
            "以下 {count} 条尚未自评，暂不计分：{clauses}",
            "Nobody has answered these {count} requirements; they earn no points yet: {clauses}",
        ),
        Text(
            "请企业在 answers.yaml 的各条下填写 state 和情况说明；部分符合的可以写 points。",
            "Have the enterprise give `state` and a statement for each of them in answers.yaml, and"
            " `points` where it is met in part.",
        ),
    ),
    ask=Text(
        "请说明贵单位是否符合、做到什么程度、有哪些文件和记录。",
        "Please tell whether you meet it, how far, and which papers and records show it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every requirement without an answer that is no veto."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if not requirement.veto and result.answered is State.UNKNOWN:
            yield finding(KIND, requirement=requirement.id, **naming(requirement))
