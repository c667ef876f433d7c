"""A certificate lives on yearly surveillance audits; the last is too long ago, or none is shown.

The months between audits stand with the evidence type (12, as certification bodies state). The
rules of certification give some leeway and only the issuer knows the status, so this is a warning:
it has to be looked up. The first twelve months after the issue need no surveillance.

Fails:
    types: {qms: {rule: expires, surveillance_months: 12}}
    evidence: {a: {type: qms, until: 2027-06-29, issued: 2024-06-30}}
Passes:
    types: {qms: {rule: expires, surveillance_months: 12}}
    evidence:
      a: {type: qms, until: 2027-06-29, issued: 2024-06-30, surveillance: 2025-07-01}
      b: {type: qms, until: 2028-06-29, issued: 2025-07-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import days_left, surveillance_by
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.models import EvidenceType
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import Words, about, cited_types, clauses

KIND = FindingKind(
    "surveillance-overdue",
    Severity.WARNING,
    Text("监督审核超过间隔", "Surveillance audit is overdue"),
    Text(
        "“{proof}”最近一次监督审核是 {last}，到 {on} 已超过 {months} 个月（用于 {clauses}）。",
        "The last surveillance audit that {proof} shows was on {last}, more than {months} months"
        " before {on} (it supports {clauses}).",
    ),
    Text(
        "请在认证机构或国家认监委平台核对证书状态；做过监督审核的，附审核合格（保持认证）通知书，"
        "并在 evidence.yaml 的 {id} 下填写 surveillance；没做的请尽快安排。",
        "Look up the certificate's status with its issuer. If an audit was made since, add the"
        " notice that certification is kept and give `surveillance` of {id} in evidence.yaml;"
        " if not, have it made.",
    ),
    ask=Text(
        "请提供“{proof}”最近一次监督审核的合格通知书，并查询证书状态是否有效。",
        "Please send the notice of the latest surveillance audit for {proof}, and look up whether"
        " the certificate is valid.",
    ),
)
UNKNOWN = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("未见监督审核", "No surveillance audit is shown"),
    Text(
        "“{proof}”{issued} 发证，到 {on} 已超过 {months} 个月，"
        "却看不到监督审核的记录，不能确定证书仍然有效（用于 {clauses}）。",
        "{proof} was issued on {issued}, more than {months} months before {on}, and shows no"
        " surveillance audit, so whether it still holds is not known (it supports {clauses}).",
    ),
    KIND.advice,
    ask=KIND.ask,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited certificate whose surveillance is overdue or not shown."""
    for evidence, kind in cited_types(case):
        due, months = surveillance_by(evidence, kind), kind.surveillance_months
        if months is None or due is None or due >= case.valid_on or _expired(case, evidence, kind):
            continue
        said = _said(case, evidence, months)
        if seen := evidence.surveillance:
            yield finding(KIND, last=seen.value, **about(case, evidence), **said)
        elif issued := evidence.issued:
            yield finding(UNKNOWN, issued=issued.value, **about(case, evidence), **said)


def _expired(case: Case, evidence: Evidence, kind: EvidenceType) -> bool:
    left = days_left(evidence, kind, case.valid_on)
    return left is not None and left < 0


def _said(case: Case, evidence: Evidence, months: int) -> Words:
    return {
        "proof": evidence.title,
        "id": evidence.id,
        "on": case.valid_on,
        "months": months,
        "clauses": clauses(case, evidence),
    }
