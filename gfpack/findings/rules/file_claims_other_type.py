"""A file's name says one type, its bytes are another.

The reviewer's computer opens it by its name. A warning where the program that the name calls does
not open such bytes (a .pdf that is a photo), info where it does (a .png that is a JPEG, a .doc that
is a docx). gfpack itself reads and binds a file as what it truly is. What is no kind of file at all
is `file-unreadable`.

Fails:
    files: {a: {file: evidence/执照.pdf, kind: jpeg}}
Passes:
    files: {a: {file: evidence/执照.JPG, kind: jpeg}, b: {file: evidence/说明.wps, kind: docx}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text, message
from gfpack.evidence.claims import ending, is_as_named, is_of_family
from gfpack.evidence.models import FileState
from gfpack.findings.case import Case

KIND = FindingKind(
    "file-claims-other-type",
    Severity.WARNING,
    Text("扩展名与实际类型不符", "A file is not what its name says"),
    Text(
        "“{file}”的扩展名是 .{ending}，实际是“{kind_zh}”。",
        "{file} is named .{ending} and is {kind_en}.",
    ),
    Text(
        "gfpack 按实际类型识读和装订；单独报送这个文件时，请改成正确的扩展名，"
        "并确认不是改名冒充或发错了文件。",
        "gfpack reads and binds it as what it is; where the file itself is handed in, give it its "
        "true ending, and make sure that it is not the wrong file.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every readable file whose ending is another kind's."""
    for path, entry in case.register.files.items():
        facts = entry.facts
        if facts.state is not FileState.READABLE or is_as_named(path, facts.kind):
            continue
        yield finding(
            KIND,
            severity=Severity.INFO if is_of_family(path, facts.kind) else None,
            place=Place(path),
            file=path,
            ending=ending(path),
            true=facts.kind.value,
            **{f"kind_{lang}": message(f"evidence.kind.{facts.kind}", lang) for lang in Lang},
        )
