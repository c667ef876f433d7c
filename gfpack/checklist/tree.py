"""A checklist as a tree of plain data, for `checklist show --json` and other programs.

In: a `Checklist`. Out: dicts and lists that JSON takes. Every node has the same keys; `weight` is
null but on the scored first level.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from gfpack.checklist.load import available, load_table
from gfpack.checklist.models import Checklist, Indicator, Kind, Requirement

PointsStatus = Literal["official", "unknown", "unscored"]


def tree(checklist: Checklist) -> dict[str, Any]:
    """Return the checklist with all its nodes, in the order of the table."""
    head = checklist.model_dump(
        mode="json", exclude={"general", "indicators", "metrics", "raw_points"}
    )
    return {
        **head,
        "raw_points": number(checklist.raw_points),
        "metrics": [metric.model_dump(mode="json") for metric in checklist.metrics],
        "general": [_node(top, "general-group", "general-group") for top in checklist.general],
        "indicators": [_node(top, "first-level", "second-level") for top in checklist.indicators],
    }


def listed(folders: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """Return every checklist there is with its title and status, by id.

    Raises:
        DataError: one of the files does not have the shape of a checklist.
    """
    rows = []
    for one in available(folders):
        checklist = load_table(one.id, folders)
        keys = {"id", "scheme", "standard", "edition", "title", "status", "successor"}
        shown = checklist.model_dump(mode="json", include=keys)
        rows.append({**shown, "own": one.own, "file": str(one.file)})
    return rows


def points_status(requirement: Requirement) -> PointsStatus:
    """Return whether a requirement's points are known.

    General requirements earn none; those between baseline and leading value are not scored as long
    as nobody gives them points.
    """
    if requirement.points is not None:
        return "official"
    return "unscored" if requirement.kind in (Kind.GENERAL, Kind.SCORED) else "unknown"


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as the JSON number people expect: 8, not 8.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _node(indicator: Indicator, kind: str, below: str) -> dict[str, Any]:
    general = kind == "general-group"
    return {
        "id": indicator.id,
        "title": indicator.title.model_dump(),
        "kind": kind,
        "veto": False,
        "weight": number(indicator.weight),
        "points": None,
        "points_status": "unscored" if general else _status(indicator),
        "source": list(indicator.source),
        "confidence": indicator.confidence.value,
        "indicators": [_node(child, below, below) for child in indicator.indicators],
        "requirements": [
            _leaf(leaf) | ({"points_status": "unscored"} if general else {})
            for leaf in indicator.requirements
        ],
    }


def _status(indicator: Indicator) -> PointsStatus:
    below = {points_status(leaf) for _, leaf in indicator.walk()}
    if "unknown" in below:
        return "unknown"
    return "official" if "official" in below else "unscored"


def _leaf(leaf: Requirement) -> dict[str, Any]:
    return {
        "id": leaf.id,
        "title": leaf.title.model_dump(),
        "kind": leaf.kind.value,
        "kind_confidence": leaf.kind_confidence.value,
        "veto": leaf.veto,
        "clause": leaf.clause,
        "weight": None,
        "points": number(leaf.points),
        "points_status": points_status(leaf),
        "points_source": list(leaf.points_source),
        "example_points": number(leaf.example_points),
        "metrics": [use.id for use in leaf.metrics],
        "source": list(leaf.source),
        "confidence": leaf.confidence.value,
        "note": leaf.note.model_dump() if leaf.note else None,
        "proof": leaf.proof.model_dump(mode="json") if leaf.proof else None,
    }
