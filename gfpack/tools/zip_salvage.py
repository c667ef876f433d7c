"""What can still be read of a zip whose directory is gone. In: a path. Out: its members.

A cut download lacks its end, where the directory stands; each member has a header of its own
before it (APPNOTE.TXT 4.3.7), which is enough for members that are stored or deflated.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_BLOCK = 1 << 16
_STREAMED, _ENCRYPTED, _UTF8 = 0x8, 0x1, 0x800
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A member that begins at `start`; how long it is packed may not be known before reading."""

    name: bytes
    utf8: bool
    encrypted: bool
    method: int
    crc: int
    start: int
    packed: int | None


def members(path: Path, *, most: int) -> Iterator[Salvaged]:
    """Yield the members one after the other, as long as the next one can be found.

    Raises:
        OSError: the file cannot be read.
    """
    at = 0
    with path.open("rb") as stream:
        for _ in range(most + 1):
            stream.seek(at)
            head = stream.read(_HEADER.size)
            if len(head) < _HEADER.size or not head.startswith(b"PK\x03\x04"):
                return
            _, _, flags, method, _, _, crc, packed, _, names, extra = _HEADER.unpack(head)
            name = stream.read(names)
            start = at + _HEADER.size + names + extra
            streamed = bool(flags & _STREAMED)
            one = Salvaged(
                name,
                bool(flags & _UTF8),
                bool(flags & _ENCRYPTED),
                method,
                crc,
                start,
                None if streamed else packed,
            )
            end = _end_of_streamed(stream, one) if streamed else start + packed
            if end is None:
                return
            yield one
            at = end


def blocks(path: Path, one: Salvaged) -> Iterator[bytes]:
    """Yield what a member unpacks to.

    Raises:
        ValueError: it is cut, broken or packed in a way that is not known here.
        zlib.error: it is broken.
    """
    if one.method not in (_STORED, _DEFLATED) or (one.packed is None and one.method == _STORED):
        raise ValueError("packed in an unknown way")
    crc = 0
    with path.open("rb") as stream:
        stream.seek(one.start)
        for block in _unpacked(stream, one):
            crc = zlib.crc32(block, crc)
            yield block
    if one.packed is not None and crc != one.crc:
        raise ValueError("checksum")


def _unpacked(stream: IO[bytes], one: Salvaged) -> Iterator[bytes]:
    left = one.packed
    unpacker = zlib.decompressobj(-15)
    while left is None or left > 0:
        packed = stream.read(_BLOCK if left is None else min(_BLOCK, left))
        if not packed:
            raise ValueError("cut")
        left = None if left is None else left - len(packed)
        if one.method == _STORED:
            yield packed
            continue
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, 1 << 20)
            packed = unpacker.unconsumed_tail
        if unpacker.eof:
            return
    if one.method == _DEFLATED and not unpacker.eof:
        raise ValueError("cut")


def _end_of_streamed(stream: IO[bytes], one: Salvaged) -> int | None:
    """Return where the member after one of unknown length begins, by unpacking it."""
    if one.method != _DEFLATED or one.encrypted:
        return None
    stream.seek(one.start)
    unpacker = zlib.decompressobj(-15)
    at = one.start
    try:
        while not unpacker.eof:
            packed = stream.read(_BLOCK)
            if not packed:
                return None
            at += len(packed)
            while packed and not unpacker.eof:
                unpacker.decompress(packed, 1 << 20)
                packed = unpacker.unconsumed_tail
    except zlib.error:
        return None
    at -= len(unpacker.unused_data)
    stream.seek(at)
    after = stream.read(32)
    marked = 4 if after.startswith(b"PK\x07\x08") else 0
    for length in (12 + marked, 20 + marked):  # with zip64 the two sizes take eight bytes each
        if after[length : length + 2] == b"PK":
            return at + length
    return at + 12 + marked
