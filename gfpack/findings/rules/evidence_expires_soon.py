"""A certificate or permit expires soon after the day of judgement.

The marks (90, 30 and 7 days) stand in the checklist. The widest is a hint, the next a warning, and
within the narrowest one a day or two of delay in the review voids the document. A permit whose
renewal must already have been applied for is told by `renewal-due` instead.

Fails:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2026-07-03}}
Passes:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2026-10-31}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import days_left, renew_by
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses

KIND = FindingKind(
    "evidence-expires-soon",
    Severity.INFO,
    Text("证明材料将到期", "Evidence will expire"),
    Text(
        "“{proof}”有效期至 {until}，在 {on} 之后 {days} 天到期（用于 {clauses}）。",
        "{proof} is valid until {until}, {days} days after {on} (it supports {clauses}).",
    ),
    Text(
        "眼下可以使用；请企业把续期列入计划，新证到手后替换。",
        "It can be used. Have the enterprise plan its renewal and replace it in time.",
    ),
    ask=Text(
        "请把续期列入计划，新证到手后发来。",
        "Please plan its renewal, and send the new one as soon as it is there.",
    ),
)
NEAR = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("证明材料临近到期", "Evidence expires shortly"),
    Text(
        "“{proof}”有效期至 {until}，在 {on} 之后只剩 {days} 天（用于 {clauses}）；"
        "评审稍有拖延就会过期。",
        "{proof} is valid until {until}, only {days} days after {on} (it supports {clauses}); a"
        " longer review would find it expired.",
    ),
    Text(
        "请企业现在就办理续期，并在材料中附续期受理证明。",
        "Have the enterprise apply for renewal now, and add the proof that it was accepted.",
    ),
    ask=KIND.ask,
)
AT_ONCE = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("证明材料几天内到期", "Evidence expires within days"),
    Text(
        "“{proof}”有效期至 {until}，在 {on} 之后仅 {days} 天（用于 {clauses}）；"
        "评审专家看到时很可能已经过期。",
        "{proof} is valid until {until}, {days} days after {on} (it supports {clauses}); reviewers"
        " will probably see it expired.",
    ),
    Text(
        "请先拿到新证再提交；来不及的，附发证机构受理续期的书面证明，并向受理部门说明。",
        "Hand in with the new one. Failing that, add the issuer's written word that renewal was"
        " accepted, and tell the authority.",
    ),
    ask=KIND.ask,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that expires within a mark."""
    marks = sorted(set(case.checklist.expiry_marks))
    for evidence, kind in cited_types(case):
        left = days_left(evidence, kind, case.valid_on)
        if left is None or not 0 <= left <= max(marks, default=-1) or not evidence.valid_until:
            continue
        by = renew_by(evidence, kind)
        if by is not None and by <= case.valid_on:
            continue
        yield finding(
            _kind(left, marks),
            **about(case, evidence),
            proof=evidence.title,
            until=evidence.valid_until.value,
            on=case.valid_on,
            days=left,
            clauses=clauses(case, evidence),
        )


def _kind(left: int, marks: list[int]) -> FindingKind:
    """Return the kind of the narrowest mark; with one mark only there is nothing but the hint."""
    if left > marks[-1] or len(marks) == 1 or left > marks[-2]:
        return KIND
    return AT_ONCE if len(marks) > 2 and left <= marks[0] else NEAR
