"""A shared drop folder, sorted by client. In: the folder, the clients' folder. Out: `Sorted`.

What is surely a client's is taken in by his own collection, which copies; the dropped file stays
where it is. The rest goes to a list a person decides on. What was sorted is remembered by its
content, so that nothing is done twice; without that memory a collection knows its own files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from gfpack.base.errors import GfpackError, UsageError
from gfpack.base.files import written_whole
from gfpack.base.progress import Progress, silent
from gfpack.batch.attend import read
from gfpack.batch.clients import STATE_DIR, clients
from gfpack.batch.drop import DropFolder, Dropped, dropped
from gfpack.batch.known import KnownClients, known_of
from gfpack.batch.owners import Owner, Owners
from gfpack.batch.remember import locked, log
from gfpack.evidence.collect import Collected, collect
from gfpack.project.load import load_with_checklist

_RECORD = "sorted.json"


class Done(StrEnum):
    """What was done with a file that is a client's."""

    FILED = "filed"
    THERE = "there"
    """The client has these bytes already."""
    BEFORE = "before"
    """An earlier run filed it."""
    ASIDE = "aside"
    """A person decided that it is no client's."""
    CHANGED = "changed"
    """It changed while it was read; the next run tries again."""
    FAILED = "failed"
    """The client's project cannot take it now."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a content: a client, or None for nobody's."""

    sha256: str
    client: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A file whose client is known."""

    file: Dropped
    client: str | None
    done: Done
    owner: Owner | None = None
    """What told it; None where a person did."""
    why: GfpackError | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file for a person to decide."""

    file: Dropped
    owner: Owner


@dataclass(frozen=True, slots=True)
class Sorted:
    """What came of a run."""

    folder: Path
    root: Path
    known: KnownClients
    placed: tuple[Placed, ...]
    waiting: tuple[Waiting, ...]
    passed: Mapping[str, str]

    def of(self, done: Done) -> tuple[Placed, ...]:
        """Return the files with which this was done."""
        return tuple(one for one in self.placed if one.done is done)


@dataclass(frozen=True, slots=True)
class _Note:
    """What is remembered of a content."""

    client: str | None
    file: str


Decide = Callable[[KnownClients, DropFolder, Mapping[str, str | None]], tuple[Decision, ...]]
"""Returns what a person decided, given the clients, what lies there, and what was filed before."""


def sort(
    folder: Path,
    root: Path,
    *,
    decided: Decide = lambda *_: (),
    dry_run: bool = False,
    progress: Progress = silent,
) -> Sorted:
    """File what is surely a client's; return that and what is for a person to decide.

    Raises:
        UsageError: there are no clients, or the folders lie within each other's projects.
        OutputError: another run is at work in `root`, or the disk is full.
    """
    folder, root = folder.resolve(), root.resolve()
    names = clients(root)
    _check(folder, root, names)
    with locked(root):
        known = known_of(root, names)
        notes = {
            sha256: note
            for sha256, note in _notes(root).items()
            if note.client is None or note.client in names
        }
        found = dropped(folder, root / STATE_DIR, notes.keys(), progress)
        before = {sha256: note.client for sha256, note in notes.items()}
        decisions = {one.sha256: one for one in decided(known, found, before)}
        sorter = _Sorter(folder, root, notes, dry_run, progress)
        waiting = sorter.sort(found, decisions, Owners(known))
    return Sorted(folder, root, known, tuple(sorter.placed), waiting, found.passed)


class _Sorter:
    """Takes files to their clients, client by client."""

    def __init__(
        self, folder: Path, root: Path, notes: dict[str, _Note], dry_run: bool, progress: Progress
    ) -> None:
        self.placed: list[Placed] = []
        self._folder, self._root, self._notes = folder, root, notes
        self._dry_run, self._progress = dry_run, progress

    def sort(
        self, found: DropFolder, decisions: Mapping[str, Decision], owners: Owners
    ) -> tuple[Waiting, ...]:
        """Place what can be placed; return the rest."""
        waiting: list[Waiting] = []
        by_client: dict[str, list[tuple[Dropped, Owner | None]]] = defaultdict(list)
        for one in found.files:
            if note := self._notes.get(one.sha256):
                done = Done.BEFORE if note.client else Done.ASIDE
                self.placed.append(Placed(one, note.client, done))
            elif said := decisions.get(one.sha256):
                self._decided(one, said, by_client)
            else:
                owner = owners.of(one)
                if owner.client:
                    by_client[owner.client].append((one, owner))
                else:
                    waiting.append(Waiting(one, owner))
        for client in sorted(by_client):
            self._take(client, by_client[client])
        return tuple(waiting)

    def _decided(
        self,
        one: Dropped,
        said: Decision,
        by_client: dict[str, list[tuple[Dropped, Owner | None]]],
    ) -> None:
        if said.client:
            by_client[said.client].append((one, None))
        else:
            self._place(one, None, Done.ASIDE, None)
            self._keep()

    def _take(self, client: str, files: list[tuple[Dropped, Owner | None]]) -> None:
        """Let a client's own collection take its files in."""
        if self._dry_run:
            for one, owner in files:
                self.placed.append(Placed(one, client, Done.FILED, owner))
            return
        files = [each for each in files if self._is_there(each[0], client)]
        sources = [self._folder / one.paths[0] for one, _ in files]
        try:
            held, checklist, types = load_with_checklist(self._root / client)
            came = collect(held, checklist, types, sources, progress=self._progress)
        except GfpackError as problem:
            for one, owner in files:
                self.placed.append(Placed(one, client, Done.FAILED, owner, problem))
            return
        for (one, owner), source in zip(files, sources, strict=True):
            self._place(one, client, _done(came, source), owner)
        self._keep()

    def _is_there(self, one: Dropped, client: str) -> bool:
        """Return whether a file lies there still; one that went is left for the next run."""
        there = (self._folder / one.paths[0]).is_file()
        if not there:
            self._place(one, client, Done.CHANGED, None)
        return there

    def _place(self, one: Dropped, client: str | None, done: Done, owner: Owner | None) -> None:
        self.placed.append(Placed(one, client, done, owner))
        if done is not Done.CHANGED:
            self._notes[one.sha256] = _Note(client, one.paths[0])
        if not self._dry_run:
            log(self._root, "sorted", file=one.paths[0], client=client, done=done.value)

    def _keep(self) -> None:
        if self._dry_run:
            return
        with written_whole(self._root / STATE_DIR / _RECORD) as temporary:
            said = {sha256: asdict(note) for sha256, note in sorted(self._notes.items())}
            temporary.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def _done(came: Collected, source: Path) -> Done:
    """Return what a collection did with a source."""
    if any(one.source.is_relative_to(source) for one in came.added):
        return Done.FILED
    gone = (*came.changed, *came.skipped)
    return Done.CHANGED if str(source) in gone else Done.THERE


def _notes(root: Path) -> dict[str, _Note]:
    try:
        kept = json.loads((root / STATE_DIR / _RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read(dict[str, _Note], kept) or {}


def _check(folder: Path, root: Path, names: tuple[str, ...]) -> None:
    if not folder.is_dir():
        raise UsageError("sort.no_folder", folder=folder)
    for one in names:
        project = (root / one).resolve()
        if project.is_relative_to(folder) or folder.is_relative_to(project):
            raise UsageError("sort.project_inside", folder=folder, project=project)
