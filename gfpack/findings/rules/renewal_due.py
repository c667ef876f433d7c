"""A permit is within the time before its end in which renewal must already have been applied for.

《排污许可管理条例》art. 14: a discharge permit lasts five years, and renewal must be applied for 60
days before its end. The days stand with the evidence type. Reviewers who find such a permit ask for
the application. This takes the place of `evidence-expires-soon`; an expired one is told as such.

Fails:
    types: {permit: {rule: expires, renewal_days: 60}}
    evidence: {a: {type: permit, until: 2026-08-15}}
Passes:
    types: {permit: {rule: expires, renewal_days: 60}}
    evidence: {a: {type: permit, until: 2026-08-30}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import days_left, renew_by
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses

KIND = FindingKind(
    "renewal-due",
    Severity.WARNING,
    Text("已到法定延续申请期", "Renewal must be applied for by law"),
    Text(
        "“{proof}”有效期至 {until}，依规定最迟须在 {by} 申请延续（届满前 {days} 日）；"
        "到 {on} 该日已过，离届满只剩 {left} 天（用于 {clauses}）。",
        "{proof} is valid until {until}, so renewal had to be applied for by {by} ({days} days"
        " before); by {on} that day has passed and {left} days are left (it supports {clauses}).",
    ),
    Text(
        "请企业立即办理延续；已办的，在材料中附延续申请受理凭证，或换用新证。",
        "Have the enterprise apply at once; if it has, add the proof that the application was"
        " accepted, or use the new permit.",
    ),
    ask=Text(
        "“{proof}”{until} 到期，请提供延续申请的受理凭证或新证；尚未申请的请最迟于 {by} 前提出。",
        "{proof} ends on {until}: please send the proof that renewal was applied for, or the new"
        " one; if not applied for yet, do so by {by}.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited permit whose renewal must have been applied for."""
    for evidence, kind in cited_types(case):
        by, left = renew_by(evidence, kind), days_left(evidence, kind, case.valid_on)
        if by is None or left is None or left < 0 or by > case.valid_on:
            continue
        if evidence.valid_until:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                until=evidence.valid_until.value,
                by=by,
                days=kind.validity.renewal_days,
                on=case.valid_on,
                left=left,
                clauses=clauses(case, evidence),
            )
