"""Where PDFs made of office files are kept. In: the hash and ending of a file. Out: a path.

The name is made of everything that matters: the file's content, the versions of LibreOffice, of
the fonts and of the conversion. Asking for it starts LibreOffice once, for its version. Beside each
PDF stands what its pages do not show, with the PDF's hash: a damaged one is noticed and made anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gfpack.base.files import sha256_of, written_whole
from gfpack.tools import fonts, libreoffice, symbol_fonts
from gfpack.tools.office_told import Told

FOLDER = "converted"
"""Below a project's state folder."""
_WAY = "3"
"""Rises whenever the same file would be converted differently."""


def kept(folder: Path, sha256: str, suffix: str) -> Path:
    """Return where below `folder` the PDF of a file is, or would be."""
    versions = (libreoffice.version() or "", fonts.SHA256, symbol_fonts.identity(), _WAY)
    key = "\0".join((sha256, suffix.lower(), *versions))
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.pdf"


def keep(pdf: Path, told: Told) -> None:
    """Note what the pages of a kept PDF do not show.

    Raises:
        OutputError: it cannot be written.
    """
    said = {"pdf": sha256_of(pdf), "told": asdict(told)}
    with written_whole(_beside(pdf)) as temporary:
        temporary.write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def told(pdf: Path) -> Told | None:
    """Return what was noted of a kept PDF; None where it is not there, or not as it was made."""
    try:
        said = json.loads(_beside(pdf).read_text("utf-8"))
        if said["pdf"] != sha256_of(pdf):
            return None
        fields: dict[str, Any] = said["told"]
        for name in ("hidden_sheets", "hidden_parts"):
            fields[name] = tuple(fields[name])
        return Told(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _beside(pdf: Path) -> Path:
    return pdf.with_suffix(".json")
