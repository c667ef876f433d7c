"""Faults of gfpack itself, met while it reads the client's files. In: a failed task. Out: a reason.

A fault says nothing about the file: it is told as gfpack's, written to a log in the project, and
never kept as a verdict on the file's bytes.
"""

from __future__ import annotations

import contextlib
import platform
from pathlib import Path

from gfpack import __version__
from gfpack.project.layout import STATE_DIR
from gfpack.tools.worker import Failure

FAULT = "fault: "
"""What the reason begins with where gfpack failed and not the file."""
LOG = f"{STATE_DIR}/faults.log"
_LONGEST_LOG = 1 << 20
_LONGEST_WHY = 300


def is_fault(why: str) -> bool:
    """Return whether a reason tells a fault of gfpack's."""
    return why.startswith(FAULT)


def fault(file: str, failure: Failure, project: Path | None) -> str:
    """Return the reason why `file` was not read, and write the details to the project's log.

    None for a project: nothing is written, as in a rehearsal.
    """
    why = " ".join(failure.why.split())[:_LONGEST_WHY]
    if project is None:
        return f"{FAULT}{why}"
    with contextlib.suppress(OSError):
        _log(project / LOG, f"{file!r}\n{failure.trace or failure.why}\n")
        return f"{FAULT}{why} → {LOG}"
    return f"{FAULT}{why}"


def _log(log: Path, text: str) -> None:
    log.parent.mkdir(exist_ok=True)
    full = log.is_file() and log.stat().st_size > _LONGEST_LOG
    with log.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(f"gfpack {__version__}, {platform.platform()}: {text}\n")
