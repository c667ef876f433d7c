"""A document that should be the enterprise's own carries another name.

The present name and all former names count as its own; spacing, brackets and width do not matter. A
certificate of the group or of a customer does not prove what this plant has. A name that is nearly
the enterprise's is `holder-nearly-same`; the licence's own is `licence-name-differs`.

Fails:
    evidence: {a: {type: licence, holder: 上海另一轴承有限公司}}
Passes:
    project: {enterprise: {former_names: [{name: 上海另一轴承有限公司}]}}
    evidence: {a: {type: licence, holder: 上海另一轴承有限公司}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.differences import near_name
from gfpack.findings.identity import other_holders
from gfpack.findings.params import about, clauses

KIND = FindingKind(
    "holder-differs",
    Severity.ERROR,
    Text("材料上的名称不是本企业", "Evidence names another holder"),
    Text(
        "“{proof}”上的单位是“{holder}”，不是“{enterprise}”，也不是其曾用名（用于 {clauses}）。",
        "{proof} names {holder}, which is neither {enterprise} nor a former name of it"
        " (it supports {clauses}).",
    ),
    Text(
        "更过名的，在 gfpack.yaml 的 former_names 中登记并附准予变更登记通知书；放错的请移走；"
        "读错的在 evidence.yaml 中更正 holder 并确认。",
        "After a change of name, list the old one under former_names in gfpack.yaml and add the"
        " notice of change; if it is somebody else's, take it out; if misread, correct `holder` in"
        " evidence.yaml and confirm.",
    ),
    ask=Text(
        "更过名的，请提供准予变更登记通知书；放错的，请换成本企业的材料。",
        "After a change of name, please send the notice of change; if not yours, send your own.",
    ),
    rests_on=("holder",),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence of another holder."""
    own = case.project.enterprise
    for evidence, holder in other_holders(case):
        if not near_name(holder, own.names()):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                holder=holder,
                enterprise=own.name,
                clauses=clauses(case, evidence),
            )
