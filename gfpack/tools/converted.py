"""Where PDFs made of office files are kept. In: the hash and ending of a file. Out: a path.

The name is made of everything that matters: the file's content, the versions of LibreOffice, of
the font and of the conversion. Asking for it starts LibreOffice once, for its version.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from gfpack.tools import fonts, libreoffice

FOLDER = "converted"
"""Below a project's state folder."""
_WAY = "2"
"""Rises whenever the same file would be converted differently."""


def kept(folder: Path, sha256: str, suffix: str) -> Path:
    """Return where below `folder` the PDF of a file is, or would be."""
    versions = (libreoffice.version() or "", fonts.SHA256, _WAY)
    key = "\0".join((sha256, suffix.lower(), *versions))
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.pdf"
