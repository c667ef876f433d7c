"""What must hold between the measures of a checklist: references, bounds, circumstances, choices.

In: a checklist as values, and the positions in its file. Out: every problem, at file:line:column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from gfpack.base.errors import Problem
from gfpack.base.text import same_name
from gfpack.base.yaml import Located, Path_
from gfpack.checklist.measures import Bound, Scoring
from gfpack.checklist.models import Checklist, Indicator, Requirement
from gfpack.checklist.parts import When
from gfpack.checklist.unknown import unknown


def problems_of_measures(
    checklist: Checklist, located: Located, nodes: list[tuple[Path_, Indicator]]
) -> Iterator[Problem]:
    """Yield everything that does not fit together; `nodes` are the indicators with their places."""
    yield from _sources(checklist, located)
    yield from _circumstances(checklist, located)
    for where, node in nodes:
        yield from _choices(node, where, located, checklist)
        for index, leaf in enumerate(node.requirements):
            yield from _row(leaf, (*where, "requirements", index), located, checklist)


def bounds(scoring: Scoring, where: Path_) -> Iterator[tuple[Path_, Bound]]:
    """Yield every bound with its place in the file's data."""
    for name in ("baseline", "leading"):
        bound: Bound | None = getattr(scoring, name)
        if bound:
            yield (*where, "scoring", name), bound
    for index, bound in enumerate(scoring.beside):
        yield (*where, "scoring", "beside", index), bound


def problems_of_when(
    when: When, where: Path_, located: Located, checklist: Checklist
) -> Iterator[Problem]:
    """Yield circumstances and choices that the checklist does not have."""
    choices = {one.id: one.choices for one in checklist.circumstances}
    for name, chosen in when.items():
        place = (*where, name)
        yield from unknown(located, place, "circumstance", [name], choices)
        if name in choices:
            yield from unknown(located, place, "choice", chosen, choices[name])


def problems_of_by_row(
    name: str, rows: Iterable[str], where: Path_, located: Located, checklist: Checklist
) -> Iterator[Problem]:
    """Yield values by row of a reference that no row can meet, and rows that are named twice."""
    named: list[str] = []
    for row in rows:
        if not row.strip() or any(same_name(row, one) for one in named):
            yield located.problem((*where, "by_row", row), "checklist.by_row_twice", name=row)
        named.append(row)
    by_row = {one.id for one in checklist.metrics if one.per}
    judged = [
        leaf
        for leaf in checklist.requirements().values()
        if leaf.scoring and any(one.reference == name for _, one in bounds(leaf.scoring, ()))
    ]
    if named and judged and not any(use.id in by_row for leaf in judged for use in leaf.metrics):
        yield located.problem((*where, "by_row"), "checklist.by_row_unused", name=name)


def crossed(scoring: Scoring, checklist: Checklist) -> bool:
    """Return whether the baseline is harder to reach than the leading value, if both are known."""
    values = {one.id: one.value for one in checklist.references}
    low, high = (_value(one, values) for one in (scoring.baseline, scoring.leading))
    if low is None or high is None:
        return False
    return low > high if scoring.direction == "forward" else low < high


def _value(bound: Bound | None, references: Mapping[str, Decimal | None]) -> Decimal | None:
    if bound is None or bound.value is not None:
        return bound.value if bound else None
    found = references.get(bound.reference or "")
    return None if found is None else found * bound.factor


def _row(
    leaf: Requirement, where: Path_, located: Located, checklist: Checklist
) -> Iterator[Problem]:
    yield from problems_of_when(leaf.when, (*where, "when"), located, checklist)
    for index, use in enumerate(leaf.metrics):
        place: Path_ = (*where, "metrics", index)
        yield from problems_of_when(use.when, (*place, "when"), located, checklist)
    for place, bound in bounds(leaf.scoring, where) if leaf.scoring else ():
        known = [one.id for one in checklist.references]
        named = [bound.reference] if bound.reference is not None else []
        yield from unknown(located, (*place, "reference"), "reference", named, known)
        yield from unknown(located, (*place, "source"), "source", bound.source, checklist.sources)
        if bound.value is not None and named:
            yield located.problem(place, "checklist.bound_twice", name=leaf.id)


def _choices(
    node: Indicator, where: Path_, located: Located, checklist: Checklist
) -> Iterator[Problem]:
    below = [leaf.id for _, leaf in node.walk()]
    for index, choice in enumerate(node.choices):
        place: Path_ = (*where, "choices", index)
        yield from unknown(located, (*place, "of"), "requirement", choice.of, below)
        yield from unknown(located, (*place, "source"), "source", choice.source, checklist.sources)
        if choice.count > len(choice.of):
            params = {"count": choice.count, "of": len(choice.of)}
            yield located.problem((*place, "count"), "checklist.choice_count", **params)


def _circumstances(checklist: Checklist, located: Located) -> Iterator[Problem]:
    for index, one in enumerate(checklist.circumstances):
        for tier, choice in one.by_tier.items():
            place: Path_ = ("circumstances", index, "by_tier", tier)
            yield from unknown(located, place, "choice", [choice], one.choices)


def _sources(checklist: Checklist, located: Located) -> Iterator[Problem]:
    for part in ("references", "forms"):
        for index, one in enumerate(getattr(checklist, part)):
            place: Path_ = (part, index, "source")
            yield from unknown(located, place, "source", one.source, checklist.sources)
    for index, reference in enumerate(checklist.references):
        place = ("references", index)
        rows = reference.by_row
        yield from problems_of_by_row(reference.id, rows, place, located, checklist)
    if checklist.index:
        place = ("index", "source")
        yield from unknown(located, place, "source", checklist.index.source, checklist.sources)
    if checklist.between:
        place = ("between", "source")
        yield from unknown(located, place, "source", checklist.between.source, checklist.sources)
