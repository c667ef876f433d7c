"""How many processors a process may keep busy. In: the system, `GFPACK_CORES`. Out: a number.

Several clients worked on at once share the machine: each is told its part. No output depends on it.
"""

from __future__ import annotations

import os
from contextlib import suppress

VARIABLE = "GFPACK_CORES"


def cores() -> int:
    """Return how many processors this process may use: its share, else all that it was given."""
    with suppress(ValueError):
        return max(1, int(os.environ.get(VARIABLE, "")))
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(at_a_time: int) -> int:
    """Return how many processors each of so many pieces of work may use at the same time."""
    return max(1, cores() // max(1, at_a_time))


def environment(count: int) -> dict[str, str]:
    """Return what tells another process, and the libraries in it, its share."""
    return {VARIABLE: str(count), "RAYON_NUM_THREADS": str(count), "OMP_NUM_THREADS": str(count)}
