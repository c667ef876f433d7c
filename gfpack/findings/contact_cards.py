"""What a contact sheet shows of each evidence. In: judged findings, their case. Out: `Card`s.

Each evidence and each file that belongs to none stands on one card. Which pages are shown is chosen
here; what they look like comes later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from gfpack.assessment.models import Shortfall
from gfpack.assessment.validity import shortfalls
from gfpack.base.findings import Finding
from gfpack.evidence.doubts import is_unsure
from gfpack.evidence.models import Evidence, Extent, FileFacts, FileKind, FileState, Register
from gfpack.evidence.reads import Read, reads_of
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged, Overridden
from gfpack.findings.params import terms, to_confirm
from gfpack.findings.rules import evidence_unconfirmed
from gfpack.tools.thumbnail import LEGIBLE, SMALL, Size

MOST_PAGES = 4
"""Pages of one evidence that are shown; the rest is counted."""
_MOST_LEGIBLE = 2


class Standing(StrEnum):
    """How an evidence stands; several may hold."""

    UNCONFIRMED = "unconfirmed"
    """Waits for a person, be it for one date."""
    FINDINGS = "findings"
    UNSURE = "unsure"
    """Software is little sure of what it is, or made it up of parts."""
    UNUSABLE = "unusable"
    """A file of it is not there or cannot be opened."""
    CONFIRMED = "confirmed"
    LOOSE = "loose"
    """Belongs to no evidence."""
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a file that is shown, from 1."""

    path: str
    facts: FileFacts | None
    """None where the file is not there."""
    page: int
    size: Size

    @property
    def is_paged(self) -> bool:
        """Whether its number says something."""
        return self.facts is not None and len(self.facts.pages) > 1

    @property
    def is_pdf(self) -> bool:
        """Whether a browser can open it at this page."""
        return self.facts is not None and self.facts.kind is FileKind.PDF


@dataclass(frozen=True, slots=True)
class Card:
    """One evidence, or a file that belongs to none."""

    number: int
    """Place on the sheet, from 1."""
    evidence: Evidence | None
    requirement: str | None
    """The first one it supports, under which it stands."""
    extents: tuple[Extent, ...]
    leaves: tuple[Leaf, ...]
    more: int
    """How many pages are not shown."""
    reads: tuple[Read, ...]
    standings: frozenset[Standing]
    shortfalls: tuple[Shortfall, ...]
    findings: tuple[Finding, ...]
    overridden: tuple[Overridden, ...]


def cards(judged: Judged, case: Case) -> tuple[Card, ...]:
    """Return all cards: by requirement in the order of the table, loose files, what is set aside.

    The general requirements, whose failure voids the application, stand first in every table.
    """
    held = case.register
    sets = _Sets(judged, case)
    used = [one for one in held.evidence if one.set_aside is None]
    aside = [one for one in held.evidence if one.set_aside is not None]
    numbers = iter(range(1, len(held.evidence) + len(held.unmatched) + 1))
    return (
        *(_of_evidence(next(numbers), one, sets, case) for one in used),
        *(_of_file(next(numbers), path, sets, held) for path in held.unmatched),
        *(_of_evidence(next(numbers), one, sets, case) for one in aside),
    )


class _Sets:
    """What is looked up for each card."""

    def __init__(self, judged: Judged, case: Case) -> None:
        self.waiting = frozenset(to_confirm(case))
        self.terms = terms(case)
        self.order = {key: number for number, key in enumerate(case.assessment.results)}
        self.open: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
        self.overridden: defaultdict[tuple[str, str], list[Overridden]] = defaultdict(list)
        for one in judged.open:
            if one.code != evidence_unconfirmed.KIND.code:  # the card itself says so
                self.open[_about(one)].append(one)
        for each in judged.overridden:
            self.overridden[_about(each.finding)].append(each)


def _about(one: Finding) -> tuple[str, str]:
    """Return the evidence, or else the file, that a finding speaks of."""
    return one.evidence or "", "" if one.evidence or not one.place else one.place.file


def _of_evidence(number: int, one: Evidence, sets: _Sets, case: Case) -> Card:
    held = case.register
    reads = reads_of(one, held)
    leaves = tuple(_leaves(one.extents, reads, held))
    keys = [(one.id, ""), *(("", path) for path in dict.fromkeys(e.path for e in one.extents))]
    supports = [key for key in one.supports if key in sets.order]
    card = Card(
        number=number,
        evidence=one,
        requirement=min(supports, key=sets.order.__getitem__, default=None),
        extents=one.extents,
        leaves=leaves,
        more=max(0, sum(extent.page_count for extent in one.extents) - len(leaves)),
        reads=reads,
        standings=frozenset(),
        shortfalls=() if one.set_aside else tuple(shortfalls(one, sets.terms)),
        findings=tuple(found for key in keys for found in sets.open.get(key, ())),
        overridden=tuple(found for key in keys for found in sets.overridden.get(key, ())),
    )
    return replace(card, standings=frozenset(_standings(card, one, sets, held)))


def _of_file(number: int, path: str, sets: _Sets, held: Register) -> Card:
    facts = held.files[path].facts
    extents = (Extent(path, facts.sha256, 1, max(1, len(facts.pages))),)
    leaves = tuple(_leaves(extents, (), held))
    found = tuple(sets.open.get(("", path), ()))
    return Card(
        number=number,
        evidence=None,
        requirement=None,
        extents=extents,
        leaves=leaves,
        more=extents[0].page_count - len(leaves),
        reads=(),
        standings=frozenset({Standing.LOOSE, *_troubles(found, extents, held)}),
        shortfalls=(),
        findings=found,
        overridden=tuple(sets.overridden.get(("", path), ())),
    )


def _standings(card: Card, one: Evidence, sets: _Sets, held: Register) -> Iterator[Standing]:
    yield from _troubles(card.findings, card.extents, held)
    if one.set_aside is not None:
        yield Standing.ASIDE
        return
    yield Standing.UNCONFIRMED if one.id in sets.waiting else Standing.CONFIRMED
    if is_unsure(one, held):
        yield Standing.UNSURE


def _troubles(
    findings: Sequence[Finding], extents: Iterable[Extent], held: Register
) -> Iterator[Standing]:
    if findings:
        yield Standing.FINDINGS
    entries = [held.files.get(extent.path) for extent in extents]
    if any(one is None or one.facts.state is not FileState.READABLE for one in entries):
        yield Standing.UNUSABLE


def _pages(one: Extent) -> range:
    return range(one.first, one.last + 1)


def _leaves(extents: Iterable[Extent], reads: Iterable[Read], held: Register) -> Iterator[Leaf]:
    """Yield the pages to show: the first of each file, those with readings, then the next ones."""
    extents = tuple(extents)
    every = [(number, page) for number, one in enumerate(extents) for page in _pages(one)]
    firsts = [(number, extent.first) for number, extent in enumerate(extents)]
    read = {(one.path, one.page) for one in reads}
    telling = [each for each in every if (extents[each[0]].path, each[1]) in read]
    chosen = sorted({*islice(dict.fromkeys((*firsts, *telling, *every)), MOST_PAGES)})
    legible = firsts[:_MOST_LEGIBLE]
    for number, page in chosen:
        path = extents[number].path
        facts = held.files[path].facts if path in held.files else None
        yield Leaf(path, facts, page, LEGIBLE if (number, page) in legible else SMALL)
