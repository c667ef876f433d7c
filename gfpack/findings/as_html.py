"""Findings as one page for a browser. In: judged findings and their case. Out: HTML text.

The page stands alone: style and script are in it, nothing is fetched, and without the script it
can still be read. All that comes from files is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from gfpack.base.files import shipped
from gfpack.base.findings import Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.parts import Confidence
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.findings.rows import Row, rows, within
from gfpack.findings.summary import points_of, reasons, verdict_line, veto_line

_FOLDER = "templates/findings"
_NOBODY = "—"
Numbered = tuple[int, Row]


def as_html(judged: Judged, case: Case, lang: Lang) -> str:
    """Return the page: verdict, counts, every open finding once, overviews, what was overridden."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped(_FOLDER)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    numbered = list(enumerate(rows(judged, case), start=1))
    page = environment.get_template("page.html")
    return page.render(
        **_inlined("style", "page.css"),
        **_inlined("script", "page.js"),
        **_head(judged, case, lang),
        **_lists(numbered, judged, case, lang),
        lang={Lang.ZH: "zh-CN", Lang.EN: "en"}[lang],
        say=partial(_say, lang=lang),
    )


def _inlined(name: str, file: str) -> dict[str, Any]:
    """Return a shipped file to be put into the page, and the hash that lets the browser use it."""
    from markupsafe import Markup

    text = shipped(f"{_FOLDER}/{file}").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return {name: Markup(text), f"{name}_hash": f"sha256-{digest}"}  # noqa: S704 - our own file


def _head(judged: Judged, case: Case, lang: Lang) -> dict[str, Any]:
    file = case.project.file
    counts = Counter(one.severity for one in judged.open)
    return {
        "enterprise": shown(file.enterprise.name),
        "standard": case.checklist.standard,
        "table": case.checklist.title.in_(lang),
        "tier": _say(f"html.tiers.{file.tier}", lang),
        "year": file.evaluation_year,
        "valid_on": case.valid_on,
        "today": case.today,
        "deadline": file.deadline,
        "days": (file.deadline - case.today).days,
        "verdict": case.assessment.verdict.value,
        "verdict_line": verdict_line(case, lang),
        "reasons": list(reasons(case, lang)),
        "veto_line": veto_line(case, lang),
        "points": points_of(case, lang),
        "severities": [
            {"name": one.value, "word": _say(one, lang), "count": counts[one]} for one in Severity
        ],
    }


def _lists(
    numbered: Sequence[Numbered], judged: Judged, case: Case, lang: Lang
) -> dict[str, list[dict[str, Any]]]:
    whole = _say("whole_project", lang)

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
        "number": number,
        "rank": one.severity.rank,
        "severity": one.severity.value,
        "severity_word": _say(one.severity, lang),
        "requirement": one.requirement or "",
        "title": row.requirement.title.in_(lang) if row.requirement else "",
        "message": shown(one.message(lang)),
        "advice": shown(one.advice(lang)),
        "code": one.code,
        "file": shown(one.place.file) if one.place else "",
        "where": within(one.place, lang) if one.place else "",
        "indicator": indicator,
        "person": row.person or "",
        "days": row.days_left,
        "act_by": row.act_by,
        "when": _when(row.days_left, lang),
    }


def _when(days: int | None, lang: Lang) -> str:
    """Return the heading under which days left stand."""
    if days is None:
        return _say("html.when.none", lang)
    bounds = ((0, "past"), (7, "week"), (30, "month"), (90, "quarter"))
    return _say(f"html.when.{next((key for end, key in bounds if days < end), 'later')}", lang)


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
        "severity_word": _say(one.finding.severity, lang),
        "requirement": one.finding.requirement or "",
        "message": shown(one.finding.message(lang)),
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
    return _say(f"html.confidence.{value}", lang)


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"findings.{key}", lang, **params)
