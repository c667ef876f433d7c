"""What bytes say of themselves. In: a path. Out: `Examined` (facts, text, readings).

`examine` is the task a limited worker runs; everything it returns depends on the bytes alone, so
that it can be kept under their hash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gfpack.evidence.models import FileFacts, FileKind, FileState, Look, PageFacts, Reading
from gfpack.evidence.plain import plain
from gfpack.evidence.sniff import kind_of
from gfpack.tools.look import Looks

READER_VERSION = 21
"""Raise when the same bytes would be read differently; kept readings are then read again."""
_LONGEST_PLAIN = 400_000


@dataclass(frozen=True, slots=True)
class Examined:
    """A file's facts, the text of its pages (one for what has no pages), and readings."""

    facts: FileFacts
    texts: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()


def examine(path: Path, sha256: str, size: int) -> Examined:
    """Return what a file says. What cannot be read becomes a state with a reason.

    Raises:
        OSError: the file cannot be opened.
    """
    from gfpack.evidence.fields import read_fields  # its patterns take long to build
    from gfpack.evidence.instruments import MOST_ROWS
    from gfpack.evidence.ledger_cells import with_cells
    from gfpack.evidence.statistical_book import sheets_of

    if size == 0:
        return Examined(FileFacts(sha256, 0, FileKind.OTHER, FileState.EMPTY, "0 bytes"))
    kind = kind_of(path)
    facts = FileFacts(sha256, size, kind)
    if kind is FileKind.PDF:
        seen = _pdf(path, facts)
    elif kind.is_image:
        seen = _image(path, facts)
    elif kind.is_office:
        seen = _office(path, facts)
    elif kind is FileKind.TEXT:
        seen = _with_text(facts, _decoded(path))
    elif kind.is_mail:
        seen = _mail(path, facts)
    elif kind.is_archive:
        seen = _archive(path, facts)
    else:
        why = "not a kind gfpack knows"
        seen = Examined(replace(facts, state=FileState.UNREADABLE, why=why))
    readings = tuple(read_fields(seen.texts, paged=kind is FileKind.PDF))
    if kind is FileKind.XLSX and any(one.field == "instrument" for one in readings):
        readings = tuple(with_cells(readings, sheets_of(path, MOST_ROWS)))
    return replace(seen, readings=(*readings, *_statistics(path, kind, seen.texts)))


def _pdf(path: Path, facts: FileFacts) -> Examined:
    from gfpack.tools.pdf_read import read

    content = read(path)
    pages = tuple(PageFacts(page.width, page.height, page.stamp) for page in content.pages)
    texts = tuple(plain(page.text) for page in content.pages)
    has_text = any(text.strip() for text in texts)
    state = FileState(content.state)
    facts = replace(
        facts,
        state=state,
        why=content.why,
        pages=pages,
        has_text=has_text,
        look=_looks(content.look),
        properties=_legible(content.properties),
    )
    return Examined(facts, texts if has_text else ())


def _image(path: Path, facts: FileFacts) -> Examined:
    from gfpack.tools.image import read

    picture = read(path)
    width, height = picture.pixels or (0, 0)
    frames = tuple(PageFacts(width, height) for _ in range(picture.frames))
    return Examined(
        replace(
            facts,
            state=FileState(picture.state),
            why=picture.why,
            pixels=picture.pixels,
            orientation=picture.orientation,
            taken=picture.taken,
            look=_looks(picture.look),
            properties=picture.properties,
            pages=frames if picture.frames > 1 else (),
        )
    )


def _legible(said: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, plain(value)) for name, value in said)


def _looks(seen: Looks | None) -> Look | None:
    return Look(seen.fingerprint, seen.sharpness, seen.brightness) if seen else None


def _office(path: Path, facts: FileFacts) -> Examined:
    from gfpack.tools import office_text, old_office
    from gfpack.tools.doc_text import Locked

    if facts.kind is FileKind.OLE:
        if office_text.is_encrypted(path):
            return _locked(facts)
        try:
            content = old_office.read(path)
        except Locked:
            return _locked(facts)
    else:
        content = office_text.read(path)
    facts = replace(
        facts,
        state=FileState(content.state),
        why=content.why,
        properties=_legible(content.properties),
    )
    return _with_text(facts, content.text)


def _locked(facts: FileFacts) -> Examined:
    why = "needs a password to open"
    return Examined(replace(facts, state=FileState.ENCRYPTED, why=why))


def _mail(path: Path, facts: FileFacts) -> Examined:
    from gfpack.tools.mail import read

    mail = read(path)
    facts = replace(facts, state=FileState(mail.state), why=mail.why, holds=len(mail.attached))
    return _with_text(facts, mail.lines) if mail.state == "readable" else Examined(facts)


def _statistics(path: Path, kind: FileKind, texts: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return the numbers of statistical forms; those of a workbook with their cells."""
    from gfpack.evidence import statistical
    from gfpack.evidence.statistical_book import sheets_of

    if not any(statistical.may_be_form(text) for text in texts):
        return ()
    if kind is FileKind.XLSX and (sheets := sheets_of(path)):
        return tuple(statistical.read_sheets(sheets))
    return tuple(statistical.read_pages(texts))


def _archive(path: Path, facts: FileFacts) -> Examined:
    """Return why an archive is of no use as it is; it is read through, and nothing is kept."""
    from gfpack.tools.unpack import unpack

    found = unpack(path, None) if facts.kind is FileKind.ZIP else None
    state = FileState.UNREADABLE
    if found and found.state == "encrypted":
        state = FileState.ENCRYPTED
    why = f"archive: {found.state if found else 'unknown'}"
    return Examined(replace(facts, state=state, why=why))


def _with_text(facts: FileFacts, text: str) -> Examined:
    text = plain(text[:_LONGEST_PLAIN])
    return Examined(replace(facts, has_text=bool(text.strip())), (text,) if text.strip() else ())


def _decoded(path: Path) -> str:
    with path.open("rb") as stream:
        content = stream.read(_LONGEST_PLAIN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")
