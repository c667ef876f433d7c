"""Makes the reduced version of a bound PDF, as gfpack does beside the full one.

    python -m benchmarks.appendix.reducing SOURCE TARGET MEGABYTES WORKERS

Prints as JSON the seconds without the start of Python, what the pictures came out as, and how many.
"""

from __future__ import annotations

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

import pikepdf

from gfpack.appendix.reduce import reduce


def main(source: Path, target: Path, megabytes: str, workers: int) -> None:
    """Reduce."""
    began = time.perf_counter()
    made = reduce(source, target, Decimal(megabytes), workers=workers)
    seconds = time.perf_counter() - began
    if not made.fits or made.level is None:
        raise SystemExit(f"{source} was not reduced: {made}")
    with pikepdf.open(target) as pdf:
        sides = [
            max(int(one.Width), int(one.Height))
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    said = {"seconds": seconds, "quality": made.level.quality, "longest": max(sides)}
    print(json.dumps({**said, "pictures": len(sides)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
