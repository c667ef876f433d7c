"""Which evidence is bound, in which order, under which label.

In: a case. Out: its attachments, and the sections (dividers) they stand below. An evidence is bound
once, at the first requirement of the table that cites it; every other one cites it there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gfpack.appendix.models import Attachment
from gfpack.checklist.models import Checklist, EvidenceTypes, Indicator, Requirement
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case

Cites = TypeVar("Cites", Evidence, Attachment)


@dataclass(frozen=True, slots=True)
class Section:
    """One divider: an indicator that requirements hang from, and what supports them."""

    indicator: Indicator
    top: Indicator
    """The first-level indicator or general group above it (or itself)."""
    here: tuple[Attachment, ...]
    """Bound below this divider."""
    elsewhere: tuple[Attachment, ...]
    """Support requirements of this section but are bound below another divider."""


def attachments(case: Case) -> tuple[Attachment, ...]:
    """Return what is bound, in binding order: by requirement, then as its proof rule asks.

    Labels are the first-level id and a running number below it, `3-2`; general requirements are 0.
    Where an edition's ids are no plain numbers, the position of the first level counts instead.
    """
    numbers = _numbers(case.checklist)
    running: Counter[str] = Counter()
    bound: dict[str, Attachment] = {}
    order = {one: place for place, one in enumerate(case.checklist.requirements())}
    usable = [one for one in case.register.evidence if one.set_aside is None]
    citing = _citing(usable)
    for top in (*case.checklist.general, *case.checklist.indicators):
        for section, requirement in top.walk():
            new = [one for one in citing.get(requirement.id, ()) if one.id not in bound]
            for evidence in _as_asked(requirement, new, case.types):
                number = numbers[top.id]
                running[number] += 1
                label = f"{number}-{running[number]}"
                bound[evidence.id] = _attachment(evidence, label, section.id, order)
    return tuple(bound.values())


def sections(case: Case, bound: tuple[Attachment, ...]) -> tuple[Section, ...]:
    """Return the dividers in table order; an indicator that nothing supports has none."""
    found = []
    order = {one.evidence: place for place, one in enumerate(bound)}
    citing = _citing(bound)
    for top in (*case.checklist.general, *case.checklist.indicators):
        for indicator in {section.id: section for section, _ in top.walk()}.values():
            own = (citing.get(one.id, ()) for one in indicator.requirements)
            once = {order[one.evidence]: one for cites in own for one in cites}
            cited = [once[place] for place in sorted(once)]
            here = tuple(one for one in cited if one.section == indicator.id)
            elsewhere = tuple(one for one in cited if one.section != indicator.id)
            if cited:
                found.append(Section(indicator, top, here, elsewhere))
    return tuple(found)


def _as_asked(
    requirement: Requirement, evidence: Iterable[Evidence], types: EvidenceTypes
) -> list[Evidence]:
    """Return evidence in the order of the proof rule's groups; what no group asks for goes last.

    A reviewer reads along the rule: the licence first, then the approvals, then the permit.
    """
    groups = requirement.proof.groups if requirement.proof else ()
    wanted = [{kind for alternative in one.any_of for kind in alternative} for one in groups]

    def place(one: Evidence) -> int:
        held = one.type or ""
        asked = (any(types.satisfies(held, kind) for kind in group) for group in wanted)
        return next((at for at, hit in enumerate(asked) if hit), len(wanted))

    return sorted(evidence, key=place)


def _citing(usable: Iterable[Cites]) -> Mapping[str, list[Cites]]:
    """Return by requirement what supports it, in the order given."""
    found: dict[str, list[Cites]] = defaultdict(list)
    for one in usable:
        for requirement in dict.fromkeys(one.supports):
            found[requirement].append(one)
    return found


def _attachment(
    evidence: Evidence, label: str, section: str, order: Mapping[str, int]
) -> Attachment:
    known = {one for one in evidence.supports if one in order}
    supports = tuple(sorted(known, key=order.__getitem__))
    return Attachment(label, evidence.id, evidence.title, section, supports)


def _numbers(checklist: Checklist) -> Mapping[str, str]:
    """Return the first part of the labels by top-level id: 0 for everything general."""
    ids = [top.id for top in checklist.indicators]
    plain = all(one.isdecimal() and one != "0" for one in ids)
    scored = {one: one if plain else str(position) for position, one in enumerate(ids, 1)}
    return {top.id: "0" for top in checklist.general} | scored
