"""Proves that a second worker is worth as much as the machine gives, where decoding dominates.

Transparent PNGs, HEIC photos and the reduction of photos, each with one worker and with two; in the
same turn a control that only computes, in one process and in two.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.appendix import draw_mixed
from benchmarks.appendix.bench import Bench
from benchmarks.appendix.reduction import reduced
from benchmarks.appendix.table import Row, median, python

SHARE = 0.90
_Timed = Callable[[int], float]


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    few = 4 if bench.toy else 16
    pngs = bench.drawn("pngs", lambda folder: _pngs(folder, few))
    yield _speed_up(bench, "PNG", lambda workers: _decoded(pngs, workers))
    photos = bench.drawn("heics", lambda folder: _heics(folder, few))
    if any(photos.iterdir()):
        yield _speed_up(bench, "HEIC", lambda workers: _decoded(photos, workers))
    else:
        print("HEIC is left out: no ImageMagick with an encoder for it was found")
    bound, target = bench.photos.output, bench.room("reduced") / "ours.pdf"
    size = 2 if bench.toy else 20
    yield _speed_up(
        bench,
        "reduction",
        lambda workers: float(reduced(bound, target, size, workers=workers)["seconds"]),
    )


def _speed_up(bench: Bench, name: str, timed: _Timed) -> Row:
    shares, gains, controls = [], [], []
    for _ in range(bench.rounds):
        one, alone = timed(1), _control(1)
        two, both = timed(2), _control(2)
        gains.append(one / two)
        controls.append(alone / both)
        shares.append(gains[-1] / controls[-1])
    beside = f"{median(gains):.2f} × with two workers, control {median(controls):.2f} ×"
    what = f"{name}: speed-up by a second worker ÷ the control's"
    return Row(what, median(shares), SHARE, least=True, beside=beside)


def _control(processes: int) -> float:
    return float(python("-m", "benchmarks.appendix.control", processes).said)


def _decoded(folder: Path, workers: int) -> float:
    return float(python("-m", "benchmarks.appendix.decoding", folder, workers).said)


def _pngs(folder: Path, count: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    chance = random.Random(2)
    for number in range(count):
        draw_mixed.transparent(folder / f"{number:02}.png", chance)


def _heics(folder: Path, count: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    chance = random.Random(3)
    first = folder / "00.heic"
    if not draw_mixed.heic(first, 0, chance):
        return
    for number in range(1, count):  # the same picture in files that differ
        extra = b"\x00\x00\x00\x0afree" + number.to_bytes(2, "big")
        (folder / f"{number:02}.heic").write_bytes(first.read_bytes() + extra)
