"""All types with their layouts, in the order in which they are drawn."""

from __future__ import annotations

from benchmarks.reading.parts import Kind, Layout
from benchmarks.reading.types import (
    approvals,
    certificates,
    discharge,
    energy,
    forms,
    ledgers,
    licences,
    metrology,
    money,
    plates,
    reports,
)  # fmt: skip
from benchmarks.reading.types import held_out as held_out_papers

TYPES: dict[str, Kind] = {
    **licences.TYPES,
    **discharge.TYPES,
    **certificates.TYPES,
    **approvals.TYPES,
    **money.TYPES,
    **energy.TYPES,
    **forms.TYPES,
    **reports.TYPES,
    **ledgers.TYPES,
    **metrology.TYPES,
    **plates.TYPES,
}

HELD_OUT: dict[str, Kind] = held_out_papers.TYPES


def kinds(held_out: bool = False) -> dict[str, Kind]:
    """Return what is drawn: the common sorts, or those held out of all work on the readers."""
    return HELD_OUT if held_out else TYPES


def pairs(held_out: bool = False) -> list[tuple[str, Layout]]:
    """Return each type with each of its layouts; neighbours are of different types."""
    types = kinds(held_out)
    most = max(len(kind.layouts) for kind in types.values())
    return [
        (name, kind.layouts[n])
        for n in range(most)
        for name, kind in types.items()
        if n < len(kind.layouts)
    ]
