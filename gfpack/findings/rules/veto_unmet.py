"""A requirement whose failure voids the application is answered unmet.

GB/T 36132-2018, 4.1 with the ministry's table of 2018: general and basic requirements must all be
met before anything is scored. What was done about the others does not matter then.

Fails:
    requirements: {1.1: {answer: unmet}}
Passes:
    requirements: {1.1: {answer: met}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.models import State

KIND = FindingKind(
    "veto-unmet",
    Severity.VETO,
    Text("一票否决项不符合", "A veto requirement is unmet"),
    Text(
        "第 {clause} 条“{title_zh}”自评为不符合。该条一项不符合即不能申报。",
        "Requirement {clause} ({title_en}) is answered unmet. That alone rules an application out.",
    ),
    Text(
        "先整改到位并取得证明材料，再把 answers.yaml 中 {clause} 的 state 改为 met；"
        "如属误判，请对照条款原文更正自评。在此之前建议不要提交。",
        "Put it right and obtain proof, then set the state of {clause} in answers.yaml to met; if"
        " it was misjudged, correct the answer against the standard. Do not hand in before that.",
    ),
    ask=Text(
        "请安排整改到位，并提供整改后的证明材料；如属误判，请说明实际情况。",
        "Please put it right and send what proves it; if it was misjudged, tell how it is.",
    ),
    decisive=True,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every veto requirement that is answered unmet."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if requirement.veto and result.answered is State.UNMET:
            yield finding(KIND, requirement=requirement.id, **naming(requirement))
