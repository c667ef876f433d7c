"""The place a certificate or licence names is not this plant.

A group certificate without the subsidiary, or one for a former site, does not prove what this
plant has. Compared with the enterprise's address and sites in `gfpack.yaml`: what stands before
the street may be left out, street and number (or plot) must be the same; what cannot be compared
is passed over. A paper of another holder is told as such.

Fails:
    project: {enterprise: {address: 江苏省苏州市云梦区子虚路 88 号}}
    evidence: {a: {type: licence, address: 江苏省苏州市云梦区亡是公路 16 号}}
Passes:
    project: {enterprise: {address: 江苏省苏州市云梦区子虚路 88 号}}
    evidence: {a: {type: licence, address: 苏州市子虚路88号}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import Shortfall
from gfpack.assessment.validity import shortfalls
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.address import may_be
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses, terms

KIND = FindingKind(
    "address-elsewhere",
    Severity.WARNING,
    Text("证件地址不是申报地址", "Evidence names another place"),
    Text(
        "“{proof}”上的地址是“{address}”，与申报单位地址“{own}”对不上（用于 {clauses}）。",
        "{proof} names {address}, which does not match {own} (it supports {clauses}).",
    ),
    Text(
        "同一集团的证书请附含申报地址的分场所清单（附件）；搬迁过的请办理变更，或附地址变更证明；"
        "另有厂区的在 gfpack.yaml 的 sites 中登记；读错的在 evidence.yaml 中更正 address 并确认。",
        "For a group certificate add its list of sites with this plant; after a move have it"
        " changed or prove the move; list further sites under `sites` in gfpack.yaml; if misread,"
        " correct `address` in evidence.yaml and confirm.",
    ),
    ask=Text(
        "“{proof}”上的地址“{address}”不是申报单位的地址：请提供含申报地址的分场所附件或变更后的证件，并说明原因。",
        "{proof} names {address}, not this plant: please send its annex of sites with this plant"
        " or the changed paper, and tell us why.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited certificate or approval that names another place."""
    plant = case.project.enterprise
    own = [one for one in (plant.address, *(site.address for site in plant.sites)) if one]
    basis = terms(case)
    for evidence, kind in cited_types(case):
        said = evidence.address
        if kind.form not in ("certificate", "approval") or not kind.holder or said is None:
            continue
        if may_be(said.value, own) is False:
            if Shortfall.HOLDER_DIFFERS in shortfalls(evidence, basis):
                continue
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                address=said.value,
                own=own[0],
                clauses=clauses(case, evidence),
            )
