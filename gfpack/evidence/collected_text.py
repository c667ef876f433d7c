"""A collection in words. In: `Collected`, a language, the width of the terminal. Out: lines.

One table of what is new, then what a person must look at, ask for again, or should know was left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from gfpack.base.columns import Room, folded, in_columns
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.as_text import reason_text, value_text
from gfpack.evidence.claims import is_as_named
from gfpack.evidence.collect import Collected
from gfpack.evidence.models import Evidence, Extent, FileState, ProjectFileEntry
from gfpack.evidence.plan import Opened
from gfpack.evidence.reasons import reason_in_words
from gfpack.evidence.telling import is_telling

_HEADS = ("file", "type", "requirements", "sure", "note")
_ROOMS = (Room(12, 36), Room(8, 26), Room(8, 14), Room(9, 9), Room(10, 46))
_NAMED_REQUIREMENTS = 4
_NAMED_UNREAD = 10

Row = tuple[str, str, str, str, str]


def collected_lines(
    result: Collected,
    types: EvidenceTypes,
    lang: Lang,
    *,
    columns: int = 100,
    everything: bool = False,
    project: str = ".",
) -> Iterator[str]:
    """Yield what a collection did: what is new, or `everything` that is there now.

    `project` is the folder as it is typed in a command.
    """
    return _Teller(result, types, lang, columns, everything=everything, project=project).lines()


class _Teller:
    """Tells of one collection."""

    def __init__(
        self,
        result: Collected,
        types: EvidenceTypes,
        lang: Lang,
        columns: int,
        *,
        everything: bool,
        project: str,
    ) -> None:
        self._result = result
        self._types = types.by_id()
        self._catalogue = types
        self._lang = lang
        self._columns = columns
        self._everything = everything
        self._project = project
        files = result.register.files
        self._evidence = result.register.evidence if everything else result.new
        self._sources = {one.path: one.source for one in result.added}
        met = {*self._sources, *result.late, *result.looked.read}
        self._paths = set(files) if everything else met
        self._endings = Counter(ending for path in files for ending in _endings(path))
        self._opened = {one.source: one for one in result.opened}

    def lines(self) -> Iterator[str]:
        """Yield everything."""
        result = self._result
        yield self._say("counts", **_counts(result))
        if result.late:
            yield from folded(self._say("late", count=len(result.late)), self._columns - 2)
        rows = [*self._evidence_rows(), *self._file_rows(), *self._opened_rows(), *self._same()]
        if rows:
            heads = tuple(message(f"evidence.columns.{name}", self._lang) for name in _HEADS)
            yield ""
            cells = [heads, *(tuple(map(shown, row)) for row in rows)]
            yield from in_columns(cells, _ROOMS, self._columns)
        unsure = [one for one in self._evidence if result.is_unsure(one)]
        yield from self._listed("unsure", [line for one in unsure for line in self._why(one)])
        if unsure:
            each = self._say("settle.each", project=self._project)
            yield from (f"  {part}" for part in folded(each, self._columns - 6))
        yield from self._listed("ask_again", list(self._ask_again()))
        yield from self._looked()
        yield from self._listed("changed", list(result.changed))
        yield from self._listed("skipped", [self._passed(path) for path in result.skipped])
        yield from self._listed("litter", [self._litter(path) for path in result.litter])
        if not rows:
            yield self._say("nothing_new", unsure=len(result.unsure))
        if result.dry_run:
            yield ""
            yield self._say("dry_run")

    def _evidence_rows(self) -> Iterator[Row]:
        for one in sorted(self._evidence, key=_place):
            sure = (
                message("evidence.confirmed", self._lang)
                if one.confirmed
                else f"{one.match_confidence:.0%}"
            )
            notes = self._joint("semicolon", list(self._notes(one)))
            yield self._file(one), self._type(one), _some(one.supports), sure, notes

    def _file_rows(self) -> Iterator[Row]:
        """Yield a row for every file that is no evidence."""
        for path in self._result.register.unmatched:
            entry = self._result.register.files[path]
            told = entry.facts.kind.is_archive and not self._everything  # by `_opened_rows`
            if path in self._paths and not told:
                note = self._file_note(entry) or self._say("note.unmatched")
                yield self._name(path), "?", "-", "", note

    def _opened_rows(self) -> Iterator[Row]:
        """Yield a row for every archive that something new came out of, or not all came out of."""
        sources = self._sources.values()
        giving = {folder for source in sources for folder in source.parents}
        rows = {source for path, source in self._sources.items() if self._is_mail(path)}
        for one in self._result.opened:
            fresh = one.state != "opened" and not one.known
            if (fresh or one.source in giving) and one.source not in rows:
                kind = self._say("mail" if one.mail else "archive")
                yield one.source.name, kind, "-", "", self._opened_note(one)

    def _same(self) -> Iterator[Row]:
        for one in self._result.duplicates:
            yield one.source.name, "-", "-", "", self._say("note.same", path=one.path)

    def _notes(self, one: Evidence) -> Iterator[str]:
        if made := self._result.made_up(one):
            yield self._say(f"note.{made}", count=len(one.extents))
        if fact := one.valid_until or one.years:
            value = list(fact.value) if isinstance(fact.value, tuple) else fact.value
            said = value_text(value, self._lang)
            yield self._say("note.until" if one.valid_until else "note.years", value=said)
        for entry in self._result.register.files_of(one):
            if note := self._file_note(entry):
                yield note

    def _file_note(self, entry: ProjectFileEntry) -> str:
        """Return what is to be said of a file: why it cannot be read, what it is in truth."""
        facts = entry.facts
        opened = self._opened.get(self._sources.get(entry.path, Path()))
        if facts.state is not FileState.READABLE:
            return reason_in_words(facts.why, self._lang)
        if not is_as_named(entry.path, facts.kind):
            kind = message(f"evidence.kind.{facts.kind.value}", self._lang)
            return self._say("note.claims", kind=kind)
        if facts.kind.is_mail and opened:
            return self._opened_note(opened)
        if facts.kind.is_office and not facts.has_text:
            return self._say("note.no_text")
        return ""

    def _opened_note(self, one: Opened) -> str:
        if one.state == "opened":
            return self._say("note.opened", count=one.count)
        why = reason_in_words(f"archive: {one.state}", self._lang)
        if one.count:
            return self._say("note.partly", count=one.count, why=why)
        return why

    def _why(self, one: Evidence) -> Iterator[str]:
        """Yield why a person has to look at an evidence, with the id by which it is confirmed."""
        yield f"{one.id}  {self._file(one)} → {self._type(one)}"
        if made := self._result.made_up(one):
            pages = self._joint("comma", [self._pages(extent) for extent in one.extents])
            yield "    " + self._say(
                f"settle.{made}", files=pages, id=one.id, project=self._project
            )
        if why := reason_text(one.match_reason, self._catalogue, self._lang):
            yield f"    {why}"

    def _ask_again(self) -> Iterator[str]:
        for entry in self._result.unreadable:
            if entry.path in self._paths and not entry.facts.kind.is_archive:
                why = reason_in_words(entry.facts.why, self._lang)
                yield self._joint("joint", [entry.path, why])
        for one in self._result.not_opened:
            why = reason_in_words(f"archive: {one.state}", self._lang)
            yield self._joint("joint", [str(one.source), why])
            yield from (f"    {name}" for name in one.unread[:_NAMED_UNREAD])
            if len(one.unread) > _NAMED_UNREAD:
                yield f"    … +{len(one.unread) - _NAMED_UNREAD}"

    def _looked(self) -> Iterator[str]:
        """Yield what was read by sight, and what was not."""
        looked = self._result.looked
        unread = [path for path in looked.unread if path in self._paths]
        for key, count in (("sight.read", len(looked.read)), ("sight.unread", len(unread))):
            if count:
                yield ""
                yield from folded(self._say(key, count=count), self._columns - 2)
        failed = [(path, reason_in_words(why, self._lang)) for path, why in looked.failed]
        yield from self._listed("sight.failed", [self._joint("joint", one) for one in failed])

    def _listed(self, key: str, lines: Sequence[str]) -> Iterator[str]:
        if not lines:
            return
        yield ""
        yield self._say(key, count=sum(not line.startswith(" ") for line in lines))
        for line in lines:
            indent = "      " if line.startswith(" ") else "  "
            for part in folded(shown(line).strip(), self._columns - 6):
                yield indent + part
                indent = "      "

    def _type(self, one: Evidence) -> str:
        known = self._types.get(one.type or "")
        return known.title.in_(self._lang) if known else "?"

    def _file(self, one: Evidence) -> str:
        if not one.extents:
            return one.id
        if len(one.extents) > 1:
            return f"{self._name(one.extents[0].path)} +{len(one.extents) - 1}"
        return self._pages(one.extents[0])

    def _pages(self, extent: Extent) -> str:
        """Return an extent's file, with its pages where those are not all it has."""
        entry = self._result.register.files.get(extent.path)
        name = self._name(extent.path)
        if entry is None or extent.page_count >= max(1, len(entry.facts.pages)):
            return name
        return f"{name} [{extent.first}-{extent.last}]"

    def _name(self, path: str) -> str:
        """Return a file's name, with as many folders as tell it apart, or tell what it is."""
        least = 0 if is_telling(PurePosixPath(path)) else 1
        endings = _endings(path)
        alone = (place for place, one in enumerate(endings) if self._endings[one] < 2)
        return endings[min(max(least, next(alone, len(endings) - 1)), len(endings) - 1)]

    def _passed(self, path: str) -> str:
        why = self._result.why.get(path)
        return self._joint("joint", [path, self._say(f"passed.{why}")]) if why else path

    def _litter(self, path: str) -> str:
        name = PurePosixPath(path.replace("\\", "/")).name
        kind = "office" if name.startswith("~$") else "system"
        return self._joint("joint", [path, self._say(f"passed.{kind}")])

    def _is_mail(self, path: str) -> bool:
        entry = self._result.register.files.get(path)
        return entry is not None and entry.facts.kind.is_mail

    def _joint(self, key: str, parts: Sequence[str]) -> str:
        return self._say(key).join(parts)

    def _say(self, key: str, **params: object) -> str:
        return message(f"evidence.collected.{key}", self._lang, **params)


def _counts(result: Collected) -> dict[str, object]:
    return {
        "added": len(result.added),
        "files": len(result.register.files),
        "evidence": len(result.register.evidence),
        "unsure": len(result.unsure),
    }


def _endings(path: str) -> list[str]:
    """Return a file's name, then with its folder, then with two, up to those below `evidence/`."""
    parts = PurePosixPath(path).parts[1:]
    return ["/".join(parts[place:]) for place in range(len(parts) - 1, -1, -1)]


def _place(one: Evidence) -> tuple[object, ...]:
    extent = one.extents[0] if one.extents else None
    return (extent.path, extent.first) if extent else ("", 0)


def _some(requirements: Sequence[str]) -> str:
    """Return requirement ids, only the first where there are many."""
    if len(requirements) <= _NAMED_REQUIREMENTS:
        return " ".join(requirements) or "-"
    kept = _NAMED_REQUIREMENTS - 1
    return f"{' '.join(requirements[:kept])} +{len(requirements) - kept}"
