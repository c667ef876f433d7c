"""One gfpack at a time per project. In: the project folder. Out: the right to change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from gfpack.base.errors import OutputError, UsageError
from gfpack.base.files import make_folder
from gfpack.project import layout


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the project's lock; a second hold by the same thread is the same one.

    Raises:
        UsageError: the folder is no project; nothing is left in it.
        OutputError: another gfpack works on the project, or the folder cannot be written: it may
            hold a file named as its state folder.
    """
    if not layout.is_project(folder.resolve()):
        raise UsageError("project.no_project", folder=folder)
    file = folder.resolve() / layout.STATE_DIR / layout.LOCK_FILE
    lock = FileLock(file, is_singleton=True)
    make_folder(file.parent)
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise OutputError("project.locked", folder=folder) from busy
    except OSError as problem:
        raise OutputError("base.cannot_write", path=file, why=problem.strerror) from problem
    try:
        yield
    finally:
        lock.release()
