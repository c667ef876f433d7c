"""What lies in a folder that many clients' files are thrown into. In: the folder. Out: its texts.

Nothing in the folder is changed or moved. Every content is read once, in limited workers, and kept
by its hash beside the other memory of a run; archives and mails are opened into a staging folder,
and all that is in one counts as one file.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gfpack.base.files import sha256_of
from gfpack.base.leftovers import room
from gfpack.base.progress import Progress, silent
from gfpack.evidence.examining import NOT_OPENED, examined_anew
from gfpack.evidence.incoming import Opener, kinds, staging
from gfpack.evidence.models import FileFacts, FileState
from gfpack.evidence.plan import Plan
from gfpack.evidence.sight import look_into
from gfpack.evidence.store import Stat, Store, opened
from gfpack.evidence.survey import walk

_TEXTS = "drop.sqlite"


@dataclass(frozen=True, slots=True)
class Part:
    """A file that was read: the dropped one itself, or one within it."""

    inside: str
    """Its path in the archive or mail; empty for the dropped file itself."""
    pages: tuple[str, ...]
    why: str = ""
    """Why it could not be read, as `FileFacts.why`."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A content of the folder, under all the paths it lies at."""

    sha256: str
    paths: tuple[str, ...]
    """Below the folder, with `/`."""
    parts: tuple[Part, ...] = ()
    not_opened: str = ""
    """Why an archive or mail did not come out whole, as `FileFacts.why`."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """All that lies there."""

    files: tuple[Dropped, ...]
    passed: Mapping[str, str] = field(default_factory=dict)
    """What was passed over, by path: a key of words as in `Walk.why`, or a reason."""


@dataclass(slots=True)
class _Met:
    """A content on the way: where it lies, the files in it."""

    sha256: str
    paths: list[str]
    parts: list[tuple[str, str]]
    """(Path inside, hash)."""
    not_opened: str = ""


def dropped(
    folder: Path, state: Path, skip: Container[str], progress: Progress = silent
) -> DropFolder:
    """Return what lies in `folder`; contents in `skip` are not opened. `state` keeps the texts.

    Raises:
        OutputError: the disk is full.
    """
    found = walk(folder)
    passed = dict(found.why)
    met: dict[str, _Met] = {}
    for one in found.files:
        try:
            sha256 = sha256_of(folder / one.path)
        except OSError as problem:
            passed[one.path] = f"{NOT_OPENED}{problem.strerror}"
            continue
        met.setdefault(sha256, _Met(sha256, [], [])).paths.append(one.path)
    fresh = [one for one in met.values() if one.sha256 not in skip]
    with opened(state / _TEXTS) as store, staging(None) as staged:
        places = _places(folder, fresh, Opener(staged, None))
        known = _read(places, store, progress)
        files = tuple(_dropped(one, known, store) for one in met.values())
    return DropFolder(files, passed)


def _places(folder: Path, fresh: list[_Met], opener: Opener) -> dict[str, tuple[str, Path]]:
    """Return every file to be read, by a name of its own: its hash and where it lies."""
    found = kinds([folder / one.paths[0] for one in fresh])
    places: dict[str, tuple[str, Path]] = {}
    for one in fresh:
        file = folder / one.paths[0]
        kind = found.get(file)
        if kind and (kind.is_archive or kind.is_mail):
            for inside, sha256, place in _members(one, file, opener):
                one.parts.append((inside, sha256))
                places[f"{one.paths[0]}/{inside}"] = sha256, place
        else:
            one.parts.append(("", one.sha256))
            places[one.paths[0]] = one.sha256, file
    return places


def _members(one: _Met, file: Path, opener: Opener) -> Iterator[tuple[str, str, Path]]:
    """Yield what is in an archive or mail, at whatever depth, as a collection would take it."""
    with room() as empty:
        plan = Plan(empty, opener, {})
        plan.take(file)
    states = [opened.state for opened in plan.opened if opened.state != "opened"]
    one.not_opened = f"archive: {states[0]}" if states else ""
    for coming in plan.added:
        own = coming.source == file
        inside = "" if own else coming.source.relative_to(file).as_posix()
        yield inside, coming.sha256, coming.file


def _read(
    places: Mapping[str, tuple[str, Path]], store: Store, progress: Progress
) -> dict[str, FileFacts]:
    """Return the facts of every content, reading what is new."""
    known = {sha256: facts for sha256, (facts, _) in store.contents().items()}
    stats: dict[str, Stat] = {}
    hashes: dict[str, str] = {}
    for name, (sha256, file) in places.items():
        try:
            stats[name], hashes[name] = Stat.of(file), sha256
        except OSError:
            continue
    files = {name: places[name][1] for name in hashes}
    for examined, keep in examined_anew(
        files, stats, hashes, known.keys(), log_to=None, progress=progress
    ):
        if keep:
            store.note_content(examined)
        known[examined.facts.sha256] = examined.facts
    by_content = {sha256: (name, files[name]) for name, sha256 in hashes.items()}
    look_into(by_content, store, progress=progress)
    return known


def _dropped(one: _Met, known: Mapping[str, FileFacts], store: Store) -> Dropped:
    parts = tuple(
        Part(inside, store.texts(sha256), _why(known.get(sha256))) for inside, sha256 in one.parts
    )
    return Dropped(one.sha256, tuple(one.paths), parts, one.not_opened)


def _why(facts: FileFacts | None) -> str:
    if facts is None:
        return NOT_OPENED
    return "" if facts.state is FileState.READABLE else facts.why or facts.state
