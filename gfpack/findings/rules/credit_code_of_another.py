"""A document that should be the enterprise's own carries another unified social credit code.

Where it differs in look-alike characters only (0 and O, 1 and I, 2 and Z, 5 and S, 8 and B) it is
told as a likely misreading. The licence's own code is `licence-code-differs`.

Fails:
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91130200699229617X}}
Passes:
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91110000600037341L}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.differences import twins_only
from gfpack.findings.identity import other_codes
from gfpack.findings.params import about, clauses

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
    ask=Text(
        "请核对原件：不是本企业的，请换成本企业的材料；原件印错的，请出具单位更正。",
        "Please look at the original: if it is not yours, send your own; if misprinted, have it"
        " corrected.",
    ),
)

LOOK_ALIKE = FindingKind(
    KIND.code,
    Severity.ERROR,
    Text("材料上的信用代码有形近字符之差", "A credit code with look-alike characters"),
    Text(
        "“{proof}”上的统一社会信用代码 {code} 与本企业的 {own} 只差形近的字符：{places_zh}"
        "（用于 {clauses}）。",
        "The credit code {code} on {proof} differs from the enterprise's {own} in look-alike"
        " characters only: {places_en} (it supports {clauses}).",
    ),
    Text(
        "多半是识读有误：对照原件，在 evidence.yaml 中把 credit_code 更正为 {own} 并确认；"
        "原件就是这样写的，请出具单位更正。",
        "Most likely it was misread: look at the original, correct `credit_code` in evidence.yaml"
        " to {own} and confirm; if the paper itself says so, have its issuer correct it.",
    ),
    ask=KIND.ask,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence with another's credit code."""
    own = (case.project.enterprise.credit_code or "").strip().upper()
    for evidence, code in other_codes(case):
        alike = twins_only(code.value.strip().upper(), own)
        candidate = alike and not code.confirmed
        yield finding(
            LOOK_ALIKE if alike else KIND,
            severity=Severity.WARNING if candidate else None,
            **about(case, evidence),
            **(alike or {}),
            proof=evidence.title,
            code=code.value,
            own=own,
            clauses=clauses(case, evidence),
        )
