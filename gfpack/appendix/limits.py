"""How large a file of the appendix may be, and whether it is.

In: what was chosen, later the files. Out: the room a volume has; `TooFull` where the estimate was
too low, a finding where nothing more can be divided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from gfpack.appendix import kinds
from gfpack.appendix.divide import Room
from gfpack.appendix.layout import LaidVolume, Layout
from gfpack.appendix.models import BoundVolume
from gfpack.base.findings import Finding, Place, finding
from gfpack.project.models import AppendixOptions, Shape

_MEGABYTE = 1_000_000
_FRONT_BYTES = 600_000
"""What cover, contents, dividers and their font take, about."""
_MOST_ROUNDS = 5


class TooFull(Exception):  # noqa: N818 - reads as what it is
    """Volumes hold more than they may; `excess` is how many times as much.

    `front` is given where it is pages: how many of them gfpack's own pages take in a volume.
    """

    def __init__(self, excess: Fraction, *, front: int | None = None) -> None:
        self.excess = excess
        self.front = front
        super().__init__(str(excess))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold, and the room that is counted with so that it does not hold more."""

    bytes: int | None
    pages: int | None
    room: Room
    divisible: bool
    """Whether the shape can have more files."""
    round: int = 1

    @classmethod
    def of(cls, options: AppendixOptions) -> Limits:
        """Return the limits that were chosen."""
        size = None if options.largest_mb is None else int(options.largest_mb * _MEGABYTE)
        room = Room(None if size is None else max(1, size - _FRONT_BYTES), options.most_pages)
        return cls(size, options.most_pages, room, options.shape is not Shape.ONE)

    def less(self, full: TooFull) -> Limits:
        """Return the same limits with less room, after volumes came out too full."""
        room = self.room
        if full.front is not None and full.front > room.front:
            room = replace(room, front=full.front)
        elif full.front is not None and room.pages is not None:
            room = replace(room, pages=int(room.pages / full.excess))
        elif room.bytes is not None:
            room = replace(room, bytes=int(room.bytes / full.excess * Fraction(99, 100)))
        return replace(self, room=room, round=self.round + 1)

    def check_pages(self, laid: Layout) -> None:
        """Make sure that no volume that could be divided has too many pages.

        Raises:
            TooFull: one has.
        """
        most = self.pages
        if most is None or not self._tries:
            return
        divisible = [one for one in laid.volumes if _divisible(one)]
        largest = max((one.page_count for one in divisible), default=0)
        if largest > most:
            raise TooFull(Fraction(largest, most), front=max(map(_front, divisible)))

    def check_sizes(
        self, laid: Layout, files: Sequence[BoundVolume], paths: Sequence[Path]
    ) -> list[Finding]:
        """Return a finding for every file above a limit that cannot be divided further.

        `paths` are where the files stand now.

        Raises:
            TooFull: one that can be divided is too large.
        """
        sizes = [path.stat().st_size for path in paths]
        most = self.bytes
        if most is not None and self._tries:
            large = [size for one, size in zip(laid.volumes, sizes, strict=True) if _divisible(one)]
            if max(large, default=0) > most:
                raise TooFull(Fraction(max(large), most))
        return [
            self._about(file, size, one.page_count)
            for one, file, size in zip(laid.volumes, files, sizes, strict=True)
            if self._above(size, one.page_count)
        ]

    @property
    def _tries(self) -> bool:
        return self.divisible and self.round < _MOST_ROUNDS

    def _above(self, size: int, pages: int) -> bool:
        too_large = self.bytes is not None and size > self.bytes
        return too_large or (self.pages is not None and pages > self.pages)

    def _about(self, file: BoundVolume, size: int, pages: int) -> Finding:
        limits_zh, limits_en = [], []
        if self.bytes is not None:
            limits_zh.append(f"{self.bytes / _MEGABYTE:g} MB")
            limits_en.append(f"{self.bytes / _MEGABYTE:g} MB")
        if self.pages is not None:
            limits_zh.append(f"{self.pages} 页")
            limits_en.append(f"{self.pages} pages")
        return finding(
            kinds.ABOVE_LIMIT,
            group=file.file,
            place=Place(file.file),
            file=file.file,
            size=f"{size / _MEGABYTE:.1f}",
            pages=pages,
            limit_zh="、".join(limits_zh),
            limit_en=", ".join(limits_en),
        )


def _front(one: LaidVolume) -> int:
    """Return how many pages cover, contents and dividers of a volume take, with blank ones."""
    return sum(run.count for run in one.runs if run.attachment is None)


def _divisible(one: LaidVolume) -> bool:
    """Return whether a volume holds more than one page of evidence."""
    return sum(run.count for run in one.runs if run.attachment is not None) > 1
