"""Whether a checklist, evidence types or a points file is fit to be used, beyond its shape.

In: a file. Out: every problem in it, in file order, each at file:line:column. Loading refuses what
does not fit together (`consistency`); lint also refuses what would let a veto slip through, or
hides a judgement nobody gave a reason for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from gfpack.base.errors import DataError, Problem
from gfpack.base.yaml import Located, Path_, into, read
from gfpack.checklist.consistency import (
    places,
    problems_of_checklist,
    problems_of_types,
    requirement_places,
)
from gfpack.checklist.holidays import Holidays, problems_of_holidays, shipped_holidays
from gfpack.checklist.load import (
    available,
    load_table,
    load_types,
    merged,
    own_types,
    shipped_types,
)
from gfpack.checklist.measure_consistency import crossed
from gfpack.checklist.measures import MetricUse
from gfpack.checklist.models import Checklist, EvidenceTypes, Group, Kind, Requirement
from gfpack.checklist.parts import Confidence
from gfpack.checklist.points import PointsFile, points_files, problems_of_points
from gfpack.checklist.profiles import available_profiles, problems_of_profile_file
from gfpack.checklist.standards import (
    Standards,
    load_standards,
    problems_of_standards,
    shipped_standards,
)

MANY = 3
"""From so many alternatives on, a group must say why any one of them will do."""


def lint(file: Path, folders: Sequence[Path] = ()) -> list[Problem]:
    """Return everything wrong in a checklist, evidence-types or points file, in file order."""
    try:
        located = read(file)
        if isinstance(located.data, dict) and "points_of" in located.data:
            problems = _of_points(located, folders)
        elif isinstance(located.data, dict) and "profile" in located.data:
            problems = problems_of_profile_file(located, folders)
        elif isinstance(located.data, dict) and "types" in located.data:
            problems = _of_types(located, folders)
        elif isinstance(located.data, dict) and "standards" in located.data:
            problems = problems_of_standards(
                into(Standards, located), located, load_standards(folders)
            )
        elif isinstance(located.data, dict) and "years" in located.data:
            problems = problems_of_holidays(into(Holidays, located), located)
        else:
            problems = _of_checklist(located, folders)
    except DataError as failed:
        problems = list(failed.problems)
    return sorted(set(problems), key=lambda one: (str(one.file), one.line, one.column, one.key))


def lint_all(folders: Sequence[Path] = ()) -> tuple[list[Path], list[Problem]]:
    """Return every file that can be loaded, and everything wrong in any of them."""
    tables = available(folders)
    points = {file for one in tables for file in points_files(one.id, folders)}
    kinds = [shipped_types(), *own_types(folders)]
    files = [
        *kinds,
        shipped_standards(),
        shipped_holidays(),
        *(one.file for one in tables),
        *(one.file for one in available_profiles(folders)),
        *sorted(points),
    ]
    return files, [problem for file in files for problem in lint(file, folders)]


def _of_checklist(located: Located, folders: Sequence[Path]) -> list[Problem]:
    checklist = into(Checklist, located)
    return [
        *problems_of_checklist(checklist, located, load_types(folders)),
        *_weights(checklist, located),
        *_points(checklist, located),
        *(
            problem
            for where, leaf in requirement_places(checklist)
            for problem in (
                *_requirement(leaf, where, located),
                *_scoring(leaf, where, located, checklist),
                *_proof(leaf, where, located),
            )
        ),
        *_never_asked(checklist, located),
    ]


def _of_types(located: Located, folders: Sequence[Path]) -> list[Problem]:
    types = into(EvidenceTypes, located)
    others = [into(EvidenceTypes, read(one)) for one in (shipped_types(), *own_types(folders))]
    problems = problems_of_types(types, located, merged([*others, types]))
    for index, one in enumerate(types.types):
        where: Path_ = ("types", index)
        if (one.validity.rule == "recent") != (one.validity.months is not None):
            problems.append(located.problem((*where, "validity"), "checklist.months", name=one.id))
        if not one.cues.name and not one.cues.text:
            problems.append(located.problem((*where, "cues"), "checklist.no_cue", name=one.id))
    return problems


def _of_points(located: Located, folders: Sequence[Path]) -> list[Problem]:
    file = into(PointsFile, located)
    known = [one.id for one in available(folders)]
    if file.points_of not in known:
        shown = ", ".join(known)
        return [located.problem(("points_of",), "checklist.points_of_unknown", known=shown)]
    return list(problems_of_points(file.points, load_table(file.points_of, folders), located))


def _weights(checklist: Checklist, located: Located) -> Iterator[Problem]:
    weights = [top.weight for top in checklist.indicators if top.weight is not None]
    total = sum(weights, Decimal(0))
    if total != 100 and (weights or checklist.raw_points is not None):
        yield located.problem(("indicators",), "checklist.weights", total=total)
    for where, node in places(checklist):
        if node.weight is not None and (len(where) > 2 or where[0] == "general"):
            yield located.problem((*where, "weight"), "checklist.weight_below", name=node.id)


def _points(checklist: Checklist, located: Located) -> Iterator[Problem]:
    for index, top in enumerate(checklist.indicators):
        wanted = checklist.raw_points or top.weight
        total = sum((leaf.points or Decimal(0) for _, leaf in top.walk()), Decimal(0))
        if wanted is not None and total > wanted:
            params = {"name": top.id, "total": total, "wanted": wanted}
            yield located.problem(("indicators", index), "checklist.too_many_points", **params)


def _requirement(leaf: Requirement, where: Path_, located: Located) -> Iterator[Problem]:
    must = leaf.kind in (Kind.GENERAL, Kind.BASIC)
    if must and not leaf.veto:
        yield located.problem((*where, "veto"), "checklist.veto_missing", name=leaf.id)
    if leaf.kind is Kind.EXPECTED and leaf.veto:
        yield located.problem((*where, "veto"), "checklist.veto_expected", name=leaf.id)
    has_points = leaf.points is not None or leaf.example_points is not None
    if has_points and not leaf.points_source:
        yield located.problem((*where, "points"), "checklist.points_unsourced", name=leaf.id)
    if Confidence.WORKING in (leaf.confidence, leaf.kind_confidence) and leaf.note is None:
        yield located.problem((*where, "confidence"), "checklist.working_row", name=leaf.id)


def _scoring(
    leaf: Requirement, where: Path_, located: Located, checklist: Checklist
) -> Iterator[Problem]:
    """Yield a leading value that is reached before the baseline, and metrics judged by at once."""
    if leaf.scoring and crossed(leaf.scoring, checklist):
        yield located.problem((*where, "scoring"), "checklist.bounds_crossed", name=leaf.id)
    shares = [one.share for one in leaf.scoring.steps] if leaf.scoring else []
    if shares not in (sorted(set(shares)), sorted(set(shares), reverse=True)):
        yield located.problem((*where, "scoring", "steps"), "checklist.steps_mixed", name=leaf.id)
    hanging = sorted({name for use in leaf.metrics for name in use.when})
    for plant in _plants(checklist, hanging):
        held = [use.id for use in leaf.metrics if _asked(use, plant)]
        if len(held) > 1:
            params = {"name": leaf.id, "metrics": ", ".join(held), "plant": _shown(plant)}
            yield located.problem((*where, "metrics"), "checklist.metrics_at_once", **params)
            return


def _proof(leaf: Requirement, where: Path_, located: Located) -> Iterator[Problem]:
    if leaf.veto and not (leaf.proof and leaf.proof.groups):
        yield located.problem(where, "checklist.veto_without_groups", name=leaf.id)
    if leaf.proof is None:
        return
    if leaf.proof.confidence is Confidence.WORKING and not leaf.proof.reason.strip():
        yield located.problem((*where, "proof", "reason"), "checklist.no_reason", name=leaf.id)
    for index, group in enumerate(leaf.proof.groups):
        if len(group.any_of) >= MANY and not (group.reason or "").strip():
            place: Path_ = (*where, "proof", "groups", index, "any_of")
            params = {"name": group.id, "count": len(group.any_of)}
            yield located.problem(place, "checklist.bare_any_of", **params)


def _never_asked(checklist: Checklist, located: Located) -> Iterator[Problem]:
    """Yield veto rows that ask for nothing in some plant, which would prove them by silence."""
    for where, leaf in requirement_places(checklist):
        groups = [group for group in leaf.proof.groups if not group.if_any] if leaf.proof else []
        asking = sorted({name for group in groups for name in group.when})
        if not leaf.veto or not leaf.proof or not leaf.proof.groups:
            continue
        for plant in _plants(checklist, asking):
            if not any(_asked(group, plant) for group in groups):
                params = {"name": leaf.id, "plant": _shown(plant)}
                yield located.problem((*where, "proof"), "checklist.asks_nothing", **params)


def _plants(checklist: Checklist, asking: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield every way in which a plant can answer some questions."""
    choices = {one.id: tuple(one.choices) for one in checklist.circumstances}
    known = [name for name in asking if name in choices]
    for chosen in itertools.product(*(choices[name] for name in known)):
        yield dict(zip(known, chosen, strict=True))


def _shown(plant: dict[str, str]) -> str:
    return ", ".join(f"{name}: {choice}" for name, choice in plant.items()) or "—"


def _asked(one: Group | MetricUse, plant: dict[str, str]) -> bool:
    return all(plant.get(name) in chosen for name, chosen in one.when.items())
