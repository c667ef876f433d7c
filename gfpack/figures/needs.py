"""What a checklist needs of the figures. In: checklist, catalogue. Out: sheets, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gfpack.checklist.measures import Metric, Reference
from gfpack.checklist.models import Checklist, Requirement
from gfpack.figures.catalogue import ROW_UNITS, Catalogue, SheetKind

_NO_UNIT = "1"


def metrics_in_use(checklist: Checklist, plant: Mapping[str, str]) -> tuple[Metric, ...]:
    """Return the metrics that a row of the checklist is judged by in a plant, in its order.

    `plant` maps circumstances to what was chosen; a question nobody answered rules nothing out.
    """
    used = {
        use.id
        for leaf in checklist.requirements().values()
        for use in leaf.metrics
        if all(plant.get(name, chosen[0]) in chosen for name, chosen in use.when.items())
    }
    return tuple(metric for metric in checklist.metrics if metric.id in used)


def needed(checklist: Checklist, plant: Mapping[str, str]) -> tuple[str, ...]:
    """Return the figures the metrics in use are computed from, each once."""
    return tuple(dict.fromkeys(_needed(metrics_in_use(checklist, plant))))


def _needed(metrics: Iterable[Metric]) -> Iterator[str]:
    for metric in metrics:
        if metric.expression is None:
            continue
        yield from (one.figure for one in metric.inputs.values())
        if metric.per and metric.weight:
            yield f"{metric.per}.{metric.weight}"


def asked_sheets(
    catalogue: Catalogue, checklist: Checklist, plant: Mapping[str, str]
) -> tuple[SheetKind, ...]:
    """Return the sheets a plant is asked to fill in, with what is asked for on each alone.

    Lines stand in the words of the checklist's scheme.
    """
    asked = catalogue.asked(needed(checklist, plant), checklist.scheme)
    return tuple(
        sheet.model_copy(update={"lines": lines, "columns": columns})
        for sheet in catalogue.sheets
        for kinds in [[one for one in sheet.lines if one.id in asked and not one.derived]]
        for lines in [tuple(one.worded(checklist.scheme) for one in kinds)]
        for columns in [tuple(one for one in sheet.columns if f"{sheet.id}.{one.id}" in asked)]
        if lines or columns
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to compare with that a checklist names, its unit and whether it may differ by row."""

    reference: Reference
    unit: str
    """That of the metric."""
    by_row: bool = False


def hangs_on_rows(unit: str) -> bool:
    """Return whether a unit has a word in it that stands for the own unit of a row."""
    return any(word in unit for word in ROW_UNITS.values())


def references(checklist: Checklist) -> tuple[Wanted, ...]:
    """Return the values to compare with that the checklist names, in its order."""
    used = {
        bound.reference: _measure(checklist, leaf)
        for leaf in reversed(list(checklist.requirements().values()))
        if leaf.scoring
        for bound in (leaf.scoring.baseline, leaf.scoring.leading, *leaf.scoring.beside)
        if bound and bound.reference
    }
    return tuple(
        Wanted(one, metric.unit if metric else _NO_UNIT, bool(metric and metric.per))
        for one in checklist.references
        for metric in [used.get(one.id)]
    )


def _measure(checklist: Checklist, leaf: Requirement) -> Metric | None:
    used = [use.id for use in leaf.metrics]
    known = {metric.id: metric for metric in checklist.metrics}
    return next((known[name] for name in used if name in known), None)
