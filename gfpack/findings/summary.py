"""The first lines of every output for the eye: verdict, what decides it, counts, points.

In: judged findings and their case. Out: lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gfpack.assessment.models import Points, Verdict
from gfpack.base.findings import Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.findings.params import listed
from gfpack.findings.wrap import indented
from gfpack.project.models import State


def summary(
    judged: Judged, case: Case, lang: Lang, width: int, today: date | None
) -> Iterator[str]:
    """Yield what a person wants to know first; days left only where `today` is given."""
    for first, text in (
        *_heading(case, lang),
        *_verdict(case, lang),
        *_veto(case, lang),
        *_counts(judged, lang),
        *_days(case, lang, today),
        *_points(case, lang),
    ):
        yield from indented(shown(text), width, first)


def _heading(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    table, file = case.checklist, case.project.file
    yield (
        "",
        message(
            "findings.heading",
            lang,
            enterprise=file.enterprise.name,
            standard=table.standard,
            table=table.title.in_(lang),
            year=file.evaluation_year,
        ),
    )


def _verdict(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    found = case.assessment
    verdict = message(f"assessment.verdict.{found.verdict}", lang)
    yield "", message("assessment.verdict_line", lang, verdict=verdict, on=found.valid_on)
    if found.verdict is not Verdict.ELIGIBLE and found.reasons:
        veto = sum(one.veto for one in case.checklist.requirements().values())
        key = "assessment.reasons_all" if len(found.reasons) == veto else "assessment.reasons"
        reasons = listed(found.reasons, lang)
        yield "  ", message(key, lang, clauses=reasons, count=len(found.reasons))
    if found.low_confidence:
        yield "  ", message("assessment.low_confidence", lang, count=len(found.low_confidence))


def _veto(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    states = Counter(
        case.assessment.results[one.id].state
        for one in case.checklist.requirements().values()
        if one.veto
    )
    yield (
        "",
        message(
            "assessment.veto_counts",
            lang,
            all=states.total(),
            met=states[State.MET],
            unmet=states[State.UNMET],
            unknown=states[State.UNKNOWN],
            not_applicable=states[State.NOT_APPLICABLE],
        ),
    )


def _counts(judged: Judged, lang: Lang) -> Iterator[tuple[str, str]]:
    counts = Counter(one.severity for one in judged.open)
    numbers = {each.value: counts[each] for each in Severity}
    yield "", message("findings.counts", lang, **numbers)
    if judged.overridden:
        yield "", message("findings.overridden_count", lang, count=len(judged.overridden))


def _days(case: Case, lang: Lang, today: date | None) -> Iterator[tuple[str, str]]:
    if today is None:
        return
    left = (case.project.file.deadline - today).days
    key = "findings.days_left" if left >= 0 else "findings.deadline_past"
    yield "", message(key, lang, deadline=case.project.file.deadline, days=abs(left))


def _points(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    found = case.assessment
    if found.total is None:
        return
    weights = {one.id: one.weight for one in case.checklist.indicators}
    best = sum((weight for weight in weights.values() if weight is not None), Decimal(0))
    yield "", _points_line(found.total, best, lang)
    for indicator in case.checklist.indicators:
        reached = found.totals[indicator.id]
        title = f"{indicator.id} {indicator.title.in_(lang)}"
        yield "  ", f"{title}: {_number(reached.value)} / {_number(weights[indicator.id])}"


def _points_line(total: Points, best: Decimal, lang: Lang) -> str:
    label = message(f"assessment.points.{total.status}", lang)
    return message(
        "assessment.points_line", lang, label=label, value=_number(total.value), best=_number(best)
    )


def _number(value: Decimal | None) -> str:
    if value is None:
        return "—"
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
