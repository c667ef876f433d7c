"""Profiles (地方/行业口径): what a region or an industry lays over a checklist.

In: `checklists/profiles/*.yaml`. Out: `Profile`; `overlaid` gives the checklist with profiles on
it. A profile adds rows, tightens rows and supplies values; there is no way in it to loosen a veto,
and what would weaken a bound is refused (`weakened`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from gfpack.checklist.measures import Bound
from gfpack.checklist.models import Checklist, Group, Indicator, Kind, Ladder, Requirement, Tier
from gfpack.checklist.parts import Confidence, Frozen, Names


class Told(Frozen):
    """Something a source says: which one, how surely, and when a person last looked."""

    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    checked: date
    customary: bool = False
    """What is usual, not what a notice of that year fixes."""
    note: Names | None = None


class Window(Told):
    """A step of the way to a title and when it is open. Days are `2026-06-30` or, where they come
    back every year, `06-30`."""

    id: str
    title: Names
    tier: Tier
    year: int | None = None
    """Evaluation round; None: every year."""
    opens: str | None = Field(default=None, pattern=r"^(\d{4}-)?\d{2}-\d{2}$")
    closes: str | None = Field(default=None, pattern=r"^(\d{4}-)?\d{2}-\d{2}$")
    days: int | None = Field(default=None, ge=0)
    """How long it takes where no day is fixed, such as 15 days of public notice."""
    after: str | None = None
    """Id of the step it follows."""


class Delivery(Told):
    """What is handed in, in which form. None: no source says."""

    tier: Tier | None = None
    """None: on every tier."""
    copies: int | None = Field(default=None, ge=0)
    """On paper; 0: none."""
    binding: Names | None = None
    appendix: Literal["one-pdf", "per-indicator", "per-requirement"] | None = None
    file_name: str | None = None
    """Pattern of the file's name: `{enterprise}`, `{year}`, `{indicator}`."""
    largest_mb: int | None = Field(default=None, ge=1)
    on_cover: tuple[Names, ...] = ()
    """What must stand on the cover."""
    third_party_on_cover: bool | None = None


class Tightened(Frozen):
    """What becomes stricter of a row: only what is named here, and only upwards."""

    veto: Literal[True] | None = None
    kind: Literal[Kind.BASIC] | None = None
    groups: tuple[Group, ...] = ()
    """Proof asked for beside that of the checklist."""
    baseline: Bound | None = None
    leading: Bound | None = None
    points: Decimal | None = Field(default=None, ge=0)
    """Official points where the checklist has none."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    reason: str
    """Shown wherever a result rests on it."""


class Value(Told):
    """A value to compare with, for a reference of the checklist."""

    value: Decimal


class Added(Frozen):
    """A row that the region or industry asks for beyond the checklist."""

    below: str
    """Id of the indicator it hangs from."""
    requirement: Requirement


class Profile(Frozen):
    """One profile."""

    profile: str
    """Its id, such as `region/jiangsu`."""
    kind: Literal["nation", "region", "industry"]
    title: Names
    example: bool = False
    """Invented, to show how one is written; outputs say so."""
    over: tuple[str, ...] = Field(min_length=1)
    """Ids of the checklists it may be laid over."""
    sources: dict[str, str]
    ladder: Ladder | None = None
    windows: tuple[Window, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    rows: dict[str, Tightened] = Field(default_factory=dict)
    """By requirement."""
    references: dict[str, Value] = Field(default_factory=dict)
    """By reference of the checklist."""
    added: tuple[Added, ...] = ()


def overlaid(checklist: Checklist, profiles: Iterable[Profile]) -> Checklist:
    """Return the checklist with profiles laid over it, the first lowest.

    Sources of a profile stand in the result under the profile's id: `region/jiangsu S1`.
    """
    for profile in profiles:
        rows = {leaf.id: _tightened(leaf, profile) for leaf in checklist.requirements().values()}
        checklist = checklist.model_copy(
            update={
                "sources": checklist.sources
                | {_cited(profile, key): text for key, text in profile.sources.items()},
                "ladder": profile.ladder or checklist.ladder,
                "general": tuple(_with(node, rows, profile) for node in checklist.general),
                "indicators": tuple(_with(node, rows, profile) for node in checklist.indicators),
            }
        )
    return checklist


def weakened(checklist: Checklist, profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield requirement and part of every bound that a profile would make easier to reach.

    A bound the checklist leaves open may be supplied; one it gives may only be raised (lowered
    where less is better).
    """
    rows = checklist.requirements()
    for key, change in profile.rows.items():
        scoring = rows[key].scoring if key in rows else None
        if scoring is None:
            continue
        for name in ("baseline", "leading"):
            given: Bound | None = getattr(scoring, name)
            new: Bound | None = getattr(change, name)
            if given is None or new is None or given.value is None:
                continue
            if new.value is None or _easier(new.value, given.value, scoring.direction):
                yield key, name


def _easier(new: Decimal, given: Decimal, direction: str) -> bool:
    return new < given if direction == "forward" else new > given


def _with(node: Indicator, rows: dict[str, Requirement], profile: Profile) -> Indicator:
    own = tuple(_own(one.requirement, profile) for one in profile.added if one.below == node.id)
    return node.model_copy(
        update={
            "indicators": tuple(_with(child, rows, profile) for child in node.indicators),
            "requirements": (*(rows[leaf.id] for leaf in node.requirements), *own),
        }
    )


def _own(leaf: Requirement, profile: Profile) -> Requirement:
    return leaf.model_copy(update={"source": _sources(profile, leaf.source)})


def _tightened(leaf: Requirement, profile: Profile) -> Requirement:
    change = profile.rows.get(leaf.id)
    if change is None:
        return leaf
    update: dict[str, object] = {"source": (*leaf.source, *_sources(profile, change.source))}
    if change.veto or change.kind:
        update |= {"veto": True, "kind": change.kind or leaf.kind}
    if change.points is not None and leaf.points is None:
        update |= {"points": change.points, "points_source": _sources(profile, change.source)}
    if change.groups and leaf.proof:
        proof = {"groups": (*leaf.proof.groups, *change.groups)}
        update["proof"] = leaf.proof.model_copy(update=proof)
    if leaf.scoring and (change.baseline or change.leading):
        bounds = {
            name: bound.model_copy(update={"source": _sources(profile, bound.source)})
            for name, bound in (("baseline", change.baseline), ("leading", change.leading))
            if bound
        }
        update["scoring"] = leaf.scoring.model_copy(update=bounds)
    return leaf.model_copy(update=update)


def _sources(profile: Profile, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(_cited(profile, key) for key in keys)


def _cited(profile: Profile, key: str) -> str:
    return f"{profile.profile} {key}"
