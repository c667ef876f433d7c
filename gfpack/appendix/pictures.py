"""Pictures as PDF images, their compressed data passed through untouched where possible.

In: the bytes of a picture file. Out: a `Picture`: an image dictionary's entries and its stream. A
JPEG's scan data stays byte for byte; what may tell a place or a person (EXIF with GPS, XMP,
comments, pictures hidden behind the first) is dropped, colour profile and Adobe marker stay. A
PNG, JPEG 2000 or fax that PDF can show as it is keeps its data; everything else is decoded
(`pieces`).
"""

from __future__ import annotations

import mmap
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gfpack.appendix.digest import IMAGE_HEAD
from gfpack.appendix.fax import fax
from gfpack.appendix.image_models import (
    BadPicture,
    Colours,
    Content,
    Picture,
    bytes_of,
)
from gfpack.appendix.jpeg2000 import jpeg2000
from gfpack.appendix.pieces import Piece
from gfpack.evidence.models import FileKind
from gfpack.tools import tiff
from gfpack.tools.file_parts import Part


def passed(path: Path, kind: FileKind, frame: int = 1) -> tuple[Picture, bytes] | None:
    """Return the picture in a file as it is, and its stream's first bytes (64 KiB, if as many).

    None where it has to be decoded. `frame` (from 1) chooses one of several pictures.

    Raises:
        BadPicture: it cannot be bound.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream, _mapped(stream) as content:
        found = _as_it_is(content, kind, frame)
        return (found, _head(found, content)) if found else None


def _as_it_is(content: Content, kind: FileKind, frame: int) -> Picture | None:
    if kind is FileKind.JPEG:
        return jpeg(content)
    if kind is FileKind.PNG:
        return png(content)
    if kind is FileKind.JP2:
        return jpeg2000(content)
    if kind is FileKind.TIFF:
        found = tiff.directories(content)
        return fax(found[frame - 1], len(content)) if frame <= len(found) else None
    return None


def from_piece(piece: Piece) -> tuple[Picture, bytes]:
    """Return a decoded picture; its parts are ranges of the piece's file."""
    made = piece.image
    with piece.path.open("rb") as stream:
        head = stream.read(min(piece.length, IMAGE_HEAD))
    shown = Picture(
        made.width,
        made.height,
        made.bits,
        Colours(made.components, made.profile),
        made.filter,
        ((0, piece.length),),
        made.parameters,
        cleared=made.cleared,
        animated=made.animated,
    )
    return shown, head


def _mapped(stream: IO[bytes]) -> mmap.mmap:
    try:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError as empty:
        raise BadPicture("empty") from empty


def placed(
    orientation: int, x: float, y: float, width: float, height: float
) -> tuple[float, float, float, float, float, float]:
    """Return the matrix that shows an image upright in a box, for EXIF orientation 1…8."""
    return {
        2: (-width, 0, 0, height, x + width, y),
        3: (-width, 0, 0, -height, x + width, y + height),
        4: (width, 0, 0, -height, x, y + height),
        5: (0, -height, -width, 0, x + width, y + height),
        6: (0, -height, width, 0, x, y + height),
        7: (0, height, width, 0, x, y),
        8: (0, height, -width, 0, x + width, y),
    }.get(orientation, (width, 0, 0, height, x, y))


_MOST_PROFILE = 4 << 20
_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Start-of-frame markers that PDF's DCTDecode can read: baseline, extended, progressive."""
_OTHER_FRAMES = frozenset({*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC})


def jpeg(content: Content) -> Picture | None:
    """Return a JPEG passed through, or None where PDF cannot show it as it is (lossless, …)."""
    kept: list[Part] = [(0, 2)]
    profile: dict[int, bytes] = {}
    header, adobe, jfif, complete = b"", False, False, False
    for marker, start, end in _segments(content):
        body = content[start + 4 : min(end, start + 40)]
        if marker in _OTHER_FRAMES:
            return None
        if marker in _FRAMES:
            header = content[start + 4 : end]
        adobe |= marker == 0xEE and body.startswith(b"Adobe")
        jfif |= marker == 0xE0 and body.startswith(b"JFIF")
        if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0") and end - start > 18:
            profile[content[start + 16]] = content[start + 18 : end]
        if not _tells_more(marker, body):
            kept.append((start, end))
        complete |= marker == 0xD9
    if len(header) < 6:
        raise BadPicture("no frame header")
    bits, height, width, components = struct.unpack(">BHHB", header[:6])
    if bits != 8 or components not in (1, 3, 4) or not width or not height:
        return None
    named_rgb = components == 3 and header[6::3][:3] == b"RGB" and not (adobe or jfif)
    colours = Colours(components, _profile(profile, components), inverted=adobe)
    parameters = (("/ColorTransform", 0),) if named_rgb else ()
    return Picture(width, height, bits, colours, "/DCTDecode", tuple(kept), parameters, complete)


def _segments(content: Content) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of each segment up to the end of the (first) picture.

    The compressed data after a start-of-scan belongs to that segment.
    """
    if content[:2] != b"\xff\xd8":
        raise BadPicture("no JPEG")
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise BadPicture("no marker")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            break
        end = at + 2
        if not (0xD0 <= marker <= 0xD7 or marker == 0x01):
            end += int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            found = _SCAN_END.search(content, end)
            end = found.start() if found else len(content)
        yield marker, at, min(end, len(content))
        at = end
    if content[at : at + 2] == b"\xff\xd9":
        yield 0xD9, at, at + 2


def _tells_more(marker: int, body: bytes) -> bool:
    """Return whether a segment is more than the picture needs (place, person, second picture)."""
    if marker == 0xE2:
        return not body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return not body.startswith(b"Adobe")
    return 0xE1 <= marker <= 0xEF or marker == 0xFE


def _profile(chunks: dict[int, bytes], components: int) -> bytes | None:
    """Return the colour profile, if it is whole and speaks of as many components."""
    if sorted(chunks) != list(range(1, len(chunks) + 1)):
        return None
    whole = b"".join(chunks[number] for number in sorted(chunks))
    space = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[components]
    return whole if whole[16:20] == space and whole[36:40] == b"acsp" else None


def png(content: Content) -> Picture | None:
    """Return a PNG passed through, or None where it has to be decoded (alpha, 16 bit, …)."""
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise BadPicture("no PNG")
    data: list[Part] = []
    header, palette, profile, complete, animated = b"", None, None, False, False
    for name, start, end in _chunks(content):
        if name == b"IHDR":
            header = content[start:end]
        elif name == b"PLTE":
            palette = content[start:end]
        elif name == b"tRNS":
            return None
        elif name == b"iCCP":
            profile = content[start:end]
        elif name == b"IDAT":
            data.append((start, end))
        animated |= name == b"acTL"
        complete |= name == b"IEND"
    if len(header) != 13 or not data:
        raise BadPicture("no image data")
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if (
        interlaced
        or bits not in (1, 2, 4, 8, 16)
        or colour not in (0, 2, 3)
        or not width
        or not height
    ):
        return None
    if colour == 3 and palette is None:
        raise BadPicture("no palette")
    if colour == 3:
        colours = Colours(1, palette=palette)
    else:
        colours = Colours(components := 3 if colour == 2 else 1, _png_profile(profile, components))
    parameters = (
        ("/Predictor", 15),
        ("/Colors", colours.components),
        ("/BitsPerComponent", bits),
        ("/Columns", width),
    )
    return Picture(
        width,
        height,
        bits,
        colours,
        "/FlateDecode",
        tuple(data),
        parameters,
        complete,
        animated=animated,
    )


def _png_profile(stored: bytes | None, components: int) -> bytes | None:
    """Return the colour profile of a PNG: a name, a zero, the method, compressed data."""
    if stored is None:
        return None
    try:
        whole = zlib.decompressobj().decompress(stored[stored.index(b"\0") + 2 :], _MOST_PROFILE)
    except (ValueError, zlib.error):
        return None
    return _profile({1: whole}, components)


def _chunks(content: Content) -> Iterator[tuple[bytes, int, int]]:
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        yield content[at + 4 : at + 8], at + 8, min(at + 8 + length, len(content))
        at += 12 + length


def _head(shown: Picture, content: Content) -> bytes:
    head = b""
    for part in shown.parts:
        if len(head) >= IMAGE_HEAD:
            break
        head += bytes_of(part, content)[: IMAGE_HEAD - len(head)]
    return head
