"""The directories of a TIFF file, without its pixels (TIFF 6.0, part 1).

In: the bytes of a file. Out: for every picture in it what its tags say. Nothing is decoded, and
what does not make sense is left out: a caller then lets a real decoder try.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MOST_FRAMES = 2000
_TYPES = {1: "B", 3: "H", 4: "I"}
"""Field types that the tags wanted here have: BYTE, SHORT, LONG."""
_MOST_VALUES = 16
"""Of one tag; lists longer than that (the strips of a scan) are nothing that is asked for here."""
_MOST_TAGS = 200
_WIDTH, _HEIGHT, _ORIENTATION = 256, 257, 274


@dataclass(frozen=True, slots=True)
class Directory:
    """One picture's tags: numbers by tag, for those that are whole numbers."""

    tags: Mapping[int, tuple[int, ...]]

    def one(self, tag: int, default: int = 0) -> int:
        """Return a tag's first value."""
        return self.tags.get(tag, (default,))[0]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as stored."""
        return self.one(_WIDTH), self.one(_HEIGHT)

    @property
    def orientation(self) -> int:
        """How it stands, 1 to 8 as in EXIF."""
        value = self.one(_ORIENTATION, 1)
        return value if 1 <= value <= 8 else 1


def directories(content: bytes | mmap.mmap) -> tuple[Directory, ...]:
    """Return the pictures of a TIFF in order; none where it is damaged, or a BigTIFF."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(content[:4]))
    if order is None:
        return ()
    try:
        return tuple(_walked(content, order))
    except (struct.error, IndexError):
        return ()


def _walked(content: bytes | mmap.mmap, order: str) -> Iterator[Directory]:
    (at,) = struct.unpack(order + "I", content[4:8])
    seen: set[int] = set()
    while at and at not in seen and len(seen) < MOST_FRAMES:
        seen.add(at)
        (count,) = struct.unpack(order + "H", content[at : at + 2])
        end = at + 2 + 12 * count
        yield Directory(dict(_tags(content, order, at + 2, end)))
        (at,) = struct.unpack(order + "I", content[end : end + 4])


def _tags(
    content: bytes | mmap.mmap, order: str, start: int, end: int
) -> Iterator[tuple[int, tuple[int, ...]]]:
    for at in range(start, min(end, start + 12 * _MOST_TAGS), 12):
        tag, kind, count = struct.unpack(order + "HHI", content[at : at + 8])
        code = _TYPES.get(kind)
        if code is None or not 0 < count <= _MOST_VALUES:
            continue
        form = struct.Struct(f"{order}{count}{code}")
        place = at + 8
        if form.size > 4:
            (place,) = struct.unpack(order + "I", content[at + 8 : at + 12])
        yield tag, form.unpack(content[place : place + form.size])
