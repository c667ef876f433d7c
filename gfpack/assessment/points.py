"""Points: what a requirement is worth, what is reached, and the totals.

In: the checklist and what holds of each requirement. Out: `Points`, each official or working.
Where official points are known they are taken. Elsewhere a working share (工作分值, 非官方) stands
in: what is known stays, and the rest of the raw points of a first-level indicator is shared equally
by its other clauses. Shares are whole hundredths; hundredths left over go one each to the first
clauses in table order, so that an indicator sums to its raw points exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_DOWN, Decimal

from gfpack.assessment.models import Points, RequirementResult
from gfpack.checklist.models import Checklist, Indicator, Kind, Requirement
from gfpack.project.models import Answer, State

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


def reached_points(
    requirement: Requirement, answer: Answer, state: State, full: Points | None
) -> Points | None:
    """Return the points reached, or None where nothing can be said.

    Basic requirements earn their full points once met; expected and scored ones what the
    enterprise claims of its degree of conformity, between 0 and full (ministry table of 2018,
    scoring rule). Without a claim the degree is unknown. For 不适用 no public rule exists.
    """
    if full is None:
        return None
    if state is State.UNMET:
        return Points(_ZERO, full.status)
    if state is not State.MET:
        return None
    if requirement.kind is Kind.BASIC:
        return full
    if answer.points is None:
        return None
    return Points(min(max(answer.points, _ZERO), full.value), full.status)


def totals(
    checklist: Checklist, results: Mapping[str, RequirementResult]
) -> tuple[Points | None, dict[str, Points]]:
    """Return the weighted total and the weighted points by first-level indicator.

    What cannot be said adds nothing, so a total is what is reached for certain. It is official
    only where every point that could enter it is.
    """
    by_indicator: dict[str, Points] = {}
    for indicator in checklist.indicators:
        leaves = [results[leaf.id] for _, leaf in indicator.walk()]
        if leaves and all(one.full_points for one in leaves):
            by_indicator[indicator.id] = _weighted(indicator, checklist.raw_points, leaves)
    if not checklist.indicators or len(by_indicator) < len(checklist.indicators):
        return None, by_indicator
    value = sum((one.value for one in by_indicator.values()), _ZERO)
    return _points(value, (one.status for one in by_indicator.values())), by_indicator


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


def _weighted(
    indicator: Indicator, raw: Decimal | None, leaves: Iterable[RequirementResult]
) -> Points:
    leaves = list(leaves)
    value = sum((one.points.value for one in leaves if one.points), _ZERO)
    if raw and indicator.weight is not None:
        value = value * indicator.weight / raw
    return _points(value, (one.full_points.status for one in leaves if one.full_points))


def _points(value: Decimal, statuses: Iterable[str]) -> Points:
    return Points(value, "official" if all(one == "official" for one in statuses) else "working")
