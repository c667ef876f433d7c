"""What differs between two checklists: rows, weights, proofs, metrics.

In: two checklists. Out: `Differences`. Rows are the same by id where what they say is alike; ids of
other editions may mean something else. Of the rest, rows that are alike in title and proof are
shown beside each other as a suggestion; nothing rests on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gfpack.checklist.measures import Bound, Metric
from gfpack.checklist.models import Checklist, Group, Requirement
from gfpack.checklist.tree import number

SAME_ID = 0.35
"""From so much likeness on, rows of one id are one row. Working judgement."""
ALIKE = 0.5
"""From so much likeness on, rows of different ids are shown beside each other. Likewise."""
_TITLE_SHARE = 0.6
_CLAUSES = re.compile(r"[\s，、。；：（）()“”,.;:/-]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a row that differs, in plain data: what was, what is."""

    part: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that both have."""

    before: Requirement
    after: Requirement
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows of different ids that seem to ask for the same."""

    before: Requirement
    after: Requirement
    likeness: float
    """0 to 1, by title and kinds of proof."""


@dataclass(frozen=True, slots=True)
class Differences:
    """All of it. Rows stand in the order of their table."""

    before: Checklist
    after: Checklist
    weights: tuple[tuple[str, str, Decimal | None, Decimal | None], ...]
    """First-level indicators whose weight differs: title before and after, weight before, after."""
    unchanged: tuple[str, ...]
    changed: tuple[ChangedRow, ...]
    removed: tuple[Requirement, ...]
    added: tuple[Requirement, ...]
    alike: tuple[Pair, ...]
    """Removed rows with the added one they are most like: a suggestion."""
    metrics_removed: tuple[Metric, ...]
    metrics_added: tuple[Metric, ...]
    metrics_changed: tuple[tuple[Metric, Metric], ...]

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not (
            self.weights
            or self.changed
            or self.removed
            or self.added
            or self.metrics_removed
            or self.metrics_added
            or self.metrics_changed
        )


def diff(before: Checklist, after: Checklist) -> Differences:
    """Return what differs between two checklists."""
    old, new = before.requirements(), after.requirements()
    kept = [key for key in old if key in new and likeness(old[key], new[key]) >= SAME_ID]
    rows = [(old[key], new[key], tuple(_changes(old[key], new[key]))) for key in kept]
    removed = [one for key, one in old.items() if key not in kept]
    added = [one for key, one in new.items() if key not in kept]
    gone, come, moved = _metrics(before, after)
    return Differences(
        before=before,
        after=after,
        weights=tuple(_weights(before, after)),
        unchanged=tuple(one.id for one, _, changes in rows if not changes),
        changed=tuple(ChangedRow(*row) for row in rows if row[2]),
        removed=tuple(removed),
        added=tuple(added),
        alike=tuple(_alike(removed, added)),
        metrics_removed=gone,
        metrics_added=come,
        metrics_changed=moved,
    )


def likeness(one: Requirement, other: Requirement) -> float:
    """Return how alike two rows are, 0 to 1, by words of the title and kinds of proof."""
    words = _shared(_pairs_of_letters(one.title.zh), _pairs_of_letters(other.title.zh))
    mine, theirs = (proof_types(leaf, if_any=False) for leaf in (one, other))
    if not mine and not theirs:
        return words
    return _TITLE_SHARE * words + (1 - _TITLE_SHARE) * _shared(mine, theirs)


def proof_types(leaf: Requirement, *, if_any: bool = True) -> frozenset[str]:
    """Return every kind of document that a row's proof names; without 如有 if asked for."""
    given = leaf.proof.groups if leaf.proof else ()
    groups = [one for one in given if if_any or not one.if_any]
    return frozenset(
        kind for group in groups for alternative in group.any_of for kind in alternative
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of what two sets have in common (Dice)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _pairs_of_letters(text: str) -> frozenset[str]:
    plain = _CLAUSES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return frozenset(plain[i : i + 2] for i in range(max(1, len(plain) - 1)))


def _alike(removed: Sequence[Requirement], added: Sequence[Requirement]) -> Iterator[Pair]:
    """Yield each removed row with the added row most like it, if any is."""
    for one in removed:
        best = max(added, key=lambda other: likeness(one, other), default=None)
        if best is not None and (like := likeness(one, best)) >= ALIKE:
            yield Pair(one, best, round(like, 2))


_PARTS: Mapping[str, Callable[[Requirement], Any]] = {
    "title": lambda leaf: leaf.title.model_dump(),
    "clause": lambda leaf: leaf.clause,
    "kind": lambda leaf: leaf.kind.value,
    "veto": lambda leaf: leaf.veto,
    "points": lambda leaf: number(leaf.points),
    "example_points": lambda leaf: number(leaf.example_points),
    "metrics": lambda leaf: [use.id for use in leaf.metrics],
    "when": lambda leaf: {name: list(chosen) for name, chosen in leaf.when.items()},
    "baseline": lambda leaf: _bound(leaf.scoring.baseline if leaf.scoring else None),
    "leading": lambda leaf: _bound(leaf.scoring.leading if leaf.scoring else None),
    "proof": lambda leaf: [_group(one) for one in (leaf.proof.groups if leaf.proof else ())],
}


def _changes(before: Requirement, after: Requirement) -> Iterator[Change]:
    for part, read in _PARTS.items():
        was, is_now = read(before), read(after)
        if was != is_now:
            yield Change(part, was, is_now)


def _bound(bound: Bound | None) -> str | None:
    if bound is None or (bound.value is None and bound.reference is None):
        return None
    if bound.value is not None:
        return f"{bound.value:f}"
    return f"{bound.reference} × {bound.factor:f}"


def _group(group: Group) -> dict[str, Any]:
    shown = group.model_dump(mode="json", exclude={"reason", "title"}, exclude_defaults=True)
    return {**shown, "title": group.title.model_dump()}


def _weights(
    before: Checklist, after: Checklist
) -> Iterator[tuple[str, str, Decimal | None, Decimal | None]]:
    """Yield first-level indicators whose weight differs; they are the same by title."""
    old = {one.title.zh: one for one in before.indicators}
    new = {one.title.zh: one for one in after.indicators}
    for title in dict.fromkeys([*old, *new]):
        was = old[title].weight if title in old else None
        is_now = new[title].weight if title in new else None
        if was != is_now:
            english = (new.get(title) or old[title]).title.en
            yield title, english, was, is_now


def _metrics(
    before: Checklist, after: Checklist
) -> tuple[tuple[Metric, ...], tuple[Metric, ...], tuple[tuple[Metric, Metric], ...]]:
    """Return metrics only before, only after, and of both whose formula or unit differs.

    Two are the same by title: numbers are given anew in every edition.
    """
    old = {one.title.zh: one for one in before.metrics}
    new = {one.title.zh: one for one in after.metrics}
    both = [(old[title], new[title]) for title in old if title in new]
    return (
        tuple(one for title, one in old.items() if title not in new),
        tuple(one for title, one in new.items() if title not in old),
        tuple((a, b) for a, b in both if (a.formula, a.unit) != (b.formula, b.unit)),
    )
