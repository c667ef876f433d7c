"""Red seals that software saw. In: an evidence and the register. Out: the pages they are on.

A hint for whoever looks, never a proof: a copy in black and white has none that could be seen, and
a red logo may be taken for one.
"""

from __future__ import annotations

from gfpack.evidence.models import Evidence, Register

FIELD = "seal"
"""Name of the reading."""


def seals_of(one: Evidence, held: Register) -> tuple[int, ...] | None:
    """Return the pages with a red seal; None where no page of it was looked at."""
    facts = [entry.facts for entry in held.files_of(one)]
    if not any(each.seen_by and not each.unseen for each in facts):
        return None
    return tuple(dict.fromkeys(reading.page for _, reading in held.readings_of(one, FIELD)))
