"""JSON Schema of the data files, so that editors complete keys and mark mistakes while typing.

In: which kind of file. Out: the schema as plain data.
"""

from __future__ import annotations

from typing import Any

from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.parts import Frozen
from gfpack.checklist.points import PointsFile
from gfpack.checklist.profile import Profile

_MODELS: dict[str, type[Frozen]] = {
    "checklist": Checklist,
    "types": EvidenceTypes,
    "points": PointsFile,
    "profile": Profile,
}


def schema(what: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind of file.

    `what` is checklist, types, points or profile.
    """
    found = _MODELS[what].model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return found
