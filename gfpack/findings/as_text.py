"""Findings for the eye: a summary, then every open finding, the worst first.

In: judged findings and their case. Out: plain text, with colours only where they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from gfpack.base.findings import Finding, Severity
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.findings.case import Case
from gfpack.findings.gather import FEW, Together, gather
from gfpack.findings.overrides import Judged, Overridden
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
    brief: bool = False,
) -> str:
    """Return summary and findings, grouped by severity, then requirement.

    Of each severity, what concerns the whole project comes first, then what is told of many
    requirements at once.

    `width` counts columns; Chinese characters take two. Without `today` nothing is said of the days
    left and of who answers for what, as in a package: it must be the same on any day, and is read
    by strangers. `brief` tells in one what there is much of, and says that it did.
    """
    persons = responsible(case.checklist, case.project.file) if today else {}
    lines = list(summary(judged, case, lang, width, today))
    shortened = False
    for severity, found in groupby(judged.open, key=lambda one: one.severity):
        some = list(found)
        title = _say("section", lang, severity=_say(severity, lang), count=len(some))
        lines += ["", _painted(title, severity, colour)]
        blocks, rest = gather(some, case.places, brief=brief)
        shortened |= not all(one.lossless for one in blocks)
        whole = [one for one in rest if one.requirement is None]
        lines += _by_requirement(whole, case, persons, lang, width)
        lines += _at_once(blocks, lang, width)
        single = [one for one in rest if one.requirement]
        lines += _by_requirement(single, case, persons, lang, width)
    if judged.overridden:
        lines += ["", _say("overridden_section", lang, count=len(judged.overridden))]
        lines += [line for one in judged.overridden for line in _decided(one, lang, width)]
    if shortened:
        lines += ["", *indented(_say("shortened", lang), width, "")]
    return "\n".join(lines) + "\n"


def _at_once(blocks: Sequence[Together], lang: Lang, width: int) -> Iterator[str]:
    if blocks:
        yield _say("several", lang)
    for one in blocks:
        if said := one.message(lang):
            gathered = one.kind.gathered
            advice = gathered.advice.in_(lang) if gathered else ""
            yield from _told(f"{said} [{one.kind.code}]", advice, lang, width)
        else:
            yield from _first_few(one, lang, width)


def _first_few(block: Together, lang: Lang, width: int) -> Iterator[str]:
    """Yield how many there are of a kind without words for many, the first of them, the advice."""
    count, clauses = len(block.findings), block.clauses(lang)
    said = _say(
        "many_of_a_kind" if clauses else "many_of_no_clause",
        lang,
        title=block.kind.title.in_(lang),
        count=count,
        clauses=clauses,
    )
    yield from indented(shown(f"{said} [{block.kind.code}]"), width, "  - ")
    for one in block.findings[:FEW]:
        said = one.message(lang)
        if one.place and one.place.file not in said:
            said += f"  {located(one.place, lang)}"
        yield from indented(shown(said), width, "    · ")
    yield from indented(_say("and_others", lang, count=count - FEW), width, "    · ")
    advice = dict.fromkeys(one.advice(lang) for one in block.findings)
    key = "advice" if len(advice) == 1 else "advice_of_first"
    yield from indented(shown(next(iter(advice))), width, _say(key, lang), " " * 6)


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
