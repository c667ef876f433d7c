"""What to take in and under which name, found out before anything is copied.

In: sources, and what lies below `evidence/` already. Out: a `Plan`. Archives and mails are opened
into a staging folder on the way; nothing of the project is changed.
"""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gfpack.base.files import sha256_of
from gfpack.base.progress import Progress, silent
from gfpack.evidence import notes
from gfpack.evidence.incoming import DEEPEST, Content, Opener, kinds, safe_path
from gfpack.evidence.models import FileKind
from gfpack.evidence.shelf import Shelf, is_copy_of
from gfpack.evidence.survey import Found, is_ignored, walk
from gfpack.evidence.telling import worth_of
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.tools.unpack import LARGEST, MOST_MEMBERS

_WRAPPINGS = frozenset({".zip", ".eml", ".msg"})


@dataclass(frozen=True, slots=True)
class Copied:
    """A file taken in: where from (within an archive, the archive's path goes on inside it), and
    its new path below the project folder."""

    source: Path
    path: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A file to be copied; `staged` are those unpacked by gfpack, which may be moved."""

    source: Path
    path: str
    file: Path
    sha256: str
    staged: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive or mail that was opened: how many files came out, and what did not."""

    source: Path
    count: int
    mail: bool = False
    state: str = "opened"
    """As in `incoming.Content`; anything but `opened` says that more is in it."""
    why: str = ""
    unread: tuple[str, ...] = ()
    known: bool = False
    """An earlier run opened it."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A file that may be taken in: what people know it as, where it lies, the name it should get,
    and the hashes of the archives it was in, the outermost first."""

    source: Path
    file: Path
    below: PurePosixPath
    within: tuple[str, ...] = ()
    place: str = ""
    """Its path below the project where it is there already."""


class Plan:
    """Gathers what to take in. `known` are kinds of files below `evidence/` that are known."""

    def __init__(self, folder: Path, opener: Opener, known: Mapping[str, FileKind]) -> None:
        self.added: list[Coming] = []
        self.aliases: list[notes.Note] = []
        self.archives: list[notes.Note] = []
        self.partly: list[notes.Note] = []
        self.mails: list[notes.Note] = []
        self.duplicates: list[Copied] = []
        self.opened: list[Opened] = []
        self._folder = folder
        self._opener = opener
        self._left = (MOST_MEMBERS, LARGEST)
        there = walk(folder / EVIDENCE_DIR)
        self.changed: list[str] = []
        self.skipped = [f"{EVIDENCE_DIR}/{path}" for path in there.skipped]
        self.why = {f"{EVIDENCE_DIR}/{path}": why for path, why in there.why.items()}
        self.litter: list[str] = []
        self._places: dict[str, int] = {}
        listed = [(f"{EVIDENCE_DIR}/{one.path}", one.stat.size) for one in there.files]
        self._shelf = Shelf(folder, listed)
        self._noted = set(notes.read(folder, notes.DUPLICATES))
        self._done = {
            sha256
            for name in (notes.ARCHIVES, notes.PARTLY, notes.MAILS)
            for sha256, _ in notes.read(folder, name)
        }
        self._roots = [(sha256, _root(path)) for sha256, path in notes.read(folder, notes.ARCHIVES)]
        self._in_place(there.files, known)

    def take(self, source: Path, progress: Progress = silent) -> None:
        """Plan the files of a source."""
        if source.resolve().is_relative_to((self._folder / EVIDENCE_DIR).resolve()):
            return  # in place already
        offers = list(self._offers(source))
        known = kinds([one.file for one in offers])
        for number, one in enumerate(offers, start=1):
            self._take(one, known.get(one.file))
            progress(number, len(offers), str(one.source))

    def _in_place(self, files: tuple[Found, ...], known: Mapping[str, FileKind]) -> None:
        """Open the archives and mails that lie below `evidence/` and were not opened yet."""
        paths = [f"{EVIDENCE_DIR}/{one.path}" for one in files]
        fresh = {self._folder / path: path for path in paths if path not in known}
        found = {fresh[file]: kind for file, kind in kinds(list(fresh)).items()}
        for path in paths:
            kind = known.get(path) or found.get(path)
            if kind is None or not (kind.is_archive or kind.is_mail):
                continue
            below = PurePosixPath(path).relative_to(EVIDENCE_DIR)
            outer = [sha256 for sha256, root in self._roots if _lies_in(path, root)]
            with contextlib.suppress(OSError):
                sha256 = sha256_of(self._folder / path)
                if sha256 not in self._done:
                    offer = _Offer(Path(path), self._folder / path, below, tuple(outer), path)
                    self._take_container(offer, kind, 0, sha256)

    def _offers(self, source: Path) -> Iterator[_Offer]:
        """Yield every file of a source with the path it should get below `evidence/`."""
        mode = source.lstat().st_mode
        plain = str(source).encode("utf-8", "replace").decode()
        if stat.S_ISDIR(mode):
            found = walk(source)
            self.skipped += [str(source / path) for path in found.skipped]
            self.why |= {str(source / path): why for path, why in found.why.items()}
            self.litter += [str(source / path) for path in found.litter]
            for one in found.files:
                below = PurePosixPath(source.resolve().name, one.path)
                yield _Offer(source / one.path, source / one.path, safe_path(below))
        elif not stat.S_ISREG(mode) or plain != str(source):
            self.skipped.append(plain)
            self.why[plain] = "encoding" if plain != str(source) else "link"
        elif is_ignored(source.name):
            self.litter.append(str(source))
        else:
            yield _Offer(source, source, safe_path(PurePosixPath(source.name)))

    def _take(self, one: _Offer, kind: FileKind | None) -> None:
        try:
            size, sha256 = one.file.stat().st_size, sha256_of(one.file)
        except FileNotFoundError:
            self.changed.append(str(one.source))
            return
        except OSError:
            self.skipped.append(str(one.source))
            self.why[str(one.source)] = "unreadable"
            return
        if kind is None or not (kind.is_archive or kind.is_mail):
            self._take_file(one, size, sha256)
        elif sha256 not in one.within:  # one that holds itself never ends
            self._take_container(one, kind, size, sha256)

    def _take_container(self, one: _Offer, kind: FileKind, size: int, sha256: str) -> None:
        """Plan what is in an archive or mail, and the file itself where that is not all."""
        content = self._content(one, kind)
        if content is None:
            self.changed.append(str(one.source))
            return
        whole = content.state == "opened"
        if not one.place and (kind.is_mail or not whole):
            self._take_file(one, size, sha256)
        root = PurePosixPath(_root(str(one.below)))
        inner = [
            _Offer(
                one.source / name,
                file,
                safe_path(root / name),
                (*one.within, sha256),
            )
            for name, file in content.files
        ]
        done = self.mails if kind.is_mail else self.archives
        if content.state != "fault":  # tried again the next time
            (done if whole else self.partly).append((sha256, f"{EVIDENCE_DIR}/{one.below}"))
        if inner or not (kind.is_mail and whole):
            self.opened.append(
                Opened(
                    one.source,
                    len(inner),
                    kind.is_mail,
                    content.state,
                    content.why,
                    content.unread,
                    sha256 in self._done,
                )
            )
        passed = [str(one.source / name) for name in content.passed_over]
        self.skipped += passed
        self.why |= dict.fromkeys(passed, "member")
        known = kinds([offer.file for offer in inner])
        for offer in inner:
            self._take(offer, known.get(offer.file))

    def _content(self, one: _Offer, kind: FileKind) -> Content | None:
        """Return what is in an archive or mail; None where it changes while it is read.

        All that is in one archive, at whatever depth, has one limit.
        """
        if len(one.within) >= DEEPEST:
            return Content("too-deep")
        if not one.within:
            self._left = (MOST_MEMBERS, LARGEST)
        try:
            before = one.file.stat()
            content = self._opener.open(one.file, kind)
            after = one.file.stat()
        except FileNotFoundError:
            return None
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            return None
        files, size = self._left
        files -= len(content.files)
        size -= sum(file.stat().st_size for _, file in content.files)
        if min(files, size) < 0:
            return Content("bomb")
        self._left = (files, size)
        return content

    def _take_file(self, one: _Offer, size: int, sha256: str) -> None:
        """Plan to copy a file, unless its bytes are there."""
        wanted = f"{EVIDENCE_DIR}/{one.below}"
        if same := self._shelf.same_bytes(size, sha256):
            if any(is_copy_of(path, wanted) for path in same):
                return
            source = one.source
            if sha256 in self._places:
                source, wanted = self._better_named(one, wanted, sha256)
                same = self._shelf.same_bytes(size, sha256)
            met = (sha256, wanted)
            if met not in self._noted:
                self.duplicates.append(Copied(source, same[0]))
                self.aliases.append(met)
                self._noted.add(met)
            return
        path = self._shelf.take(wanted, sha256)
        self._places[sha256] = len(self.added)
        self.added.append(Coming(one.source, path, one.file, sha256, bool(one.within)))

    def _better_named(self, one: _Offer, wanted: str, sha256: str) -> tuple[Path, str]:
        """Let the more telling of two names stand for the same bytes; return the other.

        Which of them was met first does not matter.
        """
        place = self._places[sha256]
        held = self.added[place]
        if _rank(wanted) >= _rank(held.path):
            return one.source, wanted
        path = self._shelf.move(held.path, wanted, sha256)
        self.added[place] = Coming(one.source, path, one.file, sha256, bool(one.within))
        self.duplicates = [
            Copied(other.source, path) if other.path == held.path else other
            for other in self.duplicates
        ]
        return held.source, held.path


def _rank(path: str) -> tuple[float, str]:
    return -worth_of(PurePosixPath(path)), path


def _root(path: str) -> str:
    """Return the folder that what is in an archive at `path` goes to."""
    place = PurePosixPath(path)
    if place.suffix.lower() in _WRAPPINGS:
        return str(place.with_suffix(""))
    return f"{path}_files"


def _lies_in(path: str, root: str) -> bool:
    return PurePosixPath(path).is_relative_to(root)
