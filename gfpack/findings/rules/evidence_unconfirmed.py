"""Nobody has confirmed what software read of an evidence.

A reading is a candidate until a person looks at the pages. Evidence that keeps a veto requirement
unproven for this reason alone is named there (`veto-unproven`) and not again here.

Fails:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence, confirmed: false}}
Passes:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence, confirmed: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, Shortfall
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited, clauses

KIND = FindingKind(
    "evidence-unconfirmed",
    Severity.WARNING,
    Text("证明材料未经人工确认", "Evidence is not confirmed"),
    Text(
        "“{proof}”未经人工确认，暂不计入证明（用于 {clauses}）。",
        "{proof} is not confirmed by a person and does not count yet (it supports {clauses}).",
    ),
    Text(
        "请对照原件核对类型、名称、日期和所支撑的条款，运行 gfpack confirm。",
        "Compare type, holder, dates and the requirements it supports with the original, and run"
        " `gfpack confirm`.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence nobody ever confirmed, unless a veto names it."""
    named = _named_by_veto(case)
    for evidence in cited(case):
        if evidence.confirmation is None and not evidence.confirmed and evidence.id not in named:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                clauses=clauses(case, evidence),
            )


def _named_by_veto(case: Case) -> set[str]:
    veto = {one.id for one in case.checklist.requirements().values() if one.veto}
    return {
        one.evidence
        for result in case.assessment.results.values()
        if result.requirement in veto
        for group in result.groups
        if group.state is GroupState.UNCONFIRMED
        for one in group.rejected
        if one.shortfalls == (Shortfall.UNCONFIRMED,)
    }
