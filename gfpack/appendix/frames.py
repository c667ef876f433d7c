"""How each picture of a file stands and how large it is: the pages of a TIFF may all differ.

In: a file, what is known of its first picture. Out: orientation and pixels of those asked for.
"""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from pathlib import Path

from gfpack.evidence.models import FileFacts, FileKind
from gfpack.tools.tiff import directories


def stands(
    path: Path, facts: FileFacts, frames: Sequence[int]
) -> list[tuple[int, tuple[int, int]]]:
    """Return (orientation, pixels as stored) of frames (from 1); what is not told is as the first.

    A file that is gone tells nothing: it is missed when its pictures are read.
    """
    first = facts.orientation, facts.pixels or (0, 0)
    if facts.kind is not FileKind.TIFF:
        return [first for _ in frames]
    try:
        with path.open("rb") as stream:
            content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            with content:
                found = directories(content)
    except (OSError, ValueError):
        found = ()
    told = {n: (one.orientation, one.size) for n, one in enumerate(found, 1) if all(one.size)}
    return [told.get(frame, first) for frame in frames]
