"""All types with their layouts, in the order in which they are drawn."""

from __future__ import annotations

from benchmarks.reading import fifth, fourth, held_out, second, sixth, third
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

HELD_OUT = "held-out"
HANDS: dict[str, dict[str, Kind]] = {
    "first": TYPES,
    "second": second.TYPES,
    "third": third.TYPES,
    "fourth": fourth.TYPES,
    "fifth": fifth.TYPES,
    "sixth": sixth.TYPES,
    HELD_OUT: held_out.TYPES,
}
"""Who drew layouts without having seen the readers. The readers were made with those of the first,
then with those of each later hand once they had been judged on them; never with what is held out."""


def kinds(hand: str = "first") -> dict[str, Kind]:
    """Return the sorts of papers that a hand drew."""
    return HANDS[hand]


def pairs(hand: str = "first") -> list[tuple[str, Layout]]:
    """Return each type with each of its layouts; neighbours are of different types."""
    types = kinds(hand)
    most = max(len(kind.layouts) for kind in types.values())
    return [
        (name, kind.layouts[n])
        for n in range(most)
        for name, kind in types.items()
        if n < len(kind.layouts)
    ]
