"""Differences between two checklists, for the eye and for programs.

In: `Differences`. Out: text in one language; plain data that JSON takes, the same in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gfpack.base.messages import Lang, message
from gfpack.checklist.diff import Change, ChangedRow, Differences
from gfpack.checklist.measures import Metric
from gfpack.checklist.models import Checklist, EvidenceTypes, Requirement
from gfpack.checklist.tree import number

SCHEMA = "gfpack/diff/1"


def as_data(found: Differences) -> dict[str, Any]:
    """Return the differences as plain data."""
    return {
        "schema": SCHEMA,
        "before": {"id": found.before.id, "standard": found.before.standard},
        "after": {"id": found.after.id, "standard": found.after.standard},
        "weights": [
            {"title": {"zh": zh, "en": en}, "before": number(was), "after": number(now)}
            for zh, en, was, now in found.weights
        ],
        "unchanged": list(found.unchanged),
        "changed": [_changed(one) for one in found.changed],
        "removed": [_row(one) for one in found.removed],
        "added": [_row(one) for one in found.added],
        "alike": [
            {"before": one.before.id, "after": one.after.id, "likeness": one.likeness}
            for one in found.alike
        ],
        "metrics": {
            "removed": [_metric(one) for one in found.metrics_removed],
            "added": [_metric(one) for one in found.metrics_added],
            "changed": [
                {"before": _metric(one), "after": _metric(other)}
                for one, other in found.metrics_changed
            ],
        },
    }


def as_text(found: Differences, types: EvidenceTypes, lang: Lang) -> str:
    """Return the differences as text: what is new, what went, what changed."""
    return "\n".join(_lines(found, types, lang)) + "\n"


def _changed(one: ChangedRow) -> dict[str, Any]:
    return {
        "id": one.after.id,
        "veto": one.after.veto,
        "changes": [
            {"part": change.part, "before": change.before, "after": change.after}
            for change in one.changes
        ],
    }


def _row(leaf: Requirement) -> dict[str, Any]:
    return {
        "id": leaf.id,
        "title": leaf.title.model_dump(),
        "kind": leaf.kind.value,
        "veto": leaf.veto,
        "clause": leaf.clause,
    }


def _metric(one: Metric) -> dict[str, Any]:
    return {"id": one.id, "title": one.title.model_dump(), "formula": one.formula, "unit": one.unit}


def _lines(found: Differences, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    for key, table in (("before", found.before), ("after", found.after)):
        yield _say(key, lang, table=_table(table, lang))
    if found.nothing:
        yield from ("", _say("nothing", lang))
        return
    counts = {
        "unchanged": len(found.unchanged),
        "changed": len(found.changed),
        "removed": len(found.removed),
        "added": len(found.added),
    }
    yield from ("", _say("counts", lang, **counts))
    for key, rows in (
        ("weights", list(_weights(found, lang))),
        ("changed", [line for one in found.changed for line in _told(one, types, lang)]),
        ("added", [f"  {_named(one, lang)}" for one in found.added]),
        ("removed", [f"  {_named(one, lang)}" for one in found.removed]),
        ("alike", list(_pairs(found, lang))),
        ("metrics_changed", list(_formulas(found, lang))),
        ("metrics_added", [f"  {_formula(one, lang)}" for one in found.metrics_added]),
        ("metrics_removed", [f"  {_formula(one, lang)}" for one in found.metrics_removed]),
    ):
        if rows:
            yield from ("", _say(f"titles.{key}", lang, count=len(rows)), *rows)


def _table(table: Checklist, lang: Lang) -> str:
    return f"{table.id}  {table.standard} {table.title.in_(lang)}"


def _weights(found: Differences, lang: Lang) -> Iterator[str]:
    for zh, en, was, now in found.weights:
        title = zh if lang is Lang.ZH else en
        yield f"  {title}: {_percent(was)} → {_percent(now)}"


def _percent(weight: Decimal | None) -> str:
    return "—" if weight is None else f"{number(weight)}%"


def _told(one: ChangedRow, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    yield f"  {_named(one.after, lang)}"
    for change in one.changes:
        if change.part == "proof":
            yield from _proof(change, types, lang)
        else:
            part = _say(f"parts.{change.part}", lang)
            was, now = _value(change.before, lang), _value(change.after, lang)
            yield f"      {part}: {was} → {now}"


def _proof(change: Change, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    before = {one["id"]: one for one in change.before}
    after = {one["id"]: one for one in change.after}
    for name, group in after.items():
        if name not in before:
            yield f"      {_say('proof.added', lang, group=_group(group, types, lang))}"
        elif group != before[name]:
            yield f"      {_say('proof.changed', lang, group=_group(group, types, lang))}"
    for name, group in before.items():
        if name not in after:
            yield f"      {_say('proof.removed', lang, group=_group(group, types, lang))}"


def _group(group: dict[str, Any], types: EvidenceTypes, lang: Lang) -> str:
    known = types.by_id()
    titles = [
        " + ".join(known[one].title.in_(lang) if one in known else one for one in alternative)
        for alternative in group["any_of"]
    ]
    return f"{group['title'][lang]} ({' / '.join(titles)})"


def _value(value: Any, lang: Lang) -> str:
    if value is None or value in ([], {}):
        return "—"
    if isinstance(value, bool):
        return _say("yes" if value else "no", lang)
    if isinstance(value, dict):
        if set(value) == {"zh", "en"}:
            return str(value[lang])
        return ", ".join(f"{key}: {' | '.join(chosen)}" for key, chosen in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _named(leaf: Requirement, lang: Lang) -> str:
    mark = "★" if leaf.veto else "·"
    kind = message(f"checklist.kinds.{leaf.kind.value}", lang)
    return f"{mark} {leaf.id} [{kind}] {leaf.title.in_(lang)}"


def _pairs(found: Differences, lang: Lang) -> Iterator[str]:
    for one in found.alike:
        before, after = _named(one.before, lang), _named(one.after, lang)
        yield f"  {before}  →  {after}  ({one.likeness:.0%})"


def _formulas(found: Differences, lang: Lang) -> Iterator[str]:
    for before, after in found.metrics_changed:
        yield f"  {after.title.in_(lang)}: {_measured(before)} → {_measured(after)}"


def _formula(one: Metric, lang: Lang) -> str:
    return f"{one.id} {one.title.in_(lang)}: {_measured(one)}"


def _measured(one: Metric) -> str:
    return f"{one.formula} [{one.unit}]"


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"checklist.diff.{key}", lang, **params)
