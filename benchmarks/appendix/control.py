"""The control: pure computing in one or two processes; what more the machine gives for the second.

    python -m benchmarks.appendix.control PROCESSES

Prints the seconds that the same work took, shared between so many processes, without their start.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor

TASKS, STEPS = 16, 1_500_000


def work(steps: int) -> int:
    """Compute something that no machine shortens, in this process only."""
    value = 1
    for _ in range(steps):
        value = value * 1_103_515_245 + 12_345 & 0x7FFF_FFFF
    return value


def main(processes: int) -> None:
    """Run the work."""
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(work, [200_000] * 2 * processes))  # all are started
        began = time.perf_counter()
        list(pool.map(work, [STEPS] * TASKS))
        print(time.perf_counter() - began)


if __name__ == "__main__":
    main(int(sys.argv[1]))
