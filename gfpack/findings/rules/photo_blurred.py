"""A picture is blurred: nothing in it has an edge.

Measured as the variance of the Laplacian on the picture brought to one size; the limit stands in
the evidence types: working judgement, low enough to let plain walls pass. What is too small is told
as that only.

Fails:
    evidence: {a: {type: photo, kind: jpeg, pixels: 1600x1200, look: {sharpness: 4}}}
Passes:
    evidence: {a: {type: photo, kind: jpeg, pixels: 1600x1200, look: {sharpness: 60}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import clauses
from gfpack.findings.pictures import at_picture, poor_pictures

KIND = FindingKind(
    "photo-blurred",
    Severity.WARNING,
    Text("图片模糊", "A picture is blurred"),
    Text(
        "“{proof}”的图片模糊（清晰度 {sharpness}，低于 {least}；用于 {clauses}）。",
        "The picture of {proof} is blurred (sharpness {sharpness}, below {least}; it supports"
        " {clauses}).",
    ),
    Text(
        "请打开看一眼：表具读数、铭牌、证号、印章看不清的，请重拍或重新扫描；看得清的，"
        "写一条复核意见。",
        "Look at it: if readings, plates, numbers or seals cannot be made out, have it taken again;"
        " if they can, override this finding.",
    ),
    ask=Text("图片模糊，请重新拍摄或扫描。", "It is blurred; please take or scan it again."),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every blurred picture."""
    for picture, limits in poor_pictures(case):
        look, pixels = picture.entry.facts.look, picture.entry.facts.pixels
        small = pixels is not None and min(pixels) < limits.shortest_side
        if look and not small and look.sharpness < limits.sharpness:
            yield finding(
                KIND,
                **at_picture(case, picture),
                proof=picture.evidence.title,
                sharpness=f"{look.sharpness:g}",
                least=f"{limits.sharpness:g}",
                clauses=clauses(case, picture.evidence),
            )
