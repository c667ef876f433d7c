"""What a run over many projects asks for, and what it learns of each client. No files, no texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from gfpack.base.errors import ExitCode
from gfpack.base.messages import Lang

_BLOCKING = ("veto", "error")
Day = str
"""A day as it is written: 2026-06-30."""


class What(StrEnum):
    """What is done for each client."""

    CHECK = "check"
    BUILD = "build"
    REQUESTS = "requests"
    LEAKS = "leaks"
    """Nothing: only what is known already is compared between clients."""

    @property
    def record(self) -> str:
        """Under which name a project keeps what a run learned of it."""
        return f"batch-{self}"


PACKAGE = "batch-package"
"""Under which name a project keeps what its package was made of."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all clients of a run."""

    what: What
    lang: Lang
    today: date
    on: date | None = None
    seconds: float = 3600.0
    """Wall-clock time one client may take."""
    memory: int = 8 * 1024**3
    """Bytes of address space of each of a client's processes, where the system can limit it."""
    job: str = "gfpack.batch.job:run"
    """What is called in a client's process, as `module:name`."""
    cores: int | None = None
    """How many processors one client may keep busy; None: all that the caller has."""
    patience: float = 0.0
    """Seconds to wait for a project that another process works on."""
    run: str = ""
    """What tells the processes of this run from others beside them."""


@dataclass(frozen=True, slots=True)
class Top:
    """A first-level indicator or general group: how many of its requirements stand how."""

    id: str
    title: str
    met: int
    unmet: int
    unknown: int
    not_applicable: int

    @property
    def all(self) -> int:
        """How many requirements it has."""
        return self.met + self.unmet + self.unknown + self.not_applicable


@dataclass(frozen=True, slots=True)
class ToDo:
    """An event of the client's calendar that somebody has to act on this week, or should have."""

    day: Day
    kind: str
    what: str
    remarks: str
    person: str
    requirements: str
    veto: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that is open."""

    fingerprint: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One client as it stands; texts are in the language of the run."""

    enterprise: str
    contact: str
    phone: str
    email: str
    checklist: str
    """Its id."""
    table: str
    """Its standard and title."""
    year: int
    deadline: Day
    send_by: Day
    today: Day
    """The day it was looked at."""
    verdict: str
    veto: Top
    """Of all requirements whose failure voids the application."""
    tops: tuple[Top, ...]
    expiring: int
    """How many papers end, or are too old, before the last day of review."""
    first_end: Day | None
    points: str
    best: str
    points_label: str
    """Whether they are official: never show them without it."""
    missing: int
    questions: int
    open: tuple[Found, ...]
    to_do: tuple[ToDo, ...]
    ics: str
    """The client's calendar file."""
    package: str | None
    """From the project's folder, with `/`."""
    requests: tuple[str, ...] = ()
    """The request lists, from the project's folder."""

    @property
    def short(self) -> Row:
        """The row without what makes it large; of what is open, one that blocks, if any does."""
        blocks = [one for one in self.open if one.severity in _BLOCKING]
        return replace(self, open=tuple(blocks[:1]), to_do=(), ics="")

    @property
    def blocks(self) -> bool:
        """Whether the package cannot be handed in."""
        return any(one.severity in _BLOCKING for one in self.open)


FailedBy = Literal["error", "busy", "timeout", "memory", "crash", "lost", "bug", "leaks"]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is nothing to say of a client, and what to do about it."""

    by: FailedBy
    code: int
    message: str
    advice: str
    trace: str = ""
    """Where in the code a bug is, for the log."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one client."""

    client: str
    """The project's folder from ROOT, with `/`: what tells clients apart."""
    row: Row | None
    failed: Failed | None = None
    reused: bool = False
    """Nothing had changed, so nothing was done again."""
    seconds: float = 0.0

    @property
    def short(self) -> Outcome:
        """The outcome with its row in short, the indicators left out as well."""
        return replace(self, row=replace(self.row.short, tops=()) if self.row else None)

    @property
    def code(self) -> int:
        """The exit code the client alone would have had."""
        if self.failed or self.row is None:
            return self.failed.code if self.failed else ExitCode.BUG
        return ExitCode.BLOCKED if self.row.blocks else ExitCode.DONE
