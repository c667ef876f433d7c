"""Findings for the eye: a summary, then every open finding, the worst first.

In: judged findings and their case. Out: plain text, with colours only where they are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from gfpack.base.findings import Finding, Gathered, Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged, Overridden
from gfpack.findings.params import listed
from gfpack.findings.responsible import responsible
from gfpack.findings.rows import located
from gfpack.findings.summary import summary
from gfpack.findings.wrap import indented

_COLOURS = {Severity.VETO: "1;31", Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "2"}


def as_text(
    judged: Judged,
    case: Case,
    lang: Lang,
    *,
    width: int = 100,
    colour: bool = False,
    today: date | None = None,
) -> str:
    """Return summary and findings, grouped by severity, then requirement.

    Of each severity, what concerns the whole project comes first, then what is told of many
    requirements at once.

    `width` counts columns; Chinese characters take two. Without `today` nothing is said of the days
    left and of who answers for what, as in a package: it must be the same on any day, and is read
    by strangers.
    """
    persons = responsible(case.checklist, case.project.file) if today else {}
    lines = list(summary(judged, case, lang, width, today))
    for severity, found in groupby(judged.open, key=lambda one: one.severity):
        some = list(found)
        title = _say("section", lang, severity=_say(severity, lang), count=len(some))
        lines += ["", _painted(title, severity, colour)]
        whole, rest = _split(some)
        lines += _by_requirement(
            [one for one in rest if one.requirement is None], case, persons, lang, width
        )
        for gathered, these in whole:
            lines += _at_once(gathered, these, lang, width)
        lines += _by_requirement(
            [one for one in rest if one.requirement], case, persons, lang, width
        )
    if judged.overridden:
        lines += ["", _say("overridden_section", lang, count=len(judged.overridden))]
        lines += [line for one in judged.overridden for line in _decided(one, lang, width)]
    return "\n".join(lines) + "\n"


def _split(
    findings: Sequence[Finding],
) -> tuple[list[tuple[Gathered, list[Finding]]], list[Finding]]:
    """Return what is told at once, by kind, and what is told one by one."""
    counts = Counter(one.code for one in findings if one.kind.gathered)
    at_once: dict[str, tuple[Gathered, list[Finding]]] = {}
    rest = []
    for one in findings:
        if one.kind.gathered and counts[one.code] > 1:
            at_once.setdefault(one.code, (one.kind.gathered, []))[1].append(one)
        else:
            rest.append(one)
    return list(at_once.values()), rest


def _at_once(
    gathered: Gathered, findings: Sequence[Finding], lang: Lang, width: int
) -> Iterator[str]:
    clauses = listed((one.requirement or "" for one in findings), lang)
    said = gathered.message.in_(lang, count=len(findings), clauses=clauses)
    yield _say("several", lang)
    yield from _told(f"{said} [{findings[0].code}]", gathered.advice.in_(lang), lang, width)


def _by_requirement(
    findings: Iterable[Finding], case: Case, persons: Mapping[str, str], lang: Lang, width: int
) -> Iterator[str]:
    known = case.checklist.requirements()
    for requirement, found in groupby(findings, key=lambda one: one.requirement):
        if requirement in known:
            heading = f"{requirement} {known[requirement].title.in_(lang)}"
        else:
            heading = requirement or _say("whole_project", lang)
        if person := persons.get(requirement or ""):
            heading += _say("person", lang, person=person)
        yield from indented(shown(heading), width, "", " " * 4)
        for one in found:
            yield from _one(one, lang, width)


def _one(one: Finding, lang: Lang, width: int) -> Iterator[str]:
    code = f"[{one.code}]"
    said = one.message(lang) if one.place else f"{one.message(lang)} {code}"
    yield from _told(said, one.advice(lang), lang, width)
    if one.place:
        yield from indented(shown(f"{code}  {located(one.place, lang)}"), width, " " * 4)


def _told(said: str, advice: str, lang: Lang, width: int) -> Iterator[str]:
    yield from indented(shown(said), width, "  - ")
    yield from indented(shown(advice), width, _say("advice", lang), " " * 6)


def _decided(one: Overridden, lang: Lang, width: int) -> Iterator[str]:
    yield from indented(shown(one.finding.message(lang)), width, "  - ")
    over = one.override
    said = _say("overridden", lang, by=over.by, on=over.on, why=over.why, code=one.finding.code)
    yield from indented(shown(said), width, " " * 4)


def _painted(text: str, severity: Severity, colour: bool) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour else text


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"findings.{key}", lang, **params)
