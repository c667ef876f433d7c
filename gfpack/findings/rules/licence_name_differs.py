"""The business licence carries another name than the project file.

The licence is what the authority compares with, so the project file is likely wrong; every page of
the report and the cover would carry the wrong name. A licence that still shows a former name was
not renewed after the change. Papers that carry the licence's name are not blamed for it again.

Fails:
    types: {licence: {identity: true}}
    evidence: {a: {type: licence, holder: 苏州某其轴承有限公司}}
Passes:
    types: {licence: {identity: true}}
    evidence: {a: {type: licence, holder: 苏州某某轴承有限公司}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.base.text import same_name
from gfpack.evidence.models import Evidence, Fact
from gfpack.findings.case import Case
from gfpack.findings.differences import near_name
from gfpack.findings.identity import licences_naming_another
from gfpack.findings.params import Words, about, clauses
from gfpack.project.layout import GFPACK_YAML

_TITLE = Text("营业执照名称与项目文件不一致", "The licence carries another name")
KIND = FindingKind(
    "licence-name-differs",
    Severity.ERROR,
    _TITLE,
    Text(
        "gfpack.yaml 写的企业名称是“{name}”，“{proof}”上是“{holder}”{difference_zh}。",
        "gfpack.yaml says {name}, and {proof} is of {holder}{difference_en}.",
    ),
    Text(
        "以营业执照为准：多半是 gfpack.yaml 的 enterprise.name 写错了，请改为执照上的全称。"
        "执照识读有误的，在 evidence.yaml 中更正 {id} 的 holder 并确认；放错执照的请更换。",
        "The licence decides: most likely enterprise.name in gfpack.yaml is wrong; write the full"
        " name of the licence. If the licence was misread, correct `holder` of {id} in"
        " evidence.yaml and confirm; if it is another's licence, replace it.",
    ),
    rests_on=("holder",),
)
FORMER = FindingKind(
    KIND.code,
    Severity.ERROR,
    _TITLE,
    Text(
        "“{proof}”上仍是曾用名“{holder}”，现名是“{name}”（用于 {clauses}）。",
        "{proof} still carries the former name {holder}; the present one is {name}"
        " (it supports {clauses}).",
    ),
    Text(
        "请提供更名后的营业执照；gfpack.yaml 把现名与曾用名写反了的，请更正。",
        "Get the licence in the present name; if gfpack.yaml has the two names the wrong way"
        " round, correct it.",
    ),
)
_IN_BRACKETS = Text("（{difference}）", " ({difference})")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every licence, if none carries the enterprise's present name."""
    former = [one.name for one in case.project.enterprise.former_names]
    for evidence, holder in licences_naming_another(case):
        if any(same_name(holder.value, name) for name in former):
            yield _finding(case, FORMER, evidence, holder)
        else:
            yield _finding(case, KIND, evidence, holder)


def _finding(case: Case, kind: FindingKind, evidence: Evidence, holder: Fact[str]) -> Finding:
    where = about(case, evidence)
    if kind is KIND:
        line = case.project.line(GFPACK_YAML, "enterprise", "name")
        where["place"] = Place(GFPACK_YAML, line=line)
    return finding(
        kind,
        severity=None if holder.confirmed else Severity.WARNING,
        **where,
        **_difference(case, holder.value),
        proof=evidence.title,
        id=evidence.id,
        holder=holder.value,
        name=case.project.enterprise.name,
        clauses=clauses(case, evidence),
    )


def _difference(case: Case, holder: str) -> Words:
    """Return what the project file has otherwise than the licence, where that is little."""
    near = near_name(case.project.enterprise.name, [holder])
    words = near.words if near else {}
    return {
        key: _IN_BRACKETS.in_(lang, difference=words[key]) if words else ""
        for lang in Lang
        for key in (f"difference_{lang}",)
    }
