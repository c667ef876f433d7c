"""An archive, or a mail's attachments, did not come out, or not wholly.

Archives that are damaged, of a kind gfpack does not open (rar, 7z), or that unpack to more than
makes sense, stay in `evidence/` as they are; so do archives and mails that were put there by hand
and not collected yet. What could be taken out was.

Fails:
    files: {a: {kind: archive, state: unreadable, why: "archive: unknown"}}
Passes:
    files: {a: {kind: eml, holds: 2, opened: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.evidence.models import FileState
from gfpack.evidence.reasons import reason_in_words
from gfpack.findings.case import Case
from gfpack.findings.unusable import unusable

KIND = FindingKind(
    "archive-not-opened",
    Severity.ERROR,
    Text(
        "压缩包或邮件附件没有全部取出", "An archive or a mail's attachments were not all taken out"
    ),
    Text(
        "“{file}”里的文件没有全部取出来：{why_zh}。",
        "Not all files in {file} could be taken out: {why_en}.",
    ),
    Text(
        "按上述原因处理：再运行一次 gfpack collect，或手工解压后收集，或请企业重新发送；"
        "取全以后把这个压缩包移出 evidence 文件夹。",
        "Deal with the cause: run gfpack collect once more, unpack it by hand and collect that, or "
        "ask for it again; when all is there move the archive out of the evidence folder.",
    ),
    ask=Text(
        "请重新发送（zip 格式，或直接发送文件夹里的文件）。",
        "Please send it again (as a zip, or the files themselves).",
    ),
)

_CLOSED_MAIL = "mail: closed"


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every archive and mail that holds more than was taken out."""
    yield from unusable(case, FileState.UNREADABLE, KIND, archives=True)
    for path, entry in case.register.files.items():
        if entry.facts.kind.is_mail and entry.facts.holds and not entry.opened:
            words = {f"why_{lang}": reason_in_words(_CLOSED_MAIL, lang) for lang in Lang}
            yield finding(
                KIND,
                severity=Severity.WARNING,
                place=Place(path),
                file=path,
                users="—",
                why=_CLOSED_MAIL,
                **words,
            )
