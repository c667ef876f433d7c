"""A document that must be recent is older than its type allows when the package is handed in.

Query prints, test reports, audits: the months stand with the evidence type. Age is measured on the
deadline, not at the end of the review. Older reports of a kind that is made every quarter may stand
beside a recent one: they show the other quarters.

Fails:
    types: {credit-report: {rule: recent, months: 1}}
    evidence: {a: {type: credit-report, issued: 2026-05-29}}
Passes:
    types: {credit-report: {rule: recent, months: 1}}
    evidence: {a: {type: credit-report, issued: 2026-05-30}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, Shortfall
from gfpack.assessment.validity import own_date
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses, falling_short, terms

KIND = FindingKind(
    "evidence-too-old",
    Severity.ERROR,
    Text("材料出具时间过早", "Evidence is too old"),
    Text(
        "“{proof}”是 {made} 出具的，到提交日 {on} 已超过 {months} 个月（用于 {clauses}）。",
        "{proof} is of {made}, more than {months} months before {on} (it supports {clauses}).",
    ),
    Text(
        "请在提交前重新查询、检测或出具；日期读错的，在 evidence.yaml 中更正 issued 并确认。",
        "Have it made anew before handing in; if the date was misread, correct `issued` in"
        " evidence.yaml and confirm.",
    ),
    ask=Text(
        "请重新查询、检测或出具后提供。",
        "Please have it made anew and send it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that is no longer recent on the deadline."""
    known, needed = case.types.by_id(), _needed(case)
    for evidence in falling_short(case, Shortfall.TOO_OLD):
        kind = known.get(evidence.type or "")
        if kind and not (kind.quarters and evidence.id not in needed):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                made=own_date(evidence),
                on=terms(case).handed_in,
                months=kind.validity.months,
                clauses=clauses(case, evidence),
            )


def _needed(case: Case) -> set[str]:
    """Return the evidence that is offered for a group which no other evidence proves."""
    return {
        one.evidence
        for result in case.assessment.results.values()
        for group in result.groups
        if group.state not in (GroupState.PROVEN, GroupState.NOT_ASKED)
        for one in group.rejected
    }
