"""What was made before and can be used again: bytes by name, in a folder of the project's state.

In: a name made of all that the bytes depend on. Out: the bytes, as long as they are whole; a
damaged entry counts as none. Deleting the folder changes nothing but time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from gfpack.base.errors import OutputError
from gfpack.base.files import written_whole

_ENDING = ".kept"
_CHECK = 32


def name_of(*parts: str | bytes) -> str:
    """Return a name for what depends on `parts`, in this order."""
    whole = hashlib.sha256()
    for part in parts:
        stored = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(len(stored).to_bytes(8, "big"))
        whole.update(stored)
    return whole.hexdigest()


class Kept:
    """The entries of one folder. `most_bytes` may stay when it is tidied."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where there is nothing, or nothing whole."""
        place = self._place(name)
        try:
            stored = place.read_bytes()
            content, check = stored[:-_CHECK], stored[-_CHECK:]
            if hashlib.sha256(content).digest() != check:
                return None
            os.utime(place)
        except OSError:
            return None
        self._used.add(place.name)
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep `content`; where it cannot be written, it is made again next time."""
        place = self._place(name)
        self._used.add(place.name)
        with contextlib.suppress(OutputError, OSError), written_whole(place) as temporary:
            temporary.write_bytes(content + hashlib.sha256(content).digest())

    def tidy(self) -> None:
        """Remove what was used longest ago, where the folder has grown too large.

        What was used since this was made stays. To be called while nobody else uses the folder.
        """
        entries: list[tuple[bool, int, str, int]] = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as listed:
            for one in listed:
                with contextlib.suppress(OSError):
                    facts = one.stat()
                    used = one.name in self._used
                    entries.append((used, facts.st_mtime_ns, one.path, facts.st_size))
        total = sum(size for *_, size in entries)
        for used, _, path, size in sorted(entries):
            if used or total <= self._most_bytes:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
                total -= size

    def _place(self, name: str) -> Path:
        return self._folder / f"{name}{_ENDING}"
