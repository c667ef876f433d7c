"""The business licence carries another unified social credit code than the project file.

The licence is what the authority compares with, so the project file is likely wrong. Where the two
codes differ in look-alike characters only (0 and O, 1 and I, 2 and Z, 5 and S, 8 and B), that is
said: one of them was misread or mistyped.

Fails:
    types: {licence: {identity: true}}
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91130200699229617X}}
Passes:
    types: {licence: {identity: true}}
    project: {enterprise: {credit_code: 91110000600037341L}}
    evidence: {a: {type: licence, credit_code: 91110000600037341L}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.differences import twins_only
from gfpack.findings.identity import licences_with_another_code
from gfpack.findings.params import about
from gfpack.project.layout import GFPACK_YAML

_TITLE = Text("营业执照的信用代码与项目文件不一致", "The licence carries another credit code")
_ADVICE = Text(
    "以营业执照为准，逐位核对：gfpack.yaml 的 credit_code 写错的请更正；执照识读有误的，"
    "在 evidence.yaml 中更正 {id} 的 credit_code 并确认；放错执照的请更换。",
    "The licence decides; compare character by character: correct `credit_code` in gfpack.yaml, or"
    " that of {id} in evidence.yaml if the licence was misread, and confirm; if it is another's"
    " licence, replace it.",
)
KIND = FindingKind(
    "licence-code-differs",
    Severity.ERROR,
    _TITLE,
    Text(
        "“{proof}”上的统一社会信用代码是 {code}，gfpack.yaml 写的是 {own}。",
        "{proof} carries the credit code {code}, gfpack.yaml says {own}.",
    ),
    _ADVICE,
)
LOOK_ALIKE = FindingKind(
    KIND.code,
    Severity.ERROR,
    _TITLE,
    Text(
        "gfpack.yaml 的统一社会信用代码 {own} 与“{proof}”上的 {code} 只差形近的字符：{places_zh}。",
        "The credit code {own} in gfpack.yaml and {code} on {proof} differ in look-alike"
        " characters only: {places_en}.",
    ),
    _ADVICE,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every licence, if none carries the enterprise's credit code."""
    own = (case.project.enterprise.credit_code or "").strip()
    line = case.project.line(GFPACK_YAML, "enterprise", "credit_code")
    for evidence, code in licences_with_another_code(case):
        alike = twins_only(own.upper(), code.value.strip().upper())
        where = about(case, evidence)
        where["place"] = Place(GFPACK_YAML, line=line)
        yield finding(
            LOOK_ALIKE if alike else KIND,
            severity=None if code.confirmed else Severity.WARNING,
            **where,
            **(alike or {}),
            proof=evidence.title,
            id=evidence.id,
            code=code.value,
            own=own,
        )
