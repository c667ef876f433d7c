"""Open findings with what people need beside them. In: judged findings, their case. Out: rows.

Who answers for it, by when to act, how many days are left: for lists that people work through, and
never for a package, which must be the same on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gfpack.assessment.models import GroupState
from gfpack.base.findings import Finding, Place, Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.models import Indicator, Requirement
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.lead_time import begin_by, send_by
from gfpack.findings.overrides import Judged
from gfpack.findings.responsible import responsible


@dataclass(frozen=True, slots=True)
class Row:
    """One open finding, and who must act on it by when."""

    finding: Finding
    requirement: Requirement | None
    indicator: Indicator | None
    """The first-level indicator or general group it belongs to."""
    evidence: Evidence | None
    person: str | None
    act_by: date | None
    """The last day to begin; None for what merely is worth knowing."""
    days_left: int | None

    @property
    def fingerprint(self) -> str:
        """The finding's own, by which people's notes are found again."""
        return self.finding.fingerprint


def rows(judged: Judged, case: Case) -> tuple[Row, ...]:
    """Return a row for each open finding, worst first."""
    known = _Known.of(case)
    return tuple(_row(one, known, case) for one in judged.open)


def located(place: Place, lang: Lang) -> str:
    """Return where a problem stands: file, page, line, cell."""
    return shown(" ".join(part for part in (place.file, within(place, lang)) if part))


def within(place: Place, lang: Lang) -> str:
    """Return where in its file a problem stands; empty where only the file is known."""
    cell = "cell" if place.cell and "!" in place.cell else "sheet_of_book"
    parts = (("page", place.page), ("line", place.line), (cell, place.cell))
    return " ".join(
        message(f"findings.{name}", lang, value=value) for name, value in parts if value is not None
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What findings speak of, by id."""

    requirements: Mapping[str, Requirement]
    tops: Mapping[str, Indicator]
    evidence: Mapping[str, Evidence]
    persons: Mapping[str, str]

    @classmethod
    def of(cls, case: Case) -> _Known:
        tops = {
            requirement.id: top
            for top in (*case.checklist.general, *case.checklist.indicators)
            for _, requirement in top.walk()
        }
        return cls(
            case.checklist.requirements(),
            tops,
            {one.id: one for one in case.register.evidence},
            responsible(case.checklist, case.project.file),
        )


def _row(one: Finding, known: _Known, case: Case) -> Row:
    key = one.requirement or ""
    day = _act_by(one, known.requirements.get(key), case)
    return Row(
        finding=one,
        requirement=known.requirements.get(key),
        indicator=known.tops.get(key),
        evidence=known.evidence.get(one.evidence or ""),
        person=known.persons.get(key),
        act_by=day,
        days_left=None if day is None else (day - case.today).days,
    )


def _act_by(one: Finding, requirement: Requirement | None, case: Case) -> date | None:
    """Return the last day to begin: earlier where what a group lacks takes long to get."""
    if one.severity is Severity.INFO:
        return None
    if one.group and requirement and requirement.proof:
        standing = case.assessment.results[requirement.id].groups
        for group, result in zip(requirement.proof.groups, standing, strict=True):
            if group.id == one.group and result.state is GroupState.WANTING:
                return begin_by(case, group, result) or send_by(case)
    return send_by(case)
