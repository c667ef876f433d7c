"""Proves that time grows with the files and not with their square: 100 to 10,000 files, cold.

Small files, each different, so that what counts is the work for each file and each page. The
exponent is fitted over all sizes; told besides is the one between the two largest, in which the
start of the process counts least.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from benchmarks.appendix.bench import Bench
from benchmarks.appendix.table import Row, Took, median

SIZES, TOY = (100, 1_000, 10_000), (10, 40)
EXPONENT = 1.1


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    points: list[tuple[int, Took]] = []
    for size in TOY if bench.toy else SIZES:
        client = bench.many(size)
        runs = [client.cold() for _ in range(1 if size > 5_000 else bench.rounds)]
        points.append((size, Took(median(r.wall for r in runs), median(r.cpu for r in runs))))
    wall = [(size, took.wall) for size, took in points]
    cpu = [(size, took.cpu) for size, took in points]
    beside = ", ".join(f"{size}: {seconds:.2f} s" for size, seconds in wall)
    beside += f", of CPU {exponent(cpu):.2f}"
    yield Row("exponent of time over files", exponent(wall), EXPONENT, beside=beside)
    last = f"of CPU {exponent(cpu[-2:]):.2f}"
    yield Row("  between the two largest", exponent(wall[-2:]), beside=last)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return k of time = c · files^k, fitted by least squares."""
    logs = [(math.log(files), math.log(seconds)) for files, seconds in points]
    x, y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)
