"""A certificate, permit or contract begins only after the package is handed in.

It must be in force when it is handed in, not only before the review is over.

Fails:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, valid_from: 2026-07-01, until: 2029-06-30}}
Passes:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, valid_from: 2026-06-30, until: 2029-06-30}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Shortfall
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses, falling_short, terms

KIND = FindingKind(
    "evidence-not-yet-valid",
    Severity.ERROR,
    Text("证明材料尚未生效", "Evidence is not yet valid"),
    Text(
        "“{proof}”自 {start} 起生效，{on} 提交时尚未生效（用于 {clauses}）。",
        "{proof} is valid from {start}, after it is handed in on {on} (it supports {clauses}).",
    ),
    Text(
        "请提供提交时有效的证书或合同；日期读错的，在 evidence.yaml 中更正并确认。",
        "Provide the document that is valid now; if the date was misread, correct and confirm it in"
        " evidence.yaml.",
    ),
    ask=Text(
        "请提供提交时有效的证书或合同。",
        "Please send the document that is valid when the package is handed in.",
    ),
    rests_on=("valid_from",),
)

TO_COME = FindingKind(
    KIND.code,
    Severity.ERROR,
    Text("材料日期晚于提交日", "Evidence is dated after it is handed in"),
    Text(
        "“{proof}”的日期是 {start}，晚于提交日 {on}（用于 {clauses}）。",
        "{proof} is dated {start}, after it is handed in on {on} (it supports {clauses}).",
    ),
    Text(
        "请核对日期；读错的，在 evidence.yaml 中更正 issued 并确认；"
        "确实还没有出具的，不能作为证明。",
        "Check the date; if it was misread, correct `issued` in evidence.yaml and confirm; what is"
        " not made yet proves nothing.",
    ),
    ask=KIND.ask,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that is not yet valid when it is handed in."""
    for evidence in falling_short(case, Shortfall.NOT_YET_VALID):
        if start := evidence.valid_from or evidence.issued:
            yield finding(
                KIND if evidence.valid_from else TO_COME,
                **about(case, evidence),
                proof=evidence.title,
                start=start.value,
                on=terms(case).handed_in,
                clauses=clauses(case, evidence),
            )
