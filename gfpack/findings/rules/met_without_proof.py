"""A scored requirement is answered met, and nothing that counts proves it.

"满足" without evidence is among the commonest reasons for sending a package back; its points are
lost. Veto requirements have a rule of their own (`veto-unproven`), and so have expected ones that
are proven in part (`partly-proven`).

Fails:
    requirements: {1.1: {kind: expected, answer: met}}
Passes:
    requirements: {1.1: {kind: expected, answer: met}}
    evidence: {a: {type: report}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, RequirementResult
from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Requirement
from gfpack.findings.case import Case
from gfpack.findings.params import Words, listed, naming
from gfpack.findings.rules.partly_proven import partly
from gfpack.project.models import State

KIND = FindingKind(
    "met-without-proof",
    Severity.ERROR,
    Text("自评符合但没有证明", "Answered met without proof"),
    Text(
        "第 {clause} 条自评为符合，但没有可用的证明材料，不能计分。",
        "Requirement {clause} is answered met, but nothing usable proves it; it earns no points.",
    ),
    Text(
        "请补充证明材料并确认；确实拿不出的，把自评改为 unmet，不要留空话。",
        "Add evidence and confirm it. If there is none, answer unmet.",
    ),
    ask=Text(
        "请提供能证明该条的材料；确实没有的，请告知。",
        "Please send what proves it; if there is nothing, please say so.",
    ),
)
GROUPS = FindingKind(
    KIND.code,
    Severity.ERROR,
    KIND.title,
    Text(
        "第 {clause} 条自评为符合，但以下证明不足：{groups_zh}。",
        "Requirement {clause} is answered met, but not proven: {groups_en}.",
    ),
    KIND.advice,
    gathered=Gathered(
        Text(
            "{count} 条自评为符合，但证明不足：{clauses}。如缺{names}等。",
            "{count} requirements are answered met, but not proven, such as {names}: {clauses}",
        ),
        KIND.advice,
        "groups",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every scored requirement that is said to be met and is not proven."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        claimed = not requirement.veto and result.answered is State.MET
        if claimed and not result.proven and not partly(requirement, result):
            groups: Words = {
                f"groups_{lang}": _open_groups(requirement, result, lang) for lang in Lang
            }
            yield finding(
                GROUPS if requirement.proof else KIND,
                requirement=requirement.id,
                **groups,
                **naming(requirement),
            )


def _open_groups(requirement: Requirement, result: RequirementResult, lang: Lang) -> str:
    fine = (GroupState.PROVEN, GroupState.NOT_ASKED)
    open_ones = {one.group for one in result.groups if one.state not in fine}
    groups = requirement.proof.groups if requirement.proof else ()
    return listed((group.title.in_(lang) for group in groups if group.id in open_ones), lang)
