"""Scores for programs. In: scores and an index. Out: plain data, numbers as strings, no words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gfpack.assessment.models import Held, Index, Limit, Score
from gfpack.figures.units import Quantity


def score_data(score: Score | None) -> dict[str, Any] | None:
    """Return how a requirement's values stand, None where it has none."""
    if score is None:
        return None
    return {
        "reached": score.reached,
        "share": _decimal(score.share),
        "working": score.working or None,
        "gap": score.gap.value if score.gap else None,
        "confidence": score.confidence.value,
        "values": [_held(one) for one in score.held],
    }


def _held(one: Held) -> dict[str, Any]:
    return {
        "metric": one.result.metric.id,
        "row": one.result.row,
        "value": _quantity(one.result.value),
        "calculation": one.result.working or None,
        "baseline": _limit(one.baseline),
        "leading": _limit(one.leading),
        "beside": [_limit(limit) for limit in one.beside],
        "reached": one.reached,
        "share": _decimal(one.share),
        "working": one.working or None,
        "gap": one.gap.value if one.gap else None,
        "about": one.about or None,
        "counted": one.counted,
    }


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    return {
        **(_quantity(limit.quantity) or {}),
        "reference": limit.bound.reference,
        "beyond": limit.bound.beyond,
        "source": list(limit.source),
        "given": {"source": limit.given.source, "cell": limit.given.cell.place.cell}
        if limit.given
        else None,
        "confidence": limit.confidence.value,
    }


def _quantity(quantity: Quantity | None) -> dict[str, str] | None:
    return {"number": f"{quantity.value:f}", "unit": str(quantity.unit)} if quantity else None


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def index_data(index: Index | None) -> dict[str, Any] | None:
    """Return the index of a table, None where it has none."""
    if index is None:
        return None
    return {
        "value": _decimal(index.value),
        "capped": _decimal(index.capped),
        "working": index.working or None,
        "confidence": index.confidence.value,
        "choices_open": [list(one) for one in index.choices_open],
        "ratios": [
            {
                "requirement": one.requirement,
                "value": _decimal(one.value),
                "working": one.working or None,
            }
            for one in index.ratios
        ],
    }
