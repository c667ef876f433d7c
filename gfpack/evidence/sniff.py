"""The true type of a file, by its bytes. In: a path. Out: a `FileKind`. Its name is not looked at.

Signatures: ISO 32000 (PDF), JFIF/EXIF, PNG, TIFF 6.0, ISO 23008-12 (HEIC), ECMA-376 (docx, xlsx,
pptx by their members), MS-CFB (doc, xls, wps, et; MS-OXMSG by the names of its streams), RFC 5322
(mail). `kind_by_head` parses nothing; `kind_of` looks into a zip and belongs in a limited worker.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from gfpack.evidence.models import FileKind
from gfpack.tools.broken_zip import BROKEN_ZIP

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
    (b"\0\0\0\x0cjP  \r\n\x87\n", FileKind.JP2),
    (b"\xff\x4f\xff\x51", FileKind.JP2),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b\x08", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ\x00", FileKind.ARCHIVE),
    (b"PK\x07\x08", FileKind.ARCHIVE),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR = (257, b"ustar")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_OFFICE = (("word/", FileKind.DOCX), ("xl/", FileKind.XLSX), ("ppt/", FileKind.PPTX))
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]", re.MULTILINE)
_MAIL_HEADERS = frozenset(
    {b"received", b"return-path", b"mime-version", b"message-id", b"date", b"subject", b"to"}
)
_MAIL_LEAST = 2
"""Of these headers a mail has at least so many, beside the one that says who sent it."""


def kind_of(path: Path) -> FileKind:
    """Return what the bytes of a file are; `OTHER` where they are nothing known, or none.

    Raises:
        OSError: the file cannot be opened.
    """
    kind = kind_by_head(path)
    if kind is FileKind.ZIP:
        return _zip_kind(path)
    if kind is FileKind.OLE and _is_outlook(path):
        return FileKind.MSG
    return kind


def kind_by_head(path: Path) -> FileKind:
    """Return what the first bytes say; docx and kin count as `ZIP`, Outlook's mails as `OLE`.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(_OLE):
        return FileKind.OLE
    if head.startswith(_ZIP):
        return FileKind.ZIP
    return _by_structure(head)


def _by_structure(head: bytes) -> FileKind:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return FileKind.HEIC
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if (
        head.startswith(b"BM")
        and head[6:10] == b"\0\0\0\0"
        and head[14:16] in (b"\x28\0", b"\x7c\0")
    ):
        return FileKind.BMP
    if b"%PDF-" in head[:1024] and not head.startswith((b"MZ", b"\x7fELF")):
        return FileKind.PDF
    return FileKind.ARCHIVE if head[_TAR[0] :].startswith(_TAR[1]) else _by_words(head)


def _by_words(head: bytes) -> FileKind:
    if _is_mail(head):
        return FileKind.EML
    return FileKind.TEXT if _is_text(head) else FileKind.OTHER


def _zip_kind(path: Path) -> FileKind:
    """Return which zip it is; a damaged one by what its first bytes still name."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        try:
            with zipfile.ZipFile(stream) as archive:
                names = archive.namelist()
        except BROKEN_ZIP:
            names = None
    if names is None:
        return next((kind for start, kind in _OFFICE if start.encode() in head), FileKind.ZIP)
    if "[Content_Types].xml" not in names:
        return FileKind.ZIP
    for start, kind in _OFFICE:
        if any(name.startswith(start) for name in names):
            return kind
    return FileKind.ZIP


def _is_outlook(path: Path) -> bool:
    """Return whether a compound file has the streams of a mail."""
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            if _OUTLOOK in block:
                return True
            if len(block) == 1 << 20:
                stream.seek(-len(_OUTLOOK), 1)
    return False


def _is_mail(head: bytes) -> bool:
    if b"\0" in head or not _HEADER.match(head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = {name.lower() for name in _HEADER.findall(top)}
    return b"from" in found and len(found & _MAIL_HEADERS) >= _MAIL_LEAST


def _is_text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text = (
                head[:-4].decode(encoding, "strict")
                if len(head) == _HEAD
                else head.decode(encoding)
            )
        except UnicodeDecodeError:
            continue
        return sum(not (c.isprintable() or c in "\r\n\t\f\ufeff") for c in text) * 50 <= len(text)
    return False
