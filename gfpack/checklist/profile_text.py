"""Profiles for people: named in one line, listed, shown whole.

In: profiles and a language. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from gfpack.base.messages import Lang, message
from gfpack.checklist.measures import Bound
from gfpack.checklist.models import Group, Requirement
from gfpack.checklist.parts import Names
from gfpack.checklist.profile import Delivery, Profile, Tightened, Told, Value, Window
from gfpack.checklist.profiles import available_profiles, load_profile
from gfpack.checklist.tree import number


def laid_on(profiles: Sequence[Profile], lang: Lang) -> str | None:
    """Return which profiles were laid on, invented ones said to be so; None where there is none."""
    if not profiles:
        return None
    joint = "、" if lang is Lang.ZH else "; "
    return _say("laid_on", lang, profiles=joint.join(named(one, lang) for one in profiles))


def named(profile: Profile, lang: Lang) -> str:
    """Return a profile's title and id, with a warning where it is invented."""
    shown = f"{profile.title.in_(lang)} {profile.profile}"
    return _say("example", lang, profile=shown) if profile.example else shown


def listed_profiles(folders: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """Return every profile there is with its title and the checklists it is meant for, by id.

    Raises:
        DataError: one of the files does not have the shape of a profile.
    """
    keys = {"profile", "kind", "title", "example", "over"}
    rows = []
    for one in available_profiles(folders):
        shown = load_profile(one.id, folders).model_dump(mode="json", include=keys)
        rows.append({**shown, "own": one.own, "file": str(one.file)})
    return rows


def as_text(profile: Profile, lang: Lang) -> str:
    """Return the whole profile: steps, what is handed in, rows, values, sources."""
    return "\n".join(_lines(profile, lang)) + "\n"


def _lines(profile: Profile, lang: Lang) -> Iterator[str]:
    yield named(profile, lang)
    yield _say("over", lang, over=", ".join(profile.over))
    if profile.note:
        yield profile.note.in_(lang)
    if profile.ladder:
        sure = _sureness(profile.ladder.confidence.value, lang)
        steps = ("；" if lang is Lang.ZH else "; ").join(
            _say("step", lang, tier=_tier(tier, lang), before=_tier(before, lang))
            for tier, before in profile.ladder.before.items()
        )
        yield from ("", _say("ladder", lang, steps=steps, sure=sure))
    for title, rows in (
        ("windows", [line for one in profile.windows for line in _window(one, lang)]),
        ("deliveries", [line for one in profile.deliveries for line in _delivery(one, lang)]),
        ("rows", [line for key, one in profile.rows.items() for line in _row(key, one, lang)]),
        ("references", [_reference(key, one, lang) for key, one in profile.references.items()]),
        ("added", [_added(one.requirement, one.below, lang) for one in profile.added]),
        ("sources", [f"  {key}: {text}" for key, text in profile.sources.items()]),
    ):
        if rows:
            yield from ("", _say(title, lang), *rows)


def _window(one: Window, lang: Lang) -> Iterator[str]:
    when = [_span(one, lang)] if one.opens or one.closes else []
    if one.days is not None:
        when.append(_say("days", lang, days=one.days))
    shown = ", ".join(when) or _say("open", lang)
    yield f"  {_scope(one, lang)} {one.title.in_(lang)}: {shown}  {_told(one, lang)}"
    yield from _note(one.note, lang)


def _span(one: Window, lang: Lang) -> str:
    if one.opens == one.closes:
        return one.opens or ""
    if one.opens is None:
        return _say("until", lang, day=one.closes)
    if one.closes is None:
        return _say("from", lang, day=one.opens)
    return f"{one.opens} — {one.closes}"


def _delivery(one: Delivery, lang: Lang) -> Iterator[str]:
    facts = [
        *([_say("copies", lang, count=one.copies)] if one.copies is not None else []),
        *([one.binding.in_(lang)] if one.binding else []),
        *([_say(f"appendix.{one.appendix}", lang)] if one.appendix else []),
        *([_say("file_name", lang, name=one.file_name)] if one.file_name else []),
        *([_say("largest", lang, mb=one.largest_mb)] if one.largest_mb else []),
        *(_say("on_cover", lang, what=what.in_(lang)) for what in one.on_cover),
    ]
    shown = "; ".join(facts) or _say("open", lang)
    yield f"  {_scope(one, lang)} {shown}  {_told(one, lang)}"
    yield from _note(one.note, lang)


def _row(key: str, one: Tightened, lang: Lang) -> Iterator[str]:
    facts = [
        *([_say("veto", lang)] if one.veto else []),
        *([message("checklist.kinds.basic", lang)] if one.kind else []),
        *(_bound(name, getattr(one, name), lang) for name in ("baseline", "leading")),
        *([_say("points", lang, points=number(one.points))] if one.points is not None else []),
        *(_group(group, lang) for group in one.groups),
    ]
    yield f"  {key}: {'; '.join(fact for fact in facts if fact)}  {_told(one, lang)}"
    yield f"    {one.reason}"


def _bound(name: str, bound: Bound | None, lang: Lang) -> str:
    if bound is None:
        return ""
    shown = f"{bound.value:f}" if bound.value is not None else f"{bound.reference} × {bound.factor}"
    return _say(name, lang, value=shown)


def _group(group: Group, lang: Lang) -> str:
    return _say("group", lang, title=group.title.in_(lang))


def _reference(key: str, one: Value, lang: Lang) -> str:
    industry = _say("industry", lang, code=one.industry) if one.industry else ""
    named = [f"{row} {value:f}" for row, value in one.by_row.items()]
    values = ", ".join([*([f"{one.value:f}"] if one.value is not None else []), *named])
    unit = f" {one.unit}" if one.unit else ""
    return f"  {key}: {values}{unit}{industry}  {_told(one, lang)}"


def _added(leaf: Requirement, below: str, lang: Lang) -> str:
    mark = "★" if leaf.veto else "·"
    kind = message(f"checklist.kinds.{leaf.kind.value}", lang)
    return f"  {mark} {leaf.id} [{kind}] {leaf.title.in_(lang)} → {below}"


def _scope(one: Window | Delivery, lang: Lang) -> str:
    tier = _tier(one.tier, lang) if one.tier else _say("every_tier", lang)
    return f"[{tier} {one.year}]" if one.year else f"[{tier}]"


def _told(one: Told, lang: Lang) -> str:
    parts: Iterable[str] = (
        *([_say("customary", lang)] if one.customary else []),
        _sureness(one.confidence.value, lang),
        ", ".join(one.source),
        _say("checked", lang, day=one.checked),
    )
    return f"({', '.join(parts)})"


def _note(note: Names | None, lang: Lang) -> Iterator[str]:
    if note:
        yield f"    {note.in_(lang)}"


def _tier(tier: str, lang: Lang) -> str:
    return _say(f"tiers.{tier}", lang)


def _sureness(confidence: str, lang: Lang) -> str:
    return _say(f"sureness.{confidence}", lang)


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"checklist.profile_shown.{key}", lang, **params)
