"""A picture out of a PDF made smaller; run in a limited worker.

In: an image's data as the PDF stores them, and the size wanted. Out: the same picture as JPEG, or
None where it is not decoded here. A JPEG is decoded no larger than needed: its decoder is told the
size before anything is read, which saves more time than all else.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gfpack.tools.image import MOST_PIXELS

_PNG_COLOUR = {1: 0, 3: 2}


@dataclass(frozen=True, slots=True)
class Stored:
    """An image as it is stored: what its dictionary says, and the data."""

    form: str
    """`jpeg` (also JPEG 2000: a whole file), `png` (rows as PNG filters them), `plain`."""
    width: int
    height: int
    bits: int
    components: int
    data: bytes
    palette: bytes | None = None
    """RGB, of an image with one component."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """A JPEG."""

    width: int
    height: int
    components: int
    data: bytes


def smaller(stored: Stored, box: tuple[int, int], quality: int) -> Smaller | None:
    """Return a picture of at most `box` pixels; None where it cannot be made.

    Raises:
        Exception: Pillow cannot read it.
    """
    picture = _opened(stored)
    if picture is None or picture.width * picture.height > MOST_PIXELS:
        return None
    grey = picture.mode in ("1", "L", "I;16")
    if picture.format == "JPEG":
        picture.draft("L" if grey else "RGB", box)  # before anything is decoded
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if grey else "RGB")
    return _made(picture, box, quality)


def smaller_file(path: Path, box: tuple[int, int], quality: int) -> Smaller | None:
    """Return the JPEG in a file as `smaller` would."""
    return smaller(Stored("jpeg", 0, 0, 8, 3, path.read_bytes()), box, quality)


def _made(picture: Any, box: tuple[int, int], quality: int) -> Smaller:
    from PIL.Image import Resampling

    scale = min(1.0, box[0] / picture.width, box[1] / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    if size != picture.size:
        picture = picture.resize(size, Resampling.BICUBIC)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return Smaller(*size, 1 if picture.mode == "L" else 3, stream.getvalue())


def _opened(stored: Stored) -> Any:
    from PIL import Image

    if stored.form == "jpeg":
        found = Image.open(io.BytesIO(stored.data))
        return found if found.mode in ("L", "RGB") else None
    if stored.width * stored.height > MOST_PIXELS:
        return None
    if stored.form == "png":
        return Image.open(io.BytesIO(_png(stored)))
    need = stored.width * stored.height * stored.components
    data = zlib.decompressobj().decompress(stored.data, need)
    size = stored.width, stored.height
    if stored.palette is None:
        return Image.frombytes("L" if stored.components == 1 else "RGB", size, data)
    picture = Image.frombytes("P", size, data)
    picture.putpalette(stored.palette)
    return picture.convert("RGB")


def _png(stored: Stored) -> bytes:
    colour = 3 if stored.palette is not None else _PNG_COLOUR[stored.components]
    head = struct.pack(">IIBBBBB", stored.width, stored.height, stored.bits, colour, 0, 0, 0)
    palette = b"" if stored.palette is None else _chunk(b"PLTE", stored.palette[:768])
    data = _chunk(b"IDAT", stored.data)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + palette + data + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)
