"""All words that give evidence types away, ready for finding. In: `EvidenceTypes`. Out: `Cuebook`.

Words are looked up by their first two characters, so that a text is gone through once whatever
the number of types.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from gfpack.base.text import normalised
from gfpack.checklist.models import EvidenceType, EvidenceTypes
from gfpack.evidence.heading import Vocabulary, vocabulary

LIKE_LEAST = 4
"""Characters below which likeness says nothing."""
_LIKENESS = 82.0
"""Percent (rapidfuzz) from which on a name is like a title."""
_METHOD = 2
"""Counted up whenever the same words would speak for other types."""
_Alike = tuple[float, str, str]
Role = Literal["name", "text", "not-text", "title"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word and what it means for a type."""

    word: str
    type: str
    role: Role
    shared: int
    """How many families of types know the word in this role; the more, the less it says."""


@dataclass(frozen=True, slots=True)
class Cuebook:
    """Every cue of a catalogue, and a digest that changes whenever recognition would."""

    catalogue: EvidenceTypes
    types: Mapping[str, EvidenceType]
    by_start: dict[str, tuple[tuple[str, tuple[Cue, ...]], ...]]
    """By its first two characters: each word and what it means."""
    digest: str
    vocabulary: Vocabulary
    """What headings are explained by."""
    titles: tuple[tuple[str, str, str], ...]
    """Type, title or synonym, and the same folded: those long enough to be alike by chance."""
    _named: dict[str, tuple[Cue, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Names looked up before: folders recur for every file in them."""
    by_folder: dict[str, Mapping[str, tuple[float, str]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What folders say, as it was worked out before (see `recognise`)."""
    _alike: dict[str, _Alike | None] = field(default_factory=dict, compare=False, repr=False)
    """Names compared before: 微信图片 recurs with another number."""

    def cues_in(self, text: str) -> list[tuple[int, Cue]]:
        """Return every cue in `text` (see `folded`) with the place of its first appearance."""
        found: dict[str, tuple[int, tuple[Cue, ...]]] = {}
        starts = self.by_start
        for position, start in enumerate(map("".join, pairwise(text))):
            if start in starts:
                for word, cues in starts[start]:
                    if (
                        text.startswith(word, position)
                        and word not in found
                        and _is_whole(text, position, word)
                    ):
                        found[word] = (position, cues)
        return [(position, cue) for position, cues in found.values() for cue in cues]

    def named(self, name: str) -> tuple[Cue, ...]:
        """Return the cues in a file or folder name that speak for a type."""
        if name not in self._named:
            cues = self.cues_in(folded(name))
            found = (cue for _, cue in cues if cue.role in ("name", "title"))
            self._named[name] = tuple(found)
        return self._named[name]

    def most_like(self, name: str) -> _Alike | None:
        """Return the title most like a name (see `in_characters`): likeness, type, title."""
        if name not in self._alike:
            from rapidfuzz import fuzz, process

            likes = [like for _, _, like in self.titles]
            found = process.extract(
                name, likes, scorer=fuzz.partial_ratio, score_cutoff=_LIKENESS, limit=None
            )
            scored = ((score, *self.titles[place][:2]) for _, score, place in found)
            self._alike[name] = max(scored, default=None)
        return self._alike[name]

    def lineage(self, type_id: str) -> tuple[str, ...]:
        """Return a type and the wholes it is part of, from the part up."""
        return self.catalogue.lineage(type_id)

    def own_words(self, type_id: str) -> frozenset[str]:
        """Return the words of a type's cues."""
        cues = self.types[type_id].cues
        return frozenset(folded(word) for word in (*cues.name, *cues.text))

    def photos_beside(self, type_id: str) -> tuple[str, ...]:
        """Return the photo types of the same row of the catalogue, or of the same whole."""
        known = self.types[type_id]
        return tuple(
            one.id
            for one in self.types.values()
            if one.form == "photo"
            and (one.catalogue == known.catalogue or one.part_of in self.lineage(type_id))
        )


def folded(text: str) -> str:
    """Return text as cues are written: no blanks, one kind of brackets, no capitals."""
    return normalised(text)


def cuebook(types: EvidenceTypes) -> Cuebook:
    """Return the cues of a catalogue."""
    words: dict[tuple[str, Role], set[str]] = defaultdict(set)
    for one in types.types:
        for role, given in _words(one):
            words[(folded(given), role)].add(one.id)
    by_word: dict[str, list[Cue]] = defaultdict(list)
    for (word, role), holders in sorted(words.items()):
        families = len({types.lineage(holder)[-1] for holder in holders})
        by_word[word] += [Cue(word, holder, role, families) for holder in sorted(holders)]
    by_start: dict[str, list[tuple[str, tuple[Cue, ...]]]] = defaultdict(list)
    for word, cues in by_word.items():
        if len(word) >= 2:
            by_start[word[:2]].append((word, tuple(cues)))
    digest = hashlib.sha256(f"{_METHOD} {types.model_dump_json()}".encode()).hexdigest()
    starts = {start: tuple(listed) for start, listed in by_start.items()}
    return Cuebook(types, types.by_id(), starts, digest, vocabulary(types), tuple(_titles(types)))


def in_characters(name: str) -> str:
    """Return the Chinese characters of a name, folded: only what they spell can be alike."""
    return "".join(c for c in folded(name) if "\u3400" <= c <= "\u9fff")


def _titles(types: EvidenceTypes) -> Iterator[tuple[str, str, str]]:
    for one in types.types:
        for name in (one.title.zh, *one.synonyms):
            if len(in_characters(name)) >= LIKE_LEAST:
                yield one.id, name, folded(name)


def _is_whole(text: str, position: int, word: str) -> bool:
    """Return whether the `word` that begins here is no part of a longer number (9001)."""
    end = position + len(word)
    before = word[0].isdigit() and text[position - 1 : position].isdigit()
    after = word[-1].isdigit() and text[end : end + 1].isdigit()
    return not before and not after


def _words(one: EvidenceType) -> list[tuple[Role, str]]:
    roles: list[tuple[Role, str]] = [("name", word) for word in one.cues.name]
    roles += [("text", word) for word in one.cues.text]
    roles += [("not-text", word) for word in one.cues.not_text]
    roles += [("title", word) for word in (one.title.zh, *one.synonyms)]
    return roles
