"""Proves that making photos smaller is faster than the usual open, transpose, thumbnail, save.

The reduced version of 50 photos of 12 MP against a script that makes as many pixels of the same
quality in one process. gfpack uses two workers, reads and writes PDF, and tries some pictures first
to find out how far to go; the script is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.appendix.bench import Bench
from benchmarks.appendix.table import Row, Took, compared, python

FASTER = 3.0


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    if not bench.with_peers:
        return
    client = bench.photos
    room = bench.room("reduced")
    ours, peer, said = [], [], {}
    for _ in range(max(1, bench.rounds // 2)):
        said = reduced(client.output, room / "ours.pdf", 2 if bench.toy else 20, workers=2)
        ours.append(Took(said["seconds"]))
        words = (room / "thumbnails", said["longest"], said["quality"])
        peer.append(bench.peers.run("thumbnails.py", client.folder / "evidence", *words))
    row = compared("open, transpose, thumbnail ÷ reduced", peer, ours, FASTER, least=True)
    beside = f"{row.beside}; {said['pictures']} photos, {said['longest']} px, q{said['quality']}"
    yield Row(row.what, row.ratio, row.bar, row.least, beside)


def reduced(source: Path, target: Path, megabytes: int, *, workers: int) -> dict[str, Any]:
    """Reduce in a process of its own; return what it said."""
    target.unlink(missing_ok=True)
    words = (source, target, megabytes, workers)
    said: dict[str, Any] = json.loads(python("-m", "benchmarks.appendix.reducing", *words).said)
    return said
