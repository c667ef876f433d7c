"""The bytes of an evidence are no longer those a person confirmed.

A confirmation is bound to the file's hash; when the file is replaced, what was said of it must be
looked at again. A file that is gone is told by `file-missing` alone.

Fails:
    evidence: {a: {type: licence, confirmed: changed}}
Passes:
    evidence: {a: {type: licence, confirmed: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited, clauses

KIND = FindingKind(
    "confirmed-but-changed",
    Severity.ERROR,
    Text("确认之后文件变了", "Changed since it was confirmed"),
    Text(
        "“{proof}”由{by}于 {on} 确认，之后文件内容变了，确认失效（用于 {clauses}）。",
        "{proof} was confirmed by {by} on {on}, and its file has changed since; the confirmation no"
        " longer holds (it supports {clauses}).",
    ),
    Text(
        "请查看新文件，核对 evidence.yaml 中 {id} 的各项，再运行 gfpack confirm。",
        "Look at the new file, check what evidence.yaml says of {id}, and run `gfpack confirm`.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence whose confirmation no longer holds."""
    for evidence in cited(case):
        there = all(extent.sha256 for extent in evidence.extents)
        if evidence.confirmation and not evidence.confirmed and there:
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                by=evidence.confirmation.by,
                on=evidence.confirmation.on,
                clauses=clauses(case, evidence),
            )
