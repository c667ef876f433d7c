"""What is known of an evidence, for the eye. In: an evidence and the register. Out: its values.

Each comes with who says so, and where software read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Fact, Reading, Register
from gfpack.evidence.recognise import SURE

_BY_A_PERSON = 1.0
"""How sure a type is that a person wrote; software never is."""
_READ_AS = {"serials": "serial"}
"""Names of readings where they are not those of the facts."""


class TypeBy(StrEnum):
    """Who says of what type an evidence is."""

    CONFIRMED = "confirmed"
    """A person looked at it."""
    SAID = "said"
    """A person wrote it, and nobody has confirmed the evidence as it is now."""
    READ = "read"
    """Software's guess."""
    UNSURE = "unsure"
    """Software's guess, for which little speaks."""


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
    box: tuple[float, float, float, float] | None = None
    """Where it stands on the page, as `Reading.box`."""
    computed: bool = False
    """Worked out, such as an end from a date and a term."""
    own: bool = False
    """A person's own value: software read nothing, or the value in `replaced`."""
    by: str = ""
    """Who stands by it, where that is known."""
    on: date | None = None
    replaced: str = ""
    """What software read, at `page` in `seen`, where a person says otherwise."""


def reads_of(one: Evidence, held: Register) -> tuple[Read, ...]:
    """Return every value that somebody said or software read, in the order of `FIELDS`."""
    facts: Iterator[tuple[str, Fact[Any] | None]] = ((name, getattr(one, name)) for name in FIELDS)
    return tuple(_read(name, fact, one, held) for name, fact in facts if fact is not None)


def type_by(one: Evidence) -> TypeBy:
    """Return who says of what type an evidence is; where nobody does, software is not sure."""
    if not one.type:
        return TypeBy.UNSURE
    if one.confirmed:
        return TypeBy.CONFIRMED
    if one.match_confidence == _BY_A_PERSON:
        return TypeBy.SAID
    return TypeBy.READ if one.match_confidence >= SURE else TypeBy.UNSURE


def written(value: object) -> str:
    """Return a value as `confirm` takes it: an ISO date, several values with commas."""
    if isinstance(value, tuple | list):
        return ", ".join(written(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def is_as_read(name: str, one: Evidence, held: Register) -> bool:
    """Return whether a value of an evidence is what software read on its pages."""
    fact: Fact[Any] | None = getattr(one, name)
    if fact is None or fact.reading is None:
        return False
    read = {each.value for _, each in held.readings_of(one, _READ_AS.get(name, name))}
    if name in ("sampled", "serials"):
        return {written(value) for value in fact.value} <= read
    return written(fact.value).replace(", ", ",") in read | {fact.reading.value}


def _read(name: str, fact: Fact[Any], one: Evidence, held: Register) -> Read:
    reading, said = fact.reading, one.confirmation if fact.confirmed else None
    own = fact.confirmed and not is_as_read(name, one, held)
    found = Read(
        field=name,
        value=written(fact.value),
        confirmed=fact.confirmed,
        own=own,
        by=said.by if said else "",
        on=said.on if said else None,
    )
    if reading is None:
        return found
    return replace(
        found,
        path=_path(reading, one, held),
        page=reading.page,
        seen=reading.seen,
        confidence=reading.confidence,
        box=reading.box,
        computed=reading.computed,
        replaced=_all_read(name, reading, one, held) if own else "",
    )


def _all_read(name: str, best: Reading, one: Evidence, held: Register) -> str:
    """Return what software read of a field: one value, or all where there may be several."""
    if name not in ("sampled", "serials"):
        return best.value
    several = (each.value for _, each in held.readings_of(one, _READ_AS.get(name, name)))
    return ", ".join(dict.fromkeys(several)) or best.value


def _path(reading: Reading, one: Evidence, held: Register) -> str | None:
    """Return the file of an evidence in which something was read; None: it is in a file's name."""
    for extent in one.extents:
        if reading in held.readings.get(extent.sha256 or "", ()):
            return extent.path
    return None
