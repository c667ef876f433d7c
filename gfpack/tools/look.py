"""How a picture looks, for comparing and judging it. In: an opened picture. Out: `Looks`.

Everything is measured on the picture turned upright, in grey, with its long side brought to
`LONG_SIDE`, so that the same scene in another size or compression gives nearly the same values.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import Any

LONG_SIDE = 1000
"""Pixels; a smaller picture is measured as it is."""
_GRID, _KEPT = 32, 8
_CLIPPED = 2
"""By how much edges are flattened so that they fit into eight bits."""


@dataclass(frozen=True, slots=True)
class Looks:
    """See `gfpack.evidence.models.Look`."""

    fingerprint: str
    sharpness: float
    brightness: float


def look(picture: Any, orientation: int = 1) -> Looks:
    """Return how a loaded picture looks; `orientation` as EXIF counts it.

    The fingerprint is the perceptual hash of the 64 lowest frequencies of the discrete cosine
    transform over 32 × 32 greys (all but the mean against their median); sharpness is the variance
    of the Laplacian, in squared greys; brightness the mean grey.
    """
    from PIL import Image, ImageFilter, ImageStat

    grey = upright(_grey(picture), orientation)
    scale = min(1.0, LONG_SIDE / max(grey.size))
    size = tuple(max(3, round(side * scale)) for side in grey.size)
    if size != grey.size:
        grey = grey.resize(size, Image.Resampling.BOX)
    laplacian = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), _CLIPPED, 128)
    inner = (1, 1, grey.width - 1, grey.height - 1)  # the filter leaves the rim as it was
    edges = ImageStat.Stat(grey.filter(laplacian).crop(inner)).var[0] * _CLIPPED**2
    small = grey.resize((_GRID, _GRID), Image.Resampling.BOX)
    mean = ImageStat.Stat(grey).mean[0]
    return Looks(_hash(small.tobytes()), round(edges, 1), round(mean, 1))


def _grey(picture: Any) -> Any:
    from gfpack.tools.image import opaque

    return opaque(picture).convert("L")


def upright(picture: Any, orientation: int) -> Any:
    from PIL import Image

    turn = Image.Transpose
    how = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }.get(orientation)
    return picture.transpose(how) if how is not None else picture


def _hash(greys: Sequence[int]) -> str:
    waves = _waves()
    rows = [greys[start : start + _GRID] for start in range(0, _GRID * _GRID, _GRID)]
    across = [[_product(wave, row) for wave in waves] for row in rows]
    columns = list(zip(*across, strict=True))
    values = [_product(wave, column) for wave in waves for column in columns]
    middle = sorted(values[1:])[len(values) // 2 - 1]
    bits = 0
    for value in values:
        bits = bits << 1 | (value > middle)
    return f"{bits:016x}"


def _product(wave: Sequence[float], values: Sequence[float]) -> float:
    return float(sum(map(mul, wave, values)))


@cache
def _waves() -> tuple[tuple[float, ...], ...]:
    step = math.pi / (2 * _GRID)
    return tuple(
        tuple(math.cos(step * (2 * place + 1) * frequency) for place in range(_GRID))
        for frequency in range(_KEPT)
    )
