"""`python -m benchmarks.batch.computing PROCESSES PARTS`: pure computing, shared by processes."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = "sum(each * each % 7 for each in range({count}))"
_PART = 1_000_000


def main(processes: int, parts: int) -> int:
    """Do so many parts of work, each process the same share of it."""
    program = _PROGRAM.format(count=parts * _PART // processes)
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(processes)]
    return max(one.wait() for one in running)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
