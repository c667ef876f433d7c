"""Has what is searched for leaks changed? In: a client's folder. Out: what the file system says."""

from __future__ import annotations

import json
from pathlib import Path

from gfpack.project.layout import ANSWERS_YAML, GFPACK_YAML, PACKAGES_DIR, READINGS, STATE_DIR

TEMPLATES = "templates/report/*/*.docx"


def stamp(folder: Path) -> str:
    """Return what the file system says of everything that is read of a client."""
    files = [
        folder / GFPACK_YAML,
        folder / ANSWERS_YAML,
        folder / STATE_DIR / READINGS,
        *sorted(folder.glob(f"{PACKAGES_DIR}/*/*.docx")),
        *sorted(folder.glob(TEMPLATES)),
    ]
    return json.dumps([_seen(one) for one in files])


def _seen(file: Path) -> list[int] | None:
    try:
        facts = file.stat()
    except OSError:
        return None
    return [facts.st_size, facts.st_mtime_ns]
