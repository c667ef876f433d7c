"""A picture has too few pixels for what it should show to be seen.

Thumbnails out of chats and web pages look well on a screen and cannot be read in print. From where
on a picture is too small stands in the evidence types: working judgement.

Fails:
    evidence: {a: {type: photo, kind: jpeg, pixels: 480x320}}
Passes:
    evidence: {a: {type: photo, kind: jpeg, pixels: 1600x600}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import clauses
from gfpack.findings.pictures import at_picture, poor_pictures

KIND = FindingKind(
    "photo-too-small",
    Severity.WARNING,
    Text("图片像素太低", "A picture has too few pixels"),
    Text(
        "“{proof}”的图片只有 {width}×{height} 像素，印出来看不清（用于 {clauses}）。",
        "The picture of {proof} has {width}×{height} pixels only and cannot be made out in print"
        " (it supports {clauses}).",
    ),
    Text(
        "请提供原图（不要用聊天软件的缩略图），短边不少于 {least} 像素；没有原图的请重拍。",
        "Ask for the original, not a chat's thumbnail, with {least} pixels or more on the short"
        " side; failing that, take or scan it again.",
    ),
    ask=Text(
        "请提供原图（不要用聊天软件的缩略图），短边不少于 {least} 像素。",
        "Please send the original picture, not a thumbnail: {least} pixels or more on the short"
        " side.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every picture with too short a side."""
    for picture, limits in poor_pictures(case):
        pixels = picture.entry.facts.pixels
        if pixels and min(pixels) < limits.shortest_side:
            yield finding(
                KIND,
                **at_picture(case, picture),
                proof=picture.evidence.title,
                width=pixels[0],
                height=pixels[1],
                least=limits.shortest_side,
                clauses=clauses(case, picture.evidence),
            )
