"""Lay profiles over a checklist. In: a checklist, profiles. Out: the checklist they make of it.

By construction nothing becomes weaker: kinds and bounds only rise, groups of proof are only
added. What a profile asks for beyond that is left out here and refused before (`profile_lint`).
Where a row changes, confidence is the lower one and the reasons of both are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gfpack.checklist.measures import Bound, Reference, Scoring
from gfpack.checklist.models import Checklist, Group, Indicator, Kind, Proof, Requirement
from gfpack.checklist.parts import Confidence, Names
from gfpack.checklist.profile import Profile, Tightened

_SURENESS = tuple(Confidence)
BOUNDS = ("baseline", "leading")


def overlaid(checklist: Checklist, profiles: Iterable[Profile]) -> Checklist:
    """Return the checklist with profiles laid over it, the first lowest.

    Sources of a profile stand in the result under the profile's id: `region/jiangsu S1`.
    """
    for profile in profiles:
        checklist = _laid_over(checklist, profile)
    return checklist


def is_open(bound: Bound | None, references: Mapping[str, Reference]) -> bool:
    """Return whether a bound is not published: no number, and no reference that has one."""
    if bound is None or bound.value is not None:
        return bound is None
    known = references.get(bound.reference or "")
    return known is None or (known.value is None and not known.by_industry and not known.by_row)


def may_replace(
    new: Bound, given: Bound | None, direction: str, references: Mapping[str, Reference]
) -> bool:
    """Return whether a bound may stand in for the one the checklist gives.

    An open one may be supplied; one that is given may only become harder to reach: by number, or
    by the factor of the same reference.
    """
    if new.value is None and new.reference is None:
        return False
    if given is None or is_open(given, references):
        return True
    one, other = new.value, given.value
    if other is None and new.value is None and new.reference == given.reference:
        one, other = new.factor, given.factor
    if one is None or other is None:
        return False
    return one >= other if direction == "forward" else one <= other


def kind_and_veto(leaf: Requirement, change: Tightened) -> tuple[Kind, bool]:
    """Return kind and veto of a row after a change; an expected row made a veto is basic."""
    rises = leaf.kind is Kind.EXPECTED and (change.veto or change.kind is Kind.BASIC)
    kind = Kind.BASIC if rises else leaf.kind
    return kind, leaf.veto or bool(change.veto) or bool(rises)


def new_groups(leaf: Requirement, change: Tightened) -> tuple[Group, ...]:
    """Return the groups of proof that a change adds; none of it can take the place of another.

    To a row without a proof rule, which any evidence proves, groups come only if one of them
    always asks for something.
    """
    taken = {one.id for one in leaf.proof.groups} if leaf.proof else set()
    fresh = tuple({one.id: one for one in change.groups if one.id not in taken}.values())
    asks = leaf.proof is not None or any(not one.if_any and not one.when for one in fresh)
    return fresh if asks else ()


def supplied(checklist: Checklist, profile: Profile) -> dict[str, Reference]:
    """Return the checklist's references by id, those without a value as the profile has them."""
    return {one.id: _supplied(one, profile) for one in checklist.references}


def _laid_over(checklist: Checklist, profile: Profile) -> Checklist:
    references = supplied(checklist, profile)
    rows = {leaf.id: _row(leaf, profile, references) for leaf in checklist.requirements().values()}
    cited = {profile.cited(key): text for key, text in profile.sources.items()}
    update: dict[str, Any] = {
        "sources": checklist.sources | cited,
        "references": tuple(references.values()),
        "general": tuple(_node(node, rows, profile) for node in checklist.general),
        "indicators": tuple(_node(node, rows, profile) for node in checklist.indicators),
    }
    if profile.ladder:
        sources = {"source": _cited(profile, profile.ladder.source)}
        update["ladder"] = profile.ladder.model_copy(update=sources)
    return checklist.model_copy(update=update)


def has_value(reference: Reference, industry: str | None) -> bool:
    """Return whether a reference has a value already, for an industry or (None) for any."""
    told = bool(reference.by_industry) if industry is None else industry in reference.by_industry
    return told or reference.value is not None or bool(reference.by_row)


def _supplied(reference: Reference, profile: Profile) -> Reference:
    given = profile.references.get(reference.id)
    if given is None or has_value(reference, given.industry):
        return reference
    sources = (*reference.source, *_cited(profile, given.source))
    update: dict[str, Any] = {"source": sources, "confidence": given.confidence}
    update["by_row"] = given.by_row | reference.by_row
    update["unit"] = reference.unit or given.unit
    if given.industry is None:
        update["value"] = given.value
    elif given.value is not None:
        update["by_industry"] = reference.by_industry | {given.industry: given.value}
    return reference.model_copy(update=update)


def _node(node: Indicator, rows: Mapping[str, Requirement], profile: Profile) -> Indicator:
    own = [_own(one.requirement, profile) for one in profile.added if one.below == node.id]
    fresh = {leaf.id: leaf for leaf in own if leaf.id not in rows}
    return node.model_copy(
        update={
            "indicators": tuple(_node(child, rows, profile) for child in node.indicators),
            "requirements": (*(rows[leaf.id] for leaf in node.requirements), *fresh.values()),
        }
    )


def _own(leaf: Requirement, profile: Profile) -> Requirement:
    update: dict[str, Any] = {
        "source": _cited(profile, leaf.source),
        "points_source": _cited(profile, leaf.points_source),
    }
    if leaf.scoring:
        given = {name: getattr(leaf.scoring, name) for name in BOUNDS}
        bounds: dict[str, Any] = {name: _bound(one, profile) for name, one in given.items() if one}
        bounds["beside"] = tuple(_bound(one, profile) for one in leaf.scoring.beside)
        update["scoring"] = leaf.scoring.model_copy(update=bounds)
    return leaf.model_copy(update=update)


def _row(leaf: Requirement, profile: Profile, references: Mapping[str, Reference]) -> Requirement:
    change = profile.rows.get(leaf.id)
    if change is None:
        return leaf
    cited = _cited(profile, change.source)
    update: dict[str, Any] = {
        "source": (*leaf.source, *cited),
        "note": _note(leaf, change, profile),
    }
    kind, veto = kind_and_veto(leaf, change)
    if (kind, veto) != (leaf.kind, leaf.veto):
        update |= {"kind": kind, "veto": veto, "kind_confidence": change.confidence}
    if change.points is not None and leaf.points is None and leaf.kind is not Kind.GENERAL:
        update |= {"points": change.points, "points_source": cited}
    if groups := new_groups(leaf, change):
        update["proof"] = _proof(leaf.proof, groups, change, profile)
    if leaf.scoring:
        update["scoring"] = _scoring(leaf.scoring, change, profile, references)
    return leaf.model_copy(update=update)


def _note(leaf: Requirement, change: Tightened, profile: Profile) -> Names:
    said = Names(
        zh=f"{profile.title.zh}：{change.reason}", en=f"{profile.title.en}: {change.reason}"
    )
    if leaf.note is None:
        return said
    return Names(zh=f"{leaf.note.zh}；{said.zh}", en=f"{leaf.note.en}; {said.en}")


def _proof(
    given: Proof | None, groups: tuple[Group, ...], change: Tightened, profile: Profile
) -> Proof:
    if given is None:
        return Proof(groups=groups, confidence=change.confidence, reason=change.reason)
    return Proof(
        groups=(*given.groups, *groups),
        confidence=max(given.confidence, change.confidence, key=_SURENESS.index),
        reason=f"{given.reason}；{profile.title.zh}：{change.reason}",
    )


def _scoring(
    given: Scoring, change: Tightened, profile: Profile, references: Mapping[str, Reference]
) -> Scoring:
    update = {
        name: _as_strict(_bound(new, profile), getattr(given, name))
        for name in BOUNDS
        if (new := getattr(change, name)) is not None
        and may_replace(new, getattr(given, name), given.direction, references)
    }
    return given.model_copy(update=update)


def _as_strict(new: Bound, given: Bound | None) -> Bound:
    """Return a bound that must be passed where the one before it must be."""
    return new.model_copy(update={"beyond": new.beyond or bool(given and given.beyond)})


def _bound(bound: Bound, profile: Profile) -> Bound:
    return bound.model_copy(update={"source": _cited(profile, bound.source)})


def _cited(profile: Profile, sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(profile.cited(one) for one in sources)
