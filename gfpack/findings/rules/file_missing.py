"""A file that evidence lies in is not there.

It is an error where evidence lies in it, a warning otherwise: nothing that was sent in is lost.

Fails:
    evidence: {a: {type: licence, state: missing}}
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
    "file-missing",
    Severity.ERROR,
    Text("文件不见了", "A file is missing"),
    Text(
        "“{file}”不在项目文件夹里，而“{users}”要用到它。",
        "{file} is not in the project folder, but {users} needs it.",
    ),
    Text(
        "把文件放回原处；已改名或移动的，更正 evidence.yaml 中的路径，或重新运行 gfpack collect。",
        "Put it back; if it was renamed or moved, correct the path in"
        " evidence.yaml or run `gfpack collect` again.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file in this state."""
    yield from unusable(case, FileState.MISSING, KIND)
