"""What the client must still send. In: a `Case`. Out: a `Request`: only what is missing.

The same document is asked for once, however many requirements it proves. What is there but
unconfirmed is our own work and not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gfpack.assessment.groups import Asked, asked
from gfpack.assessment.models import GroupResult, GroupState, Shortfall
from gfpack.assessment.validity import years_asked
from gfpack.checklist.models import Circumstance, EvidenceType, Group, Requirement
from gfpack.checklist.parts import Names
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.lead_time import Lead, is_there, lead, send_by
from gfpack.project.models import State


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to send: any one of `alternatives`, each a set of documents that go together."""

    title: Names
    requirements: tuple[Requirement, ...]
    alternatives: tuple[tuple[EvidenceType, ...], ...]
    count: int
    years: tuple[int, ...]
    """The years it must speak of; empty where none is asked for."""
    optional: bool
    """如有: to be sent where it exists."""
    here: tuple[tuple[Evidence, tuple[Shortfall, ...]], ...]
    """What was sent already and cannot count, and why."""
    again: bool
    """Whether enough is there that only has to be sent again: nothing has to be obtained."""
    lead: Lead | None
    """How long getting it takes, by our working estimate, and when it must begin at the latest."""

    @property
    def begin_by(self) -> date | None:
        """When getting it must begin at the latest; None where its time is not known."""
        return self.lead.begin_by if self.lead else None

    @property
    def veto(self) -> bool:
        """Whether the application is void without it."""
        return not self.optional and any(one.veto for one in self.requirements)


@dataclass(frozen=True, slots=True)
class Request:
    """What to send and what to answer; the veto ones first, then in the order of the table."""

    wanted: tuple[Wanted, ...]
    questions: tuple[Circumstance, ...]
    """Circumstances nobody has told yet: they decide what else is asked for."""
    send_by: date
    valid_on: date

    @property
    def is_empty(self) -> bool:
        """Whether nothing is missing."""
        return not (self.wanted or self.questions)


def request(case: Case) -> Request:
    """Return what is still missing in `case`."""
    held = {one.id: one for one in case.register.evidence}
    merged: dict[tuple[object, ...], Wanted] = {}
    for requirement, group, result, optional in _missing(case):
        one = _wanted(case, requirement, group, result, optional=optional, held=held)
        key = (group.any_of, group.count, one.years, optional)
        merged[key] = joined(merged[key], one) if key in merged else one
    wanted = sorted(merged.values(), key=lambda one: (one.optional, not one.veto))
    told = case.project.file.circumstances
    questions = [one for one in case.checklist.circumstances if told.get(one.id) not in one.choices]
    return Request(tuple(wanted), tuple(questions), send_by(case), case.valid_on)


def _missing(case: Case) -> Iterator[tuple[Requirement, Group, GroupResult, bool]]:
    """Yield each group that lacks proof, and whether it is asked for only where it exists."""
    told = case.project.file.circumstances
    for _, requirement in case.checklist.walk():
        standing = case.assessment.results[requirement.id]
        dropped = standing.answered in (State.UNMET, State.NOT_APPLICABLE)
        if requirement.proof is None or (dropped and not requirement.veto):
            continue
        for group, result in zip(requirement.proof.groups, standing.groups, strict=True):
            applies = asked(group, case.checklist.circumstances, told) is Asked.YES
            if result.state is GroupState.WANTING:
                yield requirement, group, result, False
            elif result.state is GroupState.NOT_ASKED and applies and not result.counted:
                yield requirement, group, result, True


def _wanted(
    case: Case,
    requirement: Requirement,
    group: Group,
    result: GroupResult,
    *,
    optional: bool,
    held: Mapping[str, Evidence],
) -> Wanted:
    types = case.types.by_id()
    alternatives = tuple(tuple(types[one] for one in together) for together in group.any_of)
    years = tuple(years_asked(group.period, case.project)) if group.period else ()
    return Wanted(
        title=group.title,
        requirements=(requirement,),
        alternatives=alternatives,
        count=group.count,
        years=result.missing_years or years,
        optional=optional,
        here=tuple((held[one.evidence], one.shortfalls) for one in result.rejected),
        again=is_there(case, group, result),
        lead=None if optional else lead(case, group, result),
    )


def joined(one: Wanted, other: Wanted) -> Wanted:
    """Return one thing to send that serves the requirements of both."""
    more = tuple(item for item in other.here if item not in one.here)
    return Wanted(
        title=one.title,
        requirements=one.requirements + other.requirements,
        alternatives=one.alternatives,
        count=one.count,
        years=one.years,
        optional=one.optional,
        here=one.here + more,
        again=one.again and other.again,
        lead=_sooner(one.lead, other.lead),
    )


def _sooner(one: Lead | None, other: Lead | None) -> Lead | None:
    """Return the lead that must begin first, of those that are known."""
    return min(filter(None, (one, other)), key=lambda each: each.begin_by, default=None)
