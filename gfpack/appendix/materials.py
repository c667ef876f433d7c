"""What each attachment consists of: pages of PDFs, pictures, texts, or a placeholder.

In: a case, its attachments, the office files already turned into PDF, and files that turned out to
be unusable. Out: the materials of every attachment in the order of its page ranges. Nothing is
left out in silence: what cannot be bound is a `Placeholder`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gfpack.appendix.fidelity import permissions
from gfpack.appendix.frames import stands
from gfpack.appendix.models import Attachment
from gfpack.appendix.passwords import NONE, Passwords
from gfpack.appendix.reasons import Reason
from gfpack.evidence.models import (
    Extent,
    FileFacts,
    FileKind,
    FileState,
    PageFacts,
    ProjectFileEntry,
)
from gfpack.findings.case import Case
from gfpack.tools import worker
from gfpack.tools.image import NO_HEIC

_LONGEST_TEXT = 400_000
"""Characters of a text file that are set as pages; more is no proof anybody reads."""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A run of pages of a PDF; `places` are the free places for stamps, where they are known."""

    file: str
    path: Path
    first: int
    last: int
    facts: tuple[PageFacts, ...] = ()
    size: int = 0
    """Bytes these pages take, about: their share of the file's."""
    sha256: str = ""
    """Of the client's file, by which its password is known; empty for a converted one."""

    @property
    def page_count(self) -> int:
        """How many pages."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture, shown upright; `pixels` are those of the upright one."""

    file: str
    path: Path
    kind: FileKind
    frame: int
    orientation: int
    pixels: tuple[int, int]
    taken: date | None
    size: int = 0
    """Bytes of the file."""
    of_several: bool = False
    """Whether its file holds more pictures, as the pages of a scan."""
    sha256: str = ""
    """Of its file, so that equal pictures are stored once; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class PhotoSheet:
    """Photos of one attachment on one sheet; the first `pairs` times two belong together."""

    photos: tuple[Photo, ...]
    first: int = 1
    """Number of its first photo among those that follow one another."""
    total: int = 1
    """How many these are, on all their sheets."""
    pairs: int = 0

    @property
    def size(self) -> int:
        """Bytes of its photos."""
        return sum(one.size for one in self.photos)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text file, set as pages."""

    file: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A page that stands for a file which cannot be bound."""

    file: str
    reason: Reason


Found = PdfPages | Photo | PlainText | Placeholder
"""What an extent gives."""
Material = PdfPages | PhotoSheet | PlainText | Placeholder
"""What is bound."""
Materials = Mapping[str, tuple[Material, ...]]
"""By attachment label."""
Converted = Mapping[str, Path | Reason]
"""By path of the office file: its PDF, or why there is none."""

_STATES = {
    FileState.EMPTY: Reason.EMPTY,
    FileState.ENCRYPTED: Reason.ENCRYPTED,
    FileState.UNREADABLE: Reason.DAMAGED,
    FileState.MISSING: Reason.MISSING,
}


def office_files(case: Case, bound: tuple[Attachment, ...]) -> tuple[ProjectFileEntry, ...]:
    """Return the files LibreOffice has to turn into pages, each once."""
    wanted: dict[str, ProjectFileEntry] = {}
    for attachment in bound:
        for entry in case.register.files_of(case.register.get(attachment.evidence)):
            if entry.facts.kind.is_office and entry.facts.state is FileState.READABLE:
                wanted[entry.path] = entry
    return tuple(wanted.values())


def materials(
    case: Case,
    attachment: Attachment,
    converted: Converted,
    failed: Mapping[str, Reason],
    passwords: Passwords = NONE,
) -> tuple[Found, ...]:
    """Return what an attachment consists of; at least one material, if only a placeholder."""
    found: list[Found] = []
    for extent in case.register.get(attachment.evidence).extents:
        found.extend(_of_extent(case, extent, converted, failed, passwords))
    return tuple(found) or (Placeholder("", Reason.MISSING),)


def _of_extent(
    case: Case,
    extent: Extent,
    converted: Converted,
    failed: Mapping[str, Reason],
    passwords: Passwords,
) -> tuple[Found, ...]:
    entry = case.register.files.get(extent.path)
    reason = failed.get(extent.path)
    if reason is None and entry is not None and _opens(entry, passwords):
        path = case.project.folder / extent.path
        return (_unlocked_pages(extent, path, entry.facts, passwords),)
    reason = reason or _unusable(extent, entry)
    if entry is None or reason is not None:
        return (Placeholder(extent.path, reason or Reason.MISSING),)
    path, kind = case.project.folder / extent.path, entry.facts.kind
    if kind.is_image:
        return _photos(extent, path, entry)
    if kind is FileKind.PDF:
        return (_pdf_pages(extent, path, entry.facts),)
    if kind is FileKind.TEXT or kind.is_mail:
        return ((_mail if kind.is_mail else _text)(extent.path, path),)
    return (_converted_pages(extent, converted.get(extent.path, Reason.NO_PAGES)),)


def _unusable(extent: Extent, entry: ProjectFileEntry | None) -> Reason | None:
    if entry is None or extent.sha256 is None:
        return Reason.MISSING
    if entry.facts.why == NO_HEIC:
        return Reason.NO_HEIC
    return _STATES.get(entry.facts.state)


def _pdf_pages(extent: Extent, path: Path, facts: FileFacts) -> Found:
    pages = facts.pages
    if pages and extent.last > len(pages):
        return Placeholder(extent.path, Reason.NO_SUCH_PAGES)
    own = pages[extent.first - 1 : extent.last]
    size = facts.size * len(own) // len(pages) if pages else facts.size
    return PdfPages(extent.path, path, extent.first, extent.last, own, size, facts.sha256)


def _opens(entry: ProjectFileEntry, passwords: Passwords) -> bool:
    """Return whether a PDF is locked and somebody told a password for it."""
    facts = entry.facts
    locked = facts.kind is FileKind.PDF and facts.state is FileState.ENCRYPTED
    return locked and facts.sha256 in passwords


def _unlocked_pages(extent: Extent, path: Path, facts: FileFacts, passwords: Passwords) -> Found:
    """Return the pages of a locked PDF: all, unless a person named some."""
    count = permissions.pages_behind(path, passwords[facts.sha256])
    if isinstance(count, Reason):
        return Placeholder(extent.path, count)
    first, last = (1, count) if extent.last == 1 else (extent.first, extent.last)
    if last > count:
        return Placeholder(extent.path, Reason.NO_SUCH_PAGES)
    size = facts.size * (last - first + 1) // count
    return PdfPages(extent.path, path, first, last, (), size, facts.sha256)


def _converted_pages(extent: Extent, made: Path | Reason) -> Found:
    """Return the pages of a converted file: all, unless a person named some."""
    if isinstance(made, Reason):
        return Placeholder(extent.path, made)
    import pikepdf

    try:
        with pikepdf.open(made) as pdf:
            count = len(pdf.pages)
    except (
        pikepdf.PdfError
    ):  # a conversion kept from before was damaged; the next run makes it anew
        made.unlink(missing_ok=True)
        return Placeholder(extent.path, Reason.NOT_CONVERTED)
    first, last = (1, count) if extent.last == 1 else (extent.first, extent.last)
    if last > count:
        return Placeholder(extent.path, Reason.NO_SUCH_PAGES)
    size = made.stat().st_size * (last - first + 1) // count
    return PdfPages(extent.path, made, first, last, size=size)


def _photos(extent: Extent, path: Path, entry: ProjectFileEntry) -> tuple[Found, ...]:
    facts, frames = entry.facts, range(extent.first, extent.last + 1)
    if not all(facts.pixels or (0, 0)):
        return (Placeholder(extent.path, Reason.DAMAGED),)
    several, size = len(frames) > 1, facts.size // len(frames)
    found: list[Found] = []
    for frame, (orientation, pixels) in zip(frames, stands(path, facts, frames), strict=True):
        upright = (pixels[1], pixels[0]) if orientation in (5, 6, 7, 8) else pixels
        found.append(
            Photo(
                extent.path,
                path,
                facts.kind,
                frame,
                orientation,
                upright,
                facts.taken,
                size,
                several,
                facts.sha256,
            )
        )
    return tuple(found)


def _mail(file: str, path: Path) -> Found:
    """Return what a mail says; the files attached to it are evidence of their own."""
    from gfpack.tools import mail

    read = worker.call(mail.read, path)
    if isinstance(read, worker.Failure) or read.state != "readable":
        return Placeholder(file, Reason.DAMAGED)
    text = str(read.lines)[:_LONGEST_TEXT]
    return PlainText(file, tuple(line.rstrip() for line in text.splitlines()))


def _text(file: str, path: Path) -> Found:
    try:
        content = path.read_bytes()
    except OSError:
        return Placeholder(file, Reason.MISSING)
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) <= _LONGEST_TEXT:
            return PlainText(file, tuple(line.rstrip() for line in text.splitlines()))
    return Placeholder(file, Reason.NO_PAGES)
