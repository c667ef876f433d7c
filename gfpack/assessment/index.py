"""One index of all counted rows. In: rule, rows, what holds of each. Out: `Index`.

The green index of parks (GI, 绿色指数): 100 times the mean, over the counted rows, of value over
leading value, the other way round where less is better; a row that a person judges is 1 where it
is met and 0 where it is not. Where less is better and the value is 0 or below, no quotient says
how much better than the leading value it is: the row counts 1. Of n of m rows those count that
the enterprise answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from gfpack.assessment.choices import Chosen
from gfpack.assessment.limits import lowest
from gfpack.assessment.models import Index, Ratio, RequirementResult
from gfpack.assessment.scale import shown
from gfpack.checklist.models import Checklist, Requirement
from gfpack.checklist.parts import Confidence
from gfpack.figures.metrics import rounded
from gfpack.figures.units import DIGITS
from gfpack.project.models import State

_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_DIGITS = 4


def index_of(
    checklist: Checklist, results: Mapping[str, RequirementResult], chosen: Chosen
) -> Index | None:
    """Return the index of a table that has one; its value is None while anything is open."""
    rule = checklist.index
    if rule is None:
        return None
    rows = [leaf for top in checklist.indicators for _, leaf in top.walk()]
    counted = [leaf for leaf in rows if leaf.id not in chosen.left_out]
    policies = {leaf.id: leaf.not_applicable or checklist.not_applicable for leaf in counted}
    ratios = tuple(_ratios(counted, results, policies))
    values = [one.value for one in ratios if one.value is not None]
    left = sum(1 for leaf in counted if leaf.id not in {one.requirement for one in ratios})
    beyond = [Confidence.WORKING for one in ratios if one.working.endswith("≤ 0 → 1")]
    confidence = lowest(rule.confidence, *_marks(counted, results), *beyond)
    whole = len(values) == len(ratios) and len(ratios) + left == rule.counted and bool(values)
    if not whole or chosen.open:
        return Index(ratios, choices_open=chosen.open, confidence=confidence)
    plain, capped = _mean(values), _mean([min(one, _ONE) for one in values])
    value = capped if rule.capped else plain
    other = capped if rule.capped is None and capped != plain else None
    return Index(ratios, value, other, _working(ratios, value), confidence=confidence)


def _marks(
    rows: Sequence[Requirement], results: Mapping[str, RequirementResult]
) -> Iterator[Confidence]:
    for leaf in rows:
        found = results[leaf.id].score
        for one in found.held if found else ():
            if one.leading:
                yield one.leading.confidence


def _ratios(
    rows: Sequence[Requirement],
    results: Mapping[str, RequirementResult],
    policies: Mapping[str, str | None],
) -> Iterator[Ratio]:
    for leaf in rows:
        result = results[leaf.id]
        if result.state is State.NOT_APPLICABLE:
            policy = policies[leaf.id]
            if policy in ("exclude", "redistribute"):
                continue
            yield Ratio(leaf.id, {"full": _ONE, "zero": _ZERO}.get(policy or ""))
        else:
            yield _ratio(leaf, result)


def _ratio(leaf: Requirement, result: RequirementResult) -> Ratio:
    scoring = leaf.scoring
    if scoring is None or scoring.nature == "qualitative":
        return Ratio(leaf.id, {State.MET: _ONE, State.UNMET: _ZERO}.get(result.state))
    held = result.score.held if result.score else ()
    answered = result.state in (State.MET, State.UNMET)
    if not (answered and result.proven and len(held) == 1):
        return Ratio(leaf.id, None)
    value, leading = held[0].result.value, held[0].leading
    if value is None or leading is None:
        return Ratio(leaf.id, None)
    x, best = value.value, leading.quantity.value
    if scoring.direction == "inverse" and x <= 0 < best:
        return Ratio(leaf.id, _ONE, f"{shown(x)} ≤ 0 → 1")
    return _divided(leaf.id, *((x, best) if scoring.direction == "forward" else (best, x)))


def _divided(name: str, above: Decimal, below: Decimal) -> Ratio:
    if below == 0:
        return Ratio(name, None)
    with localcontext() as context:
        context.prec = DIGITS
        value = above / below
    return Ratio(name, value, f"{shown(above)} ÷ {shown(below)} = {rounded(value, _DIGITS):f}")


def _mean(values: Sequence[Decimal]) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        return sum(values, _ZERO) / len(values) * _HUNDRED


def _working(ratios: Sequence[Ratio], value: Decimal) -> str:
    parts = " + ".join(
        f"{rounded(one.value, _DIGITS):f}" for one in ratios if one.value is not None
    )
    return f"({parts}) ÷ {len(ratios)} × 100 = {rounded(value, _DIGITS):f}"
