"""A file is encrypted and can be neither read nor bound.

It is an error where evidence lies in it, a warning otherwise: nothing that was sent in is lost.

Fails:
    evidence: {a: {type: licence, state: encrypted}}
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
    "file-encrypted",
    Severity.ERROR,
    Text("文件有密码", "A file is locked by a password"),
    Text(
        "“{file}”设了密码，读不出来，也装订不了（{users}）。",
        "{file} is locked by a password and can be neither read nor bound ({users}).",
    ),
    Text(
        "请企业提供没有密码的版本，或用原软件打开后另存为不加密的 PDF。",
        "Ask for a version without a password, or open it and save it as a PDF without one.",
    ),
    ask=Text(
        "请提供没有密码的版本。",
        "Please send a version without a password.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file in this state."""
    yield from unusable(case, FileState.ENCRYPTED, KIND)
