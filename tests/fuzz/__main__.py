"""Fuzz everything that reads strangers' files; leave with 1 if anything breaks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .session import fuzz


def main() -> int:
    """Run, print what became of the files, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--together", type=int, default=240, help="of them again in collections")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kept", type=Path, default=Path("fuzz-found"))
    given = parser.parse_args()
    report = fuzz(
        given.cases, given.seed, kept=given.kept, workers=given.workers, together=given.together
    )
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return 1 if report.violations else 0


if __name__ == "__main__":
    sys.exit(main())
