"""A file that was not read this time, for a reason that is not in its bytes.

gfpack itself failed, the file changed while it was read, or the system would not open it. Nothing
is said about the file, so the client is asked for nothing: it is read again in the next run.

Fails:
    evidence: {a: {type: licence, state: unreadable, why: "fault: KeyError"}}
Passes:
    evidence: {a: {type: licence, state: unreadable, why: "truncated: no end"}}
"""

from __future__ import annotations

from gfpack.base.findings import FindingKind, Severity
from gfpack.base.messages import Text

KIND = FindingKind(
    "file-not-read",
    Severity.ERROR,
    Text("文件这次没有读成", "A file was not read this time"),
    Text(
        "“{file}”这次没有读成（{users}）：{why_zh}",
        "{file} was not read this time ({users}): {why_en}",
    ),
    Text(
        "再运行一次；gfpack 自身出错而反复读不成的，请把 .gfpack/faults.log 发给开发者，"
        "不必请企业重发。",
        "Run again; where a fault in gfpack keeps coming back send .gfpack/faults.log to its"
        " developers. The client need not send the file again.",
    ),
)
