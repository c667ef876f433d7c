"""An evidence is linked to a requirement, and nobody knows what kind of document it is.

Proof rules ask for kinds of documents, so it counts for none of their groups, confirmed or not.

Fails:
    requirements: {1.1: {any_of: [licence]}}
    evidence: {a: {type: licence}, b: {}}
Passes:
    requirements: {1.1: {any_of: [licence]}}
    evidence: {a: {type: licence}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Gathered, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited, clauses

KIND = FindingKind(
    "evidence-type-unknown",
    Severity.WARNING,
    Text("材料类型没有认出", "The kind of an evidence is not known"),
    Text(
        "没有认出“{proof}”是哪一类材料，不能计入任何一组证明（用于 {clauses}）。",
        "It is not known what kind of document {proof} is, so it proves nothing"
        " (it supports {clauses}).",
    ),
    Text(
        "请在 evidence.yaml 的 {id} 下填写 type 并确认；与条款无关的，用 set_aside 注明原因。",
        "Give its `type` under {id} in evidence.yaml and confirm it; if it has nothing to do with"
        " them, set it aside with the reason.",
    ),
    gathered=Gathered(
        Text(
            "{count} 份材料没有认出是哪一类，不能计入证明：{names}等。",
            "It is not known what kind of document {count} papers are, so they prove nothing:"
            " {names} and others.",
        ),
        Text(
            "请用 gfpack walk --confirm 逐份选定类型并确认；与条款无关的搁置并注明原因。",
            "Give each its type in `gfpack walk --confirm`; set aside, with the reason, what has"
            " nothing to do with the requirements.",
        ),
        "proof",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for cited evidence of no known type, where a proof rule asks for types."""
    ruled = {one.id for one in case.checklist.requirements().values() if one.proof}
    known = case.types.by_id()
    for evidence in cited(case):
        if evidence.type not in known and ruled & set(evidence.supports):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                clauses=clauses(case, evidence),
            )
