"""A collection in words. In: `Collected`, a language, the width of the terminal. Out: lines.

One table of what is new, then what a person must look at, ask for again, or should know was left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gfpack.base.messages import Lang, message
from gfpack.base.text import padded, shown, width
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.as_text import reason_text, value_text
from gfpack.evidence.claims import is_as_named
from gfpack.evidence.collect import Collected
from gfpack.evidence.models import Evidence, FileState, ProjectFileEntry
from gfpack.evidence.plan import Opened
from gfpack.evidence.reasons import reason_in_words

_HEADS = ("file", "type", "requirements", "sure", "note")
_LEAST = (12, 8, 6, 6, 8)
"""Columns below which a cell cannot be read any more."""
_MOST = (36, 26, 14, 9, 44)
_GAP = 2
_NAMED_REQUIREMENTS = 4

Row = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    """What the lines of one collection are written with."""

    result: Collected
    types: EvidenceTypes
    lang: Lang

    def say(self, key: str, **params: object) -> str:
        return message(f"evidence.collected.{key}", self.lang, **params)


def collected_lines(
    result: Collected,
    types: EvidenceTypes,
    lang: Lang,
    *,
    columns: int = 100,
    everything: bool = False,
) -> Iterator[str]:
    """Yield what a collection did: what is new, or `everything` that is there now."""
    words = _Words(result, types, lang)
    shown_evidence = result.register.evidence if everything else result.new
    yield words.say("counts", **_counts(result))
    rows = [*_rows(words, everything), *_wrappings(words), *_same(words)]
    if rows:
        yield ""
        yield from _table(rows, lang, columns)
    unsure = [one for one in shown_evidence if result.is_unsure(one)]
    yield from _listed(words, "unsure", [_why(words, one) for one in unsure])
    yield from _listed(words, "ask_again", list(_ask_again(words, everything)))
    yield from _listed(words, "changed", list(result.changed))
    yield from _listed(words, "skipped", list(result.skipped))
    if not rows:
        yield words.say("nothing_new", unsure=len(result.unsure))
    if result.dry_run:
        yield ""
        yield words.say("dry_run")


def _counts(result: Collected) -> dict[str, object]:
    return {
        "added": len(result.added),
        "files": len(result.register.files),
        "evidence": len(result.register.evidence),
        "unsure": len(result.unsure),
    }


def _rows(words: _Words, everything: bool) -> Iterator[Row]:
    """Yield a row for every evidence and for every file that is none."""
    result = words.result
    listed = result.register.evidence if everything else result.new
    for one in sorted(listed, key=_place):
        yield _row(words, one)
    for path in _alone(result, everything):
        entry = result.register.files[path]
        note = _file_note(words, entry) or words.say("note.unmatched")
        yield _name(path), "?", "-", "", note


def _place(one: Evidence) -> tuple[object, ...]:
    extent = one.extents[0] if one.extents else None
    return (extent.path, extent.first) if extent else ("", 0)


def _alone(result: Collected, everything: bool) -> list[str]:
    new = {one.path for one in result.added}
    return [path for path in result.register.unmatched if everything or path in new]


def _row(words: _Words, one: Evidence) -> Row:
    known = words.types.by_id().get(one.type or "")
    sure = (
        message("evidence.confirmed", words.lang)
        if one.confirmed
        else f"{one.match_confidence:.0%}"
    )
    return (
        _file(one),
        known.title.in_(words.lang) if known else "?",
        _requirements(one.supports),
        sure,
        "；".join(_notes(words, one)) if words.lang is Lang.ZH else "; ".join(_notes(words, one)),
    )


def _requirements(supports: Sequence[str]) -> str:
    if len(supports) <= _NAMED_REQUIREMENTS:
        return " ".join(supports) or "-"
    kept = _NAMED_REQUIREMENTS - 1
    return f"{' '.join(supports[:kept])} +{len(supports) - kept}"


def _notes(words: _Words, one: Evidence) -> Iterator[str]:
    if made := words.result.made_up(one):
        yield words.say(f"note.{made}", count=len(one.extents))
    if until := one.valid_until or one.years:
        value = until.value
        said = value_text(list(value) if isinstance(value, tuple) else value, words.lang)
        yield words.say("note.until" if one.valid_until else "note.years", value=said)
    for entry in words.result.register.files_of(one):
        if note := _file_note(words, entry):
            yield note


def _file_note(words: _Words, entry: ProjectFileEntry) -> str:
    """Return what is to be said of a file: why it cannot be read, what it is in truth."""
    facts = entry.facts
    if facts.state is not FileState.READABLE:
        return reason_in_words(facts.why, words.lang)
    if not is_as_named(entry.path, facts.kind):
        kind = message(f"evidence.kind.{facts.kind.value}", words.lang)
        return words.say("note.claims", kind=kind)
    if facts.kind.is_office and not facts.has_text:
        return words.say("note.no_text")
    return ""


def _wrappings(words: _Words) -> Iterator[Row]:
    """Yield a row for every archive and mail something new came out of, or not all came out of."""
    new = [one.source for one in words.result.added]
    for one in words.result.opened:
        if one.state == "opened" and not any(path.is_relative_to(one.source) for path in new):
            continue
        kind = words.say("mail" if one.mail else "archive")
        yield one.source.name, kind, "-", "", _opened_note(words, one)


def _opened_note(words: _Words, one: Opened) -> str:
    if one.state == "opened":
        return words.say("note.opened", count=one.count)
    why = reason_in_words(f"archive: {one.state}", words.lang)
    if one.count:
        return words.say("note.partly", count=one.count, unread=len(one.unread), why=why)
    return why


def _same(words: _Words) -> Iterator[Row]:
    for one in words.result.duplicates:
        yield one.source.name, "-", "-", "", words.say("note.same", path=one.path)


def _why(words: _Words, one: Evidence) -> str:
    """Return why a person has to look at an evidence, with its id, by which it is confirmed."""
    known = words.types.by_id().get(one.type or "")
    taken = known.title.in_(words.lang) if known else "?"
    parts = [f"{one.id}  {_file(one)} -> {taken}"]
    if made := words.result.made_up(one):
        pages = "、".join(_pages(one)) if words.lang is Lang.ZH else ", ".join(_pages(one))
        parts.append(words.say(f"settle.{made}", files=pages, id=one.id))
    if why := reason_text(one.match_reason, words.types, words.lang):
        parts.append(why)
    return "  ".join(parts)


def _pages(one: Evidence) -> Iterator[str]:
    for extent in one.extents:
        many = extent.last > 1 or extent.first > 1
        yield _name(extent.path) + (f" {extent.first}-{extent.last}" if many else "")


def _ask_again(words: _Words, everything: bool) -> Iterator[str]:
    result = words.result
    new = {one.path for one in result.added}
    joint = words.say("joint")
    for entry in result.unreadable:
        if (everything or entry.path in new) and not entry.facts.kind.is_archive:
            yield joint.join((entry.path, reason_in_words(entry.facts.why, words.lang)))
    for one in result.not_opened:
        why = joint.join((str(one.source), reason_in_words(f"archive: {one.state}", words.lang)))
        inner = [f"    {name}" for name in one.unread[:10]]
        more = [f"    … +{len(one.unread) - 10}"] if len(one.unread) > 10 else []
        yield "\n".join((shown(why), *map(shown, inner), *more))


def _file(one: Evidence) -> str:
    if not one.extents:
        return one.id
    first = one.extents[0]
    name = _name(first.path)
    if len(one.extents) > 1:
        return f"{name} +{len(one.extents) - 1}"
    return f"{name} [{first.first}-{first.last}]" if first.last > 1 or first.first > 1 else name


def _name(path: str) -> str:
    return PurePath(path).name


def _listed(words: _Words, key: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield words.say(key, count=len(lines))
        for line in lines:
            yield from (f"  {shown(part)}" for part in line.split("\n"))


def _table(rows: Sequence[Row], lang: Lang, columns: int) -> Iterator[str]:
    """Yield rows in columns that fit the terminal; what does not fit a cell goes on below."""
    heads = tuple(message(f"evidence.columns.{name}", lang) for name in _HEADS)
    cells = [heads, *(tuple(shown(cell) for cell in row) for row in rows)]
    widths = _widths(cells, columns)
    for row in cells:
        folded = [_folded(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in range(max(map(len, folded))):
            parts = (cell[line] if line < len(cell) else "" for cell in folded)
            yield (" " * _GAP).join(map(padded, parts, widths)).rstrip()


def _widths(rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Return the width of each column: as wide as its widest cell while all fit the terminal."""
    widths = [min(most, max(width(row[place]) for row in rows)) for place, most in enumerate(_MOST)]
    room = columns - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        spare = [have - least for have, least in zip(widths, _LEAST, strict=True)]
        if max(spare) <= 0:
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _folded(text: str, columns: int) -> list[str]:
    """Return text in lines of so many columns; wide characters are not cut in two."""
    lines = [""]
    for character in text:
        if width(lines[-1]) + width(character) > columns:
            lines.append("")
        lines[-1] += character
    return lines
