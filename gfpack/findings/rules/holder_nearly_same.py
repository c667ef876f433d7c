"""A document carries a name that is the enterprise's but for a slip, or but for its legal form.

One character read or written wrongly, one too many or too few, two turned round; 股份 dropped or
added: 有限公司 and 股份有限公司 are different legal persons (Company Law: the name states the
form). It may be a misreading, a slip of whoever made the paper, or another enterprise of the group:
only the original tells. What differs wholly is `holder-differs`.

Fails:
    evidence: {a: {type: certificate, holder: 苏州某其轴承有限公司}}
Passes:
    evidence: {a: {type: certificate, holder: 苏州某某轴承有限公司}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.differences import near_name
from gfpack.findings.identity import other_holders
from gfpack.findings.params import about, clauses

_TITLE = Text("材料上的名称与企业名称有出入", "Evidence carries nearly the enterprise's name")
KIND = FindingKind(
    "holder-nearly-same",
    Severity.ERROR,
    _TITLE,
    Text(
        "“{proof}”上的单位是“{holder}”，与“{own}”有出入：{difference_zh}（用于 {clauses}）。",
        "{proof} names {holder}, not {own}: {difference_en} (it supports {clauses}).",
    ),
    Text(
        "先看原件。识读有误的，在 evidence.yaml 中更正 {id} 的 holder 并确认；"
        "原件写错的，请出具单位更正；确属另一家企业的，换成本企业的材料。",
        "Look at the original first. If it was misread, correct `holder` of {id} in evidence.yaml"
        " and confirm; if the paper itself is wrong, have its issuer correct it; if it is another"
        " enterprise's, replace it.",
    ),
    ask=Text(
        "请核对原件：写错的请出具单位更正；是另一家企业的，请换成本企业的材料。",
        "Please look at the original: have a slip corrected by the issuer; if it is another firm,"
        " send your own.",
    ),
    rests_on=("holder",),
)
LEGAL_FORM = FindingKind(
    KIND.code,
    Severity.ERROR,
    _TITLE,
    Text(
        "“{proof}”上的单位是“{holder}”，与“{own}”的企业类型不同：{difference_zh}。"
        "两者是不同的法人，或同一企业改制前后的名称（用于 {clauses}）。",
        "{proof} names {holder}, of another legal form than {own}: {difference_en}. These are"
        " different legal persons, or one before and after its conversion (it supports {clauses}).",
    ),
    Text(
        "先看原件。识读有误的，在 evidence.yaml 中更正 {id} 的 holder 并确认；"
        "企业改过制的，把原名称登记在 gfpack.yaml 的 former_names 并附准予变更登记通知书；"
        "是集团或关联企业的，换成本企业的材料。",
        "Look at the original first. If it was misread, correct `holder` of {id} in evidence.yaml"
        " and confirm; if the enterprise was converted, list the old name under former_names in"
        " gfpack.yaml and add the notice of change; if it is another company's, replace it.",
    ),
    ask=KIND.ask,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence whose holder is nearly the enterprise."""
    for evidence, holder in other_holders(case):
        if near := near_name(holder, case.project.enterprise.names()):
            yield finding(
                LEGAL_FORM if near.legal_form else KIND,
                **about(case, evidence),
                **near.words,
                proof=evidence.title,
                id=evidence.id,
                holder=holder,
                own=near.own,
                clauses=clauses(case, evidence),
            )
