"""Normalised pieces (规范化的片段): decoded pictures, made once and kept for the next binding.

In: picture files that PDF cannot show as they are. Out: for each a `Piece`: a file whose first
bytes are the image's data, and what they are. Missing ones are made in limited workers, several at
a time. An entry is named by everything that matters (the source's content, its frame, versions of
the code and of the decoders) and carries a checksum: a damaged one is made again. Deleting the
folder changes nothing but time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gfpack.base.cores import cores
from gfpack.base.files import make_folder, sha256_of
from gfpack.tools import normalise, worker
from gfpack.tools.normalise import Normalised, normalised

FOLDER = "pieces"
"""Below a project's state folder."""
MOST_BYTES = 2_000_000_000
_ENDING = ".piece"
_CHECK = 32
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """One frame of a picture file, to be decoded. `sha256` is the file's; empty: not known."""

    path: Path
    frame: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of the cache: its data are the first `length` bytes of the file at `path`."""

    path: Path
    length: int
    image: Normalised


class Pieces:
    """The cache in one folder. `workers` None: as many as it may keep processors busy."""

    def __init__(
        self, folder: Path, *, workers: int | None = None, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder = folder
        self._workers = workers or cores()
        self._most_bytes = most_bytes
        self._used: set[Path] = set()

    def of(self, wanted: Sequence[Wanted]) -> list[Piece | worker.Failure]:
        """Return the piece of each picture, or why there is none.

        Raises:
            OSError: a source cannot be read.
            OutputError: the folder cannot be made.
        """
        places = [self._folder / f"{_key(one)}{_ENDING}" for one in wanted]
        found: dict[Path, Piece | worker.Failure] = {}
        missing: dict[Path, Wanted] = {}
        for place, one in zip(places, wanted, strict=True):
            if place not in found and place not in missing:
                kept = _read(place)
                if kept is None:
                    missing[place] = one
                else:
                    found[place] = kept
        if missing:
            found |= self._made(missing)
        self._used |= found.keys()
        return [found[place] for place in places]

    def tidy(self) -> None:
        """Remove what was used longest ago where the cache has grown too large, and remains.

        To be called while nobody else works on the project.
        """
        entries: list[tuple[bool, int, str, int]] = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as listed:
            for one in listed:
                with contextlib.suppress(OSError):
                    if not one.name.endswith(_ENDING):  # left by a run that was killed
                        Path(one.path).unlink()
                        continue
                    facts = one.stat()
                    used = Path(one.path) in self._used
                    entries.append((used, facts.st_mtime_ns, one.path, facts.st_size))
        total = sum(size for *_, size in entries)
        for used, _, path, size in sorted(entries):
            if used or total <= self._most_bytes:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
                total -= size

    def _made(self, missing: dict[Path, Wanted]) -> dict[Path, Piece | worker.Failure]:
        make_folder(self._folder)
        places = list(missing)
        rooms = [self._folder / f".{secrets.token_hex(8)}" for _ in places]
        tasks = [
            worker.Task(normalised, (one.path, one.frame, room))
            for one, room in zip(missing.values(), rooms, strict=True)
        ]
        found: dict[Path, Piece | worker.Failure] = {}
        try:
            for index, made in worker.run(tasks, workers=self._workers):
                room, place = rooms[index], places[index]
                found[place] = _kept(room, place, made) if isinstance(made, Normalised) else made
        finally:
            for room in rooms:
                room.unlink(missing_ok=True)
        return found


def _kept(room: Path, place: Path, made: Normalised) -> Piece | worker.Failure:
    """Put what a worker wrote into `room` into its place, whole."""
    _seal(room, made)
    room.replace(place)
    return _read(place) or worker.Failure("system", "the piece cannot be kept")


def _key(one: Wanted) -> str:
    content = one.sha256 or sha256_of(one.path)
    parts = (content, str(one.frame), str(normalise.WAY), decoders())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def decoders() -> str:
    """Return the versions of what decodes and compresses: another one may give other bytes."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in ("Pillow", "pi-heif"):
        try:
            found.append(version(name))
        except PackageNotFoundError:
            found.append("")
    return " ".join(found)


def _seal(path: Path, made: Normalised) -> None:
    """Complete a piece: after its data what they are, and a checksum of all before."""
    said = asdict(made) | {"profile": made.profile.hex() if made.profile else None}
    header = json.dumps(said).encode()
    with path.open("r+b") as stream:
        whole = hashlib.file_digest(stream, "sha256")
        end = header + len(header).to_bytes(_LENGTH, "big")
        whole.update(end)
        stream.write(end + whole.digest())


def _read(path: Path) -> Piece | None:
    """Return a kept piece, or None where there is none or it is damaged; note that it was used."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            if not _is_whole(stream, size):
                return None
            stream.seek(size - _CHECK - _LENGTH)
            length = int.from_bytes(stream.read(_LENGTH), "big")
            stream.seek(size - _CHECK - _LENGTH - length)
            image = _image(json.loads(stream.read(length)))
        os.utime(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Piece(path, size - _CHECK - _LENGTH - length, image)


def _is_whole(stream: Any, size: int) -> bool:
    whole = hashlib.sha256()
    left = size - _CHECK
    while left > 0 and (some := stream.read(min(left, 1 << 20))):
        whole.update(some)
        left -= len(some)
    return left == 0 and bool(stream.read() == whole.digest())


def _image(said: dict[str, Any]) -> Normalised:
    profile = said.pop("profile")
    parameters = tuple((name, value) for name, value in said.pop("parameters"))
    return Normalised(
        **said, parameters=parameters, profile=bytes.fromhex(profile) if profile else None
    )
