"""Which bytes and which names are taken below `evidence/`. In: what lies there. Out: free paths.

Two names that some system would take for one (capitals, composed and decomposed characters) count
as one; a name is not given to a file where a folder has it, nor the other way round.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from gfpack.base.files import sha256_of


class Shelf:
    """Paths below a project folder, each with its bytes' hash as far as somebody asked for it."""

    def __init__(self, folder: Path, files: Iterable[tuple[str, int]]) -> None:
        """Begin with the files that are there: path and size."""
        self._folder = folder
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._by_hash: dict[str, list[str]] = {}
        self._by_size: dict[int, list[str]] = {}
        for path, size in files:
            self._take(path)
            self._by_size.setdefault(size, []).append(path)

    def same_bytes(self, size: int, sha256: str) -> list[str]:
        """Return the paths of files with these bytes; only files of this size are opened."""
        for path in self._by_size.pop(size, ()):
            with contextlib.suppress(OSError):
                self._by_hash.setdefault(sha256_of(self._folder / path), []).append(path)
        return self._by_hash.get(sha256, [])

    def take(self, wanted: str, sha256: str) -> str:
        """Return the path a new file gets: `wanted`, or with a number where that is taken."""
        *folders, name = PurePosixPath(wanted).parts
        place = PurePosixPath()
        for part in folders:
            place = self._numbered(place / part, self._files)
        path = str(self._numbered(place / name, self._files, self._folders))
        self._take(path)
        self._by_hash.setdefault(sha256, []).append(path)
        return path

    def move(self, path: str, wanted: str, sha256: str) -> str:
        """Return the path that a file, given `path` before, gets for the better name `wanted`."""
        self._files.discard(_key(path))
        self._by_hash[sha256].remove(path)
        return self.take(wanted, sha256)

    def _take(self, path: str) -> None:
        self._files.add(_key(path))
        self._folders |= {_key(str(one)) for one in PurePosixPath(path).parents}

    @staticmethod
    def _numbered(place: PurePosixPath, *taken: set[str]) -> PurePosixPath:
        free, number = place, 2
        while any(_key(str(free)) in names for names in taken):
            free = place.with_name(f"{place.stem}-{number}{place.suffix}")
            number += 1
        return free


def is_copy_of(path: str, wanted: str) -> bool:
    """Return whether `path` is what a file bound for `wanted` was once given as its name."""
    there, meant = PurePosixPath(path), PurePosixPath(wanted)
    stem = re.sub(r"-\d+$", "", there.stem)
    return there.parent == meant.parent and meant.stem in (there.stem, stem)


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
