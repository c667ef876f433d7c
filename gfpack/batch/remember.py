"""What is remembered of a folder of projects between runs: the lock, the log, the last outcomes.

In: the folder. Out: `.gfpack-batch/` in it, and what the last run said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from gfpack.base.errors import OutputError
from gfpack.base.files import make_folder, written_whole
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.kept import Kept

LOG = "log.jsonl"
_LOCK, _LAST = "lock", "last.jsonl"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the folder: one run over it at a time.

    Raises:
        OutputError: another run is at work there, or it cannot be written.
    """
    file = root / STATE_DIR / _LOCK
    make_folder(file.parent)
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise OutputError("batch.locked", root=root) from busy
    except OSError as problem:
        raise OutputError("base.cannot_write", path=file, why=problem.strerror) from problem
    try:
        yield
    finally:
        lock.release()


def last(root: Path) -> Kept:
    """Return what came of each client when it was last done; nothing where that is unreadable."""
    return Kept(root / STATE_DIR / _LAST)


def remember(root: Path, outcomes: Kept) -> None:
    """Keep what came of each client.

    Raises:
        OutputError: it cannot be written.
    """
    with written_whole(root / STATE_DIR / _LAST) as temporary, temporary.open("wb") as stream:
        stream.writelines(map(outcomes.line, outcomes))


def log(root: Path, event: str, **facts: Any) -> None:
    """Add a line to the log: JSON, with the moment.

    Raises:
        OutputError: it cannot be written.
    """
    file = root / STATE_DIR / LOG
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"at": moment, "event": event, **facts}, ensure_ascii=False)
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(line + "\n")
    except OSError as problem:
        raise OutputError("base.cannot_write", path=file, why=problem.strerror) from problem
