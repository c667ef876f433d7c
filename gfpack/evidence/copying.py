"""One file copied into the project, whole or not at all. In: a `Coming`. Out: whether it is there.

A source may change or go while it is read (a download, a synchronised folder): what was read then
is not the file that was planned, and is tried again before it is given up.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import IO

from gfpack.base.files import written_whole
from gfpack.evidence.plan import Coming

_ATTEMPTS = 3


class _Changed(Exception):  # noqa: N818 - reads as what happened
    """The source is no longer what it was, or not there any more."""


def copy(one: Coming, project: Path) -> bool:
    """Copy a file to its place, with its time; False where it does not hold still.

    Raises:
        OutputError: it cannot be written, for example because the disk is full.
    """
    target = project / one.path
    if one.staged and _moved(one.file, target):
        return True
    wanted: str | None = one.sha256
    for _ in range(_ATTEMPTS):
        try:
            _copy(one.file, target, wanted)
        except _Changed:
            wanted = _hash(one.file)
            if wanted is None:
                return False
        else:
            return True
    return False


def _moved(file: Path, target: Path) -> bool:
    """Move a file that gfpack unpacked; False where that takes another disk."""
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        return True
    return False


def _copy(source: Path, target: Path, sha256: str | None) -> None:
    digest = hashlib.sha256()
    with written_whole(target) as temporary:
        try:
            stream = source.open("rb")
        except OSError as problem:
            raise _Changed from problem
        with stream, temporary.open("wb") as copied:
            seen = os.fstat(stream.fileno())
            while block := _block(stream):
                digest.update(block)
                copied.write(block)
        if digest.hexdigest() != sha256:
            raise _Changed
        os.utime(temporary, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _block(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(1 << 20)
    except OSError as problem:
        raise _Changed from problem


def _hash(file: Path) -> str | None:
    from gfpack.base.files import sha256_of

    try:
        return sha256_of(file)
    except OSError:
        return None
