"""Pictures of a bound PDF made smaller, in limited workers; those that were made before are kept.

In: image objects, the sizes and the quality wanted. Out: JPEGs; None for what cannot be made
smaller. A kept one is found by the picture's own bytes, so that binding again, with other titles or
in another order, decodes nothing.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, overload

from gfpack.appendix.drawn import stored
from gfpack.appendix.kept import Kept, name_of
from gfpack.appendix.pieces import decoders
from gfpack.tools import worker
from gfpack.tools.smaller import Smaller, Stored, smaller

FOLDER = "smaller"
"""Below a project's state folder."""
MOST_BYTES = 1_000_000_000
_WAY = "1"
"""To be counted up when `tools.smaller` makes other bytes of the same picture."""
_LENGTH = 4

Sizes = Sequence[tuple[int, int]]


class Making:
    """Makes pictures of one open PDF smaller."""

    def __init__(self, workers: int, kept: Kept | None = None) -> None:
        self._workers = workers
        self._kept = kept
        self._marks: dict[tuple[int, int], str] = {}
        """Hashes of pictures seen before, by object."""

    def smaller(self, images: Sequence[Any], sizes: Sizes, quality: int) -> list[Smaller | None]:
        """Return the pictures, each with no more pixels than its size."""
        made: list[Smaller | None] = [None] * len(images)
        waiting = []
        for index, (image, size) in enumerate(zip(images, sizes, strict=True)):
            known = self._known(image, size, quality)
            if known is None:
                waiting.append(index)
            else:
                made[index] = _read(known)
        tasks = _Tasks([images[one] for one in waiting], [sizes[one] for one in waiting], quality)
        for number, new in worker.run(tasks, workers=self._workers):
            index = waiting[number]
            if not isinstance(new, worker.Failure):
                made[index] = new
                self._keep(images[index], sizes[index], quality, new)
        return made

    def _known(self, image: Any, size: tuple[int, int], quality: int) -> bytes | None:
        return self._kept.get(self._name(image, size, quality)) if self._kept else None

    def _keep(self, image: Any, size: tuple[int, int], quality: int, new: Smaller | None) -> None:
        if self._kept:
            self._kept.put(self._name(image, size, quality), _written(new))

    def _name(self, image: Any, size: tuple[int, int], quality: int) -> str:
        if image.objgen not in self._marks:
            self._marks[image.objgen] = _mark(stored(image))
        return name_of(self._marks[image.objgen], f"{_WAY} {decoders()} {size} {quality}")


def _mark(held: Stored | None) -> str:
    if held is None:
        return ""
    said = {one.name: getattr(held, one.name) for one in fields(held)}
    data, palette = said.pop("data"), said.pop("palette") or b""
    return name_of(data, palette, json.dumps(said))


def _written(new: Smaller | None) -> bytes:
    said = [new.width, new.height, new.components] if new else None
    head = json.dumps(said).encode()
    return len(head).to_bytes(_LENGTH, "big") + head + (new.data if new else b"")


def _read(known: bytes) -> Smaller | None:
    length = int.from_bytes(known[:_LENGTH], "big")
    said = json.loads(known[_LENGTH : _LENGTH + length])
    if not said:
        return None
    width, height, components = said
    return Smaller(width, height, components, known[_LENGTH + length :])


class _Tasks(Sequence[worker.Task]):
    """Tasks whose data are read when they are asked for, so that memory holds only a few."""

    def __init__(self, images: Sequence[Any], sizes: Sizes, quality: int) -> None:
        self._images = images
        self._sizes = sizes
        self._quality = quality
        self._guard = threading.Lock()

    def __len__(self) -> int:
        return len(self._images)

    @overload
    def __getitem__(self, index: int) -> worker.Task: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[worker.Task]: ...
    def __getitem__(self, index: Any) -> Any:
        with self._guard:  # a PDF is read by one thread at a time
            held = stored(self._images[index])
        return worker.Task(smaller, (held, self._sizes[index], self._quality))

    def __iter__(self) -> Iterator[worker.Task]:
        return (self[index] for index in range(len(self)))
