"""A file is damaged, or not what its name says.

It is an error where evidence lies in it, a warning otherwise: nothing that was sent in is lost.

Fails:
    evidence: {a: {type: licence, state: unreadable}}
Passes:
    evidence: {a: {type: licence}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity
from gfpack.base.messages import Text
from gfpack.evidence.models import FileState
from gfpack.findings.case import Case
from gfpack.findings.unusable import unusable

KIND = FindingKind(
    "file-unreadable",
    Severity.ERROR,
    Text("文件读不出来", "A file cannot be read"),
    Text(
        "“{file}”打不开或已损坏（{users}）：{why_zh}",
        "{file} cannot be opened or is damaged ({users}): {why_en}",
    ),
    Text(
        "请企业重新发送或重新扫描；先在自己的电脑上确认能够打开。",
        "Ask for it again, or scan it anew; first see whether it opens on your own machine.",
    ),
    ask=Text(
        "请重新发送或重新扫描；发送前请确认能够打开。",
        "Please send it again or scan it anew; see first whether it opens.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file in this state."""
    yield from unusable(case, FileState.UNREADABLE, KIND)
