"""How the computed values of a requirement stand. In: its metrics' results. Out: a `Score`.

Every product, material or pollutant is held against limits of its own; the baseline is reached
where all reach it. One share of several there is only where a weight says how to make it, or where
all have the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from gfpack.assessment import scale
from gfpack.assessment.limits import Given, limit, lowest
from gfpack.assessment.models import Gap, Held, Limit, Score
from gfpack.checklist.measures import Between, Scoring
from gfpack.checklist.models import Kind, Requirement
from gfpack.checklist.parts import Confidence
from gfpack.figures.models import MetricResult
from gfpack.figures.units import DIGITS

_ZERO, _ONE = Decimal(0), Decimal(1)


def must_be_reached(requirement: Requirement, results: Sequence[MetricResult]) -> bool:
    """Return whether a requirement is met only where its values reach a baseline.

    So it is where they are computed and held against anything: a baseline that nobody gives keeps
    it from being met as well. Where a source gives the leading value alone (an index of ratios)
    or nothing (the platform's form hides its values), there is nothing to reach.
    """
    scoring = requirement.scoring
    quantitative = scoring is not None and scoring.nature == "quantitative"
    return bool(quantitative and scoring and scoring.baseline and results)


def score(
    requirement: Requirement, results: Sequence[MetricResult], between: Between | None, given: Given
) -> Score | None:
    """Return how a requirement's values stand; None where it has none to compute.

    A general or basic requirement has a baseline only, and reaching it is all there is.

    `results` are those of its metrics. `between` says whether points rise in proportion.
    """
    scoring = requirement.scoring
    if scoring is None or scoring.nature != "quantitative" or not results:
        return None
    if len({one.metric.id for one in results}) > 1:
        return Score(tuple(Held(one, gap=Gap.METRIC_OPEN) for one in results), gap=Gap.METRIC_OPEN)
    counted = _top(results)
    if isinstance(counted, Gap):
        return Score(tuple(Held(one, gap=counted) for one in results), gap=counted)
    if requirement.kind in (Kind.GENERAL, Kind.BASIC) and scoring.leading is None:
        scoring = scoring.model_copy(update={"leading": scoring.baseline})
    held = tuple(
        _held(one, scoring, between, given, counted=any(one is other for other in counted))
        for one in results
    )
    return _together([one for one in held if one.counted], held, between)


def _top(results: Sequence[MetricResult]) -> Sequence[MetricResult] | Gap:
    """Return the results that count: all, or those of the greatest weight (能耗前三).

    The platform's form of 2025: of several products only the three that use most energy.
    """
    top = results[0].metric.top
    if top is None or len(results) <= top:
        return results
    if any(one.weight is None for one in results):
        return Gap.NO_WEIGHT
    ordered = sorted(results, key=lambda one: -(one.weight.value if one.weight else _ZERO))
    return ordered[:top]


def _held(
    result: MetricResult,
    scoring: Scoring,
    between: Between | None,
    given: Given,
    *,
    counted: bool,
) -> Held:
    value = result.value
    if value is None:
        return Held(result, gap=Gap.NO_VALUE, counted=counted)
    direction = scoring.direction
    low, high = (
        limit(one, result, direction, given) if one else None
        for one in (scoring.baseline, scoring.leading)
    )
    beside = [limit(one, result, direction, given) for one in scoring.beside]
    known = Held(
        result,
        low if isinstance(low, Limit) else None,
        high if isinstance(high, Limit) else None,
        tuple(one for one in beside if isinstance(one, Limit)),
        counted=counted,
    )
    return _measured(known, value.value, (low, high), scoring, between)


def _measured(
    held: Held,
    x: Decimal,
    limits: tuple[Limit | Gap | None, Limit | Gap | None],
    scoring: Scoring,
    between: Between | None,
) -> Held:
    """Return a value `x` with share and working, or with what keeps it from one."""
    low, high = limits
    if not isinstance(low, Limit):
        return replace(held, gap=low or Gap.NO_BASELINE, about=_about(scoring, "baseline"))
    direction, beyond, base = scoring.direction, low.bound.beyond, low.quantity.value
    held = replace(held, reached=scale.reaches(x, base, direction, beyond=beyond))
    if not held.reached:
        return replace(held, share=_ZERO, working=scale.working(x, base, base, direction, _ZERO))
    if not isinstance(high, Limit):
        return replace(held, gap=high or Gap.NO_LEADING, about=_about(scoring, "leading"))
    lead = high.quantity.value
    if scale.crossed(base, lead, direction):
        return replace(held, gap=Gap.CROSSED, about=_about(scoring, "leading"))
    share = scale.share(x, base, lead, direction, beyond=beyond)
    if between is None and not scale.reaches(x, lead, direction):
        return replace(held, gap=Gap.NO_RULE)
    return replace(held, share=share, working=scale.working(x, base, lead, direction, share))


def _about(scoring: Scoring, name: str) -> str:
    bound = getattr(scoring, name)
    return (bound.reference or "") if bound else ""


def _together(counted: Sequence[Held], held: tuple[Held, ...], between: Between | None) -> Score:
    reached = _all([one.reached for one in counted])
    sure = _confidence(counted, between)
    gap = next((one.gap for one in counted if one.gap), None)
    if gap is not None:
        return Score(held, reached, gap=gap, confidence=sure)
    shares = [one.share for one in counted if one.share is not None]
    if len(set(shares)) == 1:
        same = " ; ".join(dict.fromkeys(one.working for one in counted))
        return Score(held, reached, shares[0], same, confidence=sure)
    weights = [one.result.weight for one in counted]
    if counted[0].result.metric.weight is None:
        return Score(held, reached, gap=Gap.NOT_COMBINED, confidence=sure)
    known = [one.value for one in weights if one is not None]
    if len(known) < len(shares) or sum(known) <= 0:
        return Score(held, reached, gap=Gap.NO_WEIGHT, confidence=sure)
    share, working = _weighted(shares, known)
    return Score(held, reached, share, working, confidence=sure)


def _all(reached: Sequence[bool | None]) -> bool | None:
    if any(one is False for one in reached):
        return False
    return None if any(one is None for one in reached) else True


def _confidence(counted: Iterable[Held], between: Between | None) -> Confidence:
    marks = []
    for one in counted:
        limits = [each for each in (one.baseline, one.leading) if each]
        marks += [one.result.metric.confidence, *(each.confidence for each in limits)]
        if between and one.share not in (None, _ZERO, _ONE):
            marks.append(between.confidence)
    return lowest(*marks)


def _weighted(shares: Sequence[Decimal], weights: Sequence[Decimal]) -> tuple[Decimal, str]:
    """Return the mean of shares by weight, and how it comes about."""
    pairs = list(zip(shares, weights, strict=True))
    with localcontext() as context:
        context.prec = DIGITS
        total = sum(weights, _ZERO)
        mean = min(sum((part * weight for part, weight in pairs), _ZERO) / total, _ONE)
    above = " + ".join(f"{scale.shown(part)} × {scale.shown(weight)}" for part, weight in pairs)
    return mean, f"({above}) ÷ {scale.shown(total)} = {scale.shown(mean)}"
