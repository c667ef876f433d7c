"""The report was written by a third party, and its cover does not say so.

Jiangsu voids an application whose self-evaluation report was written by an undeclared third party;
other provinces ask for the same statement (编制方式). The name belongs on the cover.

Fails:
    project: {compiled_by: {kind: third-party, name: 苏州某某咨询有限公司, declared: false}}
Passes:
    project: {compiled_by: {kind: third-party, name: 苏州某某咨询有限公司, declared: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "third-party-not-declared",
    Severity.ERROR,
    Text("代编未注明", "The third party is not declared"),
    Text(
        "报告由第三方代编（{name}），但没有设为在封面注明。有的省规定：代编未注明，查实即申报无效。",
        "The report was written by a third party ({name}), and the cover is set not to say so. In"
        " some provinces that voids the application.",
    ),
    Text(
        "请在 gfpack.yaml 的 compiled_by 下填写机构全称 name，并设 declared: true。",
        "Give the party's full `name` under compiled_by in gfpack.yaml and set `declared: true`.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if a third party wrote the report and is not named on its cover."""
    by = case.project.file.compiled_by
    name = (by.name or "").strip()
    if by.kind == "third-party" and not (by.declared and name):
        yield finding(KIND, place=Place(GFPACK_YAML), name=name or "—")
