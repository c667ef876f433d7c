"""A document that should be the enterprise's own carries another unified social credit code.

Fails:
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91130200699229617X}}
Passes:
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91110000600037341L}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Shortfall
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses, falling_short

KIND = FindingKind(
    "credit-code-of-another",
    Severity.ERROR,
    Text("材料上的信用代码不是本企业", "Evidence carries another credit code"),
    Text(
        "“{proof}”上的统一社会信用代码是 {code}，本企业是 {own}（用于 {clauses}）。",
        "{proof} carries the credit code {code}; the enterprise's is {own}"
        " (it supports {clauses}).",
    ),
    Text(
        "核对原件：属于别的企业的请移走；读错的在 evidence.yaml 中更正 credit_code 并确认；"
        "gfpack.yaml 填错的请更正。",
        "Look at the original: take it out if it is another's; correct `credit_code` in"
        " evidence.yaml if misread, or in gfpack.yaml if that is wrong.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence with another's credit code."""
    for evidence in falling_short(case, Shortfall.CREDIT_CODE_DIFFERS):
        if evidence.credit_code:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                code=evidence.credit_code.value,
                own=case.project.enterprise.credit_code,
                clauses=clauses(case, evidence),
            )
