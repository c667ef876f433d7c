"""The files below `evidence/`: found, hashed, read. In: a project folder. Out: `Survey`.

A file whose size and time are those of an earlier run is not opened. New bytes are read once, in
limited workers, whatever the number of copies; links, pipes and devices are passed over.
"""

from __future__ import annotations

import contextlib
import os
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from gfpack.base.files import sha256_of
from gfpack.base.progress import Progress, silent
from gfpack.evidence import notes
from gfpack.evidence.examining import LIMIT, NOT_OPENED, examined_anew
from gfpack.evidence.models import FileFacts, FileKind, FileState, ProjectFileEntry, Reading
from gfpack.evidence.store import Stat, Store
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.tools.image import NO_HEIC, reads_heic

_IGNORED = frozenset({"thumbs.db", "desktop.ini", "__macosx"})

_NAME_SURROGATE = 0x2000_0000
"""The bit of a reparse tag that marks another name of something elsewhere (MS-FSCC 2.1.2.1)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file met while walking a folder."""

    path: str
    """Below the folder that was walked, with `/`."""
    stat: Stat


@dataclass(frozen=True, slots=True)
class Walk:
    """The files of a folder, and what was passed over (links, pipes, devices, unreadable)."""

    files: tuple[Found, ...]
    skipped: tuple[str, ...]
    why: Mapping[str, str] = field(default_factory=dict)
    """By path: why it was passed over, as a key of words (see `passed`)."""
    litter: tuple[str, ...] = ()
    """Names that the system or an office program uses for itself."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a collection would add, for a rehearsal."""

    coming: Mapping[str, Path] = field(default_factory=dict)
    """Files elsewhere, by the path they would get."""
    duplicates: Sequence[notes.Note] = ()
    archives: Sequence[notes.Note] = ()
    mails: Sequence[notes.Note] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """All files of a project with what was read of them."""

    files: dict[str, ProjectFileEntry] = field(default_factory=dict)
    """By the first path of each content, below the project folder."""
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    """By hash."""
    canonical: dict[str, str] = field(default_factory=dict)
    """Every path, in NFC, to the path its content is registered under."""
    skipped: tuple[str, ...] = ()


def walk(folder: Path) -> Walk:
    """Return the regular files below `folder`, sorted; nothing is opened or followed."""
    files: list[Found] = []
    why: dict[str, str] = {}
    litter: list[str] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = list(os.scandir(folder / below))
        except FileNotFoundError:
            continue
        except OSError:
            why[below] = "unreadable"
            continue
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if is_ignored(entry.name):
                litter.append(path)
                continue
            if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                waiting.append(path)
            else:
                _take(entry, path, files, why)
    ordered = tuple(sorted(files, key=lambda one: one.path))
    return Walk(ordered, tuple(sorted(why)), why, tuple(sorted(litter)))


def is_ignored(name: str) -> bool:
    """Return whether a name is the system's or an office program's own litter."""
    return name.startswith((".", "~$")) or name.lower() in _IGNORED


def survey(
    folder: Path,
    store: Store,
    *,
    again: bool = False,
    ahead: Ahead | None = None,
    progress: Progress = silent,
) -> Survey:
    """Return the evidence files of a project; what is new is read and noted in the store.

    `again` reads files anew that took too long or too much before; `ahead` counts as if it were
    there. Archives all of whose files were taken out count no more.
    """
    log_to = folder if ahead is None else None
    ahead = ahead or Ahead()
    found = walk(folder / EVIDENCE_DIR)
    files = [Found(f"{EVIDENCE_DIR}/{one.path}", one.stat) for one in found.files]
    places = {one.path: folder / one.path for one in files} | dict(ahead.coming)
    files += _coming(ahead)
    hashes, unreadable = _hashes(places, files, store)
    done = _noted(folder, notes.ARCHIVES, ahead.archives)
    hashes = {path: sha256 for path, sha256 in hashes.items() if sha256 not in done}
    known = {
        one: seen for one, seen in store.contents().items() if not _try_again(seen[0].why, again)
    }
    stats = {one.path: one.stat for one in files}
    for examined, keep in examined_anew(
        places, stats, hashes, known.keys(), log_to=log_to, progress=progress
    ):
        if keep:
            store.note_content(examined)
        known[examined.facts.sha256] = (examined.facts, examined.readings)
    met = {*notes.read(folder, notes.DUPLICATES), *ahead.duplicates}
    by_content = _by_content(hashes, met)
    apart = _noted(folder, notes.MAILS, ahead.mails)
    entries = {
        paths[0]: ProjectFileEntry(
            paths[0], known[sha256][0], tuple(paths[1:]), opened=sha256 in apart
        )
        for sha256, paths in by_content.items()
    }
    entries |= {path: ProjectFileEntry(path, facts) for path, facts in unreadable.items()}
    skipped = tuple(f"{EVIDENCE_DIR}/{path}" for path in found.skipped)
    readings = {sha256: known[sha256][1] for sha256 in by_content}
    return Survey(dict(sorted(entries.items())), readings, _canonical(entries), skipped)


def _coming(ahead: Ahead) -> Iterator[Found]:
    """Yield the files that would come; not those that went meanwhile."""
    for path, place in ahead.coming.items():
        with contextlib.suppress(OSError):
            yield Found(path, Stat.of(place))


def _canonical(entries: Mapping[str, ProjectFileEntry]) -> dict[str, str]:
    return {
        unicodedata.normalize("NFC", path): entry.path
        for entry in entries.values()
        for path in (*entry.aliases, entry.path)
    }


def _by_content(hashes: Mapping[str, str], met: set[tuple[str, str]]) -> dict[str, list[str]]:
    """Return by hash the paths of the files that are there, then those of duplicates met."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, sha256 in hashes.items():
        found[sha256].append(path)
    for sha256, path in sorted(met):
        if sha256 in found:
            found[sha256].append(path)
    return found


def known_kinds(folder: Path, store: Store) -> dict[str, FileKind]:
    """Return the kinds of files below `evidence/` that did not change since they were read."""
    hashes, contents = store.hashes(), store.contents()
    found = {}
    for one in walk(folder / EVIDENCE_DIR).files:
        seen, sha256 = hashes.get(path := f"{EVIDENCE_DIR}/{one.path}", (None, ""))
        if seen == one.stat and sha256 in contents:
            found[path] = contents[sha256][0].kind
    return found


def _noted(folder: Path, name: str, more: Sequence[notes.Note]) -> set[str]:
    return {sha256 for sha256, _ in (*notes.read(folder, name), *more)}


def _try_again(why: str, again: bool) -> bool:
    """Return whether a file that could not be read may be readable now."""
    if why == NO_HEIC:
        return reads_heic()
    return again and why.startswith(LIMIT)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether Windows leads elsewhere from here; a folder kept in a cloud does not."""
    seen = entry.stat(follow_symlinks=False)
    return bool(getattr(seen, "st_reparse_tag", 0) & _NAME_SURROGATE)


def _take(entry: os.DirEntry[str], path: str, files: list[Found], why: dict[str, str]) -> None:
    plain = path.encode("utf-8", "replace").decode()
    if plain != path:  # named in another encoding, so that nothing can be written about it
        why[plain] = "encoding"
        return
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError:
        why[path] = "unreadable"
        return
    if stat.S_ISREG(seen.st_mode):
        files.append(Found(path, Stat(seen.st_size, seen.st_mtime_ns)))
    else:
        is_link = stat.S_ISLNK(seen.st_mode) or stat.S_ISDIR(seen.st_mode)
        why[path] = "link" if is_link else "special"


def _hashes(
    places: Mapping[str, Path], files: list[Found], store: Store
) -> tuple[dict[str, str], dict[str, FileFacts]]:
    """Return the hash of every file, opening only those that changed; and what cannot be opened."""
    kept = store.hashes()
    known = {
        one.path: kept[one.path][1]
        for one in files
        if one.path in kept and kept[one.path][0] == one.stat
    }
    fresh = [one for one in files if one.path not in known]
    unreadable: dict[str, FileFacts] = {}
    with ThreadPoolExecutor(2) as pool:
        for one, sha256 in zip(
            fresh, pool.map(lambda f: _hash(places[f.path]), fresh), strict=True
        ):
            if isinstance(sha256, OSError):
                why = f"{NOT_OPENED}{sha256.strerror}"
                facts = FileFacts("", one.stat.size, FileKind.OTHER, FileState.UNREADABLE, why)
                unreadable[one.path] = facts
            else:
                known[one.path] = sha256
    noted = [(one.path, one.stat, known[one.path]) for one in fresh if one.path in known]
    store.note_hashes(noted, kept.keys() - {one.path for one in files})
    return {one.path: known[one.path] for one in files if one.path in known}, unreadable


def _hash(file: Path) -> str | OSError:
    try:
        return sha256_of(file)
    except OSError as problem:
        return problem
