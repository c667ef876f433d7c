"""A certificate or permit begins only after the day of judgement.

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
from gfpack.findings.params import about, clauses, falling_short

KIND = FindingKind(
    "evidence-not-yet-valid",
    Severity.ERROR,
    Text("证明材料尚未生效", "Evidence is not yet valid"),
    Text(
        "“{proof}”自 {start} 起生效，到 {on} 尚未生效（用于 {clauses}）。",
        "{proof} is valid from {start}, after {on} (it supports {clauses}).",
    ),
    Text(
        "请提供当前有效的上一份证书；日期读错的，在 evidence.yaml 中更正并确认。",
        "Provide the document that is valid now; if the date was misread, correct and confirm it in"
        " evidence.yaml.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that is not yet valid on the day of judgement."""
    for evidence in falling_short(case, Shortfall.NOT_YET_VALID):
        if evidence.valid_from:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                start=evidence.valid_from.value,
                on=case.valid_on,
                clauses=clauses(case, evidence),
            )
