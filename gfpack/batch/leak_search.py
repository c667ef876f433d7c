"""The search for leaks itself. In: ROOT, its clients' stamps. Out: `Searched`, as plain data."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gfpack.batch.clients import STATE_DIR
from gfpack.batch.known import known_of
from gfpack.batch.leak_declared import Declared, allowed, declared
from gfpack.batch.leak_feed import Feed, who_is
from gfpack.batch.leak_index import INDEX, Index, discard_index, opened
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.leak_names import Scanner, Who, Whose, needed
from gfpack.batch.leaks import leaks


def run(*, root: str, stamps: dict[str, str]) -> dict[str, Any]:
    """Return what is found as plain data; called in a process of its own."""
    place = Path(root)
    said, state = declared(place), place / STATE_DIR
    with _no_collecting():
        try:
            found = _search(place, stamps, said)
        except sqlite3.DatabaseError:
            discard_index(state)
            found = _search(place, stamps, said)
    return asdict(found)


def prepare(root: Path) -> None:
    """Make the pattern of all names that were looked for last, which is kept from then on."""
    if (root / STATE_DIR / INDEX).is_file():
        with opened(root / STATE_DIR) as index:
            held = sorted(index.clients().items())
        Scanner(Whose([who for _, (_, who) in held]).names.values())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Go without looking for circles: there are none, and looking goes through all again."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _search(root: Path, stamps: dict[str, str], said: Declared) -> Searched:
    with opened(root / STATE_DIR) as index:
        before = index.clients()
        index.forget(before.keys() - stamps.keys())
        changed = [
            one for one, seen in stamps.items() if one not in before or before[one][0] != seen
        ]
        known = known_of(root, changed).known
        who = {one: held for one, (_, held) in before.items() if one in stamps}
        who |= {one.client: who_is(one) for one in known}
        clients = [who[one] for one in sorted(who)]
        whose = Whose(clients)
        feed = Feed(index, root, Scanner(whose.names.values()))
        newest, searched = index.newest(), index.terms()
        for one in known:
            feed.client(one, stamps[one.client])
        index.sweep()
        if added := [needed(name) for key, name in whose.names.items() if key not in searched]:
            feed.again(added, newest)
        index.note_terms(whose.names)
        feed.close()
        return replace(_judged(index, clients, whose, said), read=feed.read)


def _judged(index: Index, clients: Sequence[Who], whose: Whose, said: Declared) -> Searched:
    from gfpack.checklist.load import load_types

    stock = index.stock(whose.pairs())
    permitted, unknown = allowed(said, clients, stock.files)
    pictures = load_types().pictures
    found = leaks(stock, whose, pictures.alike_bits if pictures else 0, permitted)
    return Searched(found, unknown, index.count())
