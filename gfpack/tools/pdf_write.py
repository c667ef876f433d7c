"""Writing a PDF. In: an open pikepdf document, a path, how to save. Out: the file."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

_BUFFER = 1 << 20
"""Bytes; pikepdf writes in very many small pieces."""


def save(pdf: Any, target: Path, **options: Any) -> None:
    """Save `pdf` to `target`, with pikepdf's own options.

    With a file at hand pikepdf writes past Python. Not where an id is made of what is written: then
    a full disk may show while it closes its way there, where C++ cannot report an error, and the
    process would be ended. So the first error is kept, and raised when pikepdf is done.

    Raises:
        OSError: the file cannot be written, for example because the disk is full.
    """
    from pikepdf.exceptions import PageCopyWarning

    with new_file(target) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)  # clients' pages have such fields
        guarded = _Guarded(file) if options.get("deterministic_id") else None
        with io.BufferedWriter(guarded or file, _BUFFER) as stream:
            pdf.save(stream, **options)
        if guarded is not None and guarded.problem is not None:
            raise guarded.problem


def new_file(target: Path) -> io.FileIO:
    """Open a file to be written anew, without a buffer.

    One that is empty is not cut to nothing again: some file systems (ext4) take that for a file
    replaced in its place, and wait until all of it stands on the disk when it is closed.
    """
    empty = target.is_file() and target.stat().st_size == 0
    return io.FileIO(target, "r+" if empty else "w")


class _Guarded(io.RawIOBase):
    """A file that raises nothing; after the first error it takes what comes and drops it."""

    def __init__(self, file: io.RawIOBase) -> None:
        super().__init__()
        self._file = file
        self.problem: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if self.problem is None:
            try:
                return self._file.write(data) or 0
            except OSError as problem:
                self.problem = problem
        return len(data)
