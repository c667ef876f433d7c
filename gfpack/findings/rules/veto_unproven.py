"""A veto requirement is not proven: a group of its proof rule lacks evidence that counts.

One finding for each group that is wanting or unconfirmed. It names what would prove the group, what
is there, and why that does not count. Groups that hang on a circumstance nobody has stated are told
together, by `circumstance-unanswered`. Requirements that are answered unmet, or not applicable with
a reason, are left to the rules about those answers.

Fails:
    requirements: {1.1: {any_of: [licence]}}
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2026-01-01}}
Passes:
    requirements: {1.1: {any_of: [licence]}}
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2029-01-01}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupResult, GroupState, RequirementResult
from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.models import Group, Requirement
from gfpack.findings.case import Case
from gfpack.findings.params import Words, both, naming, there, wanted
from gfpack.project.models import State

_TITLE = Text("一票否决项证明不足", "A veto requirement is not proven")
KIND = FindingKind(
    "veto-unproven",
    Severity.VETO,
    _TITLE,
    Text(
        "第 {clause} 条缺“{group_zh}”的证明：还没有任何材料。",
        "Requirement {clause}: there is nothing yet that proves “{group_en}”.",
    ),
    Text(
        "请提供：{wanted_zh}。用 gfpack collect 收进来，再确认。",
        "Obtain {wanted_en}; take it in with `gfpack collect` and confirm it.",
    ),
    gathered=Gathered(
        Text(
            "以下一票否决项缺 {count} 组证明，还没有任何材料：{clauses}。如{names}等。",
            "{count} groups of proof have nothing yet, such as {names}. Veto requirements:"
            " {clauses}",
        ),
        Text(
            "运行 gfpack request 生成资料清单，发给企业；收到后用 gfpack collect 收进来，再确认。",
            "Send the client the list that `gfpack request` writes; take in what comes with"
            " `gfpack collect` and confirm it.",
        ),
        "group",
    ),
)
NOT_ENOUGH = FindingKind(
    KIND.code,
    Severity.VETO,
    _TITLE,
    Text(
        "第 {clause} 条中“{group_zh}”的证明不够。现有：{there_zh}。",
        "Requirement {clause}: not enough proves “{group_en}”. There is: {there_en}.",
    ),
    Text(
        "应有：{wanted_zh}。请补齐或更换不能用的材料；软件读错的，在 evidence.yaml 中更正并确认。",
        "Needed: {wanted_en}. Add what is missing or replace what cannot be used; where software"
        " misread, correct it in evidence.yaml and confirm.",
    ),
)
YEARS_MISSING = FindingKind(
    KIND.code,
    Severity.VETO,
    _TITLE,
    Text(
        "第 {clause} 条中“{group_zh}”缺 {years} 年的证明。现有：{there_zh}。",
        "Requirement {clause}: “{group_en}” is not proven for {years}. There is: {there_en}.",
    ),
    Text(
        "应有：{wanted_zh}。请补充所缺年份；一份材料说明了多个年份的，在 evidence.yaml 的 years 中"
        "写明。",
        "Needed: {wanted_en}. Add the missing years; where one paper speaks of several, say so"
        " under `years` in evidence.yaml.",
    ),
)
UNCONFIRMED = FindingKind(
    KIND.code,
    Severity.VETO,
    Text("一票否决项的证明未经确认", "The proof of a veto requirement is not confirmed"),
    Text(
        "第 {clause} 条中“{group_zh}”已有材料，但未经人工确认：{there_zh}。",
        "Requirement {clause}: what proves “{group_en}” is not confirmed by a person: {there_en}.",
    ),
    Text(
        "请对照原件核对类型、名称、日期，运行 gfpack confirm 确认；软件识读的内容只是候选。",
        "Compare type, holder and dates with the original and run `gfpack confirm`; what software"
        " reads is a candidate only.",
    ),
    gathered=Gathered(
        Text(
            "以下一票否决项的 {count} 组证明已有材料，只差人工确认：{clauses}。如{names}等。",
            "For {count} groups of proof only a person's confirmation is lacking, such as {names}."
            " Veto requirements: {clauses}",
        ),
        Text(
            "请对照原件，用 gfpack walk --confirm 逐份确认，或运行 gfpack confirm；"
            "软件识读的内容只是候选。",
            "Compare with the originals: paper by paper in `gfpack walk --confirm`, or with"
            " `gfpack confirm`; what software reads is a candidate only.",
        ),
        "group",
    ),
)
NO_RULE = FindingKind(
    KIND.code,
    Severity.VETO,
    _TITLE,
    Text(
        "第 {clause} 条没有可用的证明材料。",
        "Requirement {clause}: there is no usable evidence.",
    ),
    Text(
        "请提供能证明该条的材料，并在 evidence.yaml 中把它的 supports 指向 {clause} 后确认。",
        "Provide evidence, link it to {clause} under `supports` in evidence.yaml, and confirm it.",
    ),
    ask=Text(
        "请提供能证明该条的材料。",
        "Please send what proves it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every group that keeps a veto requirement from being proven."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        settled = result.state in (State.UNMET, State.NOT_APPLICABLE)
        if requirement.veto and not result.proven and not settled:
            yield from _unproven(case, requirement, result)


def _unproven(case: Case, requirement: Requirement, result: RequirementResult) -> Iterator[Finding]:
    if requirement.proof is None:
        yield finding(NO_RULE, requirement=requirement.id, **naming(requirement))
        return
    for group, standing in zip(requirement.proof.groups, result.groups, strict=True):
        if standing.state in (GroupState.WANTING, GroupState.UNCONFIRMED):
            yield finding(
                _kind(standing),
                requirement=requirement.id,
                group=group.id,
                **naming(requirement),
                **_about(case, group, standing),
            )


def _kind(standing: GroupResult) -> FindingKind:
    if standing.state is GroupState.UNCONFIRMED:
        return UNCONFIRMED
    if not standing.counted and not standing.rejected:
        return KIND
    return YEARS_MISSING if standing.counted and standing.missing_years else NOT_ENOUGH


def _about(case: Case, group: Group, standing: GroupResult) -> Words:
    return {
        **both("group", group.title),
        **wanted(case, group),
        **there(case, standing),
        "years": ", ".join(map(str, standing.missing_years)),
    }
