"""What expires, grows stale or has to be renewed before, during or soon after the review.

In: a case. Out: events about its evidence. What ends later than the widest mark of the checklist
after the last day of review is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from gfpack.assessment.validity import days_left, fresh_until, renew_by, surveillance_by
from gfpack.calendar.making import Making
from gfpack.calendar.models import Event, Kind, Remark, Value
from gfpack.checklist.models import EvidenceType
from gfpack.evidence.models import Evidence, Fact
from gfpack.findings.instruments import lapsing
from gfpack.findings.params import cited_types, terms


def ends(making: Making) -> Iterator[Event]:
    """Yield an event for everything about cited evidence that ends or falls due."""
    case = making.case
    for evidence, kind in cited_types(case):
        yield from _expiry(evidence, kind, making)
        yield from _staleness(evidence, kind, making)
        yield from _surveillance(evidence, kind, making)
    yield from _calibration(making)


def _expiry(evidence: Evidence, kind: EvidenceType, making: Making) -> Iterator[Event]:
    """Yield the last valid day, and the day by which renewal must have been applied for."""
    until = _day(evidence.valid_until)
    if until is None or days_left(evidence, kind, until) is None or until > _horizon(making):
        return
    marks, doubts = making.case.checklist.expiry_marks, _doubts(evidence.valid_until)
    if legal := renew_by(evidence, kind):
        day = making.case.holidays.on_or_before(legal)
        said = Remark("renew", {"until": until, "days": kind.validity.renewal_days or 0})
        moved = making.moved(legal, day)
        remarks = (said, *moved, *doubts)
        yield making.of_evidence(Kind.RENEW, evidence, day, due=legal, marks=marks, remarks=remarks)
    remarks = (_when(until, making), *doubts)
    yield making.of_evidence(Kind.EXPIRES, evidence, until, marks=marks, remarks=remarks)


def _staleness(evidence: Evidence, kind: EvidenceType, making: Making) -> Iterator[Event]:
    until = fresh_until(evidence, kind)
    if until is None or until > making.case.valid_on:
        return
    late = until < terms(making.case).handed_in
    made = {"months": kind.validity.months or 0}
    said = Remark("stale" if late else "stale_later", made)
    doubts = _doubts(evidence.issued)
    yield making.of_evidence(Kind.STALE, evidence, until, remarks=(said, *doubts))


def _surveillance(evidence: Evidence, kind: EvidenceType, making: Making) -> Iterator[Event]:
    """Yield the next audit of a certificate that stays valid until the end of the review."""
    due, left = surveillance_by(evidence, kind), days_left(evidence, kind, making.case.valid_on)
    until = _day(evidence.valid_until)
    if due is None or due > _horizon(making) or (left is not None and left < 0):
        return
    if until and until <= due:
        return
    shown = evidence.surveillance
    last: dict[str, Value] = {"last": shown.value} if shown else {}
    said = Remark(
        "audit" if shown else "no_audit", {"months": kind.surveillance_months or 0} | last
    )
    doubts = _doubts(shown or evidence.issued)
    marks = making.case.checklist.expiry_marks
    yield making.of_evidence(Kind.SURVEILLANCE, evidence, due, marks=marks, remarks=(said, *doubts))


def _calibration(making: Making) -> Iterator[Event]:
    """Yield the day the first meters of a ledger are due, of those due by the end of the review."""
    last, marks = making.case.valid_on, making.case.checklist.expiry_marks
    for evidence, late in lapsing(making.case):
        days = [row.until for row in late if row.until]
        said = (Remark("meters", {"count": len(days), "last": last}),)
        yield making.of_evidence(Kind.CALIBRATION, evidence, days[0], marks=marks, remarks=said)


def _horizon(making: Making) -> date:
    widest = max(making.case.checklist.expiry_marks, default=0)
    return making.case.valid_on + timedelta(days=widest)


def _when(until: date, making: Making) -> Remark:
    """Return whether something ends before the deadline, during the review, or when after it."""
    case = making.case
    if until < terms(case).handed_in:
        return Remark("ends_before", {"deadline": terms(case).handed_in})
    if until < case.valid_on:
        return Remark("ends_during", {"last": case.valid_on})
    return Remark("ends_after", {"last": case.valid_on, "days": (until - case.valid_on).days})


def _doubts(fact: Fact[Any] | None) -> tuple[Remark, ...]:
    return (Remark("unconfirmed"),) if fact and not fact.confirmed else ()


def _day(fact: Fact[Any] | None) -> date | None:
    return fact.value if fact and isinstance(fact.value, date) else None
