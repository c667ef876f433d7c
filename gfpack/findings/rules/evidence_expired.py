"""A certificate or permit will have expired on the day of judgement.

The day is the deadline plus the days of review, or the day asked about. 长期 (no end) never
expires, and a document without a known end is another matter (`validity-unreadable`).

Fails:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2026-06-29}}
Passes:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, until: 2026-06-30}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import days_left
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses

KIND = FindingKind(
    "evidence-expired",
    Severity.ERROR,
    Text("证明材料已过有效期", "Evidence has expired"),
    Text(
        "“{proof}”有效期至 {until}，到 {on} 已过期（用于 {clauses}）。",
        "{proof} is valid until {until} and will have expired on {on} (it supports {clauses}).",
    ),
    Text(
        "请换用续期后的证书，或提供发证机构已受理续期的证明；旧证不再使用的，在 evidence.yaml 中用 "
        "set_aside 注明原因。日期读错的请更正并确认。",
        "Replace it by the renewed one, or show that renewal was accepted; set the old one aside in"
        " evidence.yaml with the reason. If the date was misread, correct and confirm it.",
    ),
    ask=Text(
        "请提供续期后的证书，或发证机构已受理续期的证明。",
        "Please send the renewed document, or what shows that its renewal was accepted.",
    ),
    rests_on=("valid_until",),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that has expired on the day of judgement."""
    for evidence, kind in cited_types(case):
        left = days_left(evidence, kind, case.valid_on)
        if left is not None and left < 0 and evidence.valid_until:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                until=evidence.valid_until.value,
                on=case.valid_on,
                clauses=clauses(case, evidence),
            )
