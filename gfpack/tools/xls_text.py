"""The text of Excel 97–2003 files, also as WPS writes them (et). In: a stream. Out: text.

Rows are lines, cells are parted by tabs; a formula counts as the value stored beside it, numbers
formatted as dates are dates. Source: MS-XLS 2.3–2.5 (BIFF8).
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

_SST, _CONTINUE, _FILEPASS, _SHEET_BEGIN, _DATE_1904 = 0x00FC, 0x003C, 0x002F, 0x0809, 0x0022
_FORMAT, _LOOK = 0x041E, 0x00E0
_LABEL_SST, _LABEL, _NUMBER, _RK, _MANY_RK = 0x00FD, 0x0204, 0x0203, 0x027E, 0x00BD
_FORMULA, _STRING = 0x0006, 0x0207
_BIFF8 = 0x0600
_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
"""Numbers of built-in formats that show a day, also those of Chinese Excel."""
_DAY = re.compile(r"[ymd年月日]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MOST_CELLS = 500_000


def text(book: bytes) -> str:
    """Return what the sheets say; nothing where the file is locked or older than Excel 97.

    Raises:
        ValueError: it is damaged.
        struct.error: it is cut.
    """
    reader = _Reader()
    for kind, body in _records(book):
        if kind == _FILEPASS:
            return ""
        reader.take(kind, body)
    return reader.text()


def _records(book: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Yield each record with its continuations."""
    at, kind, bodies = 0, -1, []
    while at + 4 <= len(book):
        found, length = struct.unpack_from("<HH", book, at)
        body = book[at + 4 : at + 4 + length]
        at += 4 + length
        if found == _CONTINUE:
            bodies.append(body)
            continue
        if kind >= 0:
            yield kind, bodies
        kind, bodies = found, [body]
    if kind >= 0:
        yield kind, bodies


class _Reader:
    """Takes records in their order and keeps the cells."""

    def __init__(self) -> None:
        self._strings: list[str] = []
        self._formats: dict[int, str] = {}
        self._looks: list[int] = []
        self._zero = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zone
        self._sheets: list[dict[int, dict[int, str]]] = []
        self._cells = 0
        self._waiting: tuple[int, int] | None = None

    def take(self, kind: int, bodies: list[bytes]) -> None:
        """Take a record."""
        body = bodies[0]
        if kind == _SHEET_BEGIN:
            (version,) = struct.unpack_from("<H", body)
            if version != _BIFF8:
                raise ValueError("older than Excel 97")
            self._sheets.append(defaultdict(dict))
        elif kind == _SST:
            self._strings = _Strings(bodies).all()
        elif kind == _DATE_1904 and body[:2] == b"\1\0":
            self._zero = datetime(1904, 1, 1)  # noqa: DTZ001
        elif kind == _FORMAT:
            self._formats[int.from_bytes(body[:2], "little")] = _Strings([body[2:]]).one()
        elif kind == _LOOK:
            self._looks.append(struct.unpack_from("<H", body, 2)[0])
        else:
            self._take_cell(kind, body)

    def text(self) -> str:
        """Return the rows of all sheets."""
        lines = []
        for sheet in self._sheets:
            for _, cells in sorted(sheet.items()):
                last = max(cells)
                lines.append("\t".join(cells.get(one, "") for one in range(min(last, 255) + 1)))
        return "\n".join(lines)

    def _take_cell(self, kind: int, body: bytes) -> None:
        if kind == _STRING and self._waiting:
            self._put(*self._waiting, _Strings([body]).one())
            self._waiting = None
        if kind not in (_LABEL_SST, _LABEL, _NUMBER, _RK, _MANY_RK, _FORMULA):
            return
        row, column, look = struct.unpack_from("<HHH", body)
        if kind == _LABEL_SST:
            (place,) = struct.unpack_from("<I", body, 6)
            self._put(row, column, self._strings[place] if place < len(self._strings) else "")
        elif kind == _LABEL:
            self._put(row, column, _Strings([body[6:]]).one())
        elif kind == _NUMBER:
            self._put(row, column, self._number(struct.unpack_from("<d", body, 6)[0], look))
        elif kind == _RK:
            self._put(row, column, self._number(_rk(body[6:10]), look))
        elif kind == _MANY_RK:
            for place in range((len(body) - 6) // 6):
                own, value = body[4 + 6 * place : 6 + 6 * place], body[6 + 6 * place :][:4]
                number = self._number(_rk(value), int.from_bytes(own, "little"))
                self._put(row, column + place, number)
        elif body[12:14] != b"\xff\xff":
            self._put(row, column, self._number(struct.unpack_from("<d", body, 6)[0], look))
        elif body[6:7] == b"\0":
            self._waiting = (row, column)

    def _put(self, row: int, column: int, value: str) -> None:
        self._cells += 1
        if value and self._sheets and self._cells <= _MOST_CELLS:
            self._sheets[-1][row][column] = " ".join(value.split())

    def _number(self, value: float, look: int) -> str:
        shape = self._looks[look] if look < len(self._looks) else 0
        shown = _QUOTED.sub("", self._formats.get(shape, ""))
        if (shape in _DATES or _DAY.search(shown)) and 1 <= value < 110_000:
            moment = self._zero + timedelta(days=value)
            return f"{moment:%Y-%m-%d}"
        return f"{value:.15g}"


def _rk(packed: bytes) -> float:
    """Return a number as Excel packs it into four bytes (MS-XLS 2.5.122)."""
    (bits,) = struct.unpack("<i", packed)
    if bits & 2:
        value = float(bits >> 2)
    else:
        (value,) = struct.unpack("<d", bytes(4) + struct.pack("<i", bits & ~3))
    return value / 100 if bits & 1 else value


class _Strings:
    """Reads strings that may go on in the next record, where their width is told anew."""

    def __init__(self, bodies: list[bytes]) -> None:
        self._bodies = bodies
        self._body = 0
        self._at = 0

    def all(self) -> list[str]:
        """Return the strings of the shared table."""
        self._at = 4
        (count,) = struct.unpack("<I", self._raw(4))
        found = []
        for _ in range(min(count, _MOST_CELLS)):
            if self._body == len(self._bodies) - 1 and self._at >= len(self._bodies[-1]):
                break
            found.append(self.one())
        return found

    def one(self) -> str:
        """Return the next string."""
        (length,) = struct.unpack("<H", self._raw(2))
        flags = self._raw(1)[0]
        runs = int.from_bytes(self._raw(2), "little") if flags & 8 else 0
        more = int.from_bytes(self._raw(4), "little") if flags & 4 else 0
        read = self._characters(length, wide=bool(flags & 1))
        self._raw(4 * runs + more)
        return read

    def _characters(self, left: int, *, wide: bool) -> str:
        pieces = []
        while left > 0:
            here = len(self._bodies[self._body]) - self._at
            if here <= 0:
                self._next()
                wide = bool(self._raw(1)[0] & 1)
                continue
            take = min(left, here // 2 if wide else here)
            if not take:
                raise ValueError("a string is cut")
            raw = self._raw(take * 2 if wide else take)
            pieces.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            left -= take
        return "".join(pieces)

    def _raw(self, size: int) -> bytes:
        read = b""
        while len(read) < size:
            body = self._bodies[self._body]
            taken = body[self._at : self._at + size - len(read)]
            self._at += len(taken)
            read += taken
            if len(read) < size:
                self._next()
        return read

    def _next(self) -> None:
        self._body += 1
        self._at = 0
        if self._body >= len(self._bodies):
            raise ValueError("a string is cut")
