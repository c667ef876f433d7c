"""Photos that show the point: which ones go into the report, and their reduction to print size.

In: a case and its page map. Out: per requirement the photos to show, then small upright JPEGs
without anything about place or person. Decoding happens in limited workers.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gfpack.appendix.models import Attachment, PageMap
from gfpack.base.findings import Finding, Place, finding
from gfpack.evidence.models import Evidence, FileKind, FileState
from gfpack.findings.case import Case
from gfpack.report.kinds import PHOTO_UNREADABLE
from gfpack.tools.image import MOST_PIXELS, opaque

PER_SECTION = 6
"""Photos shown below one indicator; the others are cited."""
LONGEST_SIDE = 1600
"""Pixels: 70 mm in print need no more, and a name plate can still be enlarged on the screen."""
_QUALITY = 80
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Pillow's transpositions by EXIF orientation."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo to show, and the attachment it is bound as."""

    name: str
    """What the template calls it; unique within the report."""
    path: str
    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Picture:
    """A reduced photo: JPEG bytes, size in pixels."""

    jpeg: bytes
    width: int
    height: int


def choose(case: Case, page_map: PageMap) -> Mapping[str, Sequence[Photo]]:
    """Return the photos to show by requirement, in table order; each photo is shown once.

    Shown is what the evidence types call a photo and what lies in a JPEG or PNG file.
    """
    if not case.project.file.options.photos_in_report:
        return {}
    shown: dict[str, list[Photo]] = {}
    taken: set[str] = set()
    below: Counter[str] = Counter()
    for section, requirement in case.checklist.walk():
        for photo in _candidates(case, page_map, requirement.id):
            if photo.path in taken or below[section.id] == PER_SECTION:
                continue
            taken.add(photo.path)
            below[section.id] += 1
            shown.setdefault(requirement.id, []).append(photo)
    return shown


def _candidates(case: Case, page_map: PageMap, requirement: str) -> Iterator[Photo]:
    kinds = case.types.by_id()
    for attachment in page_map.cited_by(requirement):
        evidence = case.register.get(attachment.evidence)
        kind = kinds.get(evidence.type or "")
        if kind is not None and kind.form == "photo":
            for path in _picture_files(case, evidence):
                yield Photo(f"photo:{path}", path, attachment)


def _picture_files(case: Case, evidence: Evidence) -> Iterator[str]:
    for entry in case.register.files_of(evidence):
        good = entry.facts.state is FileState.READABLE
        if good and entry.facts.kind in (FileKind.JPEG, FileKind.PNG):
            yield entry.path


def reduce(folder: Path, photos: Sequence[Photo]) -> tuple[dict[str, Picture], list[Finding]]:
    """Return the reduced photos by name; one that cannot be read becomes a finding."""
    from gfpack.tools import worker

    tasks = [worker.Task(reduced, (str(folder / photo.path),)) for photo in photos]
    pictures: dict[str, Picture] = {}
    lost: dict[int, Finding] = {}
    limits = worker.Limits(seconds=60, memory=2 * 1024**3)
    for index, result in worker.run(tasks, limits=limits):
        photo = photos[index]
        if isinstance(result, Picture):
            pictures[photo.name] = result
        else:
            place = Place(photo.path)
            lost[index] = finding(
                PHOTO_UNREADABLE,
                evidence=photo.attachment.evidence,
                place=place,
                file=photo.path,
                why=f"{result.kind} {result.why}".strip(),
            )
    return pictures, [lost[index] for index in sorted(lost)]


def reduced(path: str) -> Picture:
    """Return the picture in a file, upright, at print size, with its pixels and nothing else.

    Raises:
        ValueError: too many pixels.
        OSError: no picture that Pillow can read.
    """
    from PIL import Image

    with Image.open(path, formats=("JPEG", "PNG")) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        turn = _TURNS.get(image.getexif().get(0x0112, 1))
        box = _box(*image.size)
        image.draft("RGB", box)  # decodes at a fraction of the size: twice as fast in all
        profile = image.info.get("icc_profile") if image.mode == "RGB" else None
        small = opaque(image).convert("RGB").resize(box, Image.Resampling.BICUBIC)
    if turn is not None:
        small = small.transpose(Image.Transpose(turn))
    small.info.clear()
    stream = io.BytesIO()
    small.save(stream, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
    return Picture(stream.getvalue(), *small.size)


def _box(width: int, height: int) -> tuple[int, int]:
    """Return the size after reduction; a small picture keeps its own."""
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
