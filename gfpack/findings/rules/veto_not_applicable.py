"""A veto requirement is answered "not applicable".

No public rule says how 不适用 counts. General requirements speak of every plant, so such an answer
leaves them open. A basic requirement whose object the plant does not have is let through with its
reason, and pointed out: the authority that receives the application has the last word.

Fails:
    requirements: {1.1: {answer: {state: not-applicable, reason: 厂区无危险化学品}}}
Passes:
    requirements: {1.1: {kind: expected, answer: {state: not-applicable, reason: 无余热}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.models import Kind
from gfpack.findings.case import Case
from gfpack.findings.params import naming, within
from gfpack.project.models import State

KIND = FindingKind(
    "veto-not-applicable",
    Severity.WARNING,
    Text("一票否决项按不适用处理", "A veto requirement is answered not applicable"),
    Text(
        "必选条款 {clause}“{title_zh}”按不适用处理，理由：{reason}。不适用如何认定，没有公开规定。",
        "Basic requirement {clause} ({title_en}) is answered not applicable: {reason}. No public"
        " rule says how that counts.",
    ),
    Text(
        "提交前向受理部门确认认可该理由，并附能说明情况的材料（如工艺说明、现场照片）。",
        "Ask the receiving authority beforehand, and add something that shows it (a process"
        " description, photos).",
    ),
    ask=Text(
        "请提供能说明没有这一项的材料，如工艺说明、现场照片。",
        "Please send what shows that there is no such thing: a process description, photos.",
    ),
)
GENERAL = FindingKind(
    KIND.code,
    Severity.VETO,
    Text("一般要求不能按不适用处理", "A general requirement cannot be not applicable"),
    Text(
        "一般要求 {clause}“{title_zh}”填了不适用（理由：{reason}）。一般要求没有不适用的，"
        "结论无法作出。",
        "General requirement {clause} ({title_en}) is answered not applicable ({reason}). It speaks"
        " to everybody, so no verdict can be given.",
    ),
    Text(
        "请如实填写 met 或 unmet；确无相关事项的，附情况说明作为证明材料后填 met。",
        "Answer met or unmet. Where there is nothing of the kind, add a statement to that effect as"
        " evidence and answer met.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every veto requirement that is held to be not applicable."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        if requirement.veto and result.state is State.NOT_APPLICABLE:
            kind = GENERAL if requirement.kind is Kind.GENERAL else KIND
            reason = within(case.project.answer(requirement.id).reason)
            yield finding(kind, requirement=requirement.id, reason=reason, **naming(requirement))
