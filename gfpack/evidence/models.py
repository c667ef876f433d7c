"""Files, readings and evidence, as values.

A file is bytes; an evidence is one proof on some pages of one or more files. What software read
is a `Reading` and stays a candidate; only a person's confirmation makes a `Fact` confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from gfpack.project.models import Confirmation

Value = TypeVar("Value")
Until = date | Literal["long-term"]


class FileKind(StrEnum):
    """True type of a file, by its bytes and never by its name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    BMP = "bmp"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    JP2 = "jp2"
    """JPEG 2000, with boxes or bare."""
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    OLE = "ole"
    """doc, xls, wps, et and kin."""
    TEXT = "text"
    EML = "eml"
    """A mail as it was sent (RFC 5322)."""
    MSG = "msg"
    """A mail as Outlook keeps it."""
    ZIP = "zip"
    ARCHIVE = "archive"
    """rar, 7z and kin, and parts of a split zip: nothing that gfpack opens."""
    OTHER = "other"

    @property
    def is_image(self) -> bool:
        """Whether the file is one picture (or several)."""
        return self in _IMAGES

    @property
    def is_office(self) -> bool:
        """Whether LibreOffice has to turn it into pages."""
        return self in (FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.OLE)

    @property
    def is_mail(self) -> bool:
        """Whether the file is a mail, with or without attachments."""
        return self in (FileKind.EML, FileKind.MSG)

    @property
    def is_archive(self) -> bool:
        """Whether the file is nothing but a wrapping of others."""
        return self in (FileKind.ZIP, FileKind.ARCHIVE)


_IMAGES = frozenset(
    {
        FileKind.JPEG,
        FileKind.PNG,
        FileKind.TIFF,
        FileKind.BMP,
        FileKind.WEBP,
        FileKind.GIF,
        FileKind.HEIC,
        FileKind.JP2,
    }
)


class FileState(StrEnum):
    """Whether the bytes could be read."""

    READABLE = "readable"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page as it is seen (after rotation): size in points, and a corner free for a number.

    `stamp` names the place where a page number covers nothing ("bottom", "bottom-right",
    "bottom-left", "top-right", "top-left"), or is None where there is no such place.
    """

    width: float
    height: float
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks, upright and reduced: for finding near copies and poor photos."""

    fingerprint: str
    """Perceptual hash, 16 hex digits; near pictures differ in few bits."""
    sharpness: float
    """How strongly neighbouring pixels differ at edges; the lower, the more blurred."""
    brightness: float
    """Mean grey, 0 (black) to 255 (white)."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What software found out about one file's bytes; the same for every copy of them."""

    sha256: str
    size: int
    kind: FileKind
    state: FileState = FileState.READABLE
    why: str = ""
    """Technical reason where the state is not readable."""
    pages: tuple[PageFacts, ...] = ()
    pixels: tuple[int, int] | None = None
    orientation: int = 1
    """EXIF orientation 1…8; anything else was read as 1."""
    taken: date | None = None
    """EXIF date of a photo."""
    has_text: bool = False
    look: Look | None = None
    """Of the first picture; None for what is no picture."""
    properties: tuple[tuple[str, str], ...] = ()
    """What the file says of itself beside its text: (author, 王敏), (company, …), (title, …)."""
    holds: int = 0
    """How many files are attached to a mail."""
    seen_by: str = ""
    """What looked at pages without text; empty where nothing has, yet."""
    unseen: str = ""
    """Why it could not read them."""


@dataclass(frozen=True, slots=True)
class ProjectFileEntry:
    """A file below `evidence/`: its path, its facts, and other paths with the same bytes."""

    path: str
    facts: FileFacts
    aliases: tuple[str, ...] = ()
    opened: bool = False
    """The files attached to this mail were taken out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value software read: where, what it saw, how sure (0…1). A candidate until confirmed."""

    field: str
    value: str
    page: int
    seen: str
    confidence: float
    computed: bool = False
    """Not written there but worked out, such as an end from a date and a term."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom, as parts of the page as it is shown; None where a text layer has
    it, or the text is not of a page."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value of an evidence: said by a person (`confirmed`), or read by software."""

    value: Value
    confirmed: bool
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """Pages of one file that an evidence consists of; both ends counted from 1 and included."""

    path: str
    sha256: str | None
    """None where the file named by a person is not there."""
    first: int
    last: int

    @property
    def page_count(self) -> int:
        """How many pages."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof (证据). Which requirements it supports stands only here."""

    id: str
    type: str | None
    title: str
    extents: tuple[Extent, ...]
    supports: tuple[str, ...] = ()
    holder: Fact[str] | None = None
    credit_code: Fact[str] | None = None
    number: Fact[str] | None = None
    issued: Fact[date] | None = None
    valid_from: Fact[date] | None = None
    valid_until: Fact[Until] | None = None
    years: Fact[tuple[int, ...]] | None = None
    standard: Fact[str] | None = None
    """Standard a certificate attests, with its edition: GB/T 45001-2020."""
    scope: Fact[str] | None = None
    """What a certificate covers (认证范围)."""
    address: Fact[str] | None = None
    """Place of production that a certificate or licence names."""
    surveillance: Fact[date] | None = None
    """Day of the last surveillance audit that a certificate shows."""
    sampled: Fact[tuple[date, ...]] | None = None
    """Days on which samples of a test report were taken."""
    serials: Fact[tuple[str, ...]] | None = None
    """Serial or asset numbers of instruments: those of a ledger, or on a plate."""
    taken: date | None = None
    seal_seen: bool = False
    original_seen: bool = False
    set_aside: str | None = None
    confirmation: Confirmation | None = None
    confirmed: bool = False
    """A person confirmed it and the bytes are still those that were confirmed."""
    match_reason: str = ""
    match_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Register:
    """All evidence of a project (证据台账) and the files it lies in."""

    files: Mapping[str, ProjectFileEntry] = field(default_factory=dict)
    """By path below the project folder."""
    evidence: tuple[Evidence, ...] = ()
    unmatched: tuple[str, ...] = ()
    """Paths of files that belong to no evidence."""
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    """Everything software read, by hash of the file; `readings_of` has those of an evidence."""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Text of a file's pages, by hash; read from the store when asked for."""
    _by_id: Mapping[str, Evidence] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the evidence: one of thousands is asked for thousands of times."""
        first = {one.id: one for one in reversed(self.evidence)}
        object.__setattr__(self, "_by_id", first)

    def get(self, evidence_id: str) -> Evidence:
        """Return an evidence by id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[evidence_id]

    def readings_of(self, evidence: Evidence, name: str) -> tuple[tuple[Extent, Reading], ...]:
        """Return all readings of a field on an evidence's pages, each with where it stands."""
        return tuple(
            (extent, one)
            for extent in evidence.extents
            for one in self.readings.get(extent.sha256 or "", ())
            if one.field == name and extent.first <= one.page <= extent.last
        )

    def pages_of(self, evidence: Evidence) -> tuple[tuple[Extent, int, str], ...]:
        """Return the text of an evidence's pages, each with its extent and page number."""
        return tuple(
            (extent, page, text)
            for extent in evidence.extents
            for page, text in enumerate(self.texts.get(extent.sha256 or "", ()), start=1)
            if extent.first <= page <= extent.last
        )

    def files_of(self, evidence: Evidence) -> tuple[ProjectFileEntry, ...]:
        """Return the files an evidence lies in, as far as they are there."""
        return tuple(self.files[e.path] for e in evidence.extents if e.path in self.files)
