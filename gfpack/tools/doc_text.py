"""The text of Word 97–2003 files, also as WPS writes them. In: two streams. Out: text.

Source: MS-DOC 2.5 (the file information block), 2.9.38 (Clx) and 2.8.35 (the piece table).
"""

from __future__ import annotations

import re
import struct

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS_AT, _CLX_AT = 0x0A, 0x01A2
_COMPRESSED = 0x4000_0000
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?([^\x13\x14\x15]*)\x15")
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*\x15")
_SIGNS = {0x07: "\t", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x1E: "-", 0x1F: None, 0xA0: " "}


class Locked(Exception):  # noqa: N818 - reads as what it is
    """The file needs a password to open."""


def table_stream(document: bytes) -> str:
    """Return the name of the stream in which the piece table stands.

    Raises:
        Locked: the file needs a password.
        struct.error: it is cut.
    """
    (flags,) = struct.unpack_from("<H", document, _FLAGS_AT)
    if flags & _ENCRYPTED:
        raise Locked
    return "1Table" if flags & _SECOND_TABLE else "0Table"


def text(document: bytes, table: bytes) -> str:
    """Return what stands in the file: body, notes, headers; of fields what they show.

    Raises:
        ValueError: it is damaged.
        struct.error: it is cut.
    """
    start, length = struct.unpack_from("<II", document, _CLX_AT)
    pieces = _pieces(table[start : start + length])
    read = "".join(_piece(document, count, place) for count, place in pieces)
    for _ in range(8):  # fields may stand within fields
        shorter = _FIELD.sub(r"\1", _INSTRUCTION.sub("", read))
        if shorter == read:
            break
        read = shorter
    plain = read.replace("\x07\x07", "\n").translate(_SIGNS)  # a row ends with a second mark
    return "".join(c for c in plain if c >= " " or c in "\n\t")


def _pieces(clx: bytes) -> list[tuple[int, int]]:
    """Return for each piece how many characters it has, and where they stand."""
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if clx[at : at + 1] != b"\x02":
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    count = (length - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    start = at + 5 + 4 * (count + 1)
    places = [struct.unpack_from("<I", clx, start + 8 * one + 2)[0] for one in range(count)]
    return [(ends[i + 1] - ends[i], place) for i, place in enumerate(places)]


def _piece(document: bytes, count: int, place: int) -> str:
    if count < 0:
        raise ValueError("pieces out of order")
    if place & _COMPRESSED:
        start = (place & ~_COMPRESSED) // 2
        return document[start : start + count].decode("cp1252", "replace")
    return document[place : place + 2 * count].decode("utf-16-le", "replace")
