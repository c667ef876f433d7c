"""The project file has no unified social credit code.

It stands on the cover sheet and in the basic-information table, and without it no document can be
held against it.

Fails:
    project: {enterprise: {credit_code: ~}}
Passes:
    project: {enterprise: {credit_code: 91110000600037341L}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "credit-code-missing",
    Severity.WARNING,
    Text("未填统一社会信用代码", "No credit code is given"),
    Text(
        "没有填写统一社会信用代码，各份材料上的代码无从核对。",
        "No unified social credit code is given, so those on the documents cannot be"
        " compared with it.",
    ),
    Text(
        "请照营业执照在 gfpack.yaml 的 enterprise.credit_code 填写 18 位代码。",
        "Write the 18 characters of the licence as enterprise.credit_code in gfpack.yaml.",
    ),
    ask=Text(
        "请提供统一社会信用代码（见营业执照）。",
        "Please tell the unified social credit code (it stands on the licence).",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the project file has no credit code."""
    if not (case.project.enterprise.credit_code or "").strip():
        line = case.project.line(GFPACK_YAML, "enterprise", "credit_code")
        yield finding(KIND, place=Place(GFPACK_YAML, line=line))
