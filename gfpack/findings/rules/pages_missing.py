"""An evidence is said to stand on pages that its file does not have.

Its page range was written by hand, or the file was replaced by a shorter one. What is not there
proves nothing.

Fails:
    evidence: {a: {type: licence, last: 3, pages: 2}}
Passes:
    evidence: {a: {type: licence, last: 3, pages: 3}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import beyond_the_end
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited, clauses

KIND = FindingKind(
    "pages-missing",
    Severity.ERROR,
    Text("页码超出文件", "Pages that the file does not have"),
    Text(
        "“{proof}”写的是“{file}”第 {first}–{last} 页，但该文件只有 {count} 页（用于 {clauses}）。",
        "{proof} is said to be pages {first}–{last} of {file}, which has only {count}"
        " (it supports {clauses}).",
    ),
    Text(
        "请打开文件核对，更正 evidence.yaml 中 {id} 的 pages，再确认；文件缺页的请企业重新发送。",
        "Look at the file, correct `pages` of {id} in evidence.yaml and confirm; if pages are"
        " missing, ask for the file again.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence that reaches beyond the end of a file."""
    for evidence in cited(case):
        for extent, count in beyond_the_end(evidence, case.register):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                file=extent.path,
                first=extent.first,
                last=extent.last,
                count=count,
                clauses=clauses(case, evidence),
            )
