"""`python -m benchmarks.batch [FOLDER] [--only PART]`: every bar of work on many clients.

Draws its firms once (kept in FOLDER) and prints ratios, each measured in one run, whole processes
in turn. Exit code 1 when a bar is broken. It needs Linux.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.batch import building, looking
from benchmarks.batch.bars import REPOSITORY, Bar

PARTS = ("build", "changed", "warm", "memory", "leaks", "cluster")
BESIDE = ("leaks", "cluster")
"""Parts that are programs of their own: they print their bars themselves."""


def main() -> int:
    """Run the benchmarks."""
    asked = _asked()
    held = True
    bars: list[Bar] = []
    for part in asked.only or PARTS:
        print(f"{part} …", flush=True)
        if part in BESIDE:
            held &= _beside(part)
            continue
        found = _measured(part, asked)
        for bar in found:
            print(bar.line(), flush=True)
        bars += found
    print("\n".join(["", *(bar.line() for bar in bars)]))
    return 0 if held and all(bar.holds for bar in bars) else 1


def _measured(part: str, asked: argparse.Namespace) -> list[Bar]:
    if part == "build":
        return building.measured(asked.folder, asked.build, asked.rounds)
    if part == "changed":
        return building.changed(asked.folder, asked.build, asked.rounds)
    if part == "warm":
        return looking.warm(asked.folder, asked.clients, asked.files, asked.rounds)
    return looking.memory(asked.folder, asked.clients // 10, asked.clients, asked.files)


def _beside(part: str) -> bool:
    """Run a part that is a program of its own; return whether its bars hold."""
    command = [sys.executable, "-m", f"benchmarks.batch.{part}"]
    return subprocess.run(command, check=False, cwd=REPOSITORY).returncode == 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-batch"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--only", nargs="+", choices=PARTS)
    parser.add_argument("--build", type=int, default=40, metavar="CLIENTS")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    asked.folder = asked.folder.resolve()
    return asked


if __name__ == "__main__":
    sys.exit(main())
