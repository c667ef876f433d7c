"""Bind hundreds of odd PDFs; leave with 1 if one crashes, hangs, harms or looks different."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .carried import carried
from .made import made
from .session import MOST_REFUSED, Odd, session
from .spoilt import spoilt

_LARGEST_SPOILT = 400_000


def main() -> int:
    """Run, print what became of the files, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.odd_pdfs", description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-odd-pdfs"
    parser.add_argument("--cache", type=Path, default=default, help="folder for fetched packages")
    parser.add_argument("--spoilt", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="only files whose origin/name begins so")
    parser.add_argument("--kept", type=Path, default=Path("fuzz-found/odd-pdfs"))
    given = parser.parse_args()
    files = [
        one
        for one in _all(given.cache, given.spoilt, given.seed)
        if f"{one.origin}/{one.name}".startswith(given.only)
    ]
    report = session(files, workers=given.workers, kept=given.kept)
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return 1 if report.faults or report.refused_share > MOST_REFUSED else 0


def _all(cache: Path, count: int, seed: int) -> list[Odd]:
    """Return all files, each content once."""
    found = [Odd(package, path.name, path.read_bytes()) for package, path in carried(cache)]
    originals = [one.content for one in found if 0 < len(one.content) < _LARGEST_SPOILT]
    found += [Odd("made", name, content) for name, content in made()]
    originals = originals or [one.content for one in found if one.content]
    changed = enumerate(spoilt(originals, count, seed))
    found += [Odd("spoilt", f"{kind}-{number}", content) for number, (kind, content) in changed]
    return list({one.content: one for one in reversed(found)}.values())[::-1]


if __name__ == "__main__":
    sys.exit(main())
