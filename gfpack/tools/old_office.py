"""Word and Excel files of before 2007, and those of WPS. In: a path. Out: text, or which it is.

They are compound files (MS-CFB) whatever their name says; the streams in them tell the program.
LibreOffice makes their pages; their text is read here, so that it is the same with and without it.
The bytes are strangers': call this in a limited worker.
"""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path
from typing import Any

from gfpack.tools import doc_text, ole_properties, xls_text
from gfpack.tools.office_text import OfficeText
from gfpack.tools.worker import NOT_OF_BYTES

_SUFFIXES = (
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"),
)
_LONGEST_TEXT = 400_000


def suffix(path: Path) -> str | None:
    """Return the ending that belongs to the bytes of a compound file, or None.

    Raises:
        OSError: the file cannot be opened.
    """
    import olefile

    try:
        with olefile.OleFileIO(path) as file:
            return next((ending for name, ending in _SUFFIXES if file.exists(name)), None)
    except Exception:  # damaged in a way that olefile does not foresee
        return None


def read(path: Path) -> OfficeText:
    """Return the text of a Word or Excel file; of others, such as slides, none.

    Raises:
        doc_text.Locked: it needs a password.
        OSError: the file cannot be opened.
    """
    import olefile

    path.stat()
    try:
        with olefile.OleFileIO(path) as file:
            return OfficeText("readable", "", _text(file)[:_LONGEST_TEXT], _properties(file))
    except (doc_text.Locked, *NOT_OF_BYTES):
        raise
    except Exception as problem:  # olefile raises nearly anything on broken bytes
        return OfficeText("unreadable", f"{type(problem).__name__}: {problem}")


def _text(file: Any) -> str:
    """Return the text; nothing where it is broken, for LibreOffice may still show the file."""
    try:
        if file.exists("WordDocument"):
            document = file.openstream("WordDocument").read()
            table = doc_text.table_stream(document)
            return doc_text.text(document, file.openstream(table).read())
        if file.exists("Workbook"):
            return xls_text.text(file.openstream("Workbook").read())
    except (ValueError, struct.error, IndexError, OverflowError):
        pass
    return ""


def _properties(file: Any) -> tuple[tuple[str, str], ...]:
    """Return who wrote the file and the like; nothing where that is broken."""
    found: list[tuple[str, str]] = []
    for name, wanted in ole_properties.STREAMS:
        with contextlib.suppress(struct.error, OSError):
            if file.exists(name):
                found += ole_properties.read(file.openstream(name).read(), wanted)
    return tuple(found)
