"""What must hold between the parts of a checklist before anything can be done with it.

In: a checklist or evidence types as values, and their positions in the file. Out: every problem,
at file:line:column, with the nearest known name. Whether a table is also sensible is `lint`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfpack.base.errors import Problem
from gfpack.base.yaml import Located, Path_
from gfpack.checklist.measure_consistency import problems_of_measures, problems_of_when
from gfpack.checklist.models import (
    Checklist,
    EvidenceTypes,
    Indicator,
    Requirement,
)
from gfpack.checklist.unknown import unknown

_CHECKLIST_ID = re.compile(r"(factory|park|supply-chain)/[a-z0-9][a-z0-9.-]*")


def problems_of_checklist(
    checklist: Checklist, located: Located, types: EvidenceTypes
) -> list[Problem]:
    """Return everything that does not fit together in a checklist."""
    return [
        *_ids(checklist, located),
        *_table_ids(checklist, located),
        *_sources(checklist, located),
        *_metrics(checklist, located),
        *problems_of_measures(checklist, located, list(places(checklist))),
        *_proofs(checklist, located, types),
    ]


def problems_of_types(
    types: EvidenceTypes, located: Located, known: EvidenceTypes
) -> list[Problem]:
    """Return everything that does not fit together in a file of evidence types.

    `known` holds the types of all files, of which a type may be a part.
    """
    ids = known.by_id()
    problems = [*_repeated(located, [(("types", i), t.id) for i, t in enumerate(types.types)])]
    if types.pictures:
        place: Path_ = ("pictures", "source")
        problems += unknown(located, place, "source", types.pictures.source, known.sources)
    for index, one in enumerate(types.types):
        here: Path_ = ("types", index)
        problems += unknown(located, (*here, "source"), "source", one.source, known.sources)
        if one.part_of is not None:
            problems += unknown(located, (*here, "part_of"), "type", [one.part_of], ids)
            if _in_circle(one.id, known):
                problems.append(
                    located.problem((*here, "part_of"), "checklist.circle", name=one.id)
                )
    return problems


def places(checklist: Checklist) -> Iterator[tuple[Path_, Indicator]]:
    """Yield every indicator with its position in the file's data, in the order of the table."""
    for part in ("general", "indicators"):
        for index, top in enumerate(getattr(checklist, part)):
            yield from _below((part, index), top)


def requirement_places(checklist: Checklist) -> Iterator[tuple[Path_, Requirement]]:
    """Yield every requirement with its position in the file's data, in the order of the table."""
    for where, indicator in places(checklist):
        for index, requirement in enumerate(indicator.requirements):
            yield (*where, "requirements", index), requirement


def _below(where: Path_, indicator: Indicator) -> Iterator[tuple[Path_, Indicator]]:
    yield where, indicator
    for index, child in enumerate(indicator.indicators):
        yield from _below((*where, "indicators", index), child)


def _ids(checklist: Checklist, located: Located) -> Iterator[Problem]:
    nodes = [(where, node.id) for where, node in places(checklist)]
    leaves = [(where, leaf.id) for where, leaf in requirement_places(checklist)]
    yield from _repeated(located, sorted([*nodes, *leaves], key=lambda one: located.marks[one[0]]))
    for part in ("metrics", "circumstances", "references"):
        numbered = enumerate(getattr(checklist, part))
        yield from _repeated(located, [((part, index), one.id) for index, one in numbered])
    for where, leaf in requirement_places(checklist):
        groups = leaf.proof.groups if leaf.proof else ()
        yield from _repeated(
            located, [((*where, "proof", "groups", i), one.id) for i, one in enumerate(groups)]
        )


def _table_ids(checklist: Checklist, located: Located) -> Iterator[Problem]:
    named = {"id": checklist.id, "successor": checklist.successor}
    for key, name in named.items():
        if name is not None and not _CHECKLIST_ID.fullmatch(name):
            yield located.problem((key,), "checklist.bad_id", name=name)
    if _CHECKLIST_ID.fullmatch(checklist.id) and checklist.id.split("/")[0] != checklist.scheme:
        yield located.problem(("scheme",), "checklist.scheme_differs", name=checklist.scheme)


def _sources(checklist: Checklist, located: Located) -> Iterator[Problem]:
    known = checklist.sources
    if checklist.ladder:
        place: Path_ = ("ladder", "source")
        yield from unknown(located, place, "source", checklist.ladder.source, known)
    for where, indicator in places(checklist):
        yield from unknown(located, (*where, "source"), "source", indicator.source, known)
    for where, leaf in requirement_places(checklist):
        yield from unknown(located, (*where, "source"), "source", leaf.source, known)
        place = (*where, "points_source")
        yield from unknown(located, place, "source", leaf.points_source, known)
    for index, metric in enumerate(checklist.metrics):
        yield from unknown(located, ("metrics", index, "source"), "source", metric.source, known)


def _metrics(checklist: Checklist, located: Located) -> Iterator[Problem]:
    known = [metric.id for metric in checklist.metrics]
    for where, leaf in requirement_places(checklist):
        used = [use.id for use in leaf.metrics]
        yield from unknown(located, (*where, "metrics"), "metric", used, known)


def _proofs(checklist: Checklist, located: Located, types: EvidenceTypes) -> Iterator[Problem]:
    known = types.by_id()
    for where, leaf in requirement_places(checklist):
        for number, group in enumerate(leaf.proof.groups if leaf.proof else ()):
            here: Path_ = (*where, "proof", "groups", number)
            for index, alternative in enumerate(group.any_of):
                place: Path_ = (*here, "any_of", index)
                yield from unknown(located, place, "type", alternative, known)
            yield from problems_of_when(group.when, (*here, "when"), located, checklist)


def _repeated(located: Located, named: Iterable[tuple[Path_, str]]) -> Iterator[Problem]:
    first: dict[str, Path_] = {}
    for where, name in named:
        if name in first:
            line = located.marks.get(first[name], (1, 1))[0]
            yield located.problem((*where, "id"), "checklist.repeated", name=name, line=line)
        first.setdefault(name, where)


def _in_circle(start: str, types: EvidenceTypes) -> bool:
    """Whether the way up from a type never ends: its last step still leads on."""
    last = types.by_id().get(types.lineage(start)[-1])
    return last is not None and last.part_of is not None
