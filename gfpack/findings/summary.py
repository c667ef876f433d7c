"""The first lines of every output for the eye: verdict, what decides it, counts, points.

In: judged findings and their case. Out: lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gfpack.assessment.models import Verdict
from gfpack.assessment.points import Which
from gfpack.base.findings import Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.models import Indicator
from gfpack.checklist.profile_text import laid_on
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
        ("", veto_line(case, lang)),
        *_counts(judged, lang),
        *(("", line) for line in days_line(case, lang, today)),
        *_points(case, lang),
    ):
        yield from indented(shown(text), width, first, f"{first}  ")


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
    if line := laid_on(case.project.profiles, lang):
        yield "", line


def _verdict(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "", verdict_line(case, lang)
    for line in reasons(case, lang):
        yield "  ", line


def verdict_line(case: Case, lang: Lang) -> str:
    """Return the verdict, and on which day validity was judged."""
    found = case.assessment
    verdict = message(f"assessment.verdict.{found.verdict}", lang)
    return message("assessment.verdict_line", lang, verdict=verdict, on=found.valid_on)


def reasons(case: Case, lang: Lang) -> Iterator[str]:
    """Yield what decides the verdict, and how much of it rests on rules of low confidence."""
    found = case.assessment
    if found.verdict is not Verdict.ELIGIBLE and found.reasons:
        veto = sum(one.veto for one in case.checklist.requirements().values())
        key = "assessment.reasons_all" if len(found.reasons) == veto else "assessment.reasons"
        clauses = listed(found.reasons, lang)
        yield message(key, lang, clauses=clauses, count=len(found.reasons))
    if found.low_confidence:
        yield message("assessment.low_confidence", lang, count=len(found.low_confidence))


def veto_line(case: Case, lang: Lang) -> str:
    """Return how the veto requirements stand."""
    states = Counter(
        case.assessment.results[one.id].state
        for one in case.checklist.requirements().values()
        if one.veto
    )
    return message(
        "assessment.veto_counts",
        lang,
        all=states.total(),
        met=states[State.MET],
        unmet=states[State.UNMET],
        unknown=states[State.UNKNOWN],
        not_applicable=states[State.NOT_APPLICABLE],
    )


def _counts(judged: Judged, lang: Lang) -> Iterator[tuple[str, str]]:
    counts = Counter(one.severity for one in judged.open)
    numbers = {each.value: counts[each] for each in Severity}
    yield "", message("findings.counts", lang, **numbers)
    if judged.overridden:
        yield "", message("findings.overridden_count", lang, count=len(judged.overridden))


def days_line(case: Case, lang: Lang, today: date | None) -> Iterator[str]:
    """Yield how many days are left until the deadline, if it is told which day it is."""
    if today is None:
        return
    left = (case.project.file.deadline - today).days
    key = "findings.days_left" if left >= 0 else "findings.deadline_past"
    yield message(key, lang, deadline=case.project.file.deadline, days=abs(left))


def _points(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    of_both: tuple[Which, ...] = ("points", "example")
    for points in (points_of(case, lang, of) for of in of_both):
        if points is None:
            continue
        told = {"label": points.label, "value": points.value, "best": points.best}
        yield "", message("assessment.points_line", lang, **told)
        for indicator in case.checklist.indicators:
            title = f"{indicator.id} {indicator.title.in_(lang)}"
            yield "  ", f"{title}: {points.by_indicator[indicator.id]}"
    yield from (("", line) for line in index_lines(case, lang))


@dataclass(frozen=True, slots=True)
class PointsInWords:
    """Points reached. `label` says whether they are official: never show them without it."""

    label: str
    value: str
    best: str
    by_indicator: Mapping[str, str]
    """Reached and possible, by first-level indicator: 13.01 / 20."""


def points_of(case: Case, lang: Lang, of: Which = "points") -> PointsInWords | None:
    """Return the points reached, or those of an example (示例分值); None where nothing is said."""
    found = case.assessment
    total, totals = (
        (found.total, found.totals)
        if of == "points"
        else (found.example_total, found.example_totals)
    )
    if total is None:
        return None
    best = {one.id: _best(one, case, of) for one in case.checklist.indicators}
    return PointsInWords(
        label=message(f"assessment.points.{total.status}", lang),
        value=_number(total.value),
        best=_number(sum(best.values(), Decimal(0))),
        by_indicator={
            key: f"{_number(totals[key].value)} / {_number(most)}" for key, most in best.items()
        },
    )


def _best(indicator: Indicator, case: Case, of: Which) -> Decimal:
    """Return the full mark of a first-level indicator: its weight, else the sum of its rows."""
    if of == "points" and indicator.weight is not None:
        return indicator.weight
    results = case.assessment.results
    rows = [results[leaf.id] for _, leaf in indicator.walk()]
    full = [one.full_points if of == "points" else one.example_full for one in rows if one.counts]
    return sum((one.value for one in full if one), Decimal(0))


def index_lines(case: Case, lang: Lang) -> Iterator[str]:
    """Yield the index of a table that has one, or what keeps it open."""
    rule, found = case.checklist.index, case.assessment.index
    if rule is None or found is None:
        return
    title = rule.title.in_(lang)
    if found.value is None:
        rows = [one.requirement for one in found.ratios if one.value is None]
        choices = [" / ".join(one) for one in found.choices_open]
        open_ = listed([*rows, *choices], lang)
        yield message("assessment.index_open", lang, title=title, rows=open_)
        return
    yield message("assessment.index_line", lang, title=title, value=_number(found.value))
    if found.capped is not None:
        yield message("assessment.index_capped", lang, value=_number(found.capped))


def _number(value: Decimal | None) -> str:
    if value is None:
        return "—"
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
