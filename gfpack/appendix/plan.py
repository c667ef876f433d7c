"""Which evidence is bound, in which order, under which label.

In: a case. Out: its attachments, and the sections (dividers) they stand below. An evidence is bound
once, at the first requirement of the table that cites it; every other one cites it there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gfpack.appendix.models import Attachment
from gfpack.checklist.models import Checklist, EvidenceTypes, Indicator, Requirement
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case


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
    order = tuple(case.checklist.requirements())
    usable = [one for one in case.register.evidence if one.set_aside is None]
    for top in (*case.checklist.general, *case.checklist.indicators):
        for section, requirement in top.walk():
            new = [one for one in usable if requirement.id in one.supports and one.id not in bound]
            for evidence in _as_asked(requirement, new, case.types):
                number = numbers[top.id]
                running[number] += 1
                label = f"{number}-{running[number]}"
                bound[evidence.id] = _attachment(evidence, label, section.id, order)
    return tuple(bound.values())


def sections(case: Case, bound: tuple[Attachment, ...]) -> tuple[Section, ...]:
    """Return the dividers in table order; an indicator that nothing supports has none."""
    found = []
    for top in (*case.checklist.general, *case.checklist.indicators):
        for indicator in {section.id: section for section, _ in top.walk()}.values():
            own = {requirement.id for requirement in indicator.requirements}
            cited = [one for one in bound if own & set(one.supports)]
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


def _attachment(evidence: Evidence, label: str, section: str, order: tuple[str, ...]) -> Attachment:
    supports = tuple(one for one in order if one in evidence.supports)
    return Attachment(label, evidence.id, evidence.title, section, supports)


def _numbers(checklist: Checklist) -> Mapping[str, str]:
    """Return the first part of the labels by top-level id: 0 for everything general."""
    ids = [top.id for top in checklist.indicators]
    plain = all(one.isdecimal() and one != "0" for one in ids)
    scored = {one: one if plain else str(position) for position, one in enumerate(ids, 1)}
    return {top.id: "0" for top in checklist.general} | scored
