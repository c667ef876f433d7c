"""Nobody has confirmed what software read of an evidence.

A reading is a candidate until a person looks at the pages. The same holds for a single date or year
that decides, where a person confirmed the evidence and left that one to the software. Evidence that
keeps a veto requirement unproven for this reason alone is named there (`veto-unproven`) and not
again here.

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
from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses, falling_short

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
    gathered=Gathered(
        Text(
            "{count} 份材料未经人工确认，暂不计入证明：{names}等。",
            "{count} papers are not confirmed by a person and do not count yet, such as {names}.",
        ),
        Text(
            "请对照原件，用 gfpack walk --confirm 逐份确认，或运行 gfpack confirm。",
            "Compare with the originals: paper by paper in `gfpack walk --confirm`, or with"
            " `gfpack confirm`.",
        ),
        "proof",
    ),
)

DATE = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("起决定作用的日期未经确认", "A deciding date is not confirmed"),
    Text(
        "“{proof}”已确认，但决定其是否有效的日期或年份仍是软件识读的，"
        "暂不计入证明（用于 {clauses}）。",
        "{proof} is confirmed, but the date or year it hangs on is still what software read; it"
        " does not count yet (it supports {clauses}).",
    ),
    Text(
        "请对照原件，把有效期、出具日期或年份写入 evidence.yaml 的 {id}，"
        "或再运行一次 gfpack confirm。",
        "Look at the original and give the date or years for {id} in evidence.yaml, or run"
        " `gfpack confirm` once more.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for cited evidence that waits for a person, unless a veto names it."""
    named = _named_by_veto(case)
    for evidence in falling_short(case, Shortfall.UNCONFIRMED):
        changed = evidence.confirmation is not None and not evidence.confirmed
        if not changed and evidence.id not in named:
            yield finding(
                DATE if evidence.confirmed else KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
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
