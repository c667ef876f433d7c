"""The register (证据台账): what software proposes, settled by what people said. Out: `Register`.

Nothing of the project is changed; what was read of new files goes to `.gfpack/readings.sqlite`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from gfpack.base.progress import Progress, silent
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence.cuebook import Cuebook, cuebook
from gfpack.evidence.match import Matcher
from gfpack.evidence.models import Evidence, Extent, Register
from gfpack.evidence.propose import Segment, segments, together
from gfpack.evidence.recognise import Recognised, recognise
from gfpack.evidence.settle import Proposal, Settler
from gfpack.evidence.store import DAMAGED, NO_ROOM, KeptTexts, Store, discard, opened
from gfpack.evidence.survey import Ahead, Survey, survey
from gfpack.project.layout import READINGS, STATE_DIR
from gfpack.project.models import Project

_MAIL = 0.4
"""How sure it can be at most that a mail itself is the document it speaks of."""
_Cut = dict[str, tuple[Segment, ...]]


@dataclass(frozen=True, slots=True)
class Stock:
    """What is there and what software makes of it, whatever people say: see `settled`."""

    seen: Survey
    proposals: tuple[Proposal, ...]
    matcher: Matcher
    types: EvidenceTypes
    texts: KeptTexts


def register(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    *,
    again: bool = False,
    ahead: Ahead | None = None,
    file: Path | None = None,
    progress: Progress = silent,
) -> Register:
    """Return all evidence of a project. Files whose size and time did not change stay closed.

    `again` tries files once more that took too long or too much before; `ahead` is what a
    rehearsed collection would add; `file` is another place for what is read, which the register
    outlives.
    """
    held = take_stock(
        project.folder,
        checklist,
        types,
        again=again,
        ahead=ahead,
        file=file,
        progress=progress,
    )
    return settled(held, project)


def take_stock(
    folder: Path,
    checklist: Checklist,
    types: EvidenceTypes,
    *,
    again: bool = False,
    ahead: Ahead | None = None,
    file: Path | None = None,
    progress: Progress = silent,
) -> Stock:
    """Return what is in a project's folder before anybody's word on it; see `register`."""
    book = cuebook(types)
    matcher = Matcher(checklist, types)
    kept = file or folder / STATE_DIR / READINGS

    def read(*, in_memory: bool = False) -> tuple[Survey, _Cut, KeptTexts]:
        with opened(kept, in_memory=in_memory) as store:
            seen = survey(folder, store, again=again, ahead=ahead, progress=progress)
            passing = store.in_memory or file is not None
            texts = KeptTexts(kept, store.packed_texts() if passing else {})
            return seen, _segments(seen, store, book), texts

    try:
        seen, cut, texts = read()
    except NO_ROOM:
        seen, cut, texts = read(in_memory=True)
    except DAMAGED:
        discard(kept)
        seen, cut, texts = read()
    proposals = tuple(_proposals(seen, cut, book, matcher))
    return Stock(seen, proposals, matcher, types, texts)


def settled(held: Stock, project: Project) -> Register:
    """Return the register that people's word makes of what is there; no file is looked at."""
    settler = Settler(project, held.seen, held.matcher, held.types)
    evidence = settler.settle(held.proposals)
    used = {extent.path for one in evidence for extent in one.extents}
    unmatched = tuple(path for path in held.seen.files if path not in used)
    ordered = sorted(evidence, key=lambda one: _place(one, held.matcher))
    return Register(held.seen.files, tuple(ordered), unmatched, held.seen.readings, held.texts)


def _place(one: Evidence, matcher: Matcher) -> tuple[object, ...]:
    first = min((matcher.order.get(r, 10**6) for r in one.supports), default=10**6)
    extent = one.extents[0] if one.extents else Extent("", None, 1, 1)
    return first, extent.path, extent.first, one.id


def _segments(seen: Survey, store: Store, book: Cuebook) -> _Cut:
    """Return the documents in each file by hash, from the store where it knows them."""
    known = store.segments(book.digest)
    fresh = {
        entry.facts.sha256: segments(
            store.texts(entry.facts.sha256), seen.readings.get(entry.facts.sha256, ()), book
        )
        for entry in seen.files.values()
        if entry.facts.has_text and entry.facts.sha256 not in known
    }
    if fresh:
        store.note_segments(book.digest, fresh)
    return known | fresh


def _proposals(seen: Survey, cut: _Cut, book: Cuebook, matcher: Matcher) -> list[Proposal]:
    """Return what software takes for evidence, whatever people said."""
    found: list[Proposal] = []
    one_page: dict[str, Recognised] = {}
    for path, entry in seen.files.items():
        if entry.facts.kind.is_archive:
            continue  # what is in it is to be collected; it is no evidence itself
        paths = (path, *entry.aliases)
        wanted = matcher.wanted(matcher.clues(paths))
        parts = cut.get(entry.facts.sha256, ())
        last = max(1, len(entry.facts.pages))
        if len(parts) < 2:
            scores = parts[0].scores if parts else ()
            taken = recognise(
                scores, paths, wanted, book, pictured=entry.facts.kind.is_image and not scores
            )
            if entry.facts.kind.is_mail:  # it speaks of what is attached, and is seldom it
                taken = replace(taken, confidence=min(taken.confidence, _MAIL))
            if last == 1 and (entry.facts.kind.is_image or entry.facts.pages):
                one_page[path] = taken
            else:
                found.append(_proposal(seen, (Extent(path, entry.facts.sha256, 1, last),), taken))
            continue
        for part in parts:
            taken = recognise(part.scores, (), wanted, book)
            extent = Extent(path, entry.facts.sha256, part.first, part.last)
            found.append(_proposal(seen, (extent,), taken))
    for group in together([(path, taken.type) for path, taken in one_page.items()], book):
        extents = tuple(Extent(path, seen.files[path].facts.sha256, 1, 1) for path in group)
        found.append(_proposal(seen, extents, max((one_page[p] for p in group), key=_sureness)))
    return _with_ids(found)


def _sureness(taken: Recognised) -> tuple[float, str]:
    return taken.confidence, taken.reason


def _proposal(seen: Survey, extents: tuple[Extent, ...], taken: Recognised) -> Proposal:
    whole = tuple(
        extent.first == 1 and extent.last >= len(seen.files[extent.path].facts.pages)
        for extent in extents
    )
    return Proposal("", extents, all(whole), taken.type, taken.confidence, taken.reason)


def _with_ids(found: list[Proposal]) -> list[Proposal]:
    """Give every proposal an id that its bytes and pages decide; longer ones where two collide."""
    digests = [_digest(one.extents) for one in found]
    length = 6
    while len({digest[:length] for digest in digests}) < len(set(digests)):
        length += 2
    return [
        one.named(f"{one.type or 'file'}-{digest[:length]}")
        for one, digest in zip(found, digests, strict=True)
    ]


def _digest(extents: tuple[Extent, ...]) -> str:
    parts = [f"{one.sha256 or one.path}:{one.first}-{one.last}" for one in extents]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
