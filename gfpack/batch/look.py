"""What a manager wants to know of a client. In: a case and what is open. Out: its `Row`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.batch.models import Found, Row, ToDo, Top
from gfpack.calendar.as_ics import as_ics
from gfpack.calendar.models import Event, Kind, Schedule
from gfpack.calendar.schedule import schedule
from gfpack.calendar.steps import profiles_of
from gfpack.calendar.words import Words
from gfpack.findings.case import Case
from gfpack.findings.request import request
from gfpack.findings.summary import points_of
from gfpack.package.make import package_folder
from gfpack.project.models import State

_WEEK = timedelta(days=6)
_ENDS = (Kind.EXPIRES, Kind.STALE)


def found_of(findings: Iterable[Finding], lang: Lang) -> tuple[Found, ...]:
    """Return findings as plain values."""
    return tuple(
        Found(one.fingerprint, one.severity.value, shown(one.message(lang))) for one in findings
    )


def row_of(
    case: Case, open_: tuple[Found, ...], lang: Lang, *, requests: tuple[str, ...] = ()
) -> Row:
    """Return the client's row; texts in `lang`."""
    file, plan = case.project.file, schedule(case, profiles_of(case.project, case.checklist.id))
    ends = [one.day for one in plan.events if _ends(one, plan)]
    points, asked, contact = points_of(case, lang), request(case), file.enterprise.contact
    package = package_folder(case.project)
    return Row(
        enterprise=shown(file.enterprise.name),
        contact=shown(contact.name or ""),
        phone=shown(contact.mobile or contact.phone or ""),
        email=shown(contact.email or ""),
        checklist=case.checklist.id,
        table=f"{case.checklist.standard} {case.checklist.title.in_(lang)}",
        year=file.evaluation_year,
        deadline=file.deadline.isoformat(),
        send_by=plan.send_by.isoformat(),
        today=case.today.isoformat(),
        verdict=message(f"assessment.verdict.{case.assessment.verdict}", lang),
        veto=_veto(case),
        tops=_tops(case, lang),
        expiring=len(ends),
        first_end=str(min(filter(None, ends), default="")) or None,
        points=points.value if points else "",
        best=points.best if points else "",
        points_label=points.label if points else "",
        missing=sum(not one.optional for one in asked.wanted),
        questions=len(asked.questions),
        open=open_,
        to_do=tuple(_to_do(one, Words(lang)) for one in plan.events if _this_week(one, plan)),
        ics=as_ics(plan, lang).decode(),
        package=package.relative_to(case.project.folder).as_posix(),
        requests=requests,
    )


def _ends(one: Event, plan: Schedule) -> bool:
    return one.kind in _ENDS and one.day is not None and one.day <= plan.valid_on


def _this_week(one: Event, plan: Schedule) -> bool:
    """Whether somebody has to begin within seven days, or should have."""
    first = one.first_day
    return one.kind.is_work and first is not None and first <= plan.today + _WEEK


def _to_do(one: Event, words: Words) -> ToDo:
    return ToDo(
        day=str(one.first_day),
        kind=words.kind(one),
        what=words.what(one),
        remarks="\n".join(words.remarks(one)),
        person=shown(one.person),
        requirements=words.say("list_comma").join(one.requirements),
        veto=one.veto,
    )


def _veto(case: Case) -> Top:
    ids = [one.id for one in case.checklist.requirements().values() if one.veto]
    return _top("veto", "", ids, case)


def _tops(case: Case, lang: Lang) -> tuple[Top, ...]:
    return tuple(
        _top(top.id, top.title.in_(lang), [leaf.id for _, leaf in top.walk()], case)
        for top in (*case.checklist.general, *case.checklist.indicators)
    )


def _top(id: str, title: str, requirements: Iterable[str], case: Case) -> Top:
    states = Counter(case.assessment.results[one].state for one in requirements)
    return Top(
        id,
        title,
        states[State.MET],
        states[State.UNMET],
        states[State.UNKNOWN],
        states[State.NOT_APPLICABLE],
    )
