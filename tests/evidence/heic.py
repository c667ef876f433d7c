"""Photos as phones write them (ISO 23008-12), put together by hand around one coded picture.

The picture, 160 × 120, was drawn for this and coded once: blue, with a red quarter at the top left
and a white one at the bottom right.
"""

from __future__ import annotations

import base64
import struct
from pathlib import Path

from PIL import Image

_SETTINGS = base64.b64decode(
    "AAAAdWh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABAChC"
    "AQEDcAAAAwCQAAADAAADAB6gFCB5ZbqSSmubAgAAAwACAAADAAIQIgABAAdEAcFysGJA"
)
_PICTURE = base64.b64decode(
    "AAABLCgBrwnQimghOXVf//uHn//8dtch/AogcQzkUsFLH1vI3bTxPUw+DavBq/J0aBrI926Y9lzyRPTPJrCAdlol"
    "edO1lJ9PhOX/s3CSVC9xtTF4fIufxlm5thdfpazRqve8vtcDBRwO8Dk03IuswMdpMBozaJtal0/iHheid8PdCWmY"
    "6L2b+G2uS1QZFfonDY7Ng3ECpKo9gVrGrh59vYnPL3uK974jlJdMgyxN+fXqwOwfQAf03wgAAAMAAAMAAAMAAPOf"
    "r1/lDvn3nNipy+C/92wcCoN2hM3+f73reRyQykQ5pkeu7azwVoEkoaRgcvh/bbHOr21mrDeX5KdQkmXJnRfzni0p"
    "HTSZ2eQ7+tO1izzy19sAGzDy3K4XkAk9QB0RrR+BdQAAAwBzUAABfQ=="
)


def photo(file: Path, *, turned: int = 0, orientation: int = 1, taken: str = "") -> Path:
    """Write a photo. `turned` is what its own box says (quarter turns against the clock), and
    `orientation` what its EXIF says; phones write both, and only the first counts."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    details = b"\0\0\0\0" + exif.tobytes().removeprefix(b"Exif\0\0")
    kind = _box(b"ftyp", b"heic", struct.pack(">I", 0), b"mif1heic")
    start = len(kind) + len(_meta(turned, 0, len(details))) + 8
    file.parent.mkdir(parents=True, exist_ok=True)
    content = kind + _meta(turned, start, len(details)) + _box(b"mdat", _PICTURE, details)
    file.write_bytes(content)
    return file


def _meta(turned: int, start: int, details: int) -> bytes:
    names = [
        _box(b"infe", struct.pack(">IHH4sB", 0x02000000, 1, 0, b"hvc1", 0)),
        _box(b"infe", struct.pack(">IHH4sB", 0x02000000, 2, 0, b"Exif", 0)),
    ]
    size = _box(b"ispe", struct.pack(">III", 0, 160, 120))
    depth = _box(b"pixi", b"\0\0\0\0\3\x08\x08\x08")
    settings = _box(b"ipco", _SETTINGS, size, depth, _box(b"irot", bytes([turned])))
    owned = _box(b"ipma", struct.pack(">IIHB", 0, 1, 1, 4), b"\x81\x02\x83\x84")
    places = struct.pack(">IBBH", 0, 0x44, 0, 2)
    for item, at, length in ((1, start, len(_PICTURE)), (2, start + len(_PICTURE), details)):
        places += struct.pack(">HHHII", item, 0, 1, at, length)
    return _box(
        b"meta",
        bytes(4),
        _box(b"hdlr", bytes(8), b"pict", bytes(13)),
        _box(b"pitm", bytes(4), b"\0\1"),
        _box(b"iinf", bytes(4), b"\0\2", *names),
        _box(b"iref", bytes(4), _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))),
        _box(b"iprp", settings, owned),
        _box(b"iloc", places),
    )


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), name) + body
