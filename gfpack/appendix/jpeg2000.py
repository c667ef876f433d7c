"""JPEG 2000 passed through as it is, where PDF can show it (ISO/IEC 15444-1, annex I; JPXDecode).

In: the bytes of a file, with boxes (jp2) or bare. Out: a `Picture`, or None where it has to be
decoded: transparency, a palette, unusual depths or colours. Boxes that only tell of the picture
(XMP, UUID) are left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gfpack.appendix.image_models import BadPicture, Colours, Content, Picture

_BARE = b"\xff\x4f\xff\x51"
_SRGB, _GREY = 16, 17
_SPACES = {_SRGB: 3, _GREY: 1}
"""Components by enumerated colour space."""
_KEPT = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")


def jpeg2000(content: Content) -> Picture | None:
    """Return the picture passed through, or None where it has to be decoded.

    Raises:
        BadPicture: it is no JPEG 2000.
    """
    if content[:4] == _BARE:
        return _of_codestream(content, 0, ((0, len(content)),), None)
    if content[4:8] != b"jP  ":
        raise BadPicture("no JPEG 2000")
    kept: list[tuple[int, int]] = []
    components: int | None = None
    stream = 0
    for name, start, body, end in _boxes(content, 0, len(content)):
        if name in _KEPT:
            kept.append((start, end))
        if name == b"jp2h":
            components = _components(content, body, end)
        if name == b"jp2c" and not stream:
            stream = body
    if not stream:
        raise BadPicture("no picture in it")
    return _of_codestream(content, stream, tuple(kept), components) if components else None


def _components(content: Content, start: int, end: int) -> int | None:
    """Return how many components are shown; None for what is left to a decoder."""
    found: int | None = None
    for name, _, body, _ in _boxes(content, start, end):
        if name in (b"pclr", b"cdef", b"cmap"):
            return None
        if name == b"colr" and content[body] == 1 and found is None:
            found = _SPACES.get(int.from_bytes(content[body + 3 : body + 7], "big"))
    return found


def _of_codestream(
    content: Content, at: int, kept: tuple[tuple[int, int], ...], components: int | None
) -> Picture | None:
    """Read the SIZ segment: size, components, depth."""
    head = content[at : at + 42]
    if len(head) < 42 or head[:4] != _BARE:
        raise BadPicture("no codestream")
    right, low, left, top = struct.unpack(">IIII", head[8:24])
    (count,) = struct.unpack(">H", head[40:42])
    sampling = content[at + 42 : at + 42 + 3 * count]
    width, height = right - left, low - top
    if width <= 0 or height <= 0 or len(sampling) < 3 * count:
        raise BadPicture("no size")
    depths = {(sampling[3 * n] & 0x7F) + 1 for n in range(count)}
    plain = count in (1, 3) and sampling == sampling[:3] * count and sampling[1:3] == b"\1\1"
    if not plain or depths - {8, 16} or sampling[0] & 0x80 or components not in (None, count):
        return None
    last = max(end for _, end in kept)
    whole = content[last - 2 : last] == b"\xff\xd9"
    bits = depths.pop()
    return Picture(width, height, bits, Colours(count), "/JPXDecode", kept, (), whole)


def _boxes(content: Content, at: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield (name, start, start of what it holds, end) of each box."""
    while at + 8 <= end:
        length, name = struct.unpack(">I4s", content[at : at + 8])
        body = at + 8
        if length == 1:
            length = int.from_bytes(content[at + 8 : at + 16], "big")
            body = at + 16
        stop = end if length == 0 else min(at + length, end)
        if stop < body:
            return
        yield name, at, body, stop
        at = stop
