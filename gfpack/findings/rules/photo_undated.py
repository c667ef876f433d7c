"""A photo of the present state does not tell when it was taken.

Which kinds of photos need a date stands with the evidence type (`dated`): meters and separate
stores, whose state a reviewer dates. The day comes from the camera (EXIF; chats strip it) or from a
person's `issued` in `evidence.yaml`, who read it off the picture.

Fails:
    types: {meter: {form: photo, dated: true}}
    evidence: {a: {type: meter, kind: jpeg}}
Passes:
    types: {meter: {form: photo, dated: true}}
    evidence: {a: {type: meter, kind: jpeg, taken: 2026-03-01}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import clauses
from gfpack.findings.pictures import at_picture, used_pictures

KIND = FindingKind(
    "photo-undated",
    Severity.WARNING,
    Text("照片没有拍摄日期", "A photo without the day it was taken"),
    Text(
        "“{proof}”没有拍摄日期（用于 {clauses}）。",
        "Nothing tells when the photo of {proof} was taken (it supports {clauses}).",
    ),
    Text(
        "请提供相机或手机的原图（聊天软件会去掉日期），或带日期水印的照片；"
        "图上看得出日期的，在 evidence.yaml 的 {id} 下填写 issued 并确认。",
        "Ask for the original out of the camera or phone (chats strip the date), or one with the"
        " date on it; if the date can be seen, give it as `issued` of {id} in evidence.yaml and"
        " confirm.",
    ),
    ask=Text(
        "请提供相机或手机的原图（聊天软件会去掉日期），或带日期水印的照片。",
        "Please send the original out of the camera or phone (chats strip the date), or one with"
        " the date on it.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every photo that needs a date and has none."""
    for picture in used_pictures(case):
        said = picture.evidence.issued
        if picture.type.dated and picture.entry.facts.taken is None and said is None:
            yield finding(
                KIND,
                **at_picture(case, picture),
                proof=picture.evidence.title,
                id=picture.evidence.id,
                clauses=clauses(case, picture.evidence),
            )
