"""Proves that binding again costs what has changed: nothing, one caption, one file.

Whole processes on a plain client and on one with office files, HEIC photos and transparent PNGs.
From the time after a changed file is taken what that file costs by itself: a client that sent only
it, bound for the first time, less one that sent a tiny photo. What a change costs is judged where
something is dear (converted, decoded): scans and photos alone are bound at the pace of copying, and
starting and reading the project already take more than a fifth of that. There it is only told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.appendix import draw_mixed
from benchmarks.appendix.bench import Bench
from benchmarks.appendix.client import Client
from benchmarks.appendix.table import Row, Took, compared, median

WARM, CHANGED = 1.05, 0.20


def rows(bench: Bench) -> Iterator[Row]:
    """Measure."""
    for name, client in (("plain", bench.plain), ("mixed", bench.mixed)):
        yield _unchanged(bench, name, client)
        cold = [client.cold() for _ in range(bench.rounds)]
        captions = [_after(client, client.retitled()) for _ in cold]
        bar = CHANGED if name == "mixed" else None
        yield compared(f"{name}: one caption changed ÷ cold", captions, cold, bar)
        for file in _one_of_each(client):
            yield _changed_file(bench, name, client, file, _middle(cold), bar)


def _unchanged(bench: Bench, name: str, client: Client) -> Row:
    client.bind()
    hashed, warm = [], []
    for _ in range(2 * bench.rounds):
        hashed.append(bench.yardstick("hash", client))
        warm.append(client.bind())
    bar = WARM if name == "plain" else None
    return compared(f"{name}: nothing changed ÷ hash", warm, hashed, bar)


def _one_of_each(client: Client) -> list[Path]:
    found: dict[str, Path] = {}
    for file in client.files:
        found.setdefault(file.suffix, file)
    return [found[kind] for kind in (".pdf", ".jpg", ".png", ".docx", ".heic") if kind in found]


def _after(client: Client, change: AbstractContextManager[None]) -> Took:
    client.bind()
    with change:
        return client.bind()


def _changed_file(
    bench: Bench, name: str, client: Client, file: Path, cold: Took, bar: float | None
) -> Row:
    changed = _middle([_after(client, client.replaced(file)) for _ in range(bench.rounds)])
    client.bind()
    own = _by_itself(bench, file)
    what = f"{name}: (one {file.suffix[1:]} changed − that file) ÷ cold"
    beside = f"({changed.wall:.2f} s − {own.wall:.2f} s) ÷ {cold.wall:.2f} s"
    beside += f", CPU {max(0.0, changed.cpu - own.cpu) / cold.cpu:.2f}"
    return Row(what, max(0.0, changed.wall - own.wall) / cold.wall, bar, beside=beside)


def _by_itself(bench: Bench, file: Path) -> Took:
    one, tiny = Client(bench.folder / "one"), Client(bench.folder / "tiny")
    draw_mixed.alone(one.folder, file)
    draw_mixed.alone(tiny.folder)
    more = []
    for _ in range(bench.rounds):
        whole, least = (_first(client) for client in (one, tiny))
        more.append(Took(max(0.0, whole.wall - least.wall), max(0.0, whole.cpu - least.cpu)))
    return _middle(more)


def _first(client: Client) -> Took:
    """Bind what gfpack has never seen."""
    client.clear(readings=True)
    return client.bind()


def _middle(took: Sequence[Took]) -> Took:
    return Took(median(one.wall for one in took), median(one.cpu for one in took))
