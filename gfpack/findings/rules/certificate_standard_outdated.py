"""A certificate attests a standard that was withdrawn, or an edition that was superseded.

OHSAS 18001 and GB/T 28001 gave way to 45001; 19001, 24001 and 23331 have newer editions. Which
counts stands in `checklists/standards.yaml`, with its source. It is an error where no certificate
by the old edition can still be valid (the standard is gone, or its successor older than the longest
life of a certificate) and a person confirmed the standard; else a warning, since software may have
misread it. A certificate whose standard is not known is only pointed out; an expired one is told as
such.

Fails:
    types: {ohs: {surveillance_months: 12}}
    evidence: {a: {type: ohs, standard: GB/T 28001-2011 / OHSAS 18001:2007}}
Passes:
    types: {ohs: {surveillance_months: 12}}
    evidence: {a: {type: ohs, standard: GB/T 45001-2020 / ISO 45001:2018}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import days_left
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.standards import Edition, cited
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import Words, about, cited_types, clauses

KIND = FindingKind(
    "certificate-standard-outdated",
    Severity.ERROR,
    Text("认证依据的标准已废止", "Certificate is by a withdrawn standard"),
    Text(
        "“{proof}”依据的是 {standard}，该标准已由 {successor} 接替（{since} 起），"
        "按它发的证书不再有效（用于 {clauses}）。",
        "{proof} attests {standard}, which {successor} replaced from {since}; certificates by it"
        " no longer count (it supports {clauses}).",
    ),
    Text(
        "请换用按 {successor} 换发的证书；标准号读错的，在 evidence.yaml 的 {id} 下更正 standard "
        "并确认。",
        "Provide the certificate reissued by {successor}; if the standard was misread, correct"
        " `standard` of {id} in evidence.yaml and confirm.",
    ),
    ask=Text(
        "请提供按 {successor} 换发的证书；没有换证的请说明。",
        "Please send the certificate reissued by {successor}, or tell us if there is none.",
    ),
    rests_on=("standard",),
)
SUPERSEDED = FindingKind(
    KIND.code,
    Severity.ERROR,
    Text("认证依据的标准版本已被代替", "Certificate is by a superseded edition"),
    Text(
        "“{proof}”依据的 {standard} 是旧版，{since} 起由 {successor} 代替（用于 {clauses}）。",
        "{proof} attests {standard}, an edition that {successor} replaced from {since} (it supports"
        " {clauses}).",
    ),
    KIND.advice,
    ask=KIND.ask,
)
UNKNOWN = FindingKind(
    KIND.code,
    Severity.INFO,
    Text("证书依据的标准版本未读出", "Edition on a certificate is not known"),
    Text(
        "“{proof}”依据哪个标准、哪一版没有读出来，无法核对是否现行（用于 {clauses}）。",
        "Which standard and edition {proof} attests is not known, so it was not checked (it"
        " supports {clauses}).",
    ),
    Text(
        "请对照原件，把标准号和年份填在 evidence.yaml 的 {id} 下的 standard 中。",
        "Look at the original and give standard and year as `standard` of {id} in evidence.yaml.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited certificate by an old standard or edition."""
    for evidence, kind in cited_types(case):
        left = days_left(evidence, kind, case.valid_on)
        if kind.form != "certificate" or (left is not None and left < 0):
            continue
        said = evidence.standard
        old = case.standards.outdated(said.value) if said else ()
        if old:
            yield _outdated(case, evidence, old)
        elif kind.surveillance_months and not _edition_known(evidence):
            yield finding(UNKNOWN, **about(case, evidence), **_named(case, evidence))


def _outdated(case: Case, evidence: Evidence, old: tuple[Edition, ...]) -> Finding:
    """Return what is said of the worst of the old editions; the others go with it."""
    first = min(old, key=lambda one: (one.status != "withdrawn", old.index(one)))
    gone = case.standards.none_left(first, case.valid_on)
    sure = evidence.standard is not None and evidence.standard.confirmed
    written = evidence.standard.value if evidence.standard else first.name
    return finding(
        KIND if first.status == "withdrawn" else SUPERSEDED,
        severity=Severity.ERROR if gone and sure else Severity.WARNING,
        **about(case, evidence),
        **_named(case, evidence),
        standard=written,
        successor=first.replaced_by,
        since=first.since,
    )


def _named(case: Case, evidence: Evidence) -> Words:
    return {"proof": evidence.title, "id": evidence.id, "clauses": clauses(case, evidence)}


def _edition_known(evidence: Evidence) -> bool:
    said = evidence.standard
    return said is not None and any(edition for _, edition in cited(said.value))
