"""What a picture is to PDF. Values only: colours, parts of files, a picture and its remarks."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from typing import Any

from gfpack.tools.file_parts import Part, length_of

Content = bytes | mmap.mmap


class BadPicture(Exception):  # noqa: N818 - reads as what it is
    """The bytes are no picture that can be bound; `too_large` where it has too many pixels."""

    def __init__(self, why: str, *, too_large: bool = False) -> None:
        self.too_large = too_large
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Colours:
    """How the samples become colours: components, and a profile, palette or inversion."""

    components: int
    profile: bytes | None = None
    palette: bytes | None = None
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as PDF takes it. `parts` joined are the stream's bytes, compressed by `filter`."""

    width: int
    height: int
    bits: int
    colours: Colours
    filter: str
    parts: tuple[Part, ...]
    parameters: tuple[tuple[str, Any], ...] = ()
    complete: bool = True
    """False where the file ends before the picture does."""
    cleared: bool = False
    """Whether parts of it were transparent and are white now."""
    animated: bool = False
    """Whether it is the first of a moving picture's frames."""

    @property
    def length(self) -> int:
        """Bytes of the stream."""
        return sum(length_of(part) for part in self.parts)


def bytes_of(part: Part, content: Content) -> bytes:
    """Return a part's bytes; `content` is the file it may be a range of."""
    return part if isinstance(part, bytes) else content[part[0] : part[1]]
