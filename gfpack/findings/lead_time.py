"""How long it takes to get what a group still lacks. In: a case, a group, how it stands. Out: days.

The estimates stand with the evidence types and are gfpack's own (working); ask the issuer.
"""

from __future__ import annotations

from gfpack.assessment.models import GroupResult
from gfpack.checklist.models import Alternative, Group
from gfpack.findings.case import Case


def quickest(case: Case, group: Group, standing: GroupResult) -> int | None:
    """Return the days the quickest alternative takes; None if that of any is unknown."""
    times = [_longest(case, alternative, standing) for alternative in group.any_of]
    known = [one for one in times if one is not None]
    return min(known) if len(known) == len(times) else None


def _longest(case: Case, alternative: Alternative, standing: GroupResult) -> int | None:
    """Return the days until all of an alternative is there that does not count already."""
    types = case.types.by_id()
    held = [case.register.get(one).type or "" for one in standing.counted]
    lacking = [
        one for one in alternative if not any(case.types.satisfies(having, one) for having in held)
    ] or list(alternative)
    times = [types[one].lead_time_days if one in types else None for one in lacking]
    known = [one for one in times if one is not None]
    return max(known) if len(known) == len(times) else None
