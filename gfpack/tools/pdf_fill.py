"""A PDF filled with data that lie in other files.

In: a PDF as qpdf wrote it, in which marks stand in the place of data, and the data. Out: the PDF.
What is dear of writing hundreds of megabytes of scans is left to the operating system, and none of
them is ever held in memory.
"""

from __future__ import annotations

import io
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from gfpack.tools.file_parts import FileParts, copy_range, write

_DIGITS = 8
_CHUNK = 1 << 20
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_LONGEST_END = 64
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_LONGEST_TABLE_HEAD = 32
_ROW = 20
_FARTHEST = 9_999_999_999
"""The last byte at which the table of a PDF can say that an object begins."""


def mark(secret: bytes, number: int) -> bytes:
    """Return what stands in the place of the data of this number; nobody else knows `secret`."""
    return b"%b%0*d" % (secret, _DIGITS, number)


def number_of(secret: bytes, marked: bytes) -> int | None:
    """Return the number of the data for which these bytes stand; None where they are no mark."""
    number = marked.removeprefix(secret)
    return int(number) if len(number) == _DIGITS and len(marked) > _DIGITS else None


def fill(marked: Path, target: io.FileIO, secret: bytes, data: Sequence[FileParts]) -> None:
    """Write the PDF at `marked` to `target`, with the data in the place of their marks.

    Raises:
        OutputError: data are gone or not what they were.
        OSError: the target cannot be written.
    """
    with io.FileIO(marked) as file:
        table, last = _table(file)
        moved, done = _Moved(), 0
        for start, end, number in _marks(file, secret):
            copy_range(file, target, done, start)
            one = data[number]
            head = _head(one.length)
            write(target, head)
            one.copy_to(target)
            done = end
            moved.add(done, len(head) + one.length - (end - start))
        copy_range(file, target, done, table)
        write(target, b"".join(_put_right(file, table, last, moved)))


class _Moved:
    """How far what stood at a place has moved."""

    def __init__(self) -> None:
        self._places = [0]
        self._by = [0]

    def add(self, place: int, grown: int) -> None:
        """Let all from `place` on move further."""
        self._places.append(place)
        self._by.append(self._by[-1] + grown)

    def to(self, place: int) -> int:
        """Return where it stands now.

        Raises:
            OSError: that is too far for a PDF.
        """
        there = place + self._by[bisect_right(self._places, place) - 1]
        if there > _FARTHEST:
            raise OSError("a PDF of more than 10 GB cannot be written: divide it into volumes")
        return there


def _head(length: int) -> bytes:
    """Return how qpdf ends the dictionary of a stream, up to its data."""
    return b" /Length %d >>\nstream\n" % length


def _marks(file: io.FileIO, secret: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where each mark begins, with its head, where it ends, and its number."""
    sought = _head(len(secret) + _DIGITS) + secret
    size = len(sought) + _DIGITS
    place, window = 0, b""
    while chunk := _read(file, place + len(window), _CHUNK):
        window += chunk
        at = -1
        while 0 <= (at := window.find(sought, at + 1)) <= len(window) - size:
            yield place + at, place + at + size, int(window[at + len(sought) : at + size])
        place += max(0, len(window) - size + 1)
        window = window[-size + 1 :]


def _table(file: io.FileIO) -> tuple[int, int]:
    """Return where the rows of the table of objects begin and end."""
    size = os.fstat(file.fileno()).st_size
    end = _END.search(_read(file, max(0, size - _LONGEST_END), _LONGEST_END))
    head = _TABLE.match(_read(file, int(end[1]), _LONGEST_TABLE_HEAD)) if end else None
    if end is None or head is None:
        raise ValueError("qpdf wrote no table of objects where one was expected")
    first = int(end[1]) + head.end()
    return first, first + _ROW * int(head[1])


def _put_right(file: io.FileIO, table: int, last: int, moved: _Moved) -> Iterator[bytes]:
    """Yield the rows of the table and what comes after them, as things stand now."""
    rows = _read(file, table, last - table)
    for at in range(0, len(rows), _ROW):
        row = rows[at : at + _ROW]
        yield row if row[17:18] == b"f" else b"%010d" % moved.to(int(row[:10])) + row[10:]
    rest = _read(file, last, os.fstat(file.fileno()).st_size - last)
    if (end := _END.search(rest)) is not None:
        yield rest[: end.start(1)] + b"%d" % moved.to(int(end[1])) + rest[end.end(1) :]


def _read(file: io.FileIO, start: int, count: int) -> bytes:
    file.seek(start)
    return file.read(count)
