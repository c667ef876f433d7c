"""What a calendar holds: events, and the schedule they make up. No texts, no files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from gfpack.checklist.models import Tier
from gfpack.checklist.parts import Confidence, Names, Scheme

Value = str | int | date | Names | tuple[Names, ...]
"""What a remark is filled in with; names in the reader's language."""


class Kind(StrEnum):
    """What happens on a day."""

    START = "start"
    """Getting what is missing must begin."""
    SEND = "send"
    """What is missing must be here; how long getting it takes is not known."""
    ALL_HERE = "all-here"
    """Everything must be here to be checked and bound."""
    HAND_IN = "hand-in"
    """The deadline."""
    REVIEW_ENDS = "review-ends"
    """The last day that evidence must be valid on."""
    RENEW = "renew"
    """Renewal must have been applied for, by law."""
    EXPIRES = "expires"
    """The last day that evidence is valid."""
    STALE = "stale"
    """The last day that a document is recent enough."""
    SURVEILLANCE = "surveillance"
    """A certificate needs its next surveillance audit."""
    CALIBRATION = "calibration"
    """The first meters of a ledger are due for verification."""
    STEP = "step"
    """A step of the way to the title, by a profile."""
    HOLDERS = "holders"
    """What holders of the title have to do, by a profile; told for information."""

    @property
    def is_work(self) -> bool:
        """Whether somebody has to act by then, so that a day in the past is late."""
        return self not in (Kind.REVIEW_ENDS, Kind.STEP, Kind.HOLDERS)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about an event: its key below `calendar.remarks`, and what it is filled with."""

    key: str
    params: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a day is told, how surely, and when a person last looked."""

    sources: tuple[str, ...]
    confidence: Confidence
    checked: date
    customary: bool
    """What is usual, not what a notice of that year fixes."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing on one day, or within some days. It carries its project: events can be joined."""

    project: str
    """Name of the enterprise."""
    uid: str
    """Tells it from all events of all projects; stays while the thing stays."""
    key: str
    """Tells it from the project's other events; people's notes are found again by it."""
    kind: Kind
    subject: Names
    day: date | None
    """When to act at the latest; the last of several days. None: nobody has fixed it yet."""
    begins: date | None = None
    """The first of several days."""
    due: date | None = None
    """The day that `day` makes sure of, never before it; None where there is none beside it."""
    remarks: tuple[Remark, ...] = ()
    requirements: tuple[str, ...] = ()
    evidence: str | None = None
    person: str = ""
    """Who in the plant answers for it."""
    veto: bool = False
    marks: tuple[int, ...] = ()
    """Days before `day` on which to remind."""
    basis: Basis | None = None

    @property
    def first_day(self) -> date | None:
        """Where it stands in a list by date."""
        return self.begins or self.day

    def late(self, today: date) -> int:
        """Return by how many days somebody is late with it; 0 if nobody is."""
        if self.day is None or not self.kind.is_work:
            return 0
        return max(0, (today - self.day).days)

    def reminders(self) -> tuple[date, ...]:
        """Return the days on which to remind of it, the first first."""
        if self.day is None:
            return ()
        return tuple(self.day - timedelta(days=mark) for mark in sorted(self.marks, reverse=True))


@dataclass(frozen=True, slots=True)
class Schedule:
    """All events of one project, by date; of undated ones in the order of their steps."""

    project: str
    scheme: Scheme
    """Whose title is applied for: a factory's, a park's, a supply chain's."""
    checklist: Names
    standard: str
    tier: Tier
    evaluation_year: int
    deadline: date
    send_by: date
    valid_on: date
    today: date
    """Says what is late and how many days are left; no event depends on it."""
    stamp: date
    """The newest day that people wrote into the project: when its data was last changed."""
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    questions: int
    """How many questions about the plant wait for an answer; they decide what else is needed."""
    unknown_years: tuple[int, ...]
    """Years of planned days whose public holidays are not known: only weekends were counted."""

    def late(self) -> tuple[Event, ...]:
        """Return the events somebody is late with, the oldest first."""
        return tuple(one for one in self.events if one.late(self.today))


def key_of(*parts: object) -> str:
    """Return a key made of what a thing is: the same while the thing is the same."""
    return "c-" + hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
