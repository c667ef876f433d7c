"""Temporary files and folders that outlive no run: named after their owner, swept by the next.

In: a folder. Out: a name for something temporary in it; what processes that were killed left there
under such names is gone. A folder may be shared between machines and containers, where the same
number means another process: the name tells the owner's machine too, and what another machine left
goes only when it is old.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.?gfpack-(?:m([0-9a-f]{12})-)?(\d+)-[0-9a-z_]{8,16}(\..*)?")
_OLD = 24 * 3600.0
"""Seconds after which something temporary is left over, where its process cannot be asked for."""

_swept: set[Path] = set()


def temporary_name(folder: Path, suffix: str) -> Path:
    """Return a free path for a temporary file in `folder`, which is swept first."""
    import secrets

    sweep(folder)
    return folder / f".{_owner()}{secrets.token_hex(8)}{suffix}"


@contextmanager
def room() -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards, at the latest with a later run."""
    import tempfile  # heavy

    place = Path(tempfile.gettempdir())
    sweep(place)
    with tempfile.TemporaryDirectory(prefix=_owner(), ignore_cleanup_errors=True) as name:
        yield Path(name)


def sweep(folder: Path) -> None:
    """Remove what killed processes left in `folder`; each process looks once."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := _NAME.fullmatch(entry.name)) and _left(found[1], int(found[2]), entry):
                _remove(entry)


@cache
def machine() -> str:
    """Return what tells apart where process numbers mean the same: machine, start, container."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        known = (boot, str(Path("/proc/self/ns/pid").readlink()))
    except OSError:
        import platform
        import uuid

        known = (platform.node(), str(uuid.getnode()))
    import hashlib  # heavy, and needed only where something is written

    return hashlib.sha256("\0".join(known).encode()).hexdigest()[:12]


def _owner() -> str:
    return f"gfpack-m{machine()}-{os.getpid()}-"


def _left(where: str | None, process: int, entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        facts = entry.stat(follow_symlinks=False)
        if os.name == "nt" or where != machine():  # on Windows, asking by signal would end it
            return time.time() - facts.st_mtime > _OLD
        if facts.st_uid != os.getuid():
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
