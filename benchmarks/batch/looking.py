"""Looking at many clients about which nothing changed, and how much memory many clients take.

In: a folder to draw into. Out: bars.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks.batch.bars import Bar, gfpack, run
from benchmarks.batch.draw import firm, once
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.outputs_kept import KEPT

WARM, GROWN = 3.0, 1.2


def warm(folder: Path, clients: int, files: int, rounds: int) -> list[Bar]:
    """Measure the check of clients that were checked before."""
    root = _checked(folder, clients, files)
    pairs = []
    for _ in range(rounds):
        bare, _said = run("-m", "benchmarks.batch.bare", root)
        took = gfpack("batch", root)
        if took.started:
            raise SystemExit("a warm check started a process although nothing had changed")
        pairs.append((took.seconds, bare))
        print(f"  warm check {took.seconds:.2f} s, bare parse {bare:.2f} s", flush=True)
    ratio = statistics.median(ours / bare for ours, bare in pairs)
    told = "{:.2f} s, parse {:.2f} s".format(
        *(statistics.median(each) for each in zip(*pairs, strict=True))
    )
    name = f"warm check of {clients} × {files} files ÷ parsing their YAML"
    return [Bar(name, ratio, most=WARM, told=told)]


def memory(folder: Path, few: int, many: int, files: int) -> list[Bar]:
    """Measure the parent's peak: everything known before, and every row coming from a process."""
    bars = []
    for name in ("all known", "all come anew"):
        peaks = []
        for count in (few, many):
            root = _checked(folder, count, files)
            (root / STATE_DIR / KEPT).unlink(missing_ok=True)  # all is written, as after a change
            if name == "all known":
                peaks.append(gfpack("batch", root).peak)
            else:
                peaks.append(_anew(root))
        told = "{:.0f} MiB → {:.0f} MiB".format(*(one / 2**20 for one in peaks))
        title = f"parent's peak, {few} → {many} clients, {name}"
        bars.append(Bar(title, peaks[1] / peaks[0], most=GROWN, told=told))
    return bars


def _checked(folder: Path, clients: int, files: int) -> Path:
    """Return a firm that was checked by this version today."""
    root = once(folder / f"firm-{clients}", lambda to: firm(to, clients, files))
    print(f"  looking at {clients} clients for the first time, where that is so …", flush=True)
    gfpack("batch", root)
    return root


def _anew(root: Path) -> int:
    """Return the peak of a run in which each client's row comes from a process of its own."""
    said = run("-m", "benchmarks.batch.anew", root)[1]
    return int(said.splitlines()[-1])
