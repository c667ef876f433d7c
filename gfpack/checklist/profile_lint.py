"""Whether a profile fits the checklist it is laid over, and loosens nothing of it.

In: a profile as a value and its positions, the checklist below it, the evidence types. Out: every
problem, at file:line:column. Loading a project refuses what `problems_of_profile` finds.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gfpack.base.errors import Problem
from gfpack.base.yaml import Located, Path_
from gfpack.checklist.measure_consistency import crossed, problems_of_by_row
from gfpack.checklist.measures import Bound
from gfpack.checklist.models import Checklist, EvidenceTypes, Group, Kind, Requirement
from gfpack.checklist.overlay import (
    BOUNDS,
    has_value,
    kind_and_veto,
    may_replace,
    overlaid,
    supplied,
)
from gfpack.checklist.parts import When
from gfpack.checklist.profile import Profile, Tightened
from gfpack.checklist.profile_steps import problems_of_steps
from gfpack.checklist.unknown import unknown


def problems_of_profile(
    profile: Profile, located: Located, checklist: Checklist, types: EvidenceTypes
) -> list[Problem]:
    """Return everything that keeps a profile from being laid over a checklist."""
    held = _Held(profile, located, checklist, types)
    return [
        *problems_of_steps(profile, located),
        *_rows(held),
        *_references(profile, located, checklist),
        *_added(held),
        *_result(profile, located, checklist),
    ]


def unknown_checklists(
    profile: Profile, located: Located, known: Collection[str]
) -> Iterator[Problem]:
    """Yield every checklist a profile is meant for that there is not."""
    schemes = {f"{scheme}/*" for scheme in ("factory", "park", "supply-chain")}
    for index, one in enumerate(profile.over):
        if one not in schemes:
            yield from unknown(located, ("over", index), "checklist", [one], known)


@dataclass(frozen=True, slots=True)
class _Held:
    """A profile held against a checklist."""

    profile: Profile
    located: Located
    checklist: Checklist
    types: EvidenceTypes


def _rows(held: _Held) -> Iterator[Problem]:
    known, located = held.checklist.requirements(), held.located
    for key, change in held.profile.rows.items():
        where: Path_ = ("rows", key)
        yield from unknown(located, where, "requirement", [key], known)
        if key not in known:
            continue
        if not change.reason.strip():
            place: Path_ = (*where, "reason")
            yield located.problem(place, "checklist.profile.no_reason", name=key)
        yield from _loosened(known[key], change, where, located)
        yield from _groups(known[key], change, where, located)
        yield from _bounds(known[key], change, where, held)
        for index, group in enumerate(change.groups):
            yield from _group(group, (*where, "groups", index), held)


def _loosened(
    leaf: Requirement, change: Tightened, where: Path_, located: Located
) -> Iterator[Problem]:
    """Yield what of a row's standing would get weaker, a veto first of all."""
    if change.veto is False:
        key = "veto_loosened" if leaf.veto else "veto_false"
        yield located.problem((*where, "veto"), f"checklist.profile.{key}", name=leaf.id)
    if change.kind is not None and change.kind is not leaf.kind:
        risen, _ = kind_and_veto(leaf, change)
        if risen is not change.kind:
            key = "kind_loosened" if leaf.veto else "kind_only_basic"
            params = {"name": leaf.id, "kind": change.kind.value, "given": leaf.kind.value}
            yield located.problem((*where, "kind"), f"checklist.profile.{key}", **params)
    if change.points is not None and (leaf.points is not None or leaf.kind is Kind.GENERAL):
        params = {"name": leaf.id, "given": "—" if leaf.points is None else str(leaf.points)}
        yield located.problem((*where, "points"), "checklist.profile.points_given", **params)


def _groups(
    leaf: Requirement, change: Tightened, where: Path_, located: Located
) -> Iterator[Problem]:
    """Yield groups that would take the place of another, or prove a row by asking for nothing."""
    given = {one.id: one for one in leaf.proof.groups} if leaf.proof else {}
    seen: set[str] = set()
    for index, group in enumerate(change.groups):
        place: Path_ = (*where, "groups", index)
        if group.id in given:
            key = "group_loosened" if leaf.veto else "group_taken"
            params = {"name": leaf.id, "group": group.id}
            yield located.problem(place, f"checklist.profile.{key}", **params)
        elif group.id in seen:
            yield located.problem((*place, "id"), "checklist.profile.group_twice", name=group.id)
        seen.add(group.id)
    asks = any(not one.if_any and not one.when for one in change.groups)
    if change.groups and leaf.proof is None and not asks:
        yield located.problem((*where, "groups"), "checklist.profile.asks_nothing", name=leaf.id)
    becomes_veto = kind_and_veto(leaf, change)[1] and not leaf.veto
    if becomes_veto and not change.groups and not (leaf.proof and leaf.proof.groups):
        yield located.problem(where, "checklist.veto_without_groups", name=leaf.id)


def _group(group: Group, where: Path_, held: _Held) -> Iterator[Problem]:
    located, known = held.located, held.types.by_id()
    for index, alternative in enumerate(group.any_of):
        yield from unknown(located, (*where, "any_of", index), "type", alternative, known)
    yield from _when(group.when, where, held)


def _when(when: When, where: Path_, held: _Held) -> Iterator[Problem]:
    choices = {one.id: one.choices for one in held.checklist.circumstances}
    for name, chosen in when.items():
        place: Path_ = (*where, "when", name)
        yield from unknown(held.located, place, "circumstance", [name], choices)
        if name in choices:
            yield from unknown(held.located, place, "choice", chosen, choices[name])


def _scoring(leaf: Requirement, where: Path_, held: _Held) -> Iterator[Problem]:
    """Yield what the bounds of an added row name that there is not."""
    for name in BOUNDS:
        bound: Bound | None = getattr(leaf.scoring, name, None)
        if bound is not None:
            yield from _named(bound, (*where, "scoring", name), held)


def _named(bound: Bound, where: Path_, held: _Held) -> Iterator[Problem]:
    sources, known = held.profile.sources, {one.id for one in held.checklist.references}
    yield from unknown(held.located, (*where, "source"), "source", bound.source, sources)
    used = [bound.reference] if bound.reference else []
    yield from unknown(held.located, (*where, "reference"), "reference", used, known)


def _bounds(leaf: Requirement, change: Tightened, where: Path_, held: _Held) -> Iterator[Problem]:
    located = held.located
    references = supplied(held.checklist, held.profile)
    for name in BOUNDS:
        new: Bound | None = getattr(change, name)
        if new is None:
            continue
        place: Path_ = (*where, name)
        yield from _named(new, place, held)
        if leaf.scoring is None:
            yield located.problem(place, "checklist.profile.not_measured", name=leaf.id)
            continue
        given: Bound | None = getattr(leaf.scoring, name)
        if new.value is None and new.reference is None:
            yield located.problem(place, "checklist.profile.no_bound", name=leaf.id)
        elif not may_replace(new, given, leaf.scoring.direction, references):
            key = "bound_loosened" if leaf.veto else "bound_easier"
            params = {"name": leaf.id, "given": _said(given), "new": _said(new)}
            yield located.problem(place, f"checklist.profile.{key}", **params)


def _said(bound: Bound | None) -> str:
    if bound is None or (bound.value is None and bound.reference is None):
        return "—"
    if bound.value is not None:
        return f"{bound.value:f}"
    return f"{bound.reference} × {bound.factor:f}"


def _references(profile: Profile, located: Located, checklist: Checklist) -> Iterator[Problem]:
    known = {one.id: one for one in checklist.references}
    for key, given in profile.references.items():
        where: Path_ = ("references", key)
        yield from unknown(located, where, "reference", [key], known)
        if key in known and has_value(known[key], given.industry):
            yield located.problem(where, "checklist.profile.reference_given", name=key)
        yield from problems_of_by_row(key, given.by_row, where, located, checklist)


def _added(held: _Held) -> Iterator[Problem]:
    located, checklist = held.located, held.checklist
    tops = (*checklist.general, *checklist.indicators)
    nodes = {one.id for top in tops for one in top.nodes()}
    taken = nodes | set(checklist.requirements())
    for index, one in enumerate(held.profile.added):
        yield from unknown(located, ("added", index, "below"), "indicator", [one.below], nodes)
        if one.requirement.id in taken:
            place = ("added", index, "requirement", "id")
            yield located.problem(place, "checklist.profile.row_taken", name=one.requirement.id)
        taken.add(one.requirement.id)
        yield from _added_row(one.requirement, ("added", index, "requirement"), held)


def _added_row(leaf: Requirement, where: Path_, held: _Held) -> Iterator[Problem]:
    located, sources = held.located, held.profile.sources
    if leaf.proof is None or not leaf.proof.groups or not leaf.proof.reason.strip():
        place: Path_ = (*where, "proof") if leaf.proof else where
        yield located.problem(place, "checklist.profile.added_without_proof", name=leaf.id)
    must = leaf.kind in (Kind.GENERAL, Kind.BASIC)
    if leaf.kind is not Kind.SCORED and leaf.veto is not must:
        key = "veto_expected" if leaf.veto else "veto_missing"
        yield located.problem((*where, "veto"), f"checklist.{key}", name=leaf.id)
    for name in ("source", "points_source"):
        yield from unknown(located, (*where, name), "source", getattr(leaf, name), sources)
    metrics = {one.id for one in held.checklist.metrics}
    used = [use.id for use in leaf.metrics]
    yield from unknown(located, (*where, "metrics"), "metric", used, metrics)
    yield from _when(leaf.when, where, held)
    yield from _scoring(leaf, where, held)
    for number, group in enumerate(leaf.proof.groups if leaf.proof else ()):
        yield from _group(group, (*where, "proof", "groups", number), held)


def _result(profile: Profile, located: Located, checklist: Checklist) -> Iterator[Problem]:
    """Yield what is wrong of the checklist that comes out, and was not so before."""
    laid = overlaid(checklist, [profile])
    places: dict[str, Path_] = {key: ("rows", key) for key in profile.rows}
    for index, one in enumerate(profile.added):
        places.setdefault(one.requirement.id, ("added", index, "requirement"))
    before = checklist.requirements()
    choices = {one.id: tuple(one.choices) for one in checklist.circumstances}
    for key, leaf in laid.requirements().items():
        if key not in places:
            continue
        new_veto = leaf.veto and not (key in before and before[key].veto)
        plant = _proven_by_silence(leaf, choices) if new_veto else None
        if plant is not None:
            params = {"name": key, "plant": plant}
            yield located.problem(places[key], "checklist.asks_nothing", **params)
        if leaf.scoring and crossed(leaf.scoring, laid):
            yield located.problem(places[key], "checklist.profile.bounds_crossed", name=key)
    given = {key for key, row in profile.rows.items() if row.points is not None}
    given |= {one.requirement.id for one in profile.added}
    yield from _too_many_points(laid, {key: places[key] for key in given}, located)


def _too_many_points(
    laid: Checklist, places: Mapping[str, Path_], located: Located
) -> Iterator[Problem]:
    for top in laid.indicators:
        leaves = [leaf for _, leaf in top.walk()]
        wanted = laid.raw_points or top.weight
        total = sum((leaf.points or Decimal(0) for leaf in leaves), Decimal(0))
        mine = [leaf.id for leaf in leaves if leaf.id in places and leaf.points is not None]
        if mine and wanted is not None and total > wanted:
            params = {"name": top.id, "total": total, "wanted": wanted}
            yield located.problem(places[mine[0]], "checklist.too_many_points", **params)


def _proven_by_silence(leaf: Requirement, choices: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return a plant of which a row asks for nothing, in words; None where there is none."""
    groups = [one for one in leaf.proof.groups if not one.if_any] if leaf.proof else []
    asking = sorted({name for one in groups for name in one.when if name in choices})
    for chosen in itertools.product(*(choices[name] for name in asking)):
        plant = dict(zip(asking, chosen, strict=True))
        if not any(all(plant.get(n) in c for n, c in one.when.items()) for one in groups):
            return ", ".join(f"{name}: {choice}" for name, choice in plant.items()) or "—"
    return None
