"""Who in the plant answers for what. In: a checklist and the project file. Out: persons by id.

The project file names persons or departments by requirement or indicator; the nearest id upwards
in the tree counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.checklist.models import Checklist, Indicator
from gfpack.project.models import ProjectFile


def responsible(checklist: Checklist, file: ProjectFile) -> dict[str, str]:
    """Return who answers for each requirement, in table order; nobody's are left out."""
    tops = (*checklist.general, *checklist.indicators)
    return {
        requirement: person
        for top in tops
        for requirement, person in _below(top, None, file.responsible)
        if person
    }


def _below(
    indicator: Indicator, above: str | None, named: dict[str, str]
) -> Iterator[tuple[str, str | None]]:
    nearest = named.get(indicator.id, above)
    for requirement in indicator.requirements:
        yield requirement.id, named.get(requirement.id, nearest)
    for child in indicator.indicators:
        yield from _below(child, nearest, named)
