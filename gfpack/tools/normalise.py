"""Pictures that PDF cannot show as they are, decoded and stored again; run in a limited worker.

In: a picture file and one of its frames. Out: a file with nothing but the compressed data of an
image as PDF takes it, and a `Normalised` that says what it is. What was stored without loss stays
without loss; what came with losses (HEIC, WebP as photos are) is stored as JPEG of high quality,
as a lossless copy would be ten times as large and no better.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gfpack.tools.image import MOST_PIXELS, can_decode, opaque
from gfpack.tools.tiff import directories

WAY = 2
"""Rises whenever the same picture would be stored differently."""
_QUALITY = 95
_LEVEL = 6
_MOST_PROFILE = 4 << 20
_SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_WIDE = ("I;16", "I;16L", "I;16B", "I;16N")
_LIGHTEST = 65535


@dataclass(frozen=True, slots=True)
class Normalised:
    """An image's data as stored: what a PDF's image dictionary says of it."""

    width: int
    height: int
    bits: int
    components: int
    filter: str
    parameters: tuple[tuple[str, int | str], ...]
    profile: bytes | None
    cleared: bool
    """Whether parts were transparent and are white now."""
    animated: bool
    """Whether it is the first of a moving picture's frames."""


def normalised(source: Path, frame: int, target: Path) -> Normalised:
    """Decode one frame (from 1) of a picture, write its data to `target`.

    It lies as stored: an orientation the file tells is not applied (HEIC: its decoder applies it).

    Raises:
        ValueError: it has more than `MOST_PIXELS`.
        Exception: Pillow cannot read it; which one depends on the format.
    """
    from PIL import Image

    with source.open("rb") as head:
        can_decode(head)
    with Image.open(source) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        frames = getattr(picture, "n_frames", 1)
        if frame > 1:
            picture.seek(frame - 1)
        form, profile = picture.format, picture.info.get("icc_profile")
        orientation = _stored_orientation(picture)
        picture.load()
        shown, cleared = shown_on_white(_as_stored(picture, orientation))
        lossy = form in ("HEIF", "AVIF") or (form == "WEBP" and not _is_lossless_webp(source))
        stored = _stored(shown, lossy=lossy)
    target.write_bytes(stored.data)
    return Normalised(
        shown.width,
        shown.height,
        stored.bits,
        stored.components,
        stored.filter,
        stored.parameters,
        _profile(profile, stored.components),
        cleared,
        form != "TIFF" and frames > 1,
    )


def shown_on_white(picture: Any) -> tuple[Any, bool]:
    """Return a picture in a mode that PDF knows, and whether anything transparent became white."""
    if picture.mode in _WIDE:
        return (picture if picture.mode == "I;16" else picture.convert("I").convert("I;16")), False
    if picture.mode in ("I", "F"):
        return _sixteen_bits(picture), False
    if picture.mode == "CMYK":
        return picture, False
    clear = picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info
    lowest = picture.convert("RGBA").getchannel("A").getextrema()[0] if clear else 255
    return opaque(picture), lowest < 255


def _sixteen_bits(picture: Any) -> Any:
    """Return samples of 32 bits or floating point as 16 bits, from the darkest there can be."""
    least, most = (float(value) for value in picture.getextrema())
    if picture.mode == "I" and least >= 0 and most <= _LIGHTEST:
        return picture.convert("I;16")
    low = min(least, 0.0)
    high = max(most, 1.0 if picture.mode == "F" else most)
    scale = _LIGHTEST / ((high - low) or 1.0)
    flat = picture.convert("F").point(lambda value: value * scale + (-low * scale))
    return flat.convert("I").convert("I;16")


def _stored_orientation(picture: Any) -> int:
    """Return how a TIFF's frame stands; Pillow turns those upright when it loads them."""
    if picture.format != "TIFF":
        return 1
    value = picture.tag_v2.get(274, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _as_stored(picture: Any, orientation: int) -> Any:
    from PIL.Image import Transpose

    back = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_90,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_270,
    }.get(orientation)
    return picture if back is None else picture.transpose(back)


def _is_lossless_webp(source: Path) -> bool:
    with source.open("rb") as stream:
        return b"VP8L" in stream.read(1 << 16)


@dataclass(frozen=True, slots=True)
class _Stored:
    data: bytes
    bits: int
    components: int
    filter: str
    parameters: tuple[tuple[str, int | str], ...] = ()


def _stored(picture: Any, *, lossy: bool) -> _Stored:
    if picture.mode == "1":
        return _as_fax(picture)
    if picture.mode == "CMYK":
        return _Stored(zlib.compress(picture.tobytes(), _LEVEL), 8, 4, "/FlateDecode")
    stream = io.BytesIO()
    components = 3 if picture.mode == "RGB" else 1
    if lossy and picture.mode in ("L", "RGB"):
        picture.save(stream, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        return _Stored(stream.getvalue(), 8, components, "/DCTDecode")
    bits = 16 if picture.mode == "I;16" else 8
    picture.save(stream, "PNG", compress_level=_LEVEL)
    parameters = (
        ("/Predictor", 15),
        ("/Colors", components),
        ("/BitsPerComponent", bits),
        ("/Columns", picture.width),
    )
    return _Stored(_png_data(stream.getvalue()), bits, components, "/FlateDecode", parameters)


def _as_fax(picture: Any) -> _Stored:
    """Store black and white as CCITT group 4, in one strip."""
    stream = io.BytesIO()
    picture.save(stream, "TIFF", compression="group4", tiffinfo={278: picture.height})
    content = stream.getvalue()
    (only,) = directories(content)
    start, length = only.one(273), only.one(279)
    parameters = (
        ("/K", -1),
        ("/Columns", picture.width),
        ("/Rows", picture.height),
        ("/EndOfBlock", False),
        ("/BlackIs1", only.one(262) == 1),
    )
    return _Stored(content[start : start + length], 1, 1, "/CCITTFaxDecode", parameters)


def _png_data(content: bytes) -> bytes:
    data, at = [], 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] == b"IDAT":
            data.append(content[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(data)


def _profile(profile: object, components: int) -> bytes | None:
    """Return a colour profile, if it is one for as many components."""
    if not isinstance(profile, bytes) or len(profile) > _MOST_PROFILE:
        return None
    fits = profile[36:40] == b"acsp" and _SPACES.get(profile[16:20]) == components
    return profile if fits else None
