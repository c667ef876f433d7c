"""Temporary files and folders that outlive no run: named after their process, swept by the next.

In: a folder. Out: a name for something temporary in it; what processes that were killed left there
under such names is gone.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = re.compile(r"\.?gfpack-(\d+)-[0-9a-z_]{8,16}(\..*)?")
_OLD = 24 * 3600.0
"""Seconds after which something temporary is left over, where processes cannot be asked for."""

_swept: set[Path] = set()


def temporary_name(folder: Path, suffix: str) -> Path:
    """Return a free path for a temporary file in `folder`, which is swept first."""
    import secrets

    sweep(folder)
    return folder / f".gfpack-{os.getpid()}-{secrets.token_hex(8)}{suffix}"


@contextmanager
def room() -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards, at the latest with a later run."""
    import tempfile  # heavy

    place = Path(tempfile.gettempdir())
    sweep(place)
    prefix = f"gfpack-{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield Path(name)


def sweep(folder: Path) -> None:
    """Remove what killed processes left in `folder`; each process looks once."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := _NAME.fullmatch(entry.name)) and _left(int(found[1]), entry):
                _remove(entry)


def _left(process: int, entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        if os.name == "nt":  # there, asking for a process by signal would end it
            return time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD
        if entry.stat(follow_symlinks=False).st_uid != os.getuid():
            return False
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
    return False


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        with suppress(OSError):
            Path(entry.path).unlink()
