"""From a value to a share of the points. In: a value and its two limits. Out: 0 to 1, and working.

GB/T 36132-2025, 5.2: at the leading value (引领值) or better full, below the baseline (基准值)
nothing, between them in proportion (宜用线性比例法). Where both are the same it is a step.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Literal

from gfpack.figures.metrics import SHOWN_DIGITS, rounded
from gfpack.figures.units import DIGITS

Direction = Literal["forward", "inverse"]
_ZERO, _ONE = Decimal(0), Decimal(1)
_NUMBER_DIGITS = 8


def reaches(value: Decimal, limit: Decimal, direction: Direction, *, beyond: bool = False) -> bool:
    """Return whether a value reaches a limit, or passes it where it must be `beyond`."""
    if direction == "inverse":
        value, limit = -value, -limit
    return value > limit if beyond else value >= limit


def crossed(baseline: Decimal, leading: Decimal, direction: Direction) -> bool:
    """Return whether the baseline is harder to reach than the leading value."""
    return baseline > leading if direction == "forward" else baseline < leading


def share(
    value: Decimal,
    baseline: Decimal,
    leading: Decimal,
    direction: Direction,
    *,
    beyond: bool = False,
) -> Decimal:
    """Return the share of the points, 0 to 1: linear, and a step where both limits are the same.

    `beyond` says that the baseline must be passed.
    """
    if not reaches(value, baseline, direction, beyond=beyond):
        return _ZERO
    if reaches(value, leading, direction):
        return _ONE
    with localcontext() as context:
        context.prec = DIGITS
        part = (value - baseline) / (leading - baseline)
    return min(max(part, _ZERO), _ONE)


def working(
    value: Decimal, baseline: Decimal, leading: Decimal, direction: Direction, result: Decimal
) -> str:
    """Return how a share comes about, with its numbers."""
    x, low, high = (shown(one) for one in (value, baseline, leading))
    if result in (_ZERO, _ONE):
        forward = direction == "forward"
        if result == _ONE and value == leading:
            return f"{x} = {high} → 1"
        if result == _ONE:
            return f"{x} {'>' if forward else '<'} {high} → 1"
        sign = ("<" if forward else ">") if value != baseline else "="
        return f"{x} {sign} {low} → 0"
    part = f"{rounded(result, SHOWN_DIGITS):f}"
    if direction == "forward":
        return f"({x} − {low}) ÷ ({high} − {low}) = {part}"
    return f"({low} − {x}) ÷ ({low} − {high}) = {part}"


def shown(number: Decimal) -> str:
    """Return a number for a working: as it is, or to eight digits."""
    short = len(number.normalize().as_tuple().digits) <= _NUMBER_DIGITS
    return f"{number if short else rounded(number, _NUMBER_DIGITS):f}"
