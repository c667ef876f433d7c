"""What is still wanting takes longer to obtain than there is time left.

Getting it had to begin its lead time before the day by which all must be here (`lead_time`). The
lead times are gfpack's working estimates and stand with the evidence types; ask the issuer. Of
several alternatives the quickest is taken; where one of them has no estimate, nothing is said; nor
where the paper itself is there and only has to be read, confirmed, linked to the requirement or
sent again. The finding hangs
on the day of the run, so it never enters a package and never blocks one.

Fails:
    today: 2026-06-01
    requirements: {1.1: {any_of: [iso]}}
    types: {iso: {lead_time_days: 90}}
Passes:
    today: 2026-03-01
    requirements: {1.1: {any_of: [iso]}}
    types: {iso: {lead_time_days: 90}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupResult, GroupState
from gfpack.base.findings import Clock, Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.models import Alternative, Group, Requirement
from gfpack.findings.case import Case
from gfpack.findings.lead_time import lead, send_by
from gfpack.findings.params import both, naming, wanted
from gfpack.project.models import State

KIND = FindingKind(
    "lead-time-too-long",
    Severity.WARNING,
    Text("剩余时间不够办理", "Too little time is left"),
    Text(
        "第 {clause} 条还缺“{group_zh}”：{wanted_zh}。办理约需 {time_zh}（工作估计，非官方），"
        "要在 {send_by} 前到齐（{deadline} 截止，留出核对和装订），最迟应在 {start} 启动，"
        "现在已经晚了。",
        "Requirement {clause} still lacks “{group_en}”: {wanted_en}. It takes about {time_en} (a"
        " working estimate); to be here by {send_by}, in time to be checked and bound for the"
        " deadline of {deadline}, it had to be begun by {start}.",
    ),
    Text(
        "马上联系出具机构问能否加急；确定赶不上的，和企业商量改报下一批，不要带着缺口提交。",
        "Ask the issuer at once whether it can be hurried; if not, apply in the next round rather"
        " than with a gap.",
    ),
    Clock.TODAY,
    gathered=Gathered(
        Text(
            "以下条款还缺的 {count} 项材料，按工作估计（非官方）已赶不上截止日：{clauses}。"
            "如{names}等。",
            "By our working estimate {count} papers still lacking cannot be had before the"
            " deadline, such as {names}. Requirements: {clauses}",
        ),
        Text(
            "马上联系出具机构问能否加急；确定赶不上的，和企业商量改报下一批，不要带着缺口提交。",
            "Ask the issuers at once whether they can be hurried; if not, apply in the next round"
            " rather than with a gap.",
        ),
        "group",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for everything wanting that cannot be had in time, once for each."""
    told: set[tuple[Alternative, ...]] = set()
    for requirement, group, standing in _wanting(case):
        found = lead(case, group, standing)
        if found is None or found.begin_by >= case.today or group.any_of in told:
            continue
        told.add(group.any_of)
        yield finding(
            KIND,
            requirement=requirement.id,
            group=group.id,
            days=found.days,
            deadline=case.project.file.deadline,
            send_by=send_by(case),
            start=found.begin_by,
            **both("time", found.duration),
            **naming(requirement),
            **both("group", group.title),
            **wanted(case, group),
        )


def _wanting(case: Case) -> Iterator[tuple[Requirement, Group, GroupResult]]:
    """Yield the wanting groups of what must be, or is said to be, met."""
    for requirement in case.checklist.requirements().values():
        result = case.assessment.results[requirement.id]
        claimed = result.answered is State.MET
        open_veto = requirement.veto and result.state is State.UNKNOWN
        groups = requirement.proof.groups if requirement.proof else ()
        for group, standing in zip(groups, result.groups, strict=True):
            if standing.state is GroupState.WANTING and (claimed or open_veto):
                yield requirement, group, standing
