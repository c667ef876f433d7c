"""Making events of a case: each with its project, its identity, and a day on which work is done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gfpack.calendar.models import Event, Kind, Remark, key_of
from gfpack.checklist.parts import Names
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.responsible import responsible


@dataclass(frozen=True)
class Making:
    """Makes the events of one case."""

    case: Case

    def event(self, kind: Kind, key: str, subject: Names, day: date | None, **more: Any) -> Event:
        """Return an event; `key` tells it from all others of the project."""
        return Event(self.project, self._uid(key), key, kind, subject, day, **more)

    def of_evidence(self, kind: Kind, evidence: Evidence, day: date, **more: Any) -> Event:
        """Return an event about an evidence, of whoever answers for its first requirement."""
        ids = tuple(one for one in self.case.assessment.results if one in evidence.supports)
        known = self.case.checklist.requirements()
        return self.event(
            kind,
            key_of(kind, evidence.id),
            Names(zh=evidence.title, en=evidence.title),
            day,
            requirements=ids,
            evidence=evidence.id,
            person=self.person(ids),
            veto=any(known[one].veto for one in ids),
            **more,
        )

    def person(self, requirements: Iterable[str]) -> str:
        """Return who answers for the first requirement that somebody answers for."""
        return next((self._persons[one] for one in requirements if one in self._persons), "")

    def moved(self, counted: date, day: date) -> tuple[Remark, ...]:
        """Return what to say where no work is done on the day counted to."""
        return (Remark("moved", {"counted": counted}),) if counted != day else ()

    @property
    def project(self) -> str:
        """Name of the enterprise."""
        return self.case.project.enterprise.name

    @cached_property
    def _persons(self) -> dict[str, str]:
        return responsible(self.case.checklist, self.case.project.file)

    def _uid(self, key: str) -> str:
        file = self.case.project.file
        whole = "\0".join((self.project, file.checklist, str(file.evaluation_year), key))
        return f"{hashlib.sha256(whole.encode()).hexdigest()[:32]}@gfpack"
