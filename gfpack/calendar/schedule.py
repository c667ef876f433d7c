"""The calendar of one project. In: a case, the profiles that tell its steps. Out: `Schedule`.

Nothing but `today` of it depends on the day it is made on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gfpack.calendar.ends import ends
from gfpack.calendar.making import Making
from gfpack.calendar.models import Event, Kind, Remark, Schedule, key_of
from gfpack.calendar.starts import starts
from gfpack.calendar.steps import Step, steps
from gfpack.checklist.parts import Names
from gfpack.checklist.profile import Profile
from gfpack.findings.case import Case
from gfpack.findings.lead_time import assembly_begins, send_by
from gfpack.findings.request import Request, request

_NOTHING = Names(zh="", en="")
_PLANNED = (Kind.START, Kind.SEND, Kind.ALL_HERE, Kind.RENEW)
"""Kinds whose day gfpack chose, and chose as a working day."""


def schedule(case: Case, profiles: Iterable[Profile] = ()) -> Schedule:
    """Return everything that has to be done or known by some day, and what has no day yet."""
    making, asked, file = Making(case), request(case), case.project.file
    events = (
        *_milestones(asked, making),
        *starts(asked, making),
        *ends(making),
        *(_step(one, making) for one in steps(profiles, file)),
    )
    dated = sorted((one for one in events if one.day), key=_by_date)
    return Schedule(
        project=making.project,
        scheme=case.checklist.scheme,
        checklist=case.checklist.title,
        standard=case.checklist.standard,
        tier=file.tier,
        evaluation_year=file.evaluation_year,
        deadline=file.deadline,
        send_by=send_by(case),
        valid_on=case.valid_on,
        today=case.today,
        stamp=_stamp(case),
        events=tuple(dated),
        undated=tuple(one for one in events if not one.day),
        questions=len(asked.questions),
        unknown_years=_unknown_years(dated, case),
    )


def _by_date(one: Event) -> tuple[object, ...]:
    order = list(Kind).index(one.kind)
    return one.first_day, not one.veto, order, one.requirements, one.key


def _milestones(asked: Request, making: Making) -> Iterator[Event]:
    case = making.case
    deadline, marks = case.project.file.deadline, case.checklist.expiry_marks
    if asked.questions or not all(one.optional for one in asked.wanted):
        yield _all_here(asked, making)
    before = case.holidays.on_or_before(deadline)
    off = (Remark("deadline_off", {"day": before}),) if before != deadline else ()
    yield making.event(
        Kind.HAND_IN, key_of(Kind.HAND_IN), _NOTHING, deadline, remarks=off, marks=marks
    )
    if case.valid_on > deadline:
        yield making.event(Kind.REVIEW_ENDS, key_of(Kind.REVIEW_ENDS), _NOTHING, case.valid_on)


def _all_here(asked: Request, making: Making) -> Event:
    """Return the day by which all that is missing must be here; where nothing is, none is told."""
    case, by = making.case, send_by(making.case)
    missing = sum(not one.optional for one in asked.wanted)
    count = Remark("missing", {"count": missing, "questions": len(asked.questions)})
    return making.event(
        Kind.ALL_HERE,
        key_of(Kind.ALL_HERE),
        _NOTHING,
        by,
        due=case.project.file.deadline,
        remarks=(count, *making.moved(assembly_begins(case), by)),
        marks=case.checklist.expiry_marks,
    )


def _step(one: Step, making: Making) -> Event:
    window = one.window
    day, begins = one.closes or one.opens, one.opens
    note = (Remark("note", {"note": window.note}),) if window.note else ()
    lasts = (Remark("lasts", {"days": window.days}),) if window.days and not one.is_dated else ()
    open_end = (Remark("open_end"),) if one.opens and not one.closes else ()
    kind = Kind.HOLDERS if window.holders else Kind.STEP
    return making.event(
        kind,
        key_of(kind, window.id, day.year if window.holders and day else ""),
        window.title,
        day,
        begins=begins if begins != day else None,
        remarks=(*lasts, *open_end, *note),
        marks=making.case.checklist.expiry_marks if window.holders else (),
        basis=one.basis,
    )


def _stamp(case: Case) -> date:
    """Return the newest day that people wrote into the project, else the year's first."""
    answers, evidence = case.project.answers, case.project.evidence
    days = [
        *(one.on for one in answers.answers.values() if one.on),
        *(one.on for one in answers.overrides),
        *(one.confirmed.on for one in evidence.evidence.values() if one.confirmed),
    ]
    return max(days, default=date(case.project.file.deadline.year, 1, 1))


def _unknown_years(events: Iterable[Event], case: Case) -> tuple[int, ...]:
    planned = (one.day for one in events if one.day and one.kind in _PLANNED)
    days = (*planned, send_by(case), case.project.file.deadline)
    return tuple(sorted({day.year for day in days if not case.holidays.knows(day)}))
