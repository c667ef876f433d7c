"""A document carries a former name, and nothing shows that the name was changed.

A former name is the enterprise's own only together with the registry's notice of change
(准予变更登记通知书), once for all documents. The notice is recognised by the words of the
catalogue: in a file's name, or in a text that has both names.

Fails:
    project: {enterprise: {former_names: [{name: 苏州旧名轴承厂}]}}
    evidence: {a: {type: licence, holder: 苏州旧名轴承厂}}
Passes:
    project: {enterprise: {former_names: [{name: 苏州旧名轴承厂}]}}
    evidence: {a: {type: licence, holder: 苏州旧名轴承厂}}
    files: {notice: {file: evidence/准予变更登记通知书.pdf}}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.base.text import normalised, same_name
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses

KIND = FindingKind(
    "former-name-without-notice",
    Severity.WARNING,
    Text("曾用名缺变更证明", "A former name without notice of its change"),
    Text(
        "“{proof}”上是曾用名“{holder}”，材料中没有更名的证明（用于 {clauses}）。",
        "{proof} carries the former name {holder}, and nothing shows that it was changed"
        " (it supports {clauses}).",
    ),
    Text(
        "请企业提供市场监督管理部门的准予变更登记通知书，与本材料放在一起；能换成现名的尽量换。",
        "Ask for the registry's notice of the change and add it to this document; where a paper in"
        " the present name can be had, better take that.",
    ),
    ask=Text(
        "请提供市场监督管理部门出具的准予变更登记通知书。",
        "Please send the registry's notice of the change of name.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence under a former name that no notice explains."""
    present = case.project.enterprise.name
    former = [one.name for one in case.project.enterprise.former_names]
    told: dict[str, bool] = {}
    for evidence, kind in cited_types(case):
        if not (kind.holder and evidence.holder) or kind.identity:
            continue
        holder = evidence.holder.value
        if same_name(holder, present) or not any(same_name(holder, name) for name in former):
            continue
        if not told.setdefault(normalised(holder), _is_told(case, holder)):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                holder=holder,
                clauses=clauses(case, evidence),
            )


def _is_told(case: Case, former: str) -> bool:
    """Return whether a file is the notice of the change of a name."""
    cues = case.types.name_change
    named = tuple(map(normalised, cues.name))
    for path, entry in case.register.files.items():
        for one in (path, *entry.aliases):
            if any(word in normalised(PurePosixPath(one).stem) for word in named):
                return True
    return any(_tells(case, one, former) for one in case.register.evidence)


def _tells(case: Case, evidence: Evidence, former: str) -> bool:
    words = tuple(map(normalised, case.types.name_change.text))
    names = (normalised(case.project.enterprise.name), normalised(former))
    for _, _, text in case.register.pages_of(evidence):
        read = normalised(text)
        if any(word in read for word in words) and all(name in read for name in names):
            return True
    return False
