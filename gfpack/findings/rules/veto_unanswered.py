"""Nobody has said yet whether a veto requirement is met.

What is not said is unknown, and unknown never counts as met, however good the evidence is.

Fails:
    requirements: {1.1: {answer: unknown, any_of: [licence]}}
    evidence: {a: {type: licence}}
Passes:
    requirements: {1.1: {answer: met, any_of: [licence]}}
    evidence: {a: {type: licence}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.models import State

KIND = FindingKind(
    "veto-unanswered",
    Severity.VETO,
    Text("一票否决项尚未自评", "A veto requirement is not answered"),
    Text(
        "第 {clause} 条尚未自评，结论无法作出。",
        "Nobody has answered requirement {clause}, so no verdict can be given.",
    ),
    Text(
        "请企业在 answers.yaml 的 {clause} 下填写 state（met 或 unmet）与情况说明。",
        "Have the enterprise give `state` (met or unmet) and a statement for {clause} in"
        " answers.yaml.",
    ),
    gathered=Gathered(
        Text(
            "以下 {count} 条尚未自评，结论无法作出：{clauses}",
            "Nobody has answered these {count} requirements, so no verdict can be given: {clauses}",
        ),
        Text(
            "请企业在 answers.yaml 的各条下填写 state（met 或 unmet）与情况说明。",
            "Have the enterprise give `state` (met or unmet) and a statement for each of them in"
            " answers.yaml.",
        ),
    ),
    ask=Text(
        "请说明贵单位是否符合、怎样做的、有哪些文件和记录。",
        "Please tell whether you meet it, how, and which papers and records show it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every veto requirement without an answer."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if requirement.veto and result.answered is State.UNKNOWN:
            yield finding(KIND, requirement=requirement.id, **naming(requirement))
