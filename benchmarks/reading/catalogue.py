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


def pairs() -> list[tuple[str, Layout]]:
    """Return each type with each of its layouts; neighbours are of different types."""
    most = max(len(kind.layouts) for kind in TYPES.values())
    return [
        (name, kind.layouts[n])
        for n in range(most)
        for name, kind in TYPES.items()
        if n < len(kind.layouts)
    ]
