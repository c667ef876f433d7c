"""A confirmation in words. In: values, a language. Out: lines for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from gfpack.base.messages import Lang, message
from gfpack.base.text import padded, shortened, shown, width
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.confirm import FIELDS, Stated
from gfpack.evidence.doubts import doubts, weighty_guesses
from gfpack.evidence.models import Evidence, Fact, Reading, Register

_MOST_SHOWN = 8
"""Values of a list that are shown one by one, such as the numbers of a ledger."""


def stated_lines(one: Stated, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    """Yield what a person is asked to stand by, each value with where it was read."""
    known = types.by_id().get(str(one.entry.get("type", "")))
    yield f"{one.evidence.id}  {shown(str(one.entry.get('title', '')))}"
    rows: list[tuple[str, str, Reading | None]] = []
    rows += [("type", f"{known.title.in_(lang)} ({known.id})" if known else "?", None)]
    for pages in one.entry["pages"]:
        span = f"  {pages['first']}-{pages['last']}" if "first" in pages else ""
        rows.append(("pages", f"{pages['file']}{span}", None))
    for name in FIELDS:
        if name in one.entry:
            fact: Fact[Any] | None = getattr(one.evidence, name)
            said = fact is None or fact.confirmed or one.entry[name] != _plain(fact.value)
            rows.append(
                (
                    name,
                    value_text(one.entry[name], lang),
                    None if said or not fact else fact.reading,
                )
            )
    names = [message(f"evidence.fields.{name}", lang) for name, _, _ in rows]
    room = max(width(name) for name in names)
    for name, (_, value, reading) in zip(names, rows, strict=True):
        yield f"  {padded(name, room)}  {shown(value)}{_seen(reading, lang)}"


def reason_text(reason: str, types: EvidenceTypes, lang: Lang) -> str:
    """Return in words why a type was taken: what `Evidence.match_reason` holds in short."""
    parts = []
    for part in filter(None, reason.split(";")):
        key, _, held = part.partition("=")
        words = held.split("|")
        if key in ("named", "or"):
            known = types.by_id()
            words = [known[one].title.in_(lang) if one in known else one for one in words]
        joint = message("evidence.reason.joint", lang)
        parts.append(message(f"evidence.reason.{key}", lang, words=joint.join(words)))
    return message("evidence.reason.and", lang).join(parts)


def left_lines(
    left: Sequence[Evidence],
    held: Register,
    types: EvidenceTypes,
    lang: Lang,
    *,
    command: str,
    known: Collection[str] = (),
) -> Iterator[str]:
    """Yield what was not confirmed because a person has to look at it: why, and how to settle it.

    `command` is what comes before the id in the command that does; `known` as in `doubts`.
    """
    if left:
        yield message("evidence.left.head", lang, count=len(left))
    joint = message("evidence.reason.and", lang)
    for one in left:
        yield f"  {one.id}  {shown(one.title)}"
        reasons = doubts(one, held, types, known)
        guessed = weighty_guesses(one, types, known)
        named = [message(f"evidence.fields.{name}", lang) for name in guessed]
        fields = message("evidence.reason.joint", lang).join(named)
        why = [message(f"evidence.left.{key}", lang, fields=fields) for key in reasons]
        if "type" in reasons and (kind := types.by_id().get(one.type or "")):
            told = reason_text(one.match_reason, types, lang)
            why[0] = message("evidence.left.told", lang, type=kind.title.in_(lang), why=told)
        yield f"      {joint.join(why)}"
        typed = f" --set type={message('evidence.left.id', lang)}" if "untyped" in reasons else ""
        yield f"      {command} {one.id}{typed}"


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def value_text(value: object, lang: Lang) -> str:
    """Return a value of an evidence as a person reads it."""
    if value == "long-term":
        return message("evidence.long_term", lang)
    if not isinstance(value, list):
        return str(value)
    listed = ", ".join(str(part) for part in value[:_MOST_SHOWN])
    if len(value) <= _MOST_SHOWN:
        return listed
    return message("evidence.and_more", lang, listed=listed, count=len(value))


def _seen(reading: Reading | None, lang: Lang) -> str:
    if reading is None:
        return ""
    key = "evidence.computed" if reading.computed else "evidence.seen"
    seen = shortened(shown(reading.seen), 50)
    return "  " + message(key, lang, page=reading.page, seen=seen, sure=f"{reading.confidence:.0%}")


def seals_text(pages: Sequence[int], lang: Lang) -> str:
    """Return what software saw of red seals, as a hint."""
    if not pages:
        return message("evidence.seals.none", lang)
    joint = message("evidence.collected.semicolon", lang).strip()
    return message("evidence.seals.seen", lang, pages=joint.join(map(str, pages)))
