"""Writing a PDF. In: an open pikepdf document, a path, how to save. Out: the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO


def save(pdf: Any, target: Path, **options: Any) -> None:
    """Save `pdf` to `target`, with pikepdf's own options.

    A full disk may show while pikepdf closes what it wrote to, where C++ cannot report an error:
    the process would be ended. So the first error is kept, and raised when pikepdf is done.

    Raises:
        OSError: the file cannot be written, for example because the disk is full.
    """
    with target.open("wb") as stream:
        guarded = _Guarded(stream)
        pdf.save(guarded, **options)
        if guarded.problem is not None:
            raise guarded.problem


class _Guarded(io.RawIOBase):
    """A stream that raises nothing; after the first error it takes what comes and drops it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.problem: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if self.problem is None:
            try:
                self._stream.write(data)
            except OSError as problem:
                self.problem = problem
        return len(data)

    def flush(self) -> None:
        if self.problem is None:
            try:
                self._stream.flush()
            except OSError as problem:
                self.problem = problem
