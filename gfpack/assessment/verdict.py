"""Whether the factory can apply, and what decides it.

In: the checklist and the result of every requirement. Out: verdict, deciding requirements, and
those of them whose rule is gfpack's own judgement or of low confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gfpack.assessment.models import RequirementResult, Verdict
from gfpack.checklist.models import Checklist, Kind, Requirement
from gfpack.checklist.parts import Confidence
from gfpack.project.models import State

_UNSURE = frozenset({Confidence.LOW, Confidence.WORKING})


def holds(requirement: Requirement, result: RequirementResult) -> bool:
    """Return whether a veto requirement stands in nobody's way.

    It does when it is met and proven. A basic requirement whose object the plant does not have
    (reason given) stands in nobody's way either: no public rule says how 不适用 counts, so it is
    pointed out. A general requirement applies to every plant.
    """
    if result.state is State.NOT_APPLICABLE:
        return requirement.kind is not Kind.GENERAL
    return result.state is State.MET


def decide(
    checklist: Checklist, results: Mapping[str, RequirementResult]
) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the ids of the requirements that decide it, in table order.

    GB/T 36132-2018, 4.1 with the ministry's table: one general or basic requirement unmet and no
    application can be made. Whatever is not shown to be met leaves the verdict open. An eligible
    verdict rests on every veto requirement.
    """
    veto = [one for one in checklist.requirements().values() if one.veto]
    unmet = tuple(one.id for one in veto if results[one.id].state is State.UNMET)
    if unmet:
        return Verdict.NOT_ELIGIBLE, unmet
    wanting = tuple(one.id for one in veto if not holds(one, results[one.id]))
    if wanting or not veto:
        return Verdict.OPEN, wanting
    return Verdict.ELIGIBLE, tuple(one.id for one in veto)


def unsure(
    checklist: Checklist,
    verdict: Verdict,
    deciding: Iterable[str],
    results: Mapping[str, RequirementResult],
) -> tuple[str, ...]:
    """Return the deciding requirements that rest on a rule of low or working confidence.

    That a requirement is a veto at all, what its value has to reach, and (unless it is plainly
    unmet) what proves it.
    """
    known = checklist.requirements()
    return tuple(one for one in deciding if _rests_on_little(known[one], verdict, results[one]))


def _rests_on_little(requirement: Requirement, verdict: Verdict, result: RequirementResult) -> bool:
    marks = {requirement.confidence, requirement.kind_confidence}
    if result.score:
        marks.add(result.score.confidence)
    if requirement.proof and verdict is not Verdict.NOT_ELIGIBLE:
        marks.add(requirement.proof.confidence)
    return bool(marks & _UNSURE)
