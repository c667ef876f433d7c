"""Findings as one page for a browser. In: judged findings and their case. Out: HTML text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gfpack.base.findings import Severity
from gfpack.base.messages import Lang
from gfpack.base.text import shown
from gfpack.checklist.parts import Confidence
from gfpack.findings.case import Case
from gfpack.findings.html_page import html_page, say, told
from gfpack.findings.overrides import Judged
from gfpack.findings.rows import Row, rows
from gfpack.findings.summary import index_lines, points_of, reasons, verdict_line, veto_line

_NOBODY = "—"
Numbered = tuple[int, Row]


def as_html(judged: Judged, case: Case, lang: Lang) -> str:
    """Return the page: verdict, counts, every open finding once, overviews, what was overridden."""
    numbered = list(enumerate(rows(judged, case), start=1))
    values = _summary(judged, case, lang) | _lists(numbered, judged, case, lang)
    return html_page("page.html", case, lang, values, styles=["page.css"], script="page.js")


def _summary(judged: Judged, case: Case, lang: Lang) -> dict[str, Any]:
    counts = Counter(one.severity for one in judged.open)
    return {
        "verdict": case.assessment.verdict.value,
        "verdict_line": verdict_line(case, lang),
        "reasons": list(reasons(case, lang)),
        "veto_line": veto_line(case, lang),
        "points": points_of(case, lang),
        "example": points_of(case, lang, "example"),
        "index": list(index_lines(case, lang)),
        "severities": [
            {"name": one.value, "word": say(one, lang), "count": counts[one]} for one in Severity
        ],
    }


def _lists(
    numbered: Sequence[Numbered], judged: Judged, case: Case, lang: Lang
) -> dict[str, list[dict[str, Any]]]:
    whole = say("whole_project", lang)

    def indicator(row: Row) -> str:
        return f"{row.indicator.id} {row.indicator.title.in_(lang)}" if row.indicator else whole

    def person(row: Row) -> str:
        return row.person or _NOBODY

    tops = (*case.checklist.general, *case.checklist.indicators)
    titles = [whole, *(f"{top.id} {top.title.in_(lang)}" for top in tops)]
    points = points_of(case, lang)
    by_title = dict(zip(titles[1:], (top.id for top in tops), strict=True))
    persons = [*dict.fromkeys(case.project.file.responsible.values()), _NOBODY]
    return {
        "rows": [_row(number, row, indicator(row), lang) for number, row in numbered],
        "indicators": [
            one | {"points": points.by_indicator.get(by_title.get(one["title"], ""), "")}
            if points
            else one
            for one in _overview(numbered, titles, indicator)
        ],
        "persons": _overview(numbered, persons, person),
        "overridden": [_overridden(one, lang) for one in judged.overridden],
        "doubtful": _doubtful(case, lang),
    }


def _row(number: int, row: Row, indicator: str, lang: Lang) -> dict[str, Any]:
    one = row.finding
    return {
        **told(one, lang),
        "number": number,
        "rank": one.severity.rank,
        "requirement": one.requirement or "",
        "title": row.requirement.title.in_(lang) if row.requirement else "",
        "indicator": indicator,
        "person": row.person or "",
        "days": row.days_left,
        "act_by": row.act_by,
        "when": _when(row.days_left, lang),
    }


def _when(days: int | None, lang: Lang) -> str:
    """Return the heading under which days left stand."""
    if days is None:
        return say("html.when.none", lang)
    bounds = ((0, "past"), (7, "week"), (30, "month"), (90, "quarter"))
    return say(f"html.when.{next((key for end, key in bounds if days < end), 'later')}", lang)


def _overview(
    numbered: Iterable[Numbered], titles: Sequence[str], title_of: Callable[[Row], str]
) -> list[dict[str, Any]]:
    """Return a line for each title: how many findings of each severity, and their numbers."""
    found: dict[str, list[Numbered]] = {title: [] for title in titles}
    for number, row in numbered:
        found[title_of(row)].append((number, row))
    return [
        {
            "title": title,
            "counts": [
                sum(row.finding.severity is severity for _, row in some) for severity in Severity
            ],
            "numbers": [number for number, _ in some],
        }
        for title, some in found.items()
    ]


def _overridden(one: Any, lang: Lang) -> dict[str, Any]:
    return {
        **told(one.finding, lang),
        "requirement": one.finding.requirement or "",
        "by": shown(one.override.by),
        "on": one.override.on,
        "why": shown(one.override.why),
    }


def _doubtful(case: Case, lang: Lang) -> list[dict[str, str]]:
    """Return the deciding requirements whose rule is of low or working confidence."""
    known = case.checklist.requirements()
    found = []
    for one in (known[key] for key in case.assessment.low_confidence):
        proof = one.proof
        found.append(
            {
                "title": f"{one.id} {one.title.in_(lang)}",
                "kind": _confidence(one.kind_confidence, lang),
                "proof": _confidence(proof.confidence, lang) if proof else "",
                "reason": proof.reason if proof else "",
            }
        )
    return found


def _confidence(value: Confidence, lang: Lang) -> str:
    return say(f"html.confidence.{value}", lang)
