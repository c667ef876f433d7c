"""One evidence for the eye. In: an evidence and its case. Out: files to open, whether it counts."""

from __future__ import annotations

from gfpack.assessment.models import RequirementResult, Shortfall
from gfpack.evidence.models import Evidence, FileState
from gfpack.findings.case import Case
from gfpack.walk.models import Sheet


def sheets_of(one: Evidence, case: Case) -> tuple[Sheet, ...]:
    """Return the pages it stands on, with the place of their files."""
    files = case.register.files
    found = []
    for extent in one.extents:
        facts = files[extent.path].facts if extent.path in files else None
        found.append(
            Sheet(
                path=extent.path,
                place=case.project.folder / extent.path,
                first=extent.first,
                last=extent.last,
                pages=len(facts.pages) if facts else 0,
                kind=facts.kind if facts else None,
                state=facts.state if facts else FileState.MISSING,
            )
        )
    return tuple(found)


def counts_or_why_not(
    one: Evidence, result: RequirementResult | None, own: tuple[Shortfall, ...]
) -> tuple[bool, tuple[Shortfall, ...]]:
    """Return whether an evidence counts for a requirement, and why it does not.

    `own` is what falls short in it whatever is asked. What no group of the proof rule asks for
    counts for none of them.
    """
    if result is None or not result.groups:
        return not own, own
    counted = any(one.id in group.counted for group in result.groups)
    rejected = {
        why
        for group in result.groups
        for each in group.rejected
        if each.evidence == one.id
        for why in each.shortfalls
    }
    why = () if counted else tuple(each for each in Shortfall if each in rejected | {*own})
    return counted, why
