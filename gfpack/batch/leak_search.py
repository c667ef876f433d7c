"""The search for leaks, in a process of its own. In: ROOT and its clients. Out: `Searched`.

What files said of themselves when they were searched last is kept: as long as nothing changed,
nothing is done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gfpack.base.cores import cores
from gfpack.base.errors import ExitCode
from gfpack.base.files import written_whole
from gfpack.batch.attend import failed, read
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.known import known_of
from gfpack.batch.leak_declared import DECLARED, Declared, allowed, declared
from gfpack.batch.leak_feed import Feed, stamp, who_is
from gfpack.batch.leak_index import Index, discard_index, opened
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.leak_names import Scanner, Who, Whose, needed
from gfpack.batch.leaks import leaks
from gfpack.batch.models import Settings
from gfpack.project.unchanged import program
from gfpack.tools import apart
from gfpack.tools.worker import Limits

_KEPT = "leaks.json"


def search(root: Path, clients: Sequence[str], settings: Settings) -> Searched:
    """Return what of one client stands in another's material, whatever happens.

    Raises:
        OutputError: what was found cannot be kept.
    """
    stamps = {one: stamp(root / one) for one in clients}
    trace = json.dumps([program(), _declared_state(root), stamps])
    if (known := _recall(root, trace)) is not None:
        return known
    answer = apart.call(
        "gfpack.batch.leak_search:run",
        {"root": str(root), "stamps": stamps},
        Limits(settings.seconds * len(clients), settings.memory),
        run=settings.run,
        cores=settings.cores or cores(),
    )
    if isinstance(answer, apart.Stopped):
        code = ExitCode.BUG if answer.kind == "crash" else ExitCode.OUTPUT
        return Searched(failed=failed("leaks", settings, code, why=f"{answer.kind} {answer.why}"))
    found: Searched | None = read(Searched, answer)
    if found is None:
        return Searched(failed=failed("leaks", settings, ExitCode.BUG, why="?"))
    with written_whole(root / STATE_DIR / _KEPT) as temporary:
        said = {"trace": trace, "found": answer}
        temporary.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return found


def run(*, root: str, stamps: dict[str, str]) -> dict[str, Any]:
    """Return what is found as plain data; called in a process of its own."""
    place = Path(root)
    said, state = declared(place), place / STATE_DIR
    try:
        found = _search(place, stamps, said)
    except sqlite3.DatabaseError:
        discard_index(state)
        found = _search(place, stamps, said)
    return asdict(found)


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


def _declared_state(root: Path) -> list[int]:
    try:
        facts = (root / DECLARED).stat()
    except OSError:
        return []
    return [facts.st_size, facts.st_mtime_ns]


def _recall(root: Path, trace: str) -> Searched | None:
    try:
        kept = json.loads((root / STATE_DIR / _KEPT).read_text("utf-8"))
        found: Searched | None = read(Searched, kept["found"]) if kept["trace"] == trace else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return replace(found, read=0) if found else None
