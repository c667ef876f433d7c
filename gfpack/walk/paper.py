"""One evidence for the eye. In: an evidence and its case. Out: values with where they were read,
files to open, and whether it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gfpack.assessment.models import RequirementResult, Shortfall
from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Fact, FileState, Reading, Register
from gfpack.findings.case import Case
from gfpack.walk.models import Read, Sheet


def reads_of(one: Evidence, held: Register) -> tuple[Read, ...]:
    """Return every value that somebody said or software read, in the order of `FIELDS`."""
    facts: Iterator[tuple[str, Fact[Any] | None]] = ((name, getattr(one, name)) for name in FIELDS)
    return tuple(_read(name, fact, one, held) for name, fact in facts if fact is not None)


def written(value: object) -> str:
    """Return a value as `confirm` takes it: an ISO date, several values with commas."""
    if isinstance(value, tuple | list):
        return ", ".join(written(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


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


def _read(name: str, fact: Fact[Any], one: Evidence, held: Register) -> Read:
    reading = fact.reading
    if reading is None:
        return Read(name, written(fact.value), fact.confirmed)
    return Read(
        field=name,
        value=written(fact.value),
        confirmed=fact.confirmed,
        path=_path(reading, one, held),
        page=reading.page,
        seen=reading.seen,
        confidence=reading.confidence,
        computed=reading.computed,
    )


def _path(reading: Reading, one: Evidence, held: Register) -> str | None:
    """Return the file of an evidence in which something was read; None: it is in a file's name."""
    for extent in one.extents:
        if reading in held.readings.get(extent.sha256 or "", ()):
            return extent.path
    return None
