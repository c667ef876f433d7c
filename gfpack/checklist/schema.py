"""JSON Schema of the data files, so that editors complete keys and mark mistakes while typing.

In: which kind of file. Out: the schema as plain data.
"""

from __future__ import annotations

from typing import Any

from gfpack.checklist.models import Checklist, EvidenceTypes, Frozen
from gfpack.checklist.points import PointsFile

_MODELS: dict[str, type[Frozen]] = {
    "checklist": Checklist,
    "types": EvidenceTypes,
    "points": PointsFile,
}


def schema(what: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind of file.

    `what` is checklist, types or points.
    """
    found = _MODELS[what].model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    if what == "checklist":
        group = found["$defs"]["Group"]["properties"]
        group["any_of"]["items"] = _one_or_many(group["any_of"]["items"])
        chosen = group["when"]["additionalProperties"]
        group["when"]["additionalProperties"] = _one_or_many(chosen)
    return found


def _one_or_many(listed: dict[str, Any]) -> dict[str, Any]:
    """Return what a list may also be written as: its only member (see `models.Alternative`)."""
    return {"anyOf": [{"type": "string"}, listed]}
