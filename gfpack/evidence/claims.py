"""What a file's name claims its bytes are. In: a path, a kind. Out: how far they are apart.

A photo named .png that is a JPEG opens everywhere; a .pdf that is a photo, or a .jpg that is an
archive, opens with an error message on the reviewer's desk.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from gfpack.evidence.models import FileKind


class Family(StrEnum):
    """Kinds that the same programs open."""

    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"
    TEXT = "text"
    MAIL = "mail"
    ARCHIVE = "archive"


_NAMED: dict[str, frozenset[FileKind]] = {
    "pdf": frozenset({FileKind.PDF}),
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), frozenset({FileKind.JPEG})),
    "png": frozenset({FileKind.PNG}),
    **dict.fromkeys(("tif", "tiff"), frozenset({FileKind.TIFF})),
    "bmp": frozenset({FileKind.BMP}),
    "webp": frozenset({FileKind.WEBP}),
    "gif": frozenset({FileKind.GIF}),
    **dict.fromkeys(("heic", "heif", "avif"), frozenset({FileKind.HEIC})),
    **dict.fromkeys(("jp2", "j2k", "j2c", "jpc", "jpx"), frozenset({FileKind.JP2})),
    **dict.fromkeys(("docx", "docm"), frozenset({FileKind.DOCX})),
    **dict.fromkeys(("xlsx", "xlsm"), frozenset({FileKind.XLSX})),
    **dict.fromkeys(("pptx", "pptm"), frozenset({FileKind.PPTX})),
    **dict.fromkeys(("doc", "xls", "ppt"), frozenset({FileKind.OLE})),
    "wps": frozenset({FileKind.OLE, FileKind.DOCX}),
    "et": frozenset({FileKind.OLE, FileKind.XLSX}),
    "dps": frozenset({FileKind.OLE, FileKind.PPTX}),
    **dict.fromkeys(("txt", "csv", "md", "log"), frozenset({FileKind.TEXT})),
    "eml": frozenset({FileKind.EML}),
    "msg": frozenset({FileKind.MSG}),
    "zip": frozenset({FileKind.ZIP}),
    **dict.fromkeys(("rar", "7z", "gz", "tgz", "tar"), frozenset({FileKind.ARCHIVE})),
}
"""What the bytes are behind the usual endings; WPS writes both old and new forms."""

_FAMILIES = {
    FileKind.PDF: Family.PDF,
    FileKind.DOCX: Family.OFFICE,
    FileKind.XLSX: Family.OFFICE,
    FileKind.PPTX: Family.OFFICE,
    FileKind.OLE: Family.OFFICE,
    FileKind.TEXT: Family.TEXT,
    FileKind.EML: Family.MAIL,
    FileKind.MSG: Family.MAIL,
    FileKind.ZIP: Family.ARCHIVE,
    FileKind.ARCHIVE: Family.ARCHIVE,
}


def ending(path: str) -> str:
    """Return a path's ending, small and without the dot."""
    return PurePosixPath(path).suffix.lower().removeprefix(".")


def is_as_named(path: str, kind: FileKind) -> bool:
    """Return whether the bytes are what the ending says; an unknown ending claims nothing."""
    return kind is FileKind.OTHER or kind in _NAMED.get(ending(path), {kind})


def is_of_family(path: str, kind: FileKind) -> bool:
    """Return whether the programs that the ending calls also open these bytes."""
    return family(kind) in {family(one) for one in _NAMED.get(ending(path), {kind})}


def family(kind: FileKind) -> Family | None:
    """Return the family of a kind; None for what nothing opens."""
    return Family.PICTURE if kind.is_image else _FAMILIES.get(kind)
