"""Points: what a requirement is worth, what is reached, and the totals.

In: the checklist and what holds of each requirement. Out: `Points`, each official or working.
Where official points are known they are taken. Elsewhere a working share (工作分值, 非官方) stands
in: what is known stays, and the rest of the raw points of a first-level indicator is shared equally
by its other clauses. Shares are whole hundredths; hundredths left over go one each to the first
clauses in table order, so that an indicator sums to its raw points exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from gfpack.assessment.models import Gap, Points, RequirementResult, Score, Status
from gfpack.assessment.scale import shown
from gfpack.checklist.models import Checklist, Indicator, Kind, NotApplicable, Requirement
from gfpack.figures.metrics import rounded
from gfpack.project.models import Answer, State

Which = Literal["points", "example"]
_CLAIMED = (Gap.NO_RULE, Gap.NOT_COMBINED)
"""Where no source says what a value is worth, so that the enterprise's claim counts."""
_FULL = {"points": "full_points", "example": "example_full"}
_CENT = Decimal("0.01")
_ZERO = Decimal(0)


def full_points(checklist: Checklist) -> dict[str, Points]:
    """Return the points each scored requirement is worth, before the indicator's weight.

    A requirement is left out where neither an official value nor raw points to share are known.
    """
    found: dict[str, Points] = {}
    for indicator in checklist.indicators:
        found.update(_full(indicator, checklist.raw_points))
    return found


def example_points(checklist: Checklist) -> dict[str, Points]:
    """Return the points of the standard's informative example (示例分值), by requirement."""
    return {
        leaf.id: Points(leaf.example_points, "example")
        for leaf in checklist.requirements().values()
        if leaf.example_points is not None
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """What the points of a requirement hang on."""

    requirement: Requirement
    answer: Answer
    state: State
    score: Score | None = None
    not_applicable: NotApplicable | None = None


def reached_points(standing: Standing, full: Points | None) -> Points | None:
    """Return the points reached, or None where nothing can be said.

    Basic requirements earn their full points once met (ministry table of 2018, scoring rule).
    What is computed earns its share, never more than is claimed; where no source says what a value
    between the limits is worth, and where a person judges, what the enterprise claims of its degree
    of conformity counts, between 0 and full. Without a claim the degree is unknown.
    """
    if full is None:
        return None
    nothing = Points(_ZERO, full.status)
    match standing.state:
        case State.NOT_APPLICABLE:
            return {"full": full, "zero": nothing}.get(standing.not_applicable or "")
        case State.UNMET:
            return nothing
        case State.MET:
            return full if standing.requirement.kind is Kind.BASIC else _earned(standing, full)
        case _:
            return None


def working_of(standing: Standing, full: Points | None, reached: Points | None) -> str:
    """Return how computed points come about: `8 × 0.3333 = 2.67`."""
    found = standing.score
    if full is None or reached is None or found is None or found.share is None:
        return ""
    if standing.state is not State.MET or standing.requirement.kind is Kind.BASIC:
        return ""
    computed = _rounded(full.value * found.share)
    claimed = "" if reached.value == computed else f" → {shown(reached.value)}"
    part = f"{rounded(found.share):f}"
    return f"{shown(full.value)} × {part} = {shown(computed)}{claimed}"


def claim_gap(standing: Standing, full: Points | None) -> Gap | None:
    """Return what is wrong with the degree claimed of a row that a person judges."""
    scoring = standing.requirement.scoring
    judged = scoring is not None and scoring.nature == "qualitative"
    earns = standing.requirement.kind in (Kind.EXPECTED, Kind.SCORED)
    if not judged or not earns or full is None or standing.state is not State.MET:
        return None
    claim = standing.answer.points
    if claim is None:
        return Gap.NO_CLAIM
    return Gap.NO_STEP if _not_a_step(standing, full) else None


def totals(
    checklist: Checklist, results: Iterable[RequirementResult], of: Which = "points"
) -> tuple[Points | None, dict[str, Points]]:
    """Return the weighted total and the points by first-level indicator, where they can be said.

    A total is what is reached for certain: requirements that nothing can be said of count 0. Rows
    that leave the full mark, or hand their points to the others, are weighed so. An indicator is
    left out, and the total with it, where the full points of a requirement are not known.
    """
    known = {one.requirement: one for one in results}
    by_indicator: dict[str, Points] = {}
    for indicator in checklist.indicators:
        found = _indicator(indicator, checklist, known, of)
        if found is not None:
            by_indicator[indicator.id] = found
    if not checklist.indicators or len(by_indicator) < len(checklist.indicators):
        return None, by_indicator
    value = sum((one.value for one in by_indicator.values()), _ZERO)
    return _points(value, (one.status for one in by_indicator.values())), by_indicator


def _earned(standing: Standing, full: Points) -> Points | None:
    most = _most(standing, full)
    if most is None:
        return None
    value = most if standing.answer.points is None else min(standing.answer.points, most)
    return Points(max(value, _ZERO), full.status)


def _most(standing: Standing, full: Points) -> Decimal | None:
    """Return the most that can be earned: by what is computed, else by what is claimed.

    Where no source makes one score of several, no more than the best of them.
    """
    found, claim = standing.score, standing.answer.points
    if found is not None and found.share is not None:
        return _rounded(full.value * found.share)
    gap = found.gap if found is not None else None
    if gap not in (None, *_CLAIMED) or claim is None or _not_a_step(standing, full):
        return None
    shares = [one.share for one in found.held if one.share is not None] if found else []
    best = max(shares) if gap is Gap.NOT_COMBINED and shares else Decimal(1)
    return _rounded(full.value * best)


def _not_a_step(standing: Standing, full: Points) -> bool:
    scoring, claim = standing.requirement.scoring, standing.answer.points
    steps = scoring.steps if scoring else ()
    return bool(steps) and claim not in {_rounded(full.value * one.share) for one in steps}


def _rounded(value: Decimal) -> Decimal:
    """Return points to the hundredth, half away from zero, as they are shown and added up."""
    return value.quantize(_CENT, ROUND_HALF_UP).normalize() + _ZERO


def _indicator(
    indicator: Indicator,
    checklist: Checklist,
    known: Mapping[str, RequirementResult],
    of: Which,
) -> Points | None:
    leaves = [leaf for _, leaf in indicator.walk() if leaf.kind is not Kind.GENERAL]
    full = {leaf.id: getattr(known[leaf.id], _FULL[of]) for leaf in leaves}
    if not leaves or not all(full.values()):
        return None
    counted = [leaf for leaf in leaves if known[leaf.id].counts]
    reached = [getattr(known[leaf.id], of) for leaf in counted]
    value = sum((one.value for one in reached if one), _ZERO)
    handed = sum(
        (full[leaf.id].value for leaf in leaves if _hands_on(leaf, known, checklist)), _ZERO
    )
    stays = sum((full[leaf.id].value for leaf in counted), _ZERO)
    if handed and stays:
        value = _rounded(value * (stays + handed) / stays)
    if of == "points" and checklist.raw_points and indicator.weight is not None:
        value = value * indicator.weight / checklist.raw_points
    return _points(value, (one.status for one in full.values()))


def _hands_on(
    leaf: Requirement, known: Mapping[str, RequirementResult], checklist: Checklist
) -> bool:
    policy = leaf.not_applicable or checklist.not_applicable
    return policy == "redistribute" and known[leaf.id].state is State.NOT_APPLICABLE


def _full(indicator: Indicator, raw: Decimal | None) -> Iterator[tuple[str, Points]]:
    leaves = [leaf for _, leaf in indicator.walk() if leaf.kind is not Kind.GENERAL]
    known = sum((leaf.points for leaf in leaves if leaf.points is not None), _ZERO)
    open_ones = sum(1 for leaf in leaves if leaf.points is None)
    shares = iter(_shares(max(raw - known, _ZERO), open_ones) if raw is not None else ())
    for leaf in leaves:
        if leaf.points is not None:
            yield leaf.id, Points(leaf.points, "official")
        elif raw is not None:
            yield leaf.id, Points(next(shares), "working")


def _shares(amount: Decimal, parts: int) -> list[Decimal]:
    if not parts:
        return []
    share = (amount / parts).quantize(_CENT, ROUND_DOWN)
    rest = amount - share * parts
    shares = []
    for _ in range(parts):
        extra = min(_CENT, rest)
        rest -= extra
        shares.append(share + extra)
    return shares


def _points(value: Decimal, statuses: Iterable[Status]) -> Points:
    of = {*statuses}
    return Points(value, of.pop() if len(of) == 1 else "working")
