"""How long getting what is lacking takes, and when it must begin. In: a case. Out: days and dates.

The estimates stand with the evidence types and are gfpack's own (working); ask the issuer.
"""

from __future__ import annotations

from datetime import date, timedelta

from gfpack.assessment.models import GroupResult
from gfpack.checklist.models import Alternative, Group
from gfpack.findings.case import Case

ASSEMBLY_DAYS = 14
"""Days before the deadline by which all must be here to be checked and bound: our own habit."""


def send_by(case: Case) -> date:
    """Return the day by which everything must be here."""
    return case.project.file.deadline - timedelta(days=ASSEMBLY_DAYS)


def begin_by(case: Case, group: Group, standing: GroupResult) -> date | None:
    """Return when getting what a group lacks must begin at the latest, if its time is known."""
    days = quickest(case, group, standing)
    return None if days is None else send_by(case) - timedelta(days=days)


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
