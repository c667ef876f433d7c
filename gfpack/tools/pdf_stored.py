"""Where in a PDF file the data of its streams lie. In: an opened PDF, its file. Out: `FileParts`.

Nothing is guessed: the file must hold, where its own table of objects says, the stream's number, a
dictionary, data of just the length it tells, and their end. Else, and in an encrypted file, whose
data are not what they stand for, nothing is said.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

from gfpack.tools.file_parts import FileParts

_LONGEST_HEAD = 4096
"""Bytes of an object before its data."""
_HEAD = re.compile(rb"(\d+)\s+(\d+)\s+obj\b[^(%]*?>>\s*stream\r?\n")
"""A stream's beginning. Where a string or a comment could hold such words too, nothing is said."""
_END = re.compile(rb"\r?\n?endstream\b")
_IN_FILE = 1


class PdfStored:
    """The streams of one PDF file, as they lie in it. To be closed."""

    def __init__(self, pdf: Any, path: Path) -> None:
        self._pdf = pdf
        self._path = path
        self._places: dict[tuple[int, int], int] | None = None
        self._file: io.FileIO | None = None
        self._state = (0, 0)

    def data_of(self, stream: Any) -> FileParts | None:
        """Return where the data of a stream of this PDF lie; None where that cannot be told.

        Raises:
            OSError: the file cannot be read.
        """
        length = stream.get("/Length")
        start = self._places_of_all().get(stream.objgen)
        if start is None or not isinstance(length, int) or "/F" in stream:
            return None
        head = _HEAD.match(self._read(start, _LONGEST_HEAD))
        if head is None or (int(head[1]), int(head[2])) != stream.objgen:
            return None
        first = start + head.end()
        if _END.match(self._read(first + length, 16)) is None:
            return None
        return FileParts(self._path, ((first, first + length),), self._state)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _places_of_all(self) -> dict[tuple[int, int], int]:
        if self._places is None:
            known = {} if self._pdf.is_encrypted else self._pdf.get_xref_table()
            self._places = {key: one.offset for key, one in known.items() if one.type == _IN_FILE}
        return self._places

    def _read(self, start: int, count: int) -> bytes:
        if self._file is None:
            self._file = io.FileIO(self._path)
            facts = os.fstat(self._file.fileno())
            self._state = facts.st_size, facts.st_mtime_ns
        self._file.seek(start)
        return self._file.read(count)
