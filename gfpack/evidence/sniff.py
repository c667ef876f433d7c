"""The true type of a file, by its bytes. In: a path. Out: a `FileKind`. Its name is not looked at.

Signatures: ISO 32000 (PDF), JFIF/EXIF, PNG, TIFF 6.0, ISO 23008-12 (HEIC), ECMA-376 (docx, xlsx,
pptx by their members), MS-CFB (doc, xls, wps, et).
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from gfpack.evidence.models import FileKind

_HEAD = 4096
_SIGNATURES = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_OFFICE = (("word/", FileKind.DOCX), ("xl/", FileKind.XLSX), ("ppt/", FileKind.PPTX))


_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")


def is_archive(path: Path) -> bool:
    """Return whether a file holds others (zip, rar, 7z, gz …) and is no office document.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(_ARCHIVES):
        return True
    return head.startswith(b"PK") and kind_of(path) is FileKind.ZIP


def kind_of(path: Path) -> FileKind:
    """Return what the bytes of a file are; `OTHER` where they are nothing known, or none.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path, head)
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
    return FileKind.TEXT if _is_text(head) else FileKind.OTHER


def _zip_kind(path: Path, head: bytes) -> FileKind:
    """Return which zip it is; a damaged one by what its first bytes still name."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return next((kind for start, kind in _OFFICE if start.encode() in head), FileKind.ZIP)
    if "[Content_Types].xml" not in names:
        return FileKind.ZIP
    for start, kind in _OFFICE:
        if any(name.startswith(start) for name in names):
            return kind
    return FileKind.ZIP


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
