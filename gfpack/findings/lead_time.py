"""How long getting what is lacking takes, and when it must begin. In: a case. Out: days and dates.

One rule for every list, finding and calendar: all must be here `ASSEMBLY_DAYS` before the deadline,
and getting a thing must begin its lead time before that day. A day on which no work is done counts
as the working day before it. The lead times stand with the evidence types and are gfpack's own
estimates (working); ask the issuer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gfpack.assessment.groups import is_one_of, suffices
from gfpack.assessment.models import GroupResult, Shortfall
from gfpack.assessment.validity import shortfalls, years_asked, years_told
from gfpack.base.messages import Text
from gfpack.checklist.models import Alternative, EvidenceType, Group
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case

ASSEMBLY_DAYS = 14
"""Days before the deadline by which all must be here to be checked and bound: our own habit."""
_DURATION = {
    "days": Text("{days} 天", "{days} days"),
    "working-days": Text("{days} 个工作日", "{days} working days"),
}


_MENDED_AT_ONCE = frozenset(
    {Shortfall.VALIDITY_UNREADABLE, Shortfall.FILE_UNUSABLE, Shortfall.UNCONFIRMED}
)


@dataclass(frozen=True, slots=True)
class Lead:
    """How long getting something takes, and when that must begin at the latest."""

    days: int
    unit: str
    """`days` or `working-days`."""
    counted: date
    """The day counted back to; `begin_by` is the working day on or before it."""
    begin_by: date

    @property
    def duration(self) -> Text:
        """The time it takes, in words: 90 天."""
        words = _DURATION[self.unit]
        return Text(words.zh.format(days=self.days), words.en.format(days=self.days))


def send_by(case: Case) -> date:
    """Return the day by which everything must be here."""
    return case.holidays.on_or_before(assembly_begins(case))


def assembly_begins(case: Case) -> date:
    """Return the day that checking and binding begin, whether or not work is done on it."""
    return case.project.file.deadline - timedelta(days=ASSEMBLY_DAYS)


def begin_by(case: Case, group: Group, standing: GroupResult) -> date | None:
    """Return when getting what a group lacks must begin at the latest, if its time is known."""
    found = lead(case, group, standing)
    return found.begin_by if found else None


def lead(case: Case, group: Group, standing: GroupResult) -> Lead | None:
    """Return the lead of the quickest alternative.

    None if that of any is unknown, or if nothing has to be obtained: what is missing must be, and
    what must be replaced; not what has to be read, confirmed, linked or sent again.
    """
    papers = _in_the_register(case, group, standing)
    if _suffice(case, group, papers):
        return None
    leads = [_slowest(case, alternative, papers) for alternative in group.any_of]
    known = [one for one in leads if one is not None]
    return max(known, key=_latest) if len(known) == len(leads) else None


def is_there(case: Case, group: Group, standing: GroupResult) -> bool:
    """Return whether the papers are there, and some of them need no more than a little care.

    Those have to be read, confirmed or sent again, but not obtained.
    """
    return _suffice(case, group, _at_hand(case, standing))


def _suffice(case: Case, group: Group, papers: Sequence[Evidence]) -> bool:
    """Return whether papers fill the group; one whose years nobody read may speak of any."""
    if group.period and any(
        years_told(one, years_asked(group.period, case.project)) is None for one in papers
    ):
        group = group.model_copy(update={"period": None})
    return suffices(papers, group, case.terms)


def _at_hand(case: Case, standing: GroupResult) -> list[Evidence]:
    """Return what a requirement cites for a group and need not be obtained anew."""
    mended = (one.evidence for one in standing.rejected if {*one.shortfalls} <= _MENDED_AT_ONCE)
    return [case.register.get(key) for key in (*standing.counted, *mended)]


def _in_the_register(case: Case, group: Group, standing: GroupResult) -> list[Evidence]:
    """Return what is at hand, cited or not: a paper nobody linked yet need not be obtained."""
    judged = {*standing.counted, *(one.evidence for one in standing.rejected)}
    return _at_hand(case, standing) + [
        one
        for one in case.register.evidence
        if one.set_aside is None
        and one.id not in judged
        and is_one_of(one, group, case.types)
        and {*shortfalls(one, case.terms, group.period)} <= _MENDED_AT_ONCE
    ]


def _slowest(case: Case, alternative: Alternative, papers: Sequence[Evidence]) -> Lead | None:
    """Return the lead of all of an alternative that is not there already."""
    leads = [_lead(case, kind) for kind in _lacking(case, alternative, papers)]
    known = [one for one in leads if one is not None]
    return min(known, key=_latest) if len(known) == len(leads) else None


def _latest(one: Lead) -> tuple[date, int]:
    return one.counted, -one.days


def _lacking(
    case: Case, alternative: Alternative, papers: Sequence[Evidence]
) -> Sequence[EvidenceType | None]:
    """Return the types of an alternative that are not there already; None for one unknown."""
    types = case.types.by_id()
    held = [one.type or "" for one in papers]
    lacking = [
        one for one in alternative if not any(case.types.satisfies(having, one) for having in held)
    ]
    return [types.get(one) for one in lacking or alternative]


def _lead(case: Case, kind: EvidenceType | None) -> Lead | None:
    if kind is None or kind.lead_time_days is None:
        return None
    if kind.lead_time_in == "working-days":
        day = case.holidays.working_days_before(send_by(case), kind.lead_time_days)
    else:
        day = send_by(case) - timedelta(days=kind.lead_time_days)
    begin = case.holidays.on_or_before(day)
    return Lead(kind.lead_time_days, kind.lead_time_in, day, begin)
