"""The pictures that evidence lies in. In: a case. Out: files, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gfpack.base.findings import Place
from gfpack.checklist.models import EvidenceType, Pictures
from gfpack.evidence.models import Evidence, FileState, ProjectFileEntry
from gfpack.findings.case import Case
from gfpack.findings.params import Words, about, cited_types


@dataclass(frozen=True, slots=True)
class UsedPicture:
    """A readable picture and the cited evidence it belongs to."""

    entry: ProjectFileEntry
    evidence: Evidence
    type: EvidenceType


def used_pictures(case: Case) -> Iterator[UsedPicture]:
    """Yield every picture of cited evidence of a known type, once for each evidence."""
    for evidence, kind in cited_types(case):
        for path in dict.fromkeys(extent.path for extent in evidence.extents):
            entry = case.register.files.get(path)
            if entry and entry.facts.kind.is_image and entry.facts.state is FileState.READABLE:
                yield UsedPicture(entry, evidence, kind)


def poor_pictures(case: Case) -> Iterator[tuple[UsedPicture, Pictures]]:
    """Yield each picture once, with what pictures are measured by; none where nothing says it."""
    if case.types.pictures is None:
        return
    seen: set[str] = set()
    for one in used_pictures(case):
        if one.entry.path not in seen:
            seen.add(one.entry.path)
            yield one, case.types.pictures


def at_picture(case: Case, picture: UsedPicture) -> Words:
    """Return where a finding about a picture belongs."""
    return {**about(case, picture.evidence), "place": Place(picture.entry.path)}
