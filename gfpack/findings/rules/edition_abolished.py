"""The project follows an edition of the table that has been abolished.

Local procedures may still use it for a while, so this is a warning.

Fails:
    checklist: {status: abolished, abolished_on: 2025-12-31, successor: factory/next}
Passes:
    checklist: {status: in-force}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "edition-abolished",
    Severity.WARNING,
    Text("标准版本已废止", "The edition has been abolished"),
    Text(
        "本项目采用的 {standard} 已于 {on} 废止，替代它的评价指标体系是 {successor}。",
        "{standard}, which this project follows, was abolished on {on}; its successor is"
        " {successor}.",
    ),
    Text(
        "请核对今年当地的申报通知：仍按旧版评的可以继续；要求新版的，把 gfpack.yaml 的 checklist "
        "改为 {successor}。",
        "Read this year's local notice: go on if it still uses this edition; if it asks for the new"
        " one, set `checklist` in gfpack.yaml to {successor}.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the checklist of the project is no longer in force."""
    table = case.checklist
    if table.status == "abolished":
        yield finding(
            KIND,
            place=Place(GFPACK_YAML),
            standard=table.standard,
            on=table.abolished_on or "—",
            successor=table.successor or "—",
        )
