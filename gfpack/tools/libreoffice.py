"""LibreOffice: where it is, and which. What it makes of office files is in `office_pdf`."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from gfpack.base.leftovers import room

_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/snap/bin/libreoffice",
)


def find() -> Path | None:
    """Return the program, or None.

    `GFPACK_LIBREOFFICE` names it where it stands in an unusual place; `off` means: use none.
    """
    named = os.environ.get("GFPACK_LIBREOFFICE")
    if named:
        return Path(named) if Path(named).is_file() else None
    for name in ("soffice.com", "soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    unpacked = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    places = [*unpacked, *(Path(place) for place in _USUAL_PLACES)]
    return next((place for place in places if place.is_file()), None)


def version() -> str | None:
    """Return what the program says of its version, or None where there is none."""
    program = find()
    return _version_of(program) if program else None


@cache
def _version_of(program: Path) -> str | None:
    with room() as place:
        command = [str(program), f"-env:UserInstallation={place.as_uri()}", "--version"]
        try:
            said = subprocess.run(
                command, capture_output=True, timeout=30, check=False, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
    lines = said.stdout.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else None
