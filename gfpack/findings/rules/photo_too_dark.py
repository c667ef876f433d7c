"""A picture is too dark for what it should show to be seen.

Measured as its mean grey, 0 black to 255 white; the limit stands in the evidence types: working
judgement.

Fails:
    evidence: {a: {type: photo, kind: jpeg, look: {brightness: 25}}}
Passes:
    evidence: {a: {type: photo, kind: jpeg, look: {brightness: 70}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import clauses
from gfpack.findings.pictures import at_picture, poor_pictures

KIND = FindingKind(
    "photo-too-dark",
    Severity.WARNING,
    Text("图片太暗", "A picture is too dark"),
    Text(
        "“{proof}”的图片太暗（平均亮度 {brightness}，低于 {least}；用于 {clauses}）。",
        "The picture of {proof} is too dark (mean brightness {brightness}, below {least}; it"
        " supports {clauses}).",
    ),
    Text(
        "请打开看一眼：看不清的，补光重拍；看得清的，写一条复核意见。",
        "Look at it: if too little can be seen, have it taken again with light; if enough, override"
        " this finding.",
    ),
    ask=Text("照片太暗，请补光重拍。", "It is too dark; please take it again with light."),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every picture that is too dark."""
    for picture, limits in poor_pictures(case):
        look = picture.entry.facts.look
        if look and look.brightness < limits.brightness:
            yield finding(
                KIND,
                **at_picture(case, picture),
                proof=picture.evidence.title,
                brightness=f"{look.brightness:g}",
                least=f"{limits.brightness:g}",
                clauses=clauses(case, picture.evidence),
            )
