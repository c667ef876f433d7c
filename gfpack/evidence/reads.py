"""What is known of an evidence, for the eye. In: an evidence and the register. Out: its values.

Each comes with who says so, and where software read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Fact, Reading, Register


@dataclass(frozen=True, slots=True)
class Read:
    """One value of an evidence. `value` is written as `confirm` takes a correction."""

    field: str
    """A name of `evidence.confirm.FIELDS`."""
    value: str
    """A date as 2027-05-05, no end as `long-term`, several values with commas."""
    confirmed: bool
    """A person said so; else software read it: a candidate."""
    path: str | None = None
    """File in which it was read; None where only a person said it."""
    page: int | None = None
    seen: str = ""
    """The text that was read."""
    confidence: float | None = None
    """0…1, of software's reading; None where only a person said it."""
    computed: bool = False
    """Worked out, such as an end from a date and a term."""


def reads_of(one: Evidence, held: Register) -> tuple[Read, ...]:
    """Return every value that somebody said or software read, in the order of `FIELDS`."""
    facts: Iterator[tuple[str, Fact[Any] | None]] = ((name, getattr(one, name)) for name in FIELDS)
    return tuple(_read(name, fact, one, held) for name, fact in facts if fact is not None)


def written(value: object) -> str:
    """Return a value as `confirm` takes it: an ISO date, several values with commas."""
    if isinstance(value, tuple | list):
        return ", ".join(written(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


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
