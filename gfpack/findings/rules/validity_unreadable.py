"""The date or year that decides whether a document counts is not known.

Which one depends on its type: the end of validity, its own date, or the year it speaks of. The type
says whether one is needed at all. An issue date is never taken for an end of validity.

Fails:
    types: {licence: {rule: expires}}
    evidence: {a: {type: licence, issued: 2020-01-01}}
Passes:
    types: {licence: {rule: expires, long_term: true}}
    evidence: {a: {type: licence, until: long-term}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Shortfall
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses, falling_short

KIND = FindingKind(
    "validity-unreadable",
    Severity.ERROR,
    Text("有效期或年份未读出", "Validity or year is not known"),
    Text(
        "“{proof}”的有效期、出具日期或所属年份没有读出来，不能作为证明（用于 {clauses}）。",
        "The validity, date or year of {proof} is not known, so it proves nothing ({clauses}).",
    ),
    Text(
        "请对照原件，在 evidence.yaml 的 {id} 下填写 valid_until（长期填 long-term）、issued "
        "或 years，再运行 gfpack confirm。",
        "Look at the original, give valid_until (long-term for 长期), issued or years for {id} in"
        " evidence.yaml, and run `gfpack confirm`.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence whose deciding date is not known."""
    for evidence in falling_short(case, Shortfall.VALIDITY_UNREADABLE):
        yield finding(
            KIND,
            **about(case, evidence),
            proof=evidence.title,
            id=evidence.id,
            clauses=clauses(case, evidence),
        )
