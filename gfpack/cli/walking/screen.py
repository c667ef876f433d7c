"""One requirement on the screen. In: a `Step`. Out: header and body lines that fit a width.

The header is always seen: which requirement, the answer so far. The body scrolls: what is asked,
what is there, what is wrong, what was decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.assessment.models import GroupState
from gfpack.base.findings import Finding, Severity
from gfpack.base.messages import Lang, message
from gfpack.cli.walking import asking, card
from gfpack.cli.walking.advice import advice
from gfpack.cli.walking.paper import Ink, Line, clipped, paragraph
from gfpack.findings.wrap import columns_of
from gfpack.project.models import State
from gfpack.walk.models import Step

_INK = {
    Severity.VETO: Ink.BAD,
    Severity.ERROR: Ink.BAD,
    Severity.WARNING: Ink.DOUBTFUL,
    Severity.INFO: Ink.FAINT,
}


@dataclass(frozen=True, slots=True)
class Where:
    """Where in a walk a step stands: its place and how many there are, and the days left."""

    number: int
    total: int
    days_left: int


@dataclass(frozen=True, slots=True)
class Body:
    """The scrolling part, and which of its lines each evidence takes (last not included)."""

    lines: tuple[Line, ...]
    spans: tuple[tuple[int, int], ...]


def header(step: Step, where: Where, columns: int, lang: Lang) -> list[Line]:
    """Return which requirement it is, and the answer so far."""
    days = "days" if where.days_left >= 0 else "past"
    parts = [
        f"{message('walk.head.number', lang, number=where.number, total=where.total)}",
        *([message("walk.head.veto", lang)] if step.requirement.veto else []),
        message(f"walk.head.{days}", lang, days=abs(where.days_left)),
        *([_responsible(step, lang)] if step.responsible else []),
    ]
    title = f"{step.requirement.id} {step.requirement.title.in_(lang)}"
    ink = Ink.BAD if step.requirement.veto and not step.result.proven else Ink.FAINT
    return [
        Line(clipped("  ".join(parts), columns), ink),
        *paragraph(title, columns, rest="  ", ink=Ink.HEAD, most=2),
        Line(clipped(_answer(step, lang), columns), _answer_ink(step)),
        Line(clipped(_said(step, lang), columns), Ink.FAINT),
    ]


def counts(step: Step, lang: Lang) -> str:
    """Return how much is asked, there and wrong, whatever of it shows."""
    asked = [one for one in step.asked if one.result.state is not GroupState.NOT_ASKED]
    return message(
        "walk.head.counts",
        lang,
        proven=sum(one.result.state is GroupState.PROVEN for one in asked),
        asked=len(asked),
        evidence=len(step.evidence),
        wrong=len(step.findings),
    )


def body(step: Step, chosen: int, columns: int, lang: Lang) -> Body:
    """Return what is asked, there and wrong; all of the evidence `chosen` (counted from 0)."""
    lines = [*asking.section(step, columns, lang)]
    title = message("walk.section.evidence", lang)
    lines.append(Line(f"{title} ({len(step.evidence)})" if step.evidence else title, Ink.HEAD))
    spans = []
    for number, one in enumerate(step.evidence, start=1):
        is_chosen = number - 1 == chosen
        shown = (
            card.full(one, number, columns, lang)
            if is_chosen
            else [card.short(one, number, columns, lang)]
        )
        spans.append((len(lines), len(lines) + len(shown)))
        lines += shown
    if not step.evidence:
        text = message("walk.section.none_there", lang)
        lines += paragraph(text, columns, first="  ", ink=Ink.FAINT)
    lines += wrong(step.findings, columns, lang)
    lines += _decided(step, columns, lang)
    lines += _statement(step, columns, lang)
    return Body(tuple(lines), tuple(spans))


def wrong(findings: Sequence[Finding], columns: int, lang: Lang) -> Iterator[Line]:
    """Yield findings, each with what to do about it."""
    title = message("walk.section.wrong", lang)
    yield Line(f"{title} ({len(findings)})" if findings else title, Ink.HEAD)
    if not findings:
        text = message("walk.section.none_wrong", lang)
        yield from paragraph(text, columns, first="  ", ink=Ink.FAINT)
    for one in findings:
        yield from paragraph(finding(one, lang), columns, first="  ", ink=_INK[one.severity])
        arrow = message("findings.advice", lang)
        yield from paragraph(advice(one, lang), columns, first=arrow)


def finding(one: Finding, lang: Lang) -> str:
    """Return a finding in one sentence, with its severity."""
    severity = message(f"findings.{one.severity}", lang)
    return f"[{severity}] {one.message(lang)} [{one.code}]"


def _responsible(step: Step, lang: Lang) -> str:
    return message("walk.head.responsible", lang, who=step.responsible)


def _answer(step: Step, lang: Lang) -> str:
    """Return the answer so far, who gave it, and what holds where that is less."""
    said = step.answer
    label = message("walk.answer.label", lang)
    colon = message("walk.answer.colon", lang)
    if said.state is State.UNKNOWN:
        parts = [message("walk.answer.none", lang)]
    else:
        parts = [message(f"assessment.state.{said.state}", lang)]
    if said.by:
        key = "taken_back" if said.state is State.UNKNOWN else "by"
        who = " ".join(str(one) for one in (said.by, said.on) if one)
        parts.append(message(f"walk.answer.{key}", lang, who=who))
    if said.points is not None:
        parts.append(message("walk.answer.points", lang, points=said.points))
    if said.from_year:
        parts.append(message("walk.answer.from_year", lang, year=said.from_year))
    if step.result.state is not said.state:
        state = message(f"assessment.state.{step.result.state}", lang)
        parts.append(message("walk.answer.holds", lang, state=state))
    return f"{label}{colon}{' · '.join(parts)}"


def _answer_ink(step: Step) -> Ink:
    if step.answer.state is State.UNKNOWN or step.result.state is not step.answer.state:
        return Ink.DOUBTFUL
    return Ink.GOOD if step.answer.state is State.MET else Ink.PLAIN


def _said(step: Step, lang: Lang) -> str:
    """Return the statement, or why it is not applicable, as far as one line holds it."""
    said = step.answer
    if said.state is State.NOT_APPLICABLE and said.reason:
        return message("walk.answer.reason", lang, text=said.reason)
    if said.statement:
        return message("walk.answer.statement", lang, text=said.statement)
    return message("walk.answer.no_statement", lang)


def _decided(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    if step.overridden:
        title = message("walk.section.decided", lang)
        yield Line(f"{title} ({len(step.overridden)})", Ink.HEAD)
    for one in step.overridden:
        yield from paragraph(finding(one.finding, lang), columns, first="  ", ink=Ink.FAINT)
        over, code = one.override, one.finding.code
        said = message("findings.overridden", lang, by=over.by, on=over.on, why=over.why, code=code)
        yield from paragraph(said, columns, first=" " * 4, ink=Ink.FAINT)


def _statement(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    """Yield the whole of what the header shows the beginning of."""
    whole = _said(step, lang)
    if columns_of(whole) > columns:
        yield Line(message("walk.answer.label", lang), Ink.HEAD)
        yield from paragraph(whole, columns, first="  ")
