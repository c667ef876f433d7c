"""How much `gfpack --help` costs beside `python -c "import click"`: whole processes, side by side.

    python benchmarks/startup.py [ROUNDS]

The two are run in turn, so that a busy machine slows both; the ratio is that of the best times.
"""

from __future__ import annotations

import subprocess
import sys
import time

PEER = [sys.executable, "-c", "import click"]
OURS = [sys.executable, "-c", "from gfpack.cli import main; main(['--help'])"]


def seconds(command: list[str]) -> float:
    """Return how long a process takes, from start to end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Print the times and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    pairs = [(seconds(PEER), seconds(OURS)) for _ in range(rounds)]
    peer, ours = (min(times) for times in zip(*pairs, strict=True))
    print(f"import click   {peer * 1000:6.1f} ms")
    print(f"gfpack --help  {ours * 1000:6.1f} ms")
    print(f"ratio          {ours / peer:6.2f}   (at most 2)")


if __name__ == "__main__":
    main()
