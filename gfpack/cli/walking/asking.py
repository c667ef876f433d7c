"""What a requirement asks for, on the screen. In: a `Step`. Out: lines: in short, or all of it.

Questions about the plant with their choices, documents, how it is measured, how many rows of
several count, and on what the grouping of proofs rests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gfpack.assessment.models import GroupState
from gfpack.base.messages import Lang, message
from gfpack.checklist.parts import Confidence
from gfpack.cli.walking import measuring
from gfpack.cli.walking.paper import Ink, Line, flowing, paragraph
from gfpack.findings.case import Case
from gfpack.findings.params import listed
from gfpack.walk.models import Asked, Question, Step

_GROUP_INK = {
    GroupState.PROVEN: Ink.GOOD,
    GroupState.WANTING: Ink.BAD,
    GroupState.NOT_ASKED: Ink.FAINT,
}
_STATES = (
    GroupState.WANTING,
    GroupState.UNCONFIRMED,
    GroupState.UNDECIDED,
    GroupState.PROVEN,
    GroupState.NOT_ASKED,
)
"""The order in which groups are shown: what is still to be done comes first."""
_IF_ANY = re.compile("如有|if any|where (?:it|there)", re.IGNORECASE)
"""A title that says by itself that it is asked for where it exists only."""
_CHOICES = " " * 4


def section(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    """Yield what is asked, in short."""
    yield Line(message("walk.section.asked", lang), Ink.HEAD)
    yield from _before_documents(step, columns, lang)
    if not step.asked:
        key = "none_asked_measured" if step.requirement.metrics else "none_asked"
        yield from paragraph(message(f"walk.section.{key}", lang), columns, first="  ")
    for state in _STATES:
        yield from _groups([one for one in step.asked if one.result.state is state], columns, lang)
    yield from _grouping(step, columns, lang, most=2)


def _before_documents(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    if step.requirement.note:
        yield from paragraph(step.requirement.note.in_(lang), columns, first="  ", ink=Ink.FAINT)
    for question in step.questions:
        yield from _question(question, columns, lang)
    yield from measuring.lines(step, columns, lang)


def has_more(step: Step) -> bool:
    """Return whether `whole` tells more than `section`."""
    requirement = step.requirement
    return bool(requirement.proof or requirement.metrics or requirement.scoring)


def whole(step: Step, case: Case, columns: int, lang: Lang) -> list[Line]:
    """Return all there is to be known of what is asked: sources, alternatives, formulas, why."""
    requirement = step.requirement
    sources = "; ".join(case.checklist.sources.get(one, one) for one in requirement.source)
    told = message("walk.whole.clause", lang, clause=requirement.clause, sources=sources)
    lines = paragraph(told, columns, ink=Ink.FAINT)
    lines += _before_documents(step, columns, lang)
    lines += measuring.whole(step, columns, lang)
    lines += _every_group(step, columns, lang)
    return [*lines, *_grouping(step, columns, lang, most=None)]


def _every_group(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    if step.asked:
        yield Line(message("walk.whole.groups", lang), Ink.HEAD)
    for one in step.asked:
        sign = message(f"walk.group.{one.result.state}", lang)
        title = message(
            "walk.whole.group", lang, title=_titled(one, lang), wanted=_wanted(one, lang)
        )
        yield from paragraph(title, columns, first=f"  {sign} ", ink=_ink(one.result.state))
        if one.group.reason and lang is Lang.ZH:  # reasons are told in Chinese
            yield from paragraph(one.group.reason, columns, first=" " * 4, ink=Ink.FAINT)


def _grouping(step: Step, columns: int, lang: Lang, most: int | None) -> Iterator[Line]:
    """Yield on what the grouping of proofs rests, where that is working judgement."""
    proof = step.requirement.proof
    if not proof or proof.confidence is not Confidence.WORKING or not step.asked:
        return
    key = "working" if lang is Lang.ZH else "working_only"  # reasons are told in Chinese
    text = message(f"walk.section.{key}", lang, reason=proof.reason)
    lines = paragraph(text, columns, first="  ", ink=Ink.FAINT, most=most)
    yield from lines
    if most and len(lines) == most and lines[-1].text.endswith("…"):
        yield from paragraph(message("walk.section.more", lang), columns, first="  ", ink=Ink.FAINT)


def _question(question: Question, columns: int, lang: Lang) -> Iterator[Line]:
    """Yield a question with its answer, or with the choices there are."""
    asked = question.circumstance
    text = asked.question.in_(lang)
    if question.choice:
        said = f"{text} → {asked.choices[question.choice].in_(lang)}"
        yield from paragraph(said, columns, first="  ")
        return
    said = f"{text} {message('walk.question.open', lang)}"
    yield from paragraph(said, columns, first="  ", ink=Ink.DOUBTFUL)
    titles = [title.in_(lang) for title in asked.choices.values()]
    numbered = [f"{number} {title}" for number, title in enumerate(titles, start=1)]
    for line in flowing(numbered, columns - len(_CHOICES), gap="   "):
        yield Line(f"{_CHOICES}{line}", Ink.DOUBTFUL)


def _ink(state: GroupState) -> Ink:
    return _GROUP_INK.get(state, Ink.DOUBTFUL)


def _groups(some: Sequence[Asked], columns: int, lang: Lang) -> Iterator[Line]:
    """Yield groups in one state: what is wanting one by one, all others at once."""
    if not some:
        return
    state = some[0].result.state
    first = f"  {message(f'walk.group.{state}', lang)} "
    ink = _ink(state)
    if state is GroupState.WANTING:
        for one in some:
            yield from paragraph(_wanting(one, lang), columns, first=first, ink=ink)
        return
    titles = listed((_titled(one, lang) for one in some), lang)
    said = message(f"walk.group_says.{state}", lang, titles=titles)
    yield from paragraph(said, columns, first=first, ink=ink)


def _titled(one: Asked, lang: Lang) -> str:
    title = one.group.title.in_(lang)
    is_optional = one.group.if_any and one.result.state is GroupState.NOT_ASKED
    if not is_optional or _IF_ANY.search(title):
        return title
    return message("walk.group_says.if_any", lang, title=title)


def _wanting(one: Asked, lang: Lang) -> str:
    """Return a group that is not proven, and what would prove it."""
    title, wanted = one.group.title.in_(lang), _wanted(one, lang)
    key = "wanting_same" if wanted == title else "wanting"
    return message(f"walk.group_says.{key}", lang, title=title, wanted=wanted)


def _wanted(one: Asked, lang: Lang) -> str:
    alternatives = " / ".join(
        " + ".join(kind.title.in_(lang) for kind in together) for together in one.wanted
    )
    extra = []
    if one.group.count > 1:
        extra.append(message("walk.group_says.count", lang, count=one.group.count))
    if years := one.result.missing_years or one.years:
        said = listed(map(str, years), lang)
        extra.append(message("walk.group_says.years", lang, years=said))
    return "".join([alternatives, *extra])
