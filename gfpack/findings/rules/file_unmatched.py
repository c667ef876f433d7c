"""A file was taken in and belongs to no evidence.

It is neither cited nor bound; perhaps it is the one that is missing elsewhere.

Fails:
    unmatched: [evidence/IMG_0001.jpg]
Passes:
    unmatched: []
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Gathered, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case

KIND = FindingKind(
    "file-unmatched",
    Severity.INFO,
    Text("文件没有对应到指标", "A file belongs to nothing"),
    Text(
        "没有认出“{file}”是什么材料，不会被引用，也不会装订。",
        "It is not known what {file} is; it is neither cited nor bound.",
    ),
    Text(
        "有用的，在 evidence.yaml 中写明 type 和 supports；无关的可以不管。",
        "If it is of use, give its `type` and `supports` in evidence.yaml; if not, leave it.",
    ),
    gathered=Gathered(
        Text(
            "{count} 个文件没有认出是什么材料，不会被引用，也不会装订：{names}等。",
            "It is not known what {count} files are; they are neither cited nor bound: {names} and"
            " others.",
        ),
        Text(
            "有用的，在 gfpack walk 里按 a 归到条款，或写入 evidence.yaml；无关的可以不管。",
            "What is of use: attach it to a requirement in `gfpack walk` (key a) or give it in"
            " evidence.yaml; leave the others.",
        ),
        "file",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file that belongs to no evidence."""
    for path in case.register.unmatched:
        entry = case.register.files.get(path)
        if entry and entry.facts.kind.is_archive:
            continue  # what is in it counts, and `archive-not-opened` speaks of the rest
        yield finding(KIND, place=Place(path), file=path)
