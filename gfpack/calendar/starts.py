"""What is missing and when getting it must begin. In: a case and its request list. Out: events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gfpack.base.dates import months_after
from gfpack.calendar.making import Making
from gfpack.calendar.models import Event, Kind, Remark
from gfpack.checklist.models import EvidenceType
from gfpack.checklist.parts import Names
from gfpack.findings.lead_time import assembly_begins, send_by
from gfpack.findings.params import WHY, terms
from gfpack.findings.request import Request, Wanted
from gfpack.findings.to_do import ToDo, to_send

_SHOWN = 3  # papers that cannot count, of each document
_TOGETHER = Names(zh="，并附 ", en=" and ")


def starts(asked: Request, making: Making) -> Iterator[Event]:
    """Yield an event for each document that is missing and must not be."""
    for one in to_send(asked, making.case):
        if one.wanted and not one.wanted.optional:
            yield _event(one, one.wanted, making)


def _event(one: ToDo, wanted: Wanted, making: Making) -> Event:
    by, lead = send_by(making.case), wanted.lead
    if lead is None:
        moved = making.moved(assembly_begins(making.case), by)
        day, said = by, (Remark("again" if wanted.again else "time_unknown"), *moved)
    else:
        moved = making.moved(lead.counted, lead.begin_by)
        duration = Names(zh=lead.duration.zh, en=lead.duration.en)
        day, said = lead.begin_by, (Remark("time", {"time": duration, "send_by": by}), *moved)
    return making.event(
        Kind.START if lead else Kind.SEND,
        one.key,
        wanted.title,
        day,
        due=by,
        remarks=(*_documents(wanted), *_here(wanted), *said, *_not_before(wanted, day, making)),
        requirements=tuple(each.id for each in one.requirements),
        person=one.person,
        veto=one.veto,
        marks=(min(making.case.checklist.expiry_marks, default=0),),
    )


def _documents(wanted: Wanted) -> Iterator[Remark]:
    """Yield which documents will do, where the title does not say it, and who issues them."""
    titles = tuple(_joined(together) for together in wanted.alternatives)
    if titles != (wanted.title,):
        yield Remark("documents" if len(titles) == 1 else "any_of", {"documents": titles})
    issuers = [kind.issuer for together in wanted.alternatives for kind in together]
    yield Remark("issuers", {"issuers": tuple(dict.fromkeys(issuers))})
    if wanted.years:
        yield Remark("years", {"years": tuple(_number(year) for year in wanted.years)})


def _here(wanted: Wanted) -> Iterator[Remark]:
    """Yield what was sent already and why it cannot count."""
    for held, whys in wanted.here[:_SHOWN]:
        title = Names(zh=held.title, en=held.title)
        why = tuple(Names(zh=WHY[one].zh, en=WHY[one].en) for one in whys)
        yield Remark("here", {"title": title, "why": why})


def _not_before(wanted: Wanted, begin_by: date, making: Making) -> Iterator[Remark]:
    """Yield from when on a document may be made so that it is recent enough when handed in.

    Only where that day is nearer to the last day to begin than the widest mark: whoever begins
    early could otherwise be too early.
    """
    handed_in = terms(making.case).handed_in
    early = begin_by - timedelta(days=max(making.case.checklist.expiry_marks, default=0))
    kinds = {kind.id: kind for together in wanted.alternatives for kind in together}
    for kind in kinds.values():
        if kind.validity.rule == "recent" and kind.validity.months:
            first = _first_fresh(kind, handed_in)
            if first > early:
                yield Remark("not_before", {"document": kind.title, "day": first})


def _first_fresh(kind: EvidenceType, handed_in: date) -> date:
    """Return the first day a document can be made on and still be recent when handed in."""
    months = kind.validity.months or 0
    day = months_after(handed_in, -months) - timedelta(days=3)  # months end on different days
    while months_after(day, months) < handed_in:
        day += timedelta(days=1)
    return day


def _joined(together: tuple[EvidenceType, ...]) -> Names:
    titles = [kind.title for kind in together]
    return Names(
        zh=_TOGETHER.zh.join(one.zh for one in titles),
        en=_TOGETHER.en.join(one.en for one in titles),
    )


def _number(value: int) -> Names:
    return Names(zh=str(value), en=str(value))
