"""What holds, from what the enterprise says and what the register proves.

In: checklist, evidence types, project, register, day of judgement. Out: `Assessment`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gfpack.assessment.groups import judge_groups
from gfpack.assessment.models import (
    Assessment,
    GroupResult,
    GroupState,
    Points,
    RequirementResult,
)
from gfpack.assessment.points import full_points, reached_points, totals
from gfpack.assessment.validity import Terms, shortfalls
from gfpack.assessment.verdict import decide, unsure
from gfpack.checklist.models import Checklist, EvidenceTypes, Requirement
from gfpack.evidence.models import Evidence, Register
from gfpack.project.models import Answer, Project, State


def assess(
    checklist: Checklist,
    types: EvidenceTypes,
    project: Project,
    register: Register,
    valid_on: date,
) -> Assessment:
    """Return what holds of every requirement on `valid_on`, the points and the verdict.

    `valid_on` is the day evidence must still be valid: deadline plus days of review, or the day
    a user asks about.
    """
    basis = _Basis(
        checklist,
        Terms(types, project, register, valid_on),
        full_points(checklist),
        _links(register),
    )
    results = {requirement.id: _result(requirement, basis) for _, requirement in checklist.walk()}
    verdict, deciding = decide(checklist, results)
    total, by_indicator = totals(checklist, results)
    return Assessment(
        valid_on=valid_on,
        results=results,
        verdict=verdict,
        reasons=deciding,
        low_confidence=unsure(checklist, verdict, deciding),
        total=total,
        totals=by_indicator,
    )


@dataclass(frozen=True, slots=True)
class _Basis:
    checklist: Checklist
    terms: Terms
    full: Mapping[str, Points]
    links: Mapping[str, Sequence[Evidence]]


def _links(register: Register) -> dict[str, list[Evidence]]:
    """Return evidence by the requirement it supports; what is set aside supports nothing."""
    found: dict[str, list[Evidence]] = {}
    for one in register.evidence:
        for requirement in one.supports if one.set_aside is None else ():
            found.setdefault(requirement, []).append(one)
    return found


def _result(requirement: Requirement, basis: _Basis) -> RequirementResult:
    evidence = basis.links.get(requirement.id, ())
    groups = judge_groups(requirement, evidence, basis.terms, basis.checklist.circumstances)
    proven = _proven(requirement, groups, evidence, basis.terms)
    answer = basis.terms.project.answer(requirement.id)
    state = _holding(answer, proven)
    full = basis.full.get(requirement.id)
    return RequirementResult(
        requirement=requirement.id,
        answered=answer.state,
        state=state,
        proven=proven,
        groups=groups,
        evidence=tuple(one.id for one in evidence),
        full_points=full,
        points=reached_points(requirement, answer, state, full),
    )


def _proven(
    requirement: Requirement,
    groups: Sequence[GroupResult],
    evidence: Sequence[Evidence],
    terms: Terms,
) -> bool:
    """Whether every group asked for is proven; without a proof rule, whether anything counts."""
    if requirement.proof is None:
        return any(not shortfalls(one, terms) for one in evidence)
    fine = (GroupState.PROVEN, GroupState.NOT_ASKED)
    return all(group.state in fine for group in groups)


def _holding(answer: Answer, proven: bool) -> State:
    """Return what holds: never more than what is said, and met only where it is proven."""
    if answer.state is State.MET and not proven:
        return State.UNKNOWN
    if answer.state is State.NOT_APPLICABLE and not (answer.reason or "").strip():
        return State.UNKNOWN
    return answer.state
