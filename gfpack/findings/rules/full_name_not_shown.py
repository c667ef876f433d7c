"""A query print does not show the enterprise's full name.

Prints of 信用中国, the credit publicity system and the judgment-debtor search prove nothing unless
the full name and the day of the query are seen on them: cut-off screenshots and searches by a short
name are sent back. Which types need it stands with the evidence type (`full_name`). Only text that
software can read is judged; a name that a person confirmed is taken as seen. A missing day is
`validity-unreadable`.

Fails:
    types: {print: {full_name: true}}
    evidence: {a: {type: print, text: [信用中国 查询对象 某某轴承 无行政处罚]}}
Passes:
    types: {print: {full_name: true}}
    evidence: {a: {type: print, text: ["信用中国 查询对象 苏州某某\\n轴承有限公司 无行政处罚"]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.base.text import normalised
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import about, cited_types, clauses

KIND = FindingKind(
    "full-name-not-shown",
    Severity.WARNING,
    Text("查询结果未显示企业全称", "A print without the enterprise's full name"),
    Text(
        "“{proof}”上没有企业全称“{name}”（用于 {clauses}）。",
        "The full name {name} is not seen on {proof} (it supports {clauses}).",
    ),
    Text(
        "请用企业全称重新查询，整页打印，企业全称和查询日期都要看得见。",
        "Query again by the full name and print the whole page, so that name and day are seen.",
    ),
    ask=Text(
        "请用企业全称重新查询，整页打印，企业全称和查询日期都要看得见。",
        "Please query again by the full name and print the whole page with name and day.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every print whose readable text lacks all names of the enterprise."""
    names = tuple(map(normalised, case.project.enterprise.names()))
    for evidence, kind in cited_types(case):
        if kind.full_name and not _is_told(evidence, names) and _lacks(case, evidence, names):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                name=case.project.enterprise.name,
                clauses=clauses(case, evidence),
            )


def _is_told(evidence: Evidence, names: tuple[str, ...]) -> bool:
    """Return whether a person saw the name, or another name is told as another holder's."""
    holder = evidence.holder
    return holder is not None and (holder.confirmed or normalised(holder.value) not in names)


def _lacks(case: Case, evidence: Evidence, names: tuple[str, ...]) -> bool:
    text = normalised("".join(text for _, _, text in case.register.pages_of(evidence)))
    return bool(text) and not any(name in text for name in names)
