"""One request for one paper. In: what is wanted. Out: the same, what one paper settles as one.

A certificate that has run out may be wanted by several groups, alone or among others that would do.
A good one settles them all, so the client is asked for it once, in the narrowest words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.models import Evidence
from gfpack.findings.request import Wanted, joined


def one_for_each_paper(wanted: Sequence[Wanted], types: EvidenceTypes) -> tuple[Wanted, ...]:
    """Return what is wanted, joined where the same paper is there and one good one settles all."""
    found: list[Wanted] = []
    for one in wanted:
        at = next((i for i, other in enumerate(found) if _settled_at_once(one, other, types)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _narrowest(found[at], one)
    return tuple(found)


def _settled_at_once(one: Wanted, other: Wanted, types: EvidenceTypes) -> bool:
    papers = {held.id for held, _ in other.here}
    return _same_years(one, other) and any(
        held.id in papers and _does(held, one, types) and _does(held, other, types)
        for held, _ in one.here
    )


def _same_years(one: Wanted, other: Wanted) -> bool:
    return not one.years or not other.years or one.years == other.years


def _does(held: Evidence, one: Wanted, types: EvidenceTypes) -> bool:
    """Return whether one good paper of this kind is all that is wanted."""
    return one.count == 1 and any(
        len(together) == 1 and types.satisfies(held.type or "", together[0].id)
        for together in one.alternatives
    )


def _narrowest(one: Wanted, other: Wanted) -> Wanted:
    narrow, wide = sorted((one, other), key=lambda each: (not each.years, len(each.alternatives)))
    both = joined(narrow, wide)
    return replace(both, optional=one.optional and other.optional)
