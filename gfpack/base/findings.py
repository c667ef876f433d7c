"""The finding: one located problem, the same value for screen, JSON, Excel and Word."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from gfpack.base.messages import Lang, Text


class Severity(StrEnum):
    """How bad a finding is; declared from worst to least."""

    VETO = "veto"
    """Voids the application."""
    ERROR = "error"
    """Points lost, or sure to be sent back."""
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst, rising."""
        return _RANKS[self]


_RANKS = {one: rank for rank, one in enumerate(Severity)}


class Clock(StrEnum):
    """What a finding depends on besides the project: see DESIGN, two clocks."""

    VALID_ON = "valid_on"
    TODAY = "today"
    """Judges lead times and days left; such a finding never enters a package."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many findings of a kind are told in one. Texts may use {clauses}, {count}, and {names},
    the first few of what `name` names."""

    message: Text
    advice: Text
    name: str | None = None
    """The parameter that tells one from the other. None: they differ by their requirement only, so
    nothing is lost by telling them in one."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What all findings of one code share. Texts may use the finding's parameters."""

    code: str
    severity: Severity
    title: Text
    message: Text
    advice: Text
    clock: Clock = Clock.VALID_ON
    gathered: Gathered | None = None
    """For the eye only; each stays a finding of its own. None: told one by one."""
    ask: Text | None = None
    """What the client is asked to do about it, in his words: no files of the project, no commands.
    None: it is the work of whoever compiles, or the request list asks for it."""
    rests_on: tuple[str, ...] = ()
    """Fields of the evidence it speaks of: where one was read by sight and is in doubt, the finding
    is a warning at most."""
    decisive: bool = False
    """What the enterprise itself says voids the application: no person's decision lifts it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: a project-relative file, then page, line or cell within it."""

    file: str
    page: int | None = None
    line: int | None = None
    cell: str | None = None
    """Of a workbook: sheet and cell (产值!B7), or a sheet alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One located problem. `params` are plain text and the same in every language."""

    kind: FindingKind
    severity: Severity
    requirement: str | None = None
    evidence: str | None = None
    group: str | None = None
    place: Place | None = None
    params: dict[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the finding's kind, as `gfpack explain` takes it."""
        return self.kind.code

    @property
    def blocks(self) -> bool:
        """Whether the package cannot be handed in with this finding."""
        return self.severity in (Severity.VETO, Severity.ERROR)

    @property
    def fingerprint(self) -> str:
        """A name that stays while the problem stays: code and ids, no text, 16 hex digits."""
        place = self.place or Place("")
        ids = [self.code, self.requirement, self.evidence, self.group, place.file or None]
        ids += [place.cell] if place.cell else []
        return hashlib.sha256("\0".join(part or "" for part in ids).encode()).hexdigest()[:16]

    @property
    def seen(self) -> str:
        """Hash of what a person saw of it; an override is stale when this changes."""
        shown = [
            self.fingerprint,
            self.severity,
            *(f"{k}={v}" for k, v in sorted(self.params.items())),
        ]
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]

    def message(self, lang: Lang) -> str:
        """Return what is wrong, in `lang`."""
        return self.kind.message.in_(lang, **self.params)

    def advice(self, lang: Lang) -> str:
        """Return what to do about it, in `lang`."""
        return self.kind.advice.in_(lang, **self.params)

    def ask(self, lang: Lang) -> str | None:
        """Return what the client is asked to do about it, in `lang`; None if nothing."""
        return self.kind.ask.in_(lang, **self.params) if self.kind.ask else None


def finding(
    kind: FindingKind,
    *,
    severity: Severity | None = None,
    requirement: str | None = None,
    evidence: str | None = None,
    group: str | None = None,
    place: Place | None = None,
    **params: object,
) -> Finding:
    """Return a finding of `kind`, with the kind's own severity unless one is given."""
    return Finding(
        kind=kind,
        severity=severity or kind.severity,
        requirement=requirement,
        evidence=evidence,
        group=group,
        place=place,
        params={name: str(value) for name, value in params.items()},
    )


@lru_cache(maxsize=1024)
def _in_table(clause: str) -> tuple[tuple[int, str], ...]:
    """Return what puts clause numbers in order: 2.9 before 2.10, the project as a whole first."""
    return tuple((int(p) if p.isdecimal() else -1, p) for p in clause.split("."))


def in_order(findings: list[Finding]) -> list[Finding]:
    """Return findings with the worst first, then by requirement, code and place."""

    def key(one: Finding) -> tuple[object, ...]:
        clause = _in_table(one.requirement or "~")
        file = one.place.file if one.place else ""
        return (one.severity.rank, clause, one.code, one.evidence or "", one.group or "", file)

    return sorted(findings, key=key)
