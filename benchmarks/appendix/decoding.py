"""Decodes all pictures of a folder with so many workers, as gfpack does while binding.

    python -m benchmarks.appendix.decoding FOLDER WORKERS

Prints the seconds without the start of the workers. Nothing decoded before is used.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from gfpack.appendix.pieces import Pieces, Wanted
from gfpack.tools.worker import Failure


def main(folder: Path, workers: int) -> None:
    """Decode."""
    files = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory(dir=folder.parent) as room:
        warming = Pieces(Path(room) / "warming", workers=workers)
        warming.of([Wanted(one, 0) for one in files[: 2 * workers]])  # all are started
        began = time.perf_counter()
        made = Pieces(Path(room) / "pieces", workers=workers).of([Wanted(one, 0) for one in files])
        seconds = time.perf_counter() - began
    if failed := [one for one in made if isinstance(one, Failure)]:
        raise SystemExit(f"not decoded: {failed[0]}")
    print(seconds)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
