"""Points that the user has from the official table, and how they enter a checklist.

In: a points file (`points_of: <checklist id>`) in one of the user's folders. Out: the checklist
with those points and their source, which makes them official.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.base.errors import DataError, Problem
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, into, read
from gfpack.checklist.models import Checklist, Indicator, Kind, Requirement
from gfpack.checklist.parts import Frozen

SOURCE = "P"
"""Id under which the source of imported points stands in the checklist."""
_POINTS_OF = re.compile(r"^points_of:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


class PointsFile(Frozen):
    """Official points of one checklist's requirements, and where they come from."""

    points_of: str
    source: str
    points: dict[str, Decimal]


def with_points(checklist: Checklist, folders: Sequence[Path]) -> Checklist:
    """Return the checklist with the points of the user's points files, the last file winning.

    Raises:
        DataError: a points file names an unknown requirement, or its sums are wrong.
    """
    for file in points_files(checklist.id, folders):
        located = read(file)
        points = into(PointsFile, located)
        if problems := list(problems_of_points(points.points, checklist, located)):
            raise DataError(problems)
        checklist = _merged(checklist, points)
    return checklist


def problems_of_points(
    points: Mapping[str, Decimal], checklist: Checklist, located: Located
) -> Iterator[Problem]:
    """Yield every unknown requirement, bad number, and first level whose sum is wrong."""
    known = checklist.requirements()
    for name, value in points.items():
        if name not in known:
            near = nearest(name, list(known))
            key = "checklist.unknown_requirement" + ("_near" if near else "")
            yield located.problem(("points", name), key, name=name, near=near or "")
        elif value < 0 or not value.is_finite():
            yield located.problem(("points", name), "checklist.negative", name=name, value=value)
        elif known[name].kind is Kind.GENERAL:
            yield located.problem(("points", name), "checklist.unscored", name=name)
    for key, params in gaps(points, checklist):
        yield located.problem(("points",), key, **params)


def gaps(
    points: Mapping[str, Decimal], checklist: Checklist
) -> Iterator[tuple[str, dict[str, Decimal | str]]]:
    """Yield first-level indicators with rows left out, or whose sum is wrong, and what is wrong.

    An indicator must make the checklist's raw points, or its weight where points are final. A row
    left out would keep every total working (工作分值) although the sum may look right.
    """
    for top in checklist.indicators:
        leaves = [leaf for _, leaf in top.walk()]
        wanted = checklist.raw_points or top.weight
        total = sum((points.get(leaf.id, Decimal(0)) for leaf in leaves), Decimal(0))
        if without := [leaf.id for leaf in leaves if leaf.id not in points]:
            yield "checklist.left_out", {"name": top.id, "rows": ", ".join(without)}
        elif wanted is not None and total != wanted:
            yield "checklist.sum", {"name": top.id, "total": total, "wanted": wanted}


def points_files(checklist_id: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the points files of a checklist in the user's folders, the weakest first."""
    for folder in folders:
        for file in sorted(folder.rglob("*.yaml")):
            found = _POINTS_OF.search(file.read_text("utf-8", errors="replace"))
            if found and found.group(1) == checklist_id:
                yield file


def _merged(checklist: Checklist, file: PointsFile) -> Checklist:
    return checklist.model_copy(
        update={
            "sources": {**checklist.sources, SOURCE: file.source},
            "indicators": tuple(_with(top, file.points) for top in checklist.indicators),
        }
    )


def _with(indicator: Indicator, points: Mapping[str, Decimal]) -> Indicator:
    changed: dict[str, Any] = {
        "indicators": tuple(_with(child, points) for child in indicator.indicators),
        "requirements": tuple(_scored(leaf, points) for leaf in indicator.requirements),
    }
    return indicator.model_copy(update=changed)


def _scored(leaf: Requirement, points: Mapping[str, Decimal]) -> Requirement:
    if leaf.id not in points:
        return leaf
    return leaf.model_copy(update={"points": points[leaf.id], "points_source": (SOURCE,)})
