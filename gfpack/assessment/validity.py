"""Whether one evidence can count, and if not, why not.

In: an evidence and the terms it is judged on. Out: its `Shortfall`s; none means that it counts.
What cannot be read is a shortfall, never a benefit of the doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from gfpack.assessment.models import Shortfall
from gfpack.base.dates import months_after
from gfpack.base.text import same_name
from gfpack.checklist.models import EvidenceType, EvidenceTypes, Period
from gfpack.evidence.models import Evidence, Extent, Fact, FileState, Register
from gfpack.project.models import Project


@dataclass(frozen=True)
class Terms:
    """What all evidence of a project is judged on."""

    types: EvidenceTypes
    project: Project
    register: Register
    valid_on: date

    @property
    def handed_in(self) -> date:
        """The day the age of a document is measured on.

        A query print must be fresh when the package is handed in; the days of review that follow
        do not make it older. A day of judgement other than the project's own is taken as both.
        """
        usual = self.valid_on == self.project.valid_on
        return self.project.file.deadline if usual else self.valid_on

    def type_of(self, evidence: Evidence) -> EvidenceType | None:
        """Return the type of an evidence, or None where it has none that is known."""
        return self._known.get(evidence.type) if evidence.type else None

    @cached_property
    def _known(self) -> Mapping[str, EvidenceType]:
        return self.types.by_id()


def shortfalls(
    evidence: Evidence, terms: Terms, period: Period | None = None
) -> tuple[Shortfall, ...]:
    """Return why `evidence` cannot count for a group that asks for `period`; () if it can.

    Sources: validity rules stand in the checklist's evidence types; that evidence which is
    expired, of another holder or unread cannot count is DESIGN §1 ("unknown never counts as met").
    A date or year that decides must be a person's word: what software read is a candidate.
    """
    kind = terms.type_of(evidence)
    found = {*_files(evidence, terms.register), *_period(evidence, terms.project, period)}
    if kind:
        found |= {*_validity(evidence, kind, terms), *_holder(evidence, kind, terms.project)}
    deciding = _deciding(evidence, kind, period)
    if not evidence.confirmed or not all(fact.confirmed for fact in deciding):
        found.add(Shortfall.UNCONFIRMED)
    return tuple(one for one in Shortfall if one in found)


def years_asked(period: Period, project: Project) -> range:
    """Return the calendar years a period means; none before the enterprise was established.

    The look-back of a plant younger than three years begins with its founding (GB/T 36132-2018,
    4.2: 不足三年按成立以来).
    """
    last = project.file.evaluation_year
    first = last if period is Period.EVALUATION_YEAR else last - 2
    established = project.enterprise.established
    if established and first < established.year <= last:
        first = established.year
    return range(first, last + 1)


def years_told(evidence: Evidence, asked: range) -> frozenset[int] | None:
    """Return which of the years asked for an evidence speaks of; None where it does not tell.

    What a person or the text says comes first, then a span of validity, then the day of a photo or
    of issue. A paper issued after those years may speak of them or not: that cannot be told.
    """
    told: range | tuple[int, ...]
    start = evidence.valid_from or evidence.issued
    if evidence.years:
        told = evidence.years.value
    elif evidence.taken:
        told = (evidence.taken.year,)
    elif start and evidence.valid_until:
        until = evidence.valid_until.value
        told = range(start.value.year, (asked[-1] if until == "long-term" else until.year) + 1)
    elif start and start.value.year <= asked[-1]:
        told = (start.value.year,)
    else:
        return None
    return frozenset(told) & frozenset(asked)


def own_date(evidence: Evidence) -> date | None:
    """Return the day a document was made: issued, or taken for a photo."""
    return evidence.issued.value if evidence.issued else evidence.taken


def fresh_until(evidence: Evidence, kind: EvidenceType) -> date | None:
    """Return the last day a document that must be recent is fresh; None where it need not be."""
    made, months = own_date(evidence), kind.validity.months
    if kind.validity.rule != "recent" or months is None or made is None:
        return None
    return months_after(made, months)


def days_left(evidence: Evidence, kind: EvidenceType, on: date) -> int | None:
    """Return days from `on` to the expiry (negative once expired); None if it does not expire."""
    until = evidence.valid_until.value if evidence.valid_until else None
    if kind.validity.rule != "expires" or until is None or until == "long-term":
        return None
    return (until - on).days


def renew_by(evidence: Evidence, kind: EvidenceType) -> date | None:
    """Return the day by which renewal must be applied for; None where no rule sets one.

    Source: the rule stands with the evidence type (for discharge permits 《排污许可管理条例》
    art. 14: 60 days before the end).
    """
    until = evidence.valid_until.value if evidence.valid_until else None
    days = kind.validity.renewal_days
    if kind.validity.rule != "expires" or days is None or until is None or until == "long-term":
        return None
    return until - timedelta(days=days)


def surveillance_by(evidence: Evidence, kind: EvidenceType) -> date | None:
    """Return the day by which the next surveillance audit is due; None where none has to be.

    It is counted from the last one that is shown, else from the issue. The months between audits
    stand with the evidence type (12, as certification bodies state).
    """
    last = evidence.surveillance or evidence.issued
    if kind.surveillance_months is None or last is None:
        return None
    return months_after(last.value, kind.surveillance_months)


def unusable_files(evidence: Evidence, register: Register) -> Iterator[tuple[str, FileState]]:
    """Yield path and state of every file of an evidence that cannot be used."""
    for extent in evidence.extents:
        entry = register.files.get(extent.path)
        state = entry.facts.state if entry and extent.sha256 else FileState.MISSING
        if state is not FileState.READABLE:
            yield extent.path, state


def beyond_the_end(evidence: Evidence, register: Register) -> Iterator[tuple[Extent, int]]:
    """Yield what of an evidence lies beyond the last page of its file, with the file's pages.

    Of office files the pages are not known before they are bound.
    """
    for extent in evidence.extents:
        entry = register.files.get(extent.path)
        pages = len(entry.facts.pages) if entry else 0
        if 0 < pages < extent.last:
            yield extent, pages


def _files(evidence: Evidence, register: Register) -> Iterator[Shortfall]:
    lost = any(unusable_files(evidence, register)) or any(beyond_the_end(evidence, register))
    if lost or not evidence.extents:
        yield Shortfall.FILE_UNUSABLE


def _period(evidence: Evidence, project: Project, period: Period | None) -> Iterator[Shortfall]:
    if period is None:
        return
    told = years_told(evidence, years_asked(period, project))
    if told is None:
        yield Shortfall.VALIDITY_UNREADABLE
    elif not told:
        yield Shortfall.WRONG_PERIOD


def _validity(evidence: Evidence, kind: EvidenceType, terms: Terms) -> Iterator[Shortfall]:
    rule = kind.validity
    if rule.required and _unreadable(evidence, kind):
        yield Shortfall.VALIDITY_UNREADABLE
    if rule.rule == "expires":
        left = days_left(evidence, kind, terms.valid_on)
        if left is not None and left < 0:
            yield Shortfall.EXPIRED
    start = evidence.valid_from or evidence.issued
    if start and start.value > terms.handed_in:
        yield Shortfall.NOT_YET_VALID
    good_until = fresh_until(evidence, kind)
    if good_until is not None and good_until < terms.handed_in:
        yield Shortfall.TOO_OLD


def _unreadable(evidence: Evidence, kind: EvidenceType) -> bool:
    """Whether the date the type's validity hangs on is not known."""
    match kind.validity.rule:
        case "expires":
            until = evidence.valid_until
            if until is None:
                return True
            doubtful = until.value == "long-term" and not kind.validity.long_term
            return doubtful and not until.confirmed
        case "recent":
            return own_date(evidence) is None
        case "period":
            return evidence.years is None and own_date(evidence) is None
        case _:
            return False


def _deciding(
    evidence: Evidence, kind: EvidenceType | None, period: Period | None
) -> Iterator[Fact[Any]]:
    """Yield the dates and years that what counts hangs on, as far as they are known."""
    start = evidence.valid_from or evidence.issued
    match kind.validity.rule if kind else None:
        case "expires":
            yield from _known(evidence.valid_until)
        case "recent":
            yield from _known(evidence.issued)
        case "period" if period is None:
            yield from _known(evidence.years or evidence.issued)
    if period is None:
        return
    if evidence.years:
        yield evidence.years
    elif evidence.taken is None:
        yield from _known(start, evidence.valid_until)


def _known(*facts: Fact[Any] | None) -> Iterator[Fact[Any]]:
    return (fact for fact in facts if fact is not None)


def _holder(evidence: Evidence, kind: EvidenceType, project: Project) -> Iterator[Shortfall]:
    if not kind.holder:
        return
    enterprise = project.enterprise
    if evidence.holder and not any(
        same_name(evidence.holder.value, name) for name in enterprise.names()
    ):
        yield Shortfall.HOLDER_DIFFERS
    code, own = evidence.credit_code, enterprise.credit_code
    if code and own and code.value.strip().upper() != own.strip().upper():
        yield Shortfall.CREDIT_CODE_DIFFERS
