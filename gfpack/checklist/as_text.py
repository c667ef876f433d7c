"""A checklist as an indented tree for people.

In: a `Checklist` and a language. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Checklist, Circumstance, Indicator, Requirement
from gfpack.checklist.tree import number, points_status


def as_text(checklist: Checklist, lang: Lang) -> str:
    """Return the whole table, one row per line; veto rows carry a mark."""
    return "\n".join(_lines(checklist, lang)) + "\n"


def _lines(checklist: Checklist, lang: Lang) -> Iterator[str]:
    yield f"{checklist.id}  {checklist.title.in_(lang)}"
    yield _standing(checklist, lang)
    yield ""
    for top in (*checklist.general, *checklist.indicators):
        yield from _indicator(top, "", lang, scored=top in checklist.indicators)
    if checklist.index:
        index = {"title": checklist.index.title.in_(lang), "count": checklist.index.counted}
        yield ""
        yield message("checklist.show.index", lang, **index)
    if checklist.circumstances:
        yield ""
        yield message("checklist.show.circumstances", lang)
        for one in checklist.circumstances:
            yield from _circumstance(one, lang)
    rows = list(checklist.requirements().values())
    counts = {"rows": len(rows), "veto": sum(row.veto for row in rows)}
    yield ""
    yield message("checklist.show.counts", lang, **counts)


def _standing(checklist: Checklist, lang: Lang) -> str:
    if checklist.status == "in-force":
        return message("checklist.show.in_force", lang, standard=checklist.standard)
    return message(
        "checklist.show.abolished",
        lang,
        standard=checklist.standard,
        on=checklist.abolished_on or "?",
        successor=checklist.successor or "—",
    )


def _indicator(node: Indicator, indent: str, lang: Lang, *, scored: bool) -> Iterator[str]:
    weight = f"  {number(node.weight)}%" if node.weight is not None else ""
    yield f"{indent}{node.id} {node.title.in_(lang)}{weight}"
    for leaf in node.requirements:
        yield _row(leaf, indent + "  ", lang, scored=scored)
    for choice in node.choices:
        rows = ("、" if lang is Lang.ZH else ", ").join(choice.of)
        params = {"of": rows, "count": choice.count}
        yield f"{indent}    {message('checklist.show.choice', lang, **params)}"
    for child in node.indicators:
        yield from _indicator(child, indent + "  ", lang, scored=scored)


def _row(leaf: Requirement, indent: str, lang: Lang, *, scored: bool) -> str:
    mark = "★" if leaf.veto else "·"
    kind = message(f"checklist.kinds.{leaf.kind.value}", lang)
    points = _points(leaf, lang) if scored else ""
    return f"{indent}{mark} {leaf.id} [{kind}{points}] {leaf.title.in_(lang)}"


def _points(leaf: Requirement, lang: Lang) -> str:
    if points_status(leaf) == "unscored":
        return ""
    shown = "?" if leaf.points is None else number(leaf.points)
    return " " + message("checklist.show.points", lang, points=shown)


def _circumstance(one: Circumstance, lang: Lang) -> Iterator[str]:
    yield f"  {one.id}: {one.question.in_(lang)}"
    for choice, meaning in one.choices.items():
        yield f"    {choice} — {meaning.in_(lang)}"
