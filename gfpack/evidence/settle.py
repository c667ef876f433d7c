"""People's word over software's guess. In: proposals, `evidence.yaml`. Out: `Evidence` values.

An entry that names its own pages stands by itself, and its pages are not proposed again; another
entry corrects the proposal whose id it bears. What a person said is confirmed as long as the bytes
are those that he looked at; after a replacement his values are candidates again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from gfpack.base.dates import LONG_TERM
from gfpack.base.files import stem_of
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.match import Matcher
from gfpack.evidence.models import Evidence, Extent, Fact, Reading, Until
from gfpack.evidence.survey import Survey
from gfpack.evidence.titles import without_ordinal
from gfpack.evidence.years import years_in_name
from gfpack.project.models import EvidenceEntry, Project

Value = TypeVar("Value")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLED_BY_TYPE = frozenset({"certificate", "approval"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What software takes for one evidence."""

    id: str
    extents: tuple[Extent, ...]
    whole: bool
    """Whether it takes in all pages of its files."""
    type: str | None
    confidence: float
    reason: str

    def named(self, name: str) -> Proposal:
        """Return it with an id."""
        return replace(self, id=name)


class Settler:
    """Makes evidence out of proposals and entries."""

    def __init__(
        self, project: Project, seen: Survey, matcher: Matcher, types: EvidenceTypes
    ) -> None:
        self._entries = project.evidence.evidence
        self._seen = seen
        self._matcher = matcher
        self._types = types.by_id()

    def settle(self, proposals: Iterable[Proposal]) -> list[Evidence]:
        """Return all evidence; a proposal without type, clue and entry is none."""
        proposals = list(proposals)
        entries = {key: one for key, one in self._entries.items() if not one.pages}
        by_suffix = {key.rpartition("-")[2]: key for key in entries}
        fixed = [self._from_entry(key, one) for key, one in self._entries.items() if one.pages]
        taken: dict[str, list[Extent]] = defaultdict(list)
        for extent in (extent for one in fixed for extent in one.extents):
            taken[extent.path].append(extent)
        settled = list(fixed)
        for proposal in proposals:
            key = by_suffix.pop(proposal.id.rpartition("-")[2], None)
            left = tuple(
                e for e in proposal.extents if not any(_overlap(e, o) for o in taken[e.path])
            )
            if key is not None:
                settled.append(self._evidence(key, proposal, entries[key]))
            elif left:
                one = self._evidence(proposal.id, replace(proposal, extents=left), EvidenceEntry())
                if one.type or one.supports:
                    settled.append(one)
        settled += [self._from_entry(key, entries[key]) for key in by_suffix.values()]
        return _with_clear_titles(settled)

    def _from_entry(self, key: str, entry: EvidenceEntry) -> Evidence:
        """Return an evidence whose pages a person named; without pages its file is gone."""
        extents = []
        for pages in entry.pages:
            path = self._seen.canonical.get(unicodedata.normalize("NFC", pages.file))
            facts = self._seen.files[path].facts if path else None
            first = pages.first or 1
            last = pages.last or (max(first, len(facts.pages)) if facts else first)
            sha256 = facts.sha256 if facts else None
            extents.append(Extent(path or pages.file, sha256, first, max(first, last)))
        return self._evidence(
            key, Proposal(key, tuple(extents), False, entry.type, 1.0, "said"), entry
        )

    def _evidence(self, key: str, proposal: Proposal, entry: EvidenceEntry) -> Evidence:
        type_id = entry.type or proposal.type
        readings = self._readings(proposal, type_id)
        facts = _Facts(readings, entry, self._is_stale(proposal, entry))
        clues = self._matcher.clues(self._paths(proposal))
        supports = (
            self._matcher.in_order(set(entry.supports))
            if entry.supports is not None
            else self._matcher.supports(type_id, clues)
        )
        confirmation = entry.confirmed
        return Evidence(
            id=key,
            type=type_id,
            title=entry.title or self._title(type_id, proposal),
            extents=proposal.extents,
            supports=() if entry.set_aside else supports,
            holder=facts.of("holder", entry.holder, str),
            credit_code=facts.of("credit_code", entry.credit_code, str),
            number=facts.of("number", entry.number, str),
            issued=facts.of("issued", entry.issued, date.fromisoformat),
            valid_from=facts.of("valid_from", entry.valid_from, date.fromisoformat),
            valid_until=facts.of("valid_until", entry.valid_until, _until),
            years=facts.of("years", entry.years, _years) or self._years_of_name(proposal),
            standard=facts.of("standard", entry.standard, str),
            scope=facts.of("scope", entry.scope, str),
            address=facts.of("address", entry.address, str),
            surveillance=facts.latest("surveillance", entry.surveillance, date.fromisoformat),
            sampled=facts.all_of("sampled", entry.sampled, date.fromisoformat),
            serials=facts.all_of("serial", entry.serials, str),
            taken=self._taken(proposal),
            seal_seen=entry.seal_seen,
            original_seen=entry.original_seen,
            set_aside=entry.set_aside,
            confirmation=confirmation,
            confirmed=confirmation is not None and not facts.stale,
            match_reason=_reason(proposal.reason, clues.words),
            match_confidence=1.0 if entry.type else round(proposal.confidence, 2),
        )

    def _is_stale(self, proposal: Proposal, entry: EvidenceEntry) -> bool:
        """Return whether the bytes are no longer those that a person confirmed."""
        if entry.confirmed is None:
            return False
        return digests(proposal.extents) != tuple(entry.confirmed.sha256)

    def _readings(self, proposal: Proposal, type_id: str | None) -> list[tuple[int, Reading]]:
        """Return the readings on the evidence's pages, with the place of their file.

        What never expires has no expiry: a date found there is that of something it mentions.
        A contract has its period.
        """
        known = self._types.get(type_id) if type_id else None
        endless = (
            known is not None and known.validity.rule != "expires" and known.form != "contract"
        )
        return [
            (place, reading)
            for place, extent in enumerate(proposal.extents)
            for reading in self._seen.readings.get(extent.sha256 or "", ())
            if extent.first <= reading.page <= extent.last
            and not (endless and reading.field in ("valid_from", "valid_until"))
        ]

    def _paths(self, proposal: Proposal) -> tuple[str, ...]:
        found: list[str] = []
        for extent in proposal.extents:
            entry = self._seen.files.get(extent.path)
            found += [extent.path, *(entry.aliases if entry else ())]
        return tuple(dict.fromkeys(found))

    def _taken(self, proposal: Proposal) -> date | None:
        entries = (self._seen.files.get(extent.path) for extent in proposal.extents)
        return max((e.facts.taken for e in entries if e and e.facts.taken), default=None)

    def _years_of_name(self, proposal: Proposal) -> Fact[tuple[int, ...]] | None:
        if not proposal.whole:
            return None
        for path in self._paths(proposal):
            if reading := years_in_name(stem_of(path)):
                return Fact(_years(reading.value), False, reading)
        return None

    def _title(self, type_id: str | None, proposal: Proposal) -> str:
        known = self._types.get(type_id) if type_id else None
        stem = stem_of(proposal.extents[0].path) if proposal.extents else proposal.id
        stem = without_ordinal(stem)
        telling = len(_HAN.findall(stem)) >= 4 and proposal.whole
        if known and (known.form in _TITLED_BY_TYPE or not telling):
            return known.title.zh
        return stem


class _Facts:
    """Chooses between what a person said and what software read."""

    def __init__(
        self, readings: list[tuple[int, Reading]], entry: EvidenceEntry, stale: bool
    ) -> None:
        self.stale = stale
        self._best: dict[str, Reading] = {}
        self._in_order = [reading for _, reading in readings]
        ranked = sorted(readings, key=lambda one: (-one[1].confidence, one[0], one[1].page))
        for _, reading in ranked:
            self._best.setdefault(reading.field, reading)
        self._end_with_its_beginning()

    def of(
        self, name: str, said: Value | None, parse: Callable[[str], Value]
    ) -> Fact[Value] | None:
        """Return the fact of a field: said by a person, else read, else None."""
        reading = self._best.get(name)
        if said is not None and not self.stale:
            return Fact(said, True, reading)
        if reading is not None:
            return Fact(parse(reading.value), False, reading)
        return Fact(said, False) if said is not None else None

    def latest(
        self, name: str, said: Value | None, parse: Callable[[str], Value]
    ) -> Fact[Value] | None:
        """Return the fact of a field that may stand there several times: the last day of all."""
        days = [one for one in self._in_order if one.field == name]
        if days:
            self._best[name] = max(days, key=lambda one: (one.value, one.confidence))
        return self.of(name, said, parse)

    def all_of(
        self, name: str, said: tuple[Value, ...] | None, parse: Callable[[str], Value]
    ) -> Fact[tuple[Value, ...]] | None:
        """Return the fact of a field that may stand there several times, each value once."""
        read = tuple(dict.fromkeys(parse(one.value) for one in self._in_order if one.field == name))
        if said is not None and (not self.stale or not read):
            return Fact(said, not self.stale, self._best.get(name))
        return Fact(read, False, self._best[name]) if read else None

    def _end_with_its_beginning(self) -> None:
        """Leave out a beginning after the end: the two come from different places."""
        first, last = self._best.get("valid_from"), self._best.get("valid_until")
        if first and last and last.value != LONG_TERM and first.value > last.value:
            del self._best["valid_from"]


def digests(extents: Iterable[Extent]) -> tuple[str, ...]:
    """Return the hashes a confirmation is bound to: of each file once, in the order of pages."""
    return tuple(dict.fromkeys(extent.sha256 or "" for extent in extents))


def _overlap(one: Extent, other: Extent) -> bool:
    """Return whether two extents of one file share a page."""
    return one.first <= other.last and other.first <= one.last


def _until(text: str) -> Until:
    return LONG_TERM if text == LONG_TERM else date.fromisoformat(text)


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _reason(reason: str, folders: tuple[str, ...]) -> str:
    parts = [reason, f"folder={'|'.join(folders)}" if folders else ""]
    return ";".join(part for part in parts if part)


def _with_clear_titles(evidence: list[Evidence]) -> list[Evidence]:
    """Add the file's name to titles that several evidences would share."""
    counts = Counter(one.title for one in evidence)
    return [
        replace(one, title=f"{one.title}（{_distinction(one)}）") if counts[one.title] > 1 else one
        for one in evidence
    ]


def _distinction(one: Evidence) -> str:
    if one.number:
        return one.number.value
    if not one.extents:
        return one.id
    return unicodedata.normalize("NFC", stem_of(one.extents[0].path))
