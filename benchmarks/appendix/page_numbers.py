"""Proves that numbering 5,000 pages costs little, in time and in bytes.

gfpack's stamps against the bare recipe and against merging a sheet over each page with pypdf. Told
besides: the whole command on a client whose one file has all these pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.appendix import draw_mixed
from benchmarks.appendix.bench import Bench
from benchmarks.appendix.client import Client
from benchmarks.appendix.table import Row, Took, compared, median, python

BARE, MERGE_PAGE, SIZE = 1.3, 20.0, 1.10


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    pages = 50 if bench.toy else 5_000
    source = bench.drawn(f"{pages}.pdf", lambda file: draw_mixed.long_paper(file, pages))
    room = bench.room("numbered")
    target = room / "ours.pdf"
    ours, bare = [], []
    for _ in range(2 * bench.rounds):
        ours.append(_numbered("ours", source, target))
        bare.append(_numbered("bare", source, room / "bare.pdf"))
    yield compared(f"{pages} pages numbered ÷ bare append", ours, bare, BARE)
    size = target.stat().st_size / source.stat().st_size
    yield Row("bytes of the numbered pages ÷ without numbers", size, SIZE)
    if bench.with_peers:
        merged = _inside(bench.peers.run("merge_page.py", source, room / "merged.pdf"))
        mine = Took(median(one.wall for one in ours), median(one.cpu for one in ours))
        yield compared("pypdf merge_page ÷ numbered", [merged], [mine], MERGE_PAGE, least=True)
    yield _whole(bench, source, bare)


def _whole(bench: Bench, source: Path, bare: list[Took]) -> Row:
    client = Client(bench.folder / "one-long")
    draw_mixed.alone(client.folder, source)
    client.bind()
    cold = [client.cold() for _ in bare]
    return compared("  whole command on these pages ÷ bare append", cold, bare)


def _numbered(way: str, source: Path, target: Path) -> Took:
    return _inside(python("-m", "benchmarks.appendix.numbering", way, source, target))


def _inside(took: Took) -> Took:
    """Return what the process says its work took, without its start."""
    wall, cpu = (float(one) for one in took.said.split())
    return Took(wall, cpu)
