"""What a picture says of itself, with Pillow. In: a path. Out: `Picture`; nothing is changed."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

MOST_PIXELS = 150_000_000
"""Above this a picture is taken for a bomb: no camera or scanner of a factory makes one."""
MOST_FRAMES = 2000
_ORIENTATION, _EXIF, _TAKEN, _DIGITISED = 0x0112, 0x8769, 0x9003, 0x9004


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or why it cannot be read. Size before it is turned upright."""

    state: Literal["readable", "unreadable"]
    why: str = ""
    pixels: tuple[int, int] | None = None
    orientation: int = 1
    taken: date | None = None
    frames: int = 1


def read(path: Path) -> Picture:
    """Return size, orientation and date of a picture, having seen that all of it is there.

    Raises:
        OSError: the file cannot be opened.
    """
    from PIL import Image

    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(stream) as picture:
                if picture.format == "PNG":
                    picture.verify()  # every checksum, nothing unpacked; only on a fresh opening
            stream.seek(0)
            with Image.open(stream) as picture:
                return _content(picture)
        except Image.DecompressionBombError as problem:
            return Picture("unreadable", f"too many pixels: {problem}")
        except Exception as problem:  # Pillow's plugins raise nearly anything on broken bytes
            return Picture("unreadable", f"{type(problem).__name__}: {problem}")


def _content(picture: Any) -> Picture:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        return Picture("unreadable", f"too many pixels: {width} x {height}", (width, height))
    exif = picture.getexif()
    value = exif.get(_ORIENTATION, 1)
    orientation = value if isinstance(value, int) and 1 <= value <= 8 else 1
    frames = min(getattr(picture, "n_frames", 1), MOST_FRAMES) if picture.format == "TIFF" else 1
    taken = _taken(exif)
    if picture.format != "PNG":
        _see_all(picture)
    return Picture("readable", "", (width, height), orientation, taken, frames)


def _see_all(picture: Any) -> None:
    """Read through the whole picture, as cheaply as its format allows.

    Raises:
        Exception: something is missing or broken; which one depends on the format.
    """
    if picture.format == "JPEG":
        picture.draft("L", (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()


def _taken(exif: Any) -> date | None:
    details = exif.get_ifd(_EXIF)
    for tag in (_TAKEN, _DIGITISED):
        text = str(details.get(tag, ""))[:10]
        try:
            return datetime.strptime(text, "%Y:%m:%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
