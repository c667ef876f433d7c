"""How a requirement is measured, on the screen. In: a `Step`. Out: lines: in short, or all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gfpack.assessment.models import Gap, Held, Limit, Score
from gfpack.base.messages import Lang, message
from gfpack.checklist.measures import Bound, Scoring
from gfpack.cli.walking.paper import Ink, Line, paragraph
from gfpack.figures.as_text import missing_in_words, problem_in_words
from gfpack.figures.catalogue import catalogue
from gfpack.figures.metrics import rounded
from gfpack.figures.models import MetricResult
from gfpack.figures.units import Quantity
from gfpack.findings.params import listed
from gfpack.walk.models import Chosen, Step

_PLAIN = "1"
"""The unit of what has none."""
_TOLD = (Gap.NO_VALUE, Gap.METRIC_OPEN)
"""Gaps that the metrics' own lines explain."""


def lines(step: Step, columns: int, lang: Lang) -> Iterator[Line]:
    """Yield values or what they lack, the bounds, the share reached, how many rows count."""
    for chosen in step.choices:
        yield from _indented(_choice(chosen, step.requirement.id, lang), columns)
    scoring, score = step.requirement.scoring, step.result.score
    if score and score.gap is Gap.METRIC_OPEN:
        titles = listed((one.metric.title.in_(lang) for one in step.measured), lang)
        text = message("walk.measured.open", lang, titles=titles)
        yield from _indented(text, columns, Ink.DOUBTFUL)
    else:
        for one in step.measured:
            ink = Ink.PLAIN if one.value else Ink.DOUBTFUL
            yield from _indented(_value(one, lang), columns, ink)
    if scoring is None:
        return
    if bounds := _bounds(scoring, score, step, lang):
        yield from _indented(bounds, columns)
    for grade in scoring.steps:
        share = f"{grade.share:.0%}"
        text = message("walk.measured.step", lang, title=grade.title.in_(lang), share=share)
        yield from paragraph(text, columns, first="    ")
    if score and score.share is not None:
        text = message("walk.measured.share", lang, share=f"{score.share:.0%}")
        yield from _indented(text, columns)
    elif score and score.gap and score.gap not in _TOLD:
        yield from _indented(message(f"walk.gap.{score.gap}", lang), columns, Ink.DOUBTFUL)


def whole(step: Step, columns: int, lang: Lang) -> list[Line]:
    """Return formulas, where they stand, and every working."""
    if not step.measured:
        return []
    found = [Line(message("walk.whole.measured", lang), Ink.HEAD)]
    for one in step.measured:
        metric = one.metric
        formula = message("walk.whole.formula", lang, formula=metric.formula, annex=metric.annex)
        found += paragraph(formula, columns, first="    ", ink=Ink.FAINT)
        for term in one.terms:
            title = metric.inputs[term.symbol].title.in_(lang)
            text = f"{term.symbol} = {title} {_quantity(term.quantity)}"
            found += paragraph(text, columns, first="    ", ink=Ink.FAINT)
        found += paragraph(one.working, columns, first="    ") if one.working else []
    for held in step.result.score.held if step.result.score else ():
        found += paragraph(held.working, columns, first="    ") if held.working else []
    return found


def _indented(text: str, columns: int, ink: Ink = Ink.PLAIN) -> list[Line]:
    return paragraph(text, columns, first="  ", rest="    ", ink=ink)


def _choice(chosen: Chosen, own: str, lang: Lang) -> str:
    choice = chosen.choice
    others = [one for one in choice.of if one != own]
    return message(
        "walk.measured.choice",
        lang,
        all=len(choice.of),
        count=choice.count,
        others=listed(others, lang),
        answered=listed(chosen.answered, lang) or message("walk.measured.none_chosen", lang),
    )


def _value(one: MetricResult, lang: Lang) -> str:
    """Return a metric with its value, or what keeps it from having one."""
    title = one.metric.title.in_(lang)
    if one.row:
        title = message("walk.measured.row", lang, title=title, row=one.row)
    if one.value:
        return message("walk.measured.value", lang, title=title, value=_quantity(one.value))
    if one.missing:
        figures = missing_in_words(one, catalogue(), lang)
        return message("walk.measured.missing", lang, title=title, figures=figures)
    return message("walk.measured.cannot", lang, title=title, why=problem_in_words(one, lang))


def _bounds(scoring: Scoring, score: Score | None, step: Step, lang: Lang) -> str:
    """Return baseline and leading value: as they were held against values, else as published."""
    held = score.held if score else ()
    parts = [message(f"walk.measured.{scoring.direction}", lang)] if scoring.leading else []
    unit = next((one.metric.unit for one in step.measured), _PLAIN)
    for name, bound in (("baseline", scoring.baseline), ("leading", scoring.leading)):
        if bound is not None:
            value = _bound(bound, [_limit(one, name) for one in held], unit, step, lang)
            parts.append(message(f"walk.measured.{name}", lang, value=value))
    return " · ".join(parts)


def _limit(held: Held, name: str) -> Limit | None:
    return held.baseline if name == "baseline" else held.leading


def _bound(bound: Bound, limits: list[Limit | None], unit: str, step: Step, lang: Lang) -> str:
    """Return what values were held against, else the number, or in words what it is to be."""
    found = dict.fromkeys(_quantity(one.quantity) for one in limits if one)
    if found:
        return listed(found, lang)
    if bound.value is not None:
        return _number(bound.value) if unit == _PLAIN else f"{_number(bound.value)} {unit}"
    for one in step.references:
        if one.id == bound.reference:
            title = one.title.in_(lang)
            return message("walk.measured.not_given", lang, title=title)
    return bound.note.in_(lang) if bound.note else message("walk.measured.unpublished", lang)


def _quantity(one: Quantity) -> str:
    unit = str(one.unit)
    return (
        _number(rounded(one.value)) if unit == _PLAIN else f"{_number(rounded(one.value))} {unit}"
    )


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
