"""A collection and a confirmation in words. In: values, a language. Out: lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gfpack.base.messages import Lang, message
from gfpack.base.text import padded, shortened, shown, width
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.collect import Collected
from gfpack.evidence.confirm import FIELDS, Stated
from gfpack.evidence.models import Evidence, Fact, Reading
from gfpack.evidence.reasons import reason_in_words

_COLUMNS = (34, 26, 14, 12, 9)
"""Greatest width of the columns: file, type, requirements, until, how sure."""


def collected_lines(result: Collected, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    """Yield one table of all evidence, then what needs a person's eye."""
    yield message("evidence.collected.counts", lang, **_counts(result))
    yield from _table(result, types, lang)
    yield from _listed("unsure", [_why(one, types, lang) for one in result.unsure], lang)
    yield from _listed("unmatched", _unmatched(result), lang)
    joint = message("evidence.collected.joint", lang)
    unreadable = [
        joint.join((one.path, reason_in_words(one.facts.why, lang))) for one in result.unreadable
    ]
    yield from _listed("unreadable", unreadable, lang)
    same = [f"{one.source} = {one.path}" for one in result.duplicates]
    yield from _listed("duplicates", same, lang)
    yield from _listed("not_opened", list(result.not_opened), lang)
    yield from _listed("skipped", list(result.skipped), lang)
    if result.dry_run:
        yield message("evidence.collected.dry_run", lang)


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
                (name, _value(one.entry[name], lang), None if said or not fact else fact.reading)
            )
    names = [message(f"evidence.fields.{name}", lang) for name, _, _ in rows]
    room = max(width(name) for name in names)
    for name, (_, value, reading) in zip(names, rows, strict=True):
        yield f"  {padded(name, room)}  {shown(value)}{_seen(reading, lang)}"


def reason_text(reason: str, types: EvidenceTypes, lang: Lang) -> str:
    """Return in words why a type was taken: what `Evidence.match_reason` holds in short."""
    parts = []
    for part in filter(None, reason.split(";")):
        key, _, words = part.partition("=")
        if key == "named" and words in types.by_id():
            words = types.by_id()[words].title.in_(lang)
        joint = message("evidence.reason.joint", lang)
        parts.append(message(f"evidence.reason.{key}", lang, words=joint.join(words.split("|"))))
    return message("evidence.reason.and", lang).join(parts)


def _counts(result: Collected) -> dict[str, object]:
    return {
        "added": len(result.added),
        "files": len(result.register.files),
        "evidence": len(result.register.evidence),
        "unsure": len(result.unsure),
    }


def _table(result: Collected, types: EvidenceTypes, lang: Lang) -> Iterator[str]:
    heads = tuple(message(f"evidence.columns.{name}", lang) for name in _HEADS)
    rows = [heads, *(_row(one, types, lang) for one in result.register.evidence)]
    if len(rows) == 1:
        return
    widths = [
        min(most, max(width(row[place]) for row in rows)) for place, most in enumerate(_COLUMNS)
    ]
    for row in rows:
        cells = (
            padded(shortened(cell, room), room) for cell, room in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


_HEADS = ("file", "type", "requirements", "until", "sure")


def _row(one: Evidence, types: EvidenceTypes, lang: Lang) -> tuple[str, ...]:
    known = types.by_id().get(one.type or "")
    sure = message("evidence.confirmed", lang) if one.confirmed else f"{one.match_confidence:.0%}"
    until = one.valid_until or one.years
    return (
        shown(_file(one)),
        known.title.in_(lang) if known else "?",
        " ".join(one.supports) or "-",
        _value(_plain(until.value), lang) if until else "",
        sure,
    )


def _file(one: Evidence) -> str:
    if not one.extents:
        return one.id
    first = one.extents[0]
    name = first.path.rpartition("/")[2]
    if len(one.extents) > 1:
        return f"{name} +{len(one.extents) - 1}"
    return f"{name} [{first.first}-{first.last}]" if first.last > 1 or first.first > 1 else name


def _why(one: Evidence, types: EvidenceTypes, lang: Lang) -> str:
    known = types.by_id().get(one.type or "")
    taken = known.title.in_(lang) if known else "?"
    return f"{one.id}  {_file(one)} -> {taken}  {reason_text(one.match_reason, types, lang)}"


def _unmatched(result: Collected) -> list[str]:
    files = result.register.files
    return [path for path in result.register.unmatched if files[path].facts.state == "readable"]


def _listed(key: str, lines: Sequence[str], lang: Lang) -> Iterator[str]:
    if lines:
        yield ""
        yield message(f"evidence.collected.{key}", lang, count=len(lines))
        yield from (f"  {shown(line)}" for line in lines)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _value(value: object, lang: Lang) -> str:
    if value == "long-term":
        return message("evidence.long_term", lang)
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def _seen(reading: Reading | None, lang: Lang) -> str:
    if reading is None:
        return ""
    key = "evidence.computed" if reading.computed else "evidence.seen"
    seen = shortened(shown(reading.seen), 50)
    return "  " + message(key, lang, page=reading.page, seen=seen, sure=f"{reading.confidence:.0%}")
