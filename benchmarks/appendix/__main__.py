"""`python -m benchmarks.appendix`: cold `gfpack appendix` against hashing plus a bare merge.

Draws the client once (kept in FOLDER), lets gfpack read it once, then runs both as whole processes
in turn and prints the median of the ratios. Exit code 1 when it is above the bar.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.appendix.draw import draw

BAR = 2.0


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-appendix"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    project = given.folder / "project"
    if not (project / "gfpack.yaml").exists():
        print(f"drawing into {project} …", flush=True)
        draw(project)
    files = sorted((project / "evidence").iterdir())
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} files, {size:.0f} MB")
    yardstick = Path(__file__).with_name("yardstick.py")
    ours = [sys.executable, "-m", "gfpack", "appendix", str(project)]
    ours += ["--output", str(given.folder / "ours.pdf")]
    bare = [sys.executable, str(yardstick), str(project / "evidence")]
    bare += [str(given.folder / "bare.pdf")]
    _timed(ours)
    _timed(bare)
    pairs = [(_timed(bare), _timed(ours)) for _ in range(given.rounds)]
    for least, taken in pairs:
        print(
            f"hash + bare merge {least:5.2f} s   gfpack appendix {taken:5.2f} s   "
            f"ratio {taken / least:4.2f}"
        )
    ratio = statistics.median(taken / least for least, taken in pairs)
    print(f"median ratio {ratio:.2f} (bar {BAR})")
    return 0 if ratio <= BAR else 1


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
