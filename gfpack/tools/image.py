"""Pictures, with Pillow. In: a path. Out: what a picture says of itself, or its pixels anew.

The bytes are strangers': call `read` in a limited worker (`tools/worker.py`).
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Literal

from gfpack.tools.look import LONG_SIDE, Looks, look
from gfpack.tools.worker import NOT_OF_BYTES

MOST_PIXELS = 120_000_000
"""Above this a picture is taken for a bomb: no camera or scanner of a factory makes one."""
MOST_FRAMES = 2000
NO_HEIC = "HEIC: needs the extra gfpack[heic]"
"""Why a HEIC cannot be read where its decoder is not installed."""
_HEIF = re.compile(rb"....ftyp(?:hei[cxms]|hevc|mif1|msf1)", re.DOTALL)
_MOST_PIXELS_LOOKED_AT = 60_000_000
"""Above this a picture that cannot be opened reduced is not looked at."""
_ORIENTATION, _EXIF, _TAKEN, _DIGITISED = 0x0112, 0x8769, 0x9003, 0x9004
_SAID = {
    0x010E: "description",
    0x013B: "author",
    0x8298: "copyright",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "author",
    0x9C9E: "keywords",
    0x9C9F: "subject",
}
"""Tags in which people, or Windows, write about a picture (EXIF 2.32; 0x9C9B…F in UTF-16)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or why it cannot be read. Size before it is turned upright."""

    state: Literal["readable", "unreadable"]
    why: str = ""
    pixels: tuple[int, int] | None = None
    orientation: int = 1
    taken: date | None = None
    frames: int = 1
    look: Looks | None = None
    """Of the first frame."""
    properties: tuple[tuple[str, str], ...] = ()


def read(path: Path) -> Picture:
    """Return what a picture says of itself and how it looks; all of it is seen to be there.

    Raises:
        OSError: the file cannot be opened.
    """
    from PIL import Image

    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not can_decode(stream):
            return Picture("unreadable", NO_HEIC)
        try:
            with Image.open(stream) as picture:
                if picture.format == "PNG":
                    picture.verify()  # every checksum, nothing unpacked; only on a fresh opening
            stream.seek(0)
            with Image.open(stream) as picture:
                return _content(picture)
        except Image.DecompressionBombError as problem:
            return Picture("unreadable", f"too many pixels: {problem}")
        except NOT_OF_BYTES:
            raise
        except Exception as problem:  # Pillow's plugins raise nearly anything on broken bytes
            return Picture("unreadable", f"{type(problem).__name__}: {problem}")


def reads_heic() -> bool:
    """Return whether the decoder for HEIC (extra `heic`) is installed."""
    return find_spec("pi_heif") is not None


def can_decode(stream: IO[bytes]) -> bool:
    """Return whether there is a decoder for a picture; that for HEIC is made known to Pillow."""
    heif = _HEIF.match(stream.read(12))
    stream.seek(0)
    if heif and reads_heic():
        from pi_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    return not heif or reads_heic()


def opaque(picture: Any) -> Any:
    """Return a picture in black and white, grey or RGB; what is clear becomes white."""
    from PIL import Image

    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture if picture.mode in ("1", "L", "RGB") else picture.convert("RGB")


def _content(picture: Any) -> Picture:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        return Picture("unreadable", f"too many pixels: {width} x {height}", (width, height))
    exif = picture.getexif()
    value = exif.get(_ORIENTATION, 1)
    orientation = value if isinstance(value, int) and 1 <= value <= 8 else 1
    if picture.format == "HEIF":  # its decoder turns it upright, and may correct the size
        orientation = 1
        picture.load()
        width, height = picture.size
    shown = orientation
    if picture.format == "TIFF":  # Pillow shows these upright; what is told is how they lie
        shown = 1
        width, height = (height, width) if orientation in (5, 6, 7, 8) else (width, height)
    frames = min(getattr(picture, "n_frames", 1), MOST_FRAMES) if picture.format == "TIFF" else 1
    taken = _taken(exif)
    seen = _look(picture, shown)
    return Picture(
        "readable", "", (width, height), orientation, taken, frames, seen, tuple(_said(exif))
    )


def look_at(content: bytes, orientation: int = 1) -> Looks | None:
    """Return how the picture in these bytes looks, or None where it cannot be read."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content)) as picture:
                return _look(picture, orientation)
        except Exception:  # Pillow's plugins raise nearly anything on broken bytes
            return None


def _look(picture: Any, orientation: int) -> Looks | None:
    """Read through the whole picture, as cheaply as its format allows, and look at it.

    Raises:
        Exception: something is missing or broken; which one depends on the format.
    """
    large = picture.width * picture.height > _MOST_PIXELS_LOOKED_AT
    if picture.format == "JPEG":
        scale = LONG_SIDE / max(picture.size)
        picture.draft("L", tuple(max(1, int(side * scale)) for side in picture.size))
    elif picture.format == "PNG" and large:
        return None  # its checksums have been verified
    picture.load()
    return None if large and picture.format != "JPEG" else look(picture, orientation)


def _said(exif: Any) -> Iterator[tuple[str, str]]:
    for tag, name in _SAID.items():
        value = exif.get(tag)
        if isinstance(value, (bytes, tuple)):
            value = bytes(value).decode("utf-16-le", "replace")
        text = " ".join(str(value or "").replace("\0", " ").split())[:500]
        if text:
            yield name, text


def _taken(exif: Any) -> date | None:
    details = exif.get_ifd(_EXIF)
    for tag in (_TAKEN, _DIGITISED):
        text = str(details.get(tag, ""))[:10]
        try:
            return datetime.strptime(text, "%Y:%m:%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
