"""Which of n of m rows count. In: a table, what is answered. Out: rows left out, choices open.

The enterprise says which by answering them: a row answered "not applicable" is not chosen, and one
it has not answered neither, once as many as count are answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gfpack.checklist.measures import Choice
from gfpack.checklist.models import Checklist
from gfpack.project.models import State


@dataclass(frozen=True, slots=True)
class Chosen:
    """What follows from the choices of a table."""

    left_out: frozenset[str] = frozenset()
    """Rows that are not chosen and count nothing."""
    open: tuple[tuple[str, ...], ...] = ()
    """Groups of rows of which more or fewer are answered than count."""


def chosen(checklist: Checklist, answered: Mapping[str, State]) -> Chosen:
    """Return which rows are left out, from what the enterprise answers."""
    left: set[str] = set()
    open_: list[tuple[str, ...]] = []
    for choice in _choices(checklist):
        rows = [one for one in choice.of if one in answered]
        taken = [one for one in rows if answered[one] in (State.MET, State.UNMET)]
        if len(taken) != choice.count:
            open_.append(choice.of)
        left |= {one for one in rows if one not in taken}
    return Chosen(frozenset(left), tuple(open_))


def _choices(checklist: Checklist) -> Iterator[Choice]:
    for top in checklist.indicators:
        for node in top.nodes():
            yield from node.choices
