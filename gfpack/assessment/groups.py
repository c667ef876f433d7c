"""How each required group of a proof rule stands.

In: a requirement's proof and the evidence that supports it. Out: one `GroupResult` per group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from gfpack.assessment.models import GroupResult, GroupState, Rejected, Shortfall
from gfpack.assessment.validity import Terms, shortfalls, years_asked, years_told
from gfpack.checklist.models import Circumstance, EvidenceTypes, Group, Requirement
from gfpack.checklist.parts import When
from gfpack.evidence.models import Evidence


class Asked(StrEnum):
    """Whether a group is asked for in the plant's circumstances."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


def asked(group: Group, circumstances: Sequence[Circumstance], answers: Mapping[str, str]) -> Asked:
    """Return whether `group` is asked for in the plant's circumstances."""
    return holding(group.when, circumstances, answers)


def holding(when: When, circumstances: Sequence[Circumstance], answers: Mapping[str, str]) -> Asked:
    """Return whether what holds `when` does; an answer that is no choice decides nothing."""
    known = {one.id: one.choices for one in circumstances}
    undecided = False
    for circumstance, choices in when.items():
        answer = answers.get(circumstance)
        if answer is None or answer not in known.get(circumstance, {}):
            undecided = True
        elif answer not in choices:
            return Asked.NO
    return Asked.UNDECIDED if undecided else Asked.YES


def judge_groups(
    requirement: Requirement,
    evidence: Sequence[Evidence],
    terms: Terms,
    circumstances: Sequence[Circumstance],
) -> tuple[GroupResult, ...]:
    """Return how every group of the requirement's proof stands, in the order of the rule."""
    answers = terms.project.file.circumstances
    return tuple(
        _judge(group, evidence, terms, asked(group, circumstances, answers))
        for group in (requirement.proof.groups if requirement.proof else ())
    )


def _judge(group: Group, evidence: Sequence[Evidence], terms: Terms, wanted: Asked) -> GroupResult:
    if wanted is Asked.NO:
        return GroupResult(group.id, GroupState.NOT_ASKED)
    right = [one for one in evidence if is_one_of(one, group, terms.types)]
    judged = {one.id: shortfalls(one, terms, group.period) for one in right}
    clean = [one for one in right if not judged[one.id]]
    hopeful = [one for one in right if not {*judged[one.id]} - {Shortfall.UNCONFIRMED}]
    state = GroupState.WANTING
    if suffices(clean, group, terms):
        state = GroupState.PROVEN
    elif suffices(hopeful, group, terms):
        state = GroupState.UNCONFIRMED
    if wanted is Asked.UNDECIDED:
        state = GroupState.UNDECIDED
    elif group.if_any and state is not GroupState.PROVEN:
        state = GroupState.NOT_ASKED  # handed in only where it exists: never a shortfall
    return GroupResult(
        group.id,
        state,
        counted=tuple(one.id for one in clean),
        rejected=tuple(Rejected(key, value) for key, value in judged.items() if value),
        missing_years=_missing_years(clean, group, terms),
    )


def is_one_of(evidence: Evidence, group: Group, types: EvidenceTypes) -> bool:
    """Return whether an evidence is of a type that the group asks for."""
    held = evidence.type
    return held is not None and any(
        types.satisfies(held, wanted) for alternative in group.any_of for wanted in alternative
    )


def suffices(usable: Sequence[Evidence], group: Group, terms: Terms) -> bool:
    """Return whether evidence fills one alternative: `count` documents of each of its types."""
    return any(
        _filled([one for one in alternative for _ in range(group.count)], usable, terms.types)
        and not _missing_years(_of(alternative, usable, terms.types), group, terms)
        for alternative in group.any_of
    )


def _of(
    alternative: Sequence[str], usable: Sequence[Evidence], types: EvidenceTypes
) -> list[Evidence]:
    return [
        one
        for one in usable
        if one.type and any(types.satisfies(one.type, wanted) for wanted in alternative)
    ]


def _filled(places: Sequence[str], usable: Sequence[Evidence], types: EvidenceTypes) -> bool:
    """Whether every place gets an evidence of its own (a matching by augmenting paths)."""
    taken: dict[int, int] = {}
    fits = [
        [i for i, one in enumerate(usable) if one.type and types.satisfies(one.type, wanted)]
        for wanted in places
    ]

    def place(where: int, tried: set[int]) -> bool:
        for candidate in fits[where]:
            if candidate not in tried:
                tried.add(candidate)
                if candidate not in taken or place(taken[candidate], tried):
                    taken[candidate] = where
                    return True
        return False

    return all(place(where, set()) for where in range(len(places)))


def _missing_years(usable: Sequence[Evidence], group: Group, terms: Terms) -> tuple[int, ...]:
    """Return the years of the group's period that no usable evidence speaks of."""
    if group.period is None:
        return ()
    years = years_asked(group.period, terms.project)
    told = [years_told(one, years) or frozenset() for one in usable]
    return tuple(year for year in years if not any(year in some for some in told))
