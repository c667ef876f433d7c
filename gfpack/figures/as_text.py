"""Metrics for the eye and for machines. In: results with their working. Out: text, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gfpack.base.messages import Lang, message
from gfpack.figures.catalogue import Catalogue
from gfpack.figures.metrics import SHOWN_DIGITS, rounded
from gfpack.figures.models import FigureProblem, MetricResult, Term
from gfpack.figures.units import Quantity

_FORMAT = "gfpack-figures-1"
_MANY_PLACES = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: whose metrics, the results, what of the workbook cannot be used."""

    enterprise: str
    checklist: str
    year: int
    results: Sequence[MetricResult]
    problems: Sequence[FigureProblem]
    catalogue: Catalogue


def as_text(shown: Shown, lang: Lang) -> str:
    """Return every metric with formula, numbers, source cells and result, or what it lacks."""
    title = {"enterprise": shown.enterprise, "checklist": shown.checklist, "year": shown.year}
    lines = [_say("title", lang, **title), ""]
    for one in shown.results:
        lines += [*_metric(one, shown, lang), ""]
    lines.append(_counts(shown.results, lang))
    lines.append(_say("rounding", lang, digits=SHOWN_DIGITS))
    if shown.problems:
        lines += ["", _say("problems", lang, count=len(shown.problems))]
        lines += [f"  {_problem(one, lang)}" for one in shown.problems]
    return "\n".join(lines) + "\n"


def as_json(shown: Shown) -> str:
    """Return the same as data, in no language: numbers as text, units, cells, keys."""
    content = {
        "format": _FORMAT,
        "checklist": shown.checklist,
        "year": shown.year,
        "digits_shown": SHOWN_DIGITS,
        "metrics": [_data(one) for one in shown.results],
        "problems": [
            {
                "trouble": one.trouble.value,
                "file": one.place.file,
                "cell": one.place.cell,
                "figure": one.figure,
                "params": dict(one.params),
            }
            for one in shown.problems
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def problem_in_words(result: MetricResult, lang: Lang) -> str:
    """Return why a metric cannot be computed though its figures are there."""
    return message(f"figures.formula.{result.problem}", lang, **result.params)


def missing_in_words(result: MetricResult, catalogue: Catalogue, lang: Lang) -> str:
    """Return which figures a metric lacks, with the sheets they stand on."""
    comma = message("figures.list_comma", lang)
    return comma.join(_asked(one, catalogue, lang) for one in dict.fromkeys(result.missing))


def _metric(one: MetricResult, shown: Shown, lang: Lang) -> Iterator[str]:
    head = _say("metric", lang, id=one.metric.id, title=one.metric.title.in_(lang))
    head += _say("row", lang, row=one.row) if one.row else ""
    yield f"{head}　{_value(one.value)}" if one.value else head
    yield f"  {one.metric.annex}　{_say('formula', lang, formula=one.metric.formula)}"
    if one.missing:
        yield f"  {_say('missing', lang, figures=missing_in_words(one, shown.catalogue, lang))}"
    elif one.problem:
        yield f"  {_say('cannot', lang, why=problem_in_words(one, lang))}"
    else:
        yield f"  {_say('with_numbers', lang, working=one.working)}"
        yield from (f"    {_term(term, one, lang)}" for term in one.terms)


def _term(term: Term, result: MetricResult, lang: Lang) -> str:
    title = result.metric.inputs[term.symbol].title.in_(lang)
    cells = [place.cell or place.file for place in term.places]
    places = message("figures.list_comma", lang).join(cells[:_MANY_PLACES])
    places += "…" if len(cells) > _MANY_PLACES else ""
    value = f"{term.quantity.value:f} {term.quantity.unit}"
    return _say("term", lang, symbol=term.symbol, title=title, value=value, places=places)


def _value(value: Quantity) -> str:
    unit = str(value.unit)
    number = f"{rounded(value.value):f}"
    return number if unit == "1" else f"{number} {unit}"


def _asked(figure: str, catalogue: Catalogue, lang: Lang) -> str:
    kind = catalogue.ids().get(figure)
    if kind is None:
        return figure
    sheet = catalogue.sheet_of(figure).title.in_(lang)
    return _say("missing_one", lang, title=kind.title.in_(lang), sheet=sheet)


def _problem(one: FigureProblem, lang: Lang) -> str:
    why = message(f"figures.trouble.{one.trouble}", lang, **one.params)
    return _say("problem", lang, cell=one.place.cell or one.place.file, why=why)


def _counts(results: Iterable[MetricResult], lang: Lang) -> str:
    found = list(results)
    return _say(
        "counts",
        lang,
        total=len(found),
        done=sum(one.value is not None for one in found),
        missing=sum(bool(one.missing) for one in found),
        cannot=sum(bool(one.problem) for one in found),
    )


def _data(one: MetricResult) -> dict[str, object]:
    return {
        "id": one.metric.id,
        "row": one.row,
        "annex": one.metric.annex,
        "formula": one.metric.formula,
        "expression": one.metric.expression,
        "value": _number(one.value),
        "shown": f"{rounded(one.value.value):f}" if one.value else None,
        "weight": _number(one.weight),
        "working": one.working or None,
        "terms": [
            {
                "symbol": term.symbol,
                "figure": term.figure,
                "value": _number(term.quantity),
                "cells": [place.cell for place in term.places],
            }
            for term in one.terms
        ],
        "missing": list(dict.fromkeys(one.missing)),
        "problem": {"key": one.problem, "params": dict(one.params)} if one.problem else None,
    }


def _number(quantity: Quantity | None) -> dict[str, str] | None:
    if quantity is None:
        return None
    value: Decimal = quantity.value
    return {"number": f"{value:f}", "unit": str(quantity.unit)}


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"figures.show.{key}", lang, **params)
