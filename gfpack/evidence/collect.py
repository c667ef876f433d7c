"""Take a client's files in (收集). In: folders, files. Out: copies below `evidence/`, `Collected`.

Originals are only read. A copy keeps its name and sub-folders; where another file has that name it
gets a number. What is there already is not copied again: the folder it was met in is noted as a
clue. Links, pipes and devices are passed over, archives are not opened; both are listed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gfpack.base.errors import OutputError, UsageError
from gfpack.base.files import safe_name, sha256_of, written_whole
from gfpack.base.progress import Progress, silent
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence.models import Evidence, FileState, ProjectFileEntry, Register
from gfpack.evidence.recognise import SURE
from gfpack.evidence.register import READINGS, register
from gfpack.evidence.sniff import is_archive
from gfpack.evidence.survey import ALIASES, is_ignored, read_aliases, walk
from gfpack.project.layout import EVIDENCE_DIR, STATE_DIR
from gfpack.project.lock import locked
from gfpack.project.models import Project

_LONGEST_STEM = 70
"""Characters of a name without its ending: three bytes each must stay below 255."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file taken in: where from, and its new path below the project folder."""

    source: Path
    path: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection did, and the register after it."""

    added: tuple[Copied, ...]
    duplicates: tuple[Copied, ...]
    """Files not taken in, with the path of the same bytes."""
    skipped: tuple[str, ...]
    """Links, pipes, devices, and what cannot be opened."""
    not_opened: tuple[str, ...]
    """Archives."""
    register: Register
    dry_run: bool = False

    @property
    def unsure(self) -> tuple[Evidence, ...]:
        """Evidence a person has to look at: nobody confirmed it and little speaks for it."""
        return tuple(
            one
            for one in self.register.evidence
            if not one.confirmed
            and not one.set_aside
            and (not one.type or one.match_confidence < SURE)
        )

    @property
    def unreadable(self) -> tuple[ProjectFileEntry, ...]:
        """Files that could not be read, with the reason in their facts."""
        return tuple(
            one for one in self.register.files.values() if one.facts.state is not FileState.READABLE
        )


def collect(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    sources: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Collected:
    """Take files in, read what is new, and return what is there now.

    Raises:
        UsageError: a source is not there, or holds the project itself.
        OutputError: another gfpack works on the project, or the disk is full.
    """
    for source in sources:
        _check(source, project.folder)
    if dry_run:
        return _rehearsed(project, checklist, types, sources, progress)
    with locked(project.folder):
        plan = _Plan(project.folder)
        for source in sources:
            plan.take(source)
        for one, sha256 in plan.added:
            _copy(one.source, project.folder / one.path, sha256)
        _note_aliases(project.folder, plan.aliases)
        held = register(project, checklist, types, again=True, progress=progress)
    return plan.collected(held)


def _rehearsed(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    sources: Sequence[Path],
    progress: Progress,
) -> Collected:
    """Return what a collection would do; the project stays as it is."""
    plan = _Plan(project.folder)
    for source in sources:
        plan.take(source)
    coming = {one.path: one.source for one, _ in plan.added}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / READINGS
        if (kept := project.folder / STATE_DIR / READINGS).is_file():
            shutil.copyfile(kept, file)
        held = register(
            project,
            checklist,
            types,
            coming=coming,
            met=plan.aliases,
            file=file,
            progress=progress,
        )
    return plan.collected(held, dry_run=True)


class _Plan:
    """What to copy where, found out before anything is copied."""

    def __init__(self, folder: Path) -> None:
        self.added: list[tuple[Copied, str]] = []
        self.aliases: list[tuple[str, str]] = []
        self._duplicates: list[Copied] = []
        self._folder = folder
        there = walk(folder / EVIDENCE_DIR)
        self._skipped = [f"{EVIDENCE_DIR}/{path}" for path in there.skipped]
        self._not_opened: list[str] = []
        self._taken: dict[str, str] = {}
        self._by_hash: dict[str, list[str]] = {}
        self._by_size: dict[int, list[str]] = {}
        for one in there.files:
            path = f"{EVIDENCE_DIR}/{one.path}"
            self._taken[_key(path)] = path
            self._by_size.setdefault(one.stat.size, []).append(path)
            if _opens(folder / path) and is_archive(folder / path):
                self._not_opened.append(path)
        self._noted = read_aliases(folder)

    def take(self, source: Path) -> None:
        """Plan the files of a source."""
        if _is_within(source, self._folder / EVIDENCE_DIR):
            return  # in place already
        for file, below in self._files(source):
            if not _opens(file):
                self._skipped.append(str(file))
            elif is_archive(file):
                self._not_opened.append(str(file))
            else:
                self._take_file(file, below)

    def collected(self, held: Register, *, dry_run: bool = False) -> Collected:
        """Return what was planned as what was done."""
        return Collected(
            added=tuple(one for one, _ in self.added),
            duplicates=tuple(self._duplicates),
            skipped=tuple(self._skipped),
            not_opened=tuple(self._not_opened),
            register=held,
            dry_run=dry_run,
        )

    def _files(self, source: Path) -> Iterator[tuple[Path, PurePosixPath]]:
        """Yield every file of a source with the path it should get below `evidence/`."""
        mode = source.lstat().st_mode
        if stat.S_ISREG(mode):
            if not is_ignored(source.name):
                yield source, _safe(PurePosixPath(source.name))
        elif stat.S_ISDIR(mode):
            found = walk(source)
            self._skipped += [str(source / path) for path in found.skipped]
            for one in found.files:
                yield source / one.path, _safe(PurePosixPath(source.resolve().name, one.path))
        else:
            self._skipped.append(str(source))

    def _take_file(self, file: Path, below: PurePosixPath) -> None:
        size, sha256 = file.stat().st_size, sha256_of(file)
        wanted = f"{EVIDENCE_DIR}/{below}"
        if same := self._same_bytes(size, sha256):
            if any(_is_copy_of(path, wanted) for path in same):
                return  # taken in before
            self._duplicates.append(Copied(file, same[0]))
            known = [*same, *(path for noted, path in self._noted if noted == sha256)]
            if all(PurePosixPath(path).parent != PurePosixPath(wanted).parent for path in known):
                self.aliases.append((sha256, wanted))
                self._noted.append((sha256, wanted))
            return
        path = self._free(wanted)
        self._taken[_key(path)] = path
        self._by_hash.setdefault(sha256, []).append(path)
        self.added.append((Copied(file, path), sha256))

    def _same_bytes(self, size: int, sha256: str) -> list[str]:
        """Return the paths of files with these bytes; only files of this size are opened."""
        for path in self._by_size.pop(size, ()):
            if _opens(self._folder / path):
                self._by_hash.setdefault(sha256_of(self._folder / path), []).append(path)
        return self._by_hash.get(sha256, [])

    def _free(self, wanted: str) -> str:
        place = PurePosixPath(wanted)
        number = 2
        path = wanted
        while _key(path) in self._taken:
            path = str(place.with_name(f"{place.stem}-{number}{place.suffix}"))
            number += 1
        return path


def _check(source: Path, project: Path) -> None:
    if not os.path.lexists(source):
        raise UsageError("evidence.no_source", source=source)
    if _is_within(project, source):
        raise UsageError("evidence.source_holds_project", source=source, project=project)


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _safe(path: PurePosixPath) -> PurePosixPath:
    """Return a path of names every system takes, none of which leads elsewhere."""
    *folders, name = path.parts
    last = PurePosixPath(name)
    suffix = last.suffix if len(last.suffix) <= 10 else ""
    stem = safe_name(name.removesuffix(suffix), longest=_LONGEST_STEM)
    ending = f".{safe_name(suffix[1:])}" if len(suffix) > 1 else ""
    return PurePosixPath(
        *(safe_name(part, longest=_LONGEST_STEM) for part in folders), stem + ending
    )


def _is_copy_of(path: str, wanted: str) -> bool:
    """Return whether `path` is what a file bound for `wanted` was once given as its name."""
    there, meant = PurePosixPath(path), PurePosixPath(wanted)
    stem = re.sub(r"-\d+$", "", there.stem)
    return there.parent == meant.parent and meant.stem in (there.stem, stem)


def _key(path: str) -> str:
    """Return what two paths share that some system would take for one."""
    return unicodedata.normalize("NFC", path).casefold()


def _opens(file: Path) -> bool:
    try:
        with file.open("rb"):
            return True
    except OSError:
        return False


def _copy(source: Path, target: Path, sha256: str) -> None:
    """Copy a file whole, with its time.

    Raises:
        OutputError: it changed meanwhile, or cannot be written.
    """
    digest = hashlib.sha256()
    with written_whole(target) as temporary:
        with source.open("rb") as stream, temporary.open("wb") as copy:
            while block := stream.read(1 << 20):
                digest.update(block)
                copy.write(block)
        if digest.hexdigest() != sha256:
            raise OutputError("evidence.source_changed", source=source)
        seen = source.stat()
        os.utime(temporary, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _note_aliases(folder: Path, new: list[tuple[str, str]]) -> None:
    if new:
        lines = sorted({*read_aliases(folder), *new})
        with written_whole(folder / ALIASES) as temporary:
            text = "".join(f"{sha256}  {path}\n" for sha256, path in lines)
            temporary.write_text(text, "utf-8", newline="\n")
