"""What holds, from what the enterprise says and what the register proves.

In: checklist, evidence types, project, register, day of judgement. Out: `Assessment`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gfpack.assessment.choices import Chosen, chosen
from gfpack.assessment.groups import judge_groups
from gfpack.assessment.index import index_of
from gfpack.assessment.limits import Given
from gfpack.assessment.models import (
    Assessment,
    GroupResult,
    GroupState,
    Points,
    RequirementResult,
    Score,
)
from gfpack.assessment.points import (
    Standing,
    claim_gap,
    example_points,
    full_points,
    reached_points,
    totals,
    working_of,
)
from gfpack.assessment.scoring import must_be_reached, score
from gfpack.assessment.validity import Terms, shortfalls
from gfpack.assessment.verdict import decide, unsure
from gfpack.checklist.models import Checklist, EvidenceTypes, Requirement
from gfpack.evidence.models import Evidence, Register
from gfpack.figures.metrics import compute
from gfpack.figures.models import Figures, MetricResult
from gfpack.figures.needs import metrics_in_use
from gfpack.project.models import Answer, Project, State

_NONE = Figures(())
_LEAVES = ("exclude", "redistribute")


def assess(
    checklist: Checklist,
    types: EvidenceTypes,
    project: Project,
    register: Register,
    valid_on: date,
    *,
    figures: Figures = _NONE,
) -> Assessment:
    """Return what holds of every requirement on `valid_on`, the points and the verdict.

    `valid_on` is the day evidence must still be valid: deadline plus days of review, or the day
    a user asks about. Without figures nothing that has to be computed counts as met.
    """
    basis = _basis(checklist, Terms(types, project, register, valid_on), figures)
    results = {requirement.id: _result(requirement, basis) for _, requirement in checklist.walk()}
    verdict, deciding = decide(checklist, results)
    total, by_indicator = totals(checklist, results.values())
    example, by_example = totals(checklist, results.values(), "example")
    return Assessment(
        valid_on=valid_on,
        results=results,
        verdict=verdict,
        reasons=deciding,
        low_confidence=unsure(checklist, verdict, deciding, results),
        total=total,
        totals=by_indicator,
        example_total=example,
        example_totals=by_example,
        index=index_of(checklist, results, basis.chosen),
    )


@dataclass(frozen=True, slots=True)
class _Basis:
    checklist: Checklist
    terms: Terms
    full: Mapping[str, Points]
    example: Mapping[str, Points]
    links: Mapping[str, Sequence[Evidence]]
    computed: Mapping[str, Sequence[MetricResult]]
    """By metric."""
    given: Given
    chosen: Chosen


def _basis(checklist: Checklist, terms: Terms, figures: Figures) -> _Basis:
    project = terms.project
    computed: dict[str, list[MetricResult]] = {}
    for one in compute(metrics_in_use(checklist, project.file.circumstances), figures):
        computed.setdefault(one.metric.id, []).append(one)
    references = {one.id: one for one in checklist.references}
    answered = {one: project.answer(one).state for one in checklist.requirements()}
    return _Basis(
        checklist,
        terms,
        full_points(checklist),
        example_points(checklist),
        _links(terms.register),
        computed,
        Given(references, figures, (project.enterprise.industry_code or "")[:2]),
        chosen(checklist, answered),
    )


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
    used = dict.fromkeys(use.id for use in requirement.metrics)
    values = [one for metric in used for one in basis.computed.get(metric, ())]
    found = score(requirement, values, basis.checklist.between, basis.given)
    state = _holding(answer, proven)
    if state is State.MET and must_be_reached(requirement, values):
        state = _measured(found)
    policy = requirement.not_applicable or basis.checklist.not_applicable
    standing = Standing(requirement, answer, state, found, policy)
    full, example = basis.full.get(requirement.id), basis.example.get(requirement.id)
    points, of_example = reached_points(standing, full), reached_points(standing, example)
    gap = claim_gap(standing, full or example)
    gone = state is State.NOT_APPLICABLE and policy in _LEAVES
    return RequirementResult(
        requirement=requirement.id,
        answered=answer.state,
        state=state,
        proven=proven,
        groups=groups,
        evidence=tuple(one.id for one in evidence),
        full_points=full,
        points=points,
        example_full=example,
        example=of_example,
        score=Score(gap=gap) if gap and found is None else found,
        working=working_of(standing, full, points) or working_of(standing, example, of_example),
        counts=requirement.id not in basis.chosen.left_out and not gone,
    )


def _measured(found: Score | None) -> State:
    """Return what holds of a requirement that is said to be met and has a value to reach."""
    if found is None or found.reached is None:
        return State.UNKNOWN
    return State.MET if found.reached else State.UNMET


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
