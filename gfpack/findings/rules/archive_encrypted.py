"""An archive is behind a password: what is in it cannot be had.

What could be taken out without it was. It is an error where evidence lies in the archive itself, a
warning otherwise: what the client sent may be just what is missing elsewhere.

Fails:
    files: {a: {kind: zip, state: encrypted, why: "archive: encrypted"}}
Passes:
    files: {a: {kind: pdf, state: encrypted, why: needs a password to open}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity
from gfpack.base.messages import Text
from gfpack.evidence.models import FileState
from gfpack.findings.case import Case
from gfpack.findings.unusable import unusable

KIND = FindingKind(
    "archive-encrypted",
    Severity.ERROR,
    Text("压缩包有密码", "An archive is locked by a password"),
    Text(
        "压缩包“{file}”设了密码，里面的材料没有全部取出来。",
        "The archive {file} is locked by a password; not all that is in it could be taken out.",
    ),
    Text(
        "请企业发送不加密的压缩包；或用密码解压后，把文件夹用 gfpack collect 收进来，"
        "再把压缩包移走。",
        "Ask for an archive without a password; or unpack it with the password, take the folder in "
        "with gfpack collect, and move the archive away.",
    ),
    ask=Text(
        "请发送没有密码的压缩包。",
        "Please send the archive without a password.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every archive behind a password."""
    yield from unusable(case, FileState.ENCRYPTED, KIND, archives=True)
