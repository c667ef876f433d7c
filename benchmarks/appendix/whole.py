"""Proves that binding costs little more than copying, and less than with other libraries.

Whole processes, cold, on the plain client, in turn: copy and hash, hash and bare merge, gfpack;
then once gfpack, a peer, gfpack for each peer. The faster peer binds three times the files as well
and is judged there, where what gfpack does before it binds (starting, judging) weighs less; on the
plain client it is told. The size of what comes out beside the sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.appendix.bench import Bench
from benchmarks.appendix.client import Client
from benchmarks.appendix.table import Row, Took, compared, median

PILLOW, IMG2PDF = ("pillow", "pypdf + Pillow"), ("img2pdf", "pypdf + img2pdf")
SLOWER, SLOWER_WITHOUT_DECODING = 6.0, 2.5
COPY, COPY_AIM, MERGE, SIZE = 3.0, 2.0, 2.0, 1.01


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    client = bench.plain
    copied, merged, cold = [], [], []
    for _ in range(bench.rounds):
        copied.append(bench.yardstick("copy", client))
        cold.append(client.cold())
        merged.append(bench.yardstick("merge", client))
    row = compared("cold ÷ (copy + hash)", cold, copied, COPY)
    yield row
    yield Row(f"  the same, above the aim of {COPY_AIM:g}", row.ratio / COPY_AIM)
    yield compared("cold ÷ (hash + bare merge)", cold, merged, MERGE)
    yield Row("bytes of the appendix ÷ of its sources", _grown(client), SIZE)
    if bench.with_peers:
        yield _peer(bench, client, *PILLOW, SLOWER)
        yield _peer(bench, client, *IMG2PDF, None)
        yield _peer(bench, bench.large, *IMG2PDF, SLOWER_WITHOUT_DECODING)


def _grown(client: Client) -> float:
    return client.output.stat().st_size / client.size


def _peer(bench: Bench, client: Client, way: str, name: str, bar: float | None) -> Row:
    output = bench.folder / f"by-{way}.pdf"
    before = client.cold()
    peer = bench.peers.run("binder.py", way, client.folder / "evidence", output)
    after = client.cold()
    size = output.stat().st_size / client.size
    output.unlink()
    ours = Took(median((before.wall, after.wall)), median((before.cpu, after.cpu)))
    what = f"{client.folder.name}, {client.size / 1e6:.0f} MB: {name} ÷ cold"
    row = compared(what, [peer], [ours], bar, least=True)
    beside = f"{row.beside}; {peer.said.strip()} pages, {size:.2f} × the sources"
    return Row(row.what, row.ratio, row.bar, row.least, beside)
