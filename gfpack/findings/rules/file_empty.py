"""A file has no bytes, or no pages.

It is an error where evidence lies in it, a warning otherwise: nothing that was sent in is lost.

Fails:
    evidence: {a: {type: licence, state: empty}}
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
    "file-empty",
    Severity.ERROR,
    Text("文件是空的", "A file is empty"),
    Text(
        "“{file}”是空文件（0 字节或没有页面）（{users}）。",
        "{file} is empty: no bytes, or no pages ({users}).",
    ),
    Text(
        "多半是传输或下载未完成，请企业重新发送。",
        "Its transfer was probably cut off; ask for it again.",
    ),
    ask=Text(
        "多半是传输没有完成，请重新发送。",
        "Its transfer was probably cut off; please send it again.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file in this state."""
    yield from unusable(case, FileState.EMPTY, KIND)
