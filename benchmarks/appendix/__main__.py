"""`python -m benchmarks.appendix [FOLDER]`: every bar of the appendix, measured in one run.

Draws its clients once (kept in FOLDER), runs whole processes in turn and prints medians of ratios.
Exit code 1 when a bar is broken. Peers are installed into FOLDER/peers; expensive ones run once.
`--toy` tries the command on so few files that nothing is proven or judged. It needs Linux.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.appendix import changes, decode, memory, page_numbers, reduction, scale, whole
from benchmarks.appendix.bench import Bench

PARTS = {
    "whole": whole.rows,
    "changes": changes.rows,
    "numbers": page_numbers.rows,
    "reduction": reduction.rows,
    "decode": decode.rows,
    "memory": memory.rows,
    "scale": scale.rows,
}


def main() -> int:
    """Run the parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-appendix"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    parser.add_argument("--without-peers", action="store_true", help="leave out what needs them")
    parser.add_argument("--toy", action="store_true", help="a tenth of the files and fewer")
    given = parser.parse_args()
    folder = (given.folder / "toy" if given.toy else given.folder).resolve()
    bench = Bench(folder, given.rounds, given.toy, not given.without_peers)
    rows = []
    for part in given.only:
        print(f"— {part}", flush=True)
        for row in PARTS[part](bench):
            rows.append(row)
            print(row.line(), flush=True)
    if given.toy:
        print("toy: nothing is judged")
        return 0
    broken = [one for one in rows if not one.held]
    print(f"{sum(one.bar is not None for one in rows)} bars, {len(broken)} broken")
    for one in broken:
        print(f"  {one.line()}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
