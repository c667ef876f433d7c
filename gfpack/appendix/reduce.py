"""A reduced version (压缩版) of a bound PDF: under a given size, its pictures made smaller.

In: a bound PDF and how many megabytes it may have. Out: another PDF with the same pages, texts,
drawings, links, bookmarks, labels and numbers; only photos and scans have fewer pixels and more
loss. Resolution and quality are found by trying some pictures, then all, a few times at most. Below
`LEAST` nothing can be read any more: then it says that it cannot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from gfpack.appendix.drawn import Drawn, drawn
from gfpack.appendix.kept import Kept
from gfpack.appendix.making import Making
from gfpack.base.cores import cores
from gfpack.base.files import written_whole
from gfpack.tools.pdf_write import save
from gfpack.tools.smaller import Smaller

_MEGABYTE = 1_000_000
_ROUNDS = 4
_ROOM = 20_000
"""Bytes kept free for what saving adds."""
_SAMPLE = 8
"""Pictures tried first of each sort."""
_AIM = 0.97
"""Of the limit, so that the first round fits as a rule."""
_ENOUGH = 0.8
"""Of the limit: what comes so near is not tried again for a little more quality."""
_WORTH = 0.95
"""A picture whose smaller version is not smaller than that stays as it is."""
_BYTES_BY_QUALITY = ((45, 0.53), (60, 0.66), (70, 0.79), (80, 1.0), (85, 1.19))
"""Bytes a pixel takes, against quality 80 (photos of cameras, libjpeg)."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much pictures are reduced."""

    dpi: int
    quality: int


BEST = Level(220, 85)
LEAST = Level(110, 45)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reduction. `level` None: the file was small enough as it is."""

    size: int
    """Bytes of the reduced version; of the smallest there can be, where it does not fit."""
    fits: bool
    level: Level | None = None


def reduce(
    source: Path,
    target: Path,
    megabytes: Decimal,
    *,
    workers: int | None = None,
    kept: Kept | None = None,
) -> Outcome:
    """Write a reduced version of a bound PDF, unless none is needed or none fits.

    Pictures that were made smaller before are taken from `kept`.

    Raises:
        OSError: the source cannot be read.
        OutputError: the target cannot be written.
    """
    import pikepdf

    limit = int(megabytes * _MEGABYTE)
    whole = source.stat().st_size
    if whole <= limit:
        return Outcome(whole, fits=True)
    with pikepdf.open(source) as pdf:
        making = Making(workers or cores(), kept)
        work = _Reduction(drawn(pdf), whole, limit, making)
        found = work.search()
        if found is None:
            return Outcome(work.smallest, fits=False, level=LEAST)
        level, made = found
        for one, new in zip(work.pictures, made, strict=True):
            if new is not None:
                _put(one.image, new)
        _name(pdf, source.name, megabytes, level)
        with written_whole(target) as temporary:
            save(
                pdf,
                temporary,
                deterministic_id=True,
                compress_streams=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
    return Outcome(target.stat().st_size, fits=True, level=level)


def level_at(step: float) -> Level:
    """Return the level between `BEST` (0) and `LEAST` (1)."""
    return Level(
        round(BEST.dpi + (LEAST.dpi - BEST.dpi) * step),
        round(BEST.quality + (LEAST.quality - BEST.quality) * step),
    )


_Made = list[Smaller | None]


class _Reduction:
    """The search for the best level that fits."""

    def __init__(self, pictures: tuple[Drawn, ...], whole: int, limit: int, making: Making) -> None:
        self.pictures = pictures
        self.smallest = whole
        self._limit = limit - _ROOM
        self._making = making
        self._rest = whole - sum(one.length for one in pictures)
        self._rates = [1.0] * len(pictures)
        """Bytes each picture's pixel takes at quality 80."""

    def search(self) -> tuple[Level, _Made] | None:
        """Return the level, and the pictures made smaller; None where it never fits."""
        self._sample()
        best: tuple[float, _Made] | None = None
        too_large, step = -1.0, self._step(0.0)
        for _ in range(_ROUNDS):
            made = self._all(level_at(step))
            size = self._size(made)
            self.smallest = min(self.smallest, size)
            self._learn(made, level_at(step))
            if size <= self._limit:
                best = (step, made) if best is None or step < best[0] else best
                if size >= _ENOUGH * self._limit or step == 0:
                    break
            elif step >= 1:
                break
            else:
                too_large = max(too_large, step)
            step = self._next(step, too_large, best)
            if step is None:
                break
        return None if best is None else (level_at(best[0]), best[1])

    def _next(self, step: float, too_large: float, best: tuple[float, _Made] | None) -> Any:
        """Return the next step to try, or None where the one found is as good as any."""
        wanted = self._step(0.0)
        if best is None:
            return min(1.0, max(wanted, step + 0.06))
        wanted = max(wanted, too_large + 0.02)
        return wanted if wanted < best[0] - 0.02 else None

    def _step(self, low: float) -> float:
        """Return the least step at which the estimate fits."""
        high = 1.0
        if self._estimate(low) <= _AIM * self._limit:
            return low
        for _ in range(12):
            middle = (low + high) / 2
            if self._estimate(middle) <= _AIM * self._limit:
                high = middle
            else:
                low = middle
        return high

    def _estimate(self, step: float) -> float:
        level = level_at(step)
        each = zip(self.pictures, self._rates, strict=True)
        return self._rest + sum(
            min(one.length, rate * _area(one, level) * _share(level.quality)) for one, rate in each
        )

    def _sample(self) -> None:
        """Learn from a few pictures of each sort what a pixel takes, against what it took."""
        level = level_at(0.5)
        sorts: dict[Any, list[int]] = {}
        for index, one in enumerate(self.pictures):
            sorts.setdefault(_sort(one, level), []).append(index)
        for alike in sorts.values():
            chosen = alike[:: max(1, -(-len(alike) // _SAMPLE))]
            made = self._made([self.pictures[index] for index in chosen], level)
            pairs = [(self.pictures[i], new) for i, new in zip(chosen, made, strict=True) if new]
            before = sum(_rate(one.length, one.pixels) for one, _ in pairs) or 1.0
            after = sum(_rate(len(new.data), (new.width, new.height)) for _, new in pairs)
            for index in alike:
                one = self.pictures[index]
                rate = after / before / _share(level.quality) * _rate(one.length, one.pixels)
                self._rates[index] = rate or 1.0

    def _learn(self, made: _Made, level: Level) -> None:
        """Take over what each picture's pixels really took."""
        for index, one in enumerate(made):
            if one is not None:
                area = one.width * one.height
                self._rates[index] = len(one.data) / area / _share(level.quality)

    def _all(self, level: Level) -> _Made:
        made = self._made(self.pictures, level)
        return [
            new if new is not None and len(new.data) < _WORTH * one.length else None
            for one, new in zip(self.pictures, made, strict=True)
        ]

    def _made(self, pictures: Sequence[Drawn], level: Level) -> _Made:
        sizes = [one.box(level.dpi) for one in pictures]
        return self._making.smaller([one.image for one in pictures], sizes, level.quality)

    def _size(self, made: _Made) -> int:
        pairs = zip(self.pictures, made, strict=True)
        return self._rest + sum(len(new.data) if new else one.length for one, new in pairs)


def _sort(one: Drawn, level: Level) -> tuple[str, bool]:
    """Return what tells pictures apart that lose differently: compression, and how much smaller."""
    wide, _ = one.box(level.dpi)
    return str(one.image.get("/Filter")), wide < 0.6 * one.pixels[0]


def _rate(length: int, pixels: tuple[int, int]) -> float:
    return length / (pixels[0] * pixels[1] or 1)


def _area(one: Drawn, level: Level) -> int:
    wide, high = one.box(level.dpi)
    return wide * high


def _share(quality: int) -> float:
    """Return how many bytes a pixel takes at a quality, against quality 80."""
    for (low, least), (high, most) in pairwise(_BYTES_BY_QUALITY):
        if quality <= high:
            return least + (most - least) * (quality - low) / (high - low)
    return _BYTES_BY_QUALITY[-1][1]


def _put(image: Any, new: Smaller) -> None:
    """Put a smaller picture in an image's place; masks and colour profile stay."""
    import pikepdf

    image.write(new.data, filter=pikepdf.Name.DCTDecode)
    image["/Width"], image["/Height"], image["/BitsPerComponent"] = new.width, new.height, 8
    space = image.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and str(space[0]) == "/Indexed":
        image["/ColorSpace"] = pikepdf.Name.DeviceRGB


def _name(pdf: Any, original: str, megabytes: Decimal, level: Level) -> None:
    """Say in the file's properties what it is."""
    pdf.docinfo["/Subject"] = (
        f"压缩版（{megabytes:f} MB 以内）：图片 {level.dpi} dpi、JPEG 质量 {level.quality}；"
        f"正式件为《{original}》"
    )
