"""Data that stay in their file until they are copied to where they go.

In: a file, and which of its bytes in which order, with bytes of our own between them. Out: their
length, what they begin with, a copy of them in another file.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gfpack.base.errors import OutputError

Part = bytes | tuple[int, int]
"""Bytes, or a range (start, end) of the file."""

_CHUNK = 1 << 20


def length_of(part: Part) -> int:
    """Return how many bytes a part has."""
    return len(part) if isinstance(part, bytes) else part[1] - part[0]


@dataclass(frozen=True, slots=True)
class FileParts:
    """The parts joined are the data. `state`: the file's size and time when it was looked at."""

    path: Path
    parts: tuple[Part, ...]
    state: tuple[int, int]

    @classmethod
    def of(cls, path: Path, parts: tuple[Part, ...] | None = None) -> FileParts:
        """Return parts of a file, or all of it.

        Raises:
            OSError: it is not there.
        """
        state = _state(path.stat())
        return cls(path, ((0, state[0]),) if parts is None else parts, state)

    @property
    def length(self) -> int:
        """Bytes of the data."""
        return sum(length_of(part) for part in self.parts)

    def chunks(self, most: int = _CHUNK) -> Iterator[bytes]:
        """Yield the data piece by piece, at most so many bytes at once.

        Raises:
            OutputError: the file is gone or not what it was.
        """
        with self._opened() as file:
            for part in self.parts:
                if isinstance(part, bytes):
                    yield part
                    continue
                file.seek(part[0])
                left = part[1] - part[0]
                while left:
                    chunk = file.read(min(left, most))
                    if not chunk:
                        raise self._changed()
                    left -= len(chunk)
                    yield chunk

    def head(self, most: int) -> bytes:
        """Return what the data begin with, at most so many bytes.

        Raises:
            OutputError: the file is gone or not what it was.
        """
        found = b""
        for chunk in self.chunks(most):
            found += chunk
            if len(found) >= most:
                break
        return found[:most]

    def copy_to(self, target: io.FileIO) -> None:
        """Write the data where `target` stands; where it can, the system copies them by itself.

        Raises:
            OutputError: the file is gone or not what it was.
            OSError: the target cannot be written.
        """
        with self._opened() as file:
            for part in self.parts:
                if isinstance(part, bytes):
                    write(target, part)
                elif copy_range(file, target, *part) < part[1]:
                    raise self._changed()

    def _opened(self) -> io.FileIO:
        try:
            file = io.FileIO(self.path)
        except FileNotFoundError as gone:
            raise self._changed() from gone
        if _state(os.fstat(file.fileno())) != self.state:
            file.close()
            raise self._changed()
        return file

    def _changed(self) -> OutputError:
        return OutputError("base.changed_meanwhile", path=self.path)


def write(target: io.FileIO, data: bytes | memoryview) -> None:
    """Write all of `data`: a file without a buffer may take less at once.

    Raises:
        OSError: the file cannot be written.
    """
    left = memoryview(data)
    while left:
        left = left[target.write(left) or 0 :]


def _state(facts: os.stat_result) -> tuple[int, int]:
    return facts.st_size, facts.st_mtime_ns


def copy_range(file: io.FileIO, target: io.FileIO, start: int, end: int) -> int:
    """Write a range of a file where `target` stands; return how far there was something.

    Where it can, the system copies by itself, and Python never sees the bytes.

    Raises:
        OSError: the file cannot be read, or the target not be written.
    """
    at = start
    if sys.platform == "linux":
        try:
            while at < end and (sent := os.sendfile(target.fileno(), file.fileno(), at, end - at)):
                at += sent
        except OSError as refused:
            if at > start or not _is_unable(refused):
                raise
    if at == start:
        file.seek(at)
        while at < end and (chunk := file.read(min(end - at, _CHUNK))):
            write(target, chunk)
            at += len(chunk)
    return at


def _is_unable(refused: OSError) -> bool:
    """Return whether this file system cannot copy by itself, which says nothing of the data."""
    import errno

    return refused.errno in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EXDEV)
