"""Two pictures that stand for different evidence are the same picture.

One photo saved twice, sent through a chat or made smaller proves one thing, not two. Pictures are
compared by a perceptual hash; how many bits may differ stands in the evidence types. Only photos
are compared: certificates of one issuer look alike by nature. Several pictures of one evidence may
be alike. The first of them is named in the findings on all the others. Two copies of one photo
whose names say that they show different things (1号空压机, 2号空压机) are told as well.

Fails:
    types: {photo: {form: photo}}
    evidence:
      a: {type: photo, kind: jpeg, look: {fingerprint: 0123456789abcdef}}
      b: {type: photo, kind: jpeg, look: {fingerprint: 0123456789abcdee}}
Passes:
    types: {photo: {form: photo}}
    evidence:
      a: {type: photo, kind: jpeg, look: {fingerprint: 0123456789abcdef}}
      b: {type: photo, kind: jpeg, look: {fingerprint: fedcba9876543210}}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TypeVar

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import about, clauses
from gfpack.findings.pictures import UsedPicture, at_picture, used_pictures

Thing = TypeVar("Thing")

KIND = FindingKind(
    "pictures-alike",
    Severity.WARNING,
    Text("同一张照片用作不同的证明", "One picture for different evidence"),
    Text(
        "“{proof}”与“{other}”（{file}）是同一张照片（用于 {clauses}）。",
        "The photo of {proof} is the same picture as {file} of {other} (it supports {clauses}).",
    ),
    Text(
        "请打开两张对照：确是同一张的，换成各自的照片，或合为一份证据；只是相像的，写一条复核意见。",
        "Look at both: if they are one picture, replace one of them or make them one evidence; if"
        " they are merely alike, override this finding.",
    ),
    ask=Text(
        "与“{file}”是同一张照片，请提供各自的照片。",
        "It is the same picture as {file}; please send one of each.",
    ),
)
COPY = FindingKind(
    KIND.code,
    Severity.WARNING,
    KIND.title,
    Text(
        "“{copy}”与“{file}”是同一张照片，文件名却像是两处（“{proof}”，用于 {clauses}）。",
        "{copy} and {file} are the same photo under names of two things ({proof}, it supports"
        " {clauses}).",
    ),
    KIND.advice,
    ask=KIND.ask,
)
_BITS = 64
_SAYS_NOTHING = re.compile(
    r"^[\W\d_]+|\d{6,}|[（(]\d+[)）]$|微信图片|副本|复件|拷贝|备份|重复|照片|图片|截图|现场|copy|img|dsc"
    r"|[\s\-_.—（）()]",
    re.IGNORECASE,
)
_FEWEST = 2
"""Characters of a name that say what a photo shows."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every photo that is a copy of one of another evidence before it."""
    if case.types.pictures is None:
        return
    photos = [
        one for one in used_pictures(case) if one.type.form == "photo" and one.entry.facts.look
    ]
    bits = [(_fingerprint(photo), photo) for photo in photos]
    for first, later in near_pairs(bits, case.types.pictures.alike_bits):
        if first.evidence.id != later.evidence.id:
            yield finding(
                KIND,
                **at_picture(case, later),
                proof=later.evidence.title,
                other=first.evidence.title,
                file=first.entry.path,
                clauses=clauses(case, later.evidence),
            )
    yield from _copies(case, photos)


def _copies(case: Case, photos: Sequence[UsedPicture]) -> Iterator[Finding]:
    """Yield a finding for each copy of a photo that is named as if it showed something else."""
    for photo in photos:
        for copy in photo.entry.aliases:
            if _shows_another(photo.entry.path, copy):
                where = about(case, photo.evidence)
                where["place"] = Place(copy)
                yield finding(
                    COPY,
                    **where,
                    proof=photo.evidence.title,
                    copy=copy,
                    file=photo.entry.path,
                    clauses=clauses(case, photo.evidence),
                )


def _shows_another(path: str, copy: str) -> bool:
    one, other = (_SAYS_NOTHING.sub("", PurePosixPath(name).stem) for name in (path, copy))
    told = min(len(one), len(other)) >= _FEWEST
    return told and one not in other and other not in one


def near_pairs(prints: Iterable[tuple[int, Thing]], most: int) -> Iterator[tuple[Thing, Thing]]:
    """Yield each thing whose fingerprint is near that of one before it, with the first such.

    Two fingerprints that differ in at most `most` bits are equal in one of `most` + 1 bands, so
    only things with a band in common are compared: about linear in their number. What is near
    another is not put among those to compare with, so that a thousand copies stay a thousand
    comparisons.
    """
    masks = _masks(most + 1)
    seen: dict[tuple[int, int], list[tuple[int, Thing]]] = defaultdict(list)
    for bits, thing in prints:
        bands = [(band, bits & mask) for band, mask in enumerate(masks)]
        near = (
            earlier
            for band in bands
            for other, earlier in seen.get(band, ())
            if (other ^ bits).bit_count() <= most
        )
        first = next(near, None)
        if first is not None:
            yield first, thing
            continue
        for band in bands:
            seen[band].append((bits, thing))


def _fingerprint(photo: UsedPicture) -> int:
    look = photo.entry.facts.look
    return int(look.fingerprint, 16) if look else 0


def _masks(bands: int) -> list[int]:
    edges = [_BITS * band // bands for band in range(bands + 1)]
    return [(1 << end) - (1 << start) for start, end in pairwise(edges)]
