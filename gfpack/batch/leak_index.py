"""What is known of all clients' material, kept in `.gfpack-batch/leaks.sqlite`. In and out: values.

Nothing in it was said by a person: it can be deleted at any time. A damaged index, or one of
another version, is made anew. Texts of evidence stay in the projects; of each content there is
kept what it names and which characters it may have, so that a new client's name is looked for
only in texts that may have it.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from gfpack.base.errors import OutputError
from gfpack.batch.leak_kinds import Kind
from gfpack.batch.leak_letters import Sieves, values
from gfpack.batch.leak_names import Who
from gfpack.batch.leaks import Held, Hit, Stock
from gfpack.evidence.facts import READER_VERSION
from gfpack.evidence.store import discard

INDEX = "leaks.sqlite"
_LAYOUT = 2
_SCHEMA = """
create table client (client text primary key, stamp text, who text) without rowid;
create table source (
    id integer primary key, key text unique, sha256 text, look text, glyphs text, words text,
    sieve1 blob, sieve2 blob, sieve3 blob
);
create table place (
    client text, path text, source integer, primary key (client, path, source)
) without rowid;
create index place_source on place (source);
create table hit (
    source integer, kind text, seen text, page integer, place text,
    primary key (source, kind, seen, place)
) without rowid;
create table term (name text primary key) without rowid;
"""
_OWN = """
create temp table own (kind text, seen text, client text, primary key (kind, seen, client))
without rowid
"""
_CHOSEN = """
create temp table chosen as
select id from source where look <> ''
union
select id from source where sha256 in (
    select sha256 from source join place on place.source = source.id where sha256 <> ''
    group by sha256 having min(client) <> max(client)
)
union
select hit.source from hit join place on place.source = hit.source
where exists (select 1 from own where own.kind = hit.kind and own.seen = hit.seen)
and not exists (
    select 1 from own
    where own.kind = hit.kind and own.seen = hit.seen and own.client = place.client
)
"""
_MAY_HAVE = " and instr(sieve1, ?) and instr(sieve2, ?) and instr(sieve3, ?)"
_HITS = "select * from hit where source in (select id from chosen) order by source, kind, seen"
_PLACES = """
select client, path, source, sha256, look, glyphs
from place join source on source.id = place.source
where source in (select id from chosen) order by client, path, source
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A content, read once whoever has it."""

    key: str
    hits: Sequence[Hit]
    sieves: Sieves
    """Which characters it may have."""
    sha256: str = ""
    """Of a file; empty for anything else, or where nothing is in it."""
    look: str = ""
    glyphs: str = ""
    """The characters of a picture, each once."""
    words: str | None = None
    """The text where no project keeps it."""


class Index:
    """The open index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def clients(self) -> dict[str, tuple[str, Who]]:
        """Return by client what its files said of themselves when it was read, and who it is."""
        rows = self._database.execute("select client, stamp, who from client")
        return {client: (stamp, _who(client, said)) for client, stamp, said in rows}

    def note_client(self, who: Who, stamp: str, places: Iterable[tuple[str, int]]) -> None:
        """Keep who a client is and what it has: paths and contents."""
        said = asdict(who)
        said.pop("client")
        self._database.execute(
            "insert or replace into client values (?, ?, ?)",
            (who.client, stamp, json.dumps(said, ensure_ascii=False)),
        )
        self._database.execute("delete from place where client = ?", (who.client,))
        rows = ((who.client, path, source) for path, source in places)
        self._database.executemany("insert or ignore into place values (?, ?, ?)", rows)

    def forget(self, clients: Iterable[str]) -> None:
        """Forget clients that are gone."""
        gone = [(one,) for one in clients]
        self._database.executemany("delete from client where client = ?", gone)
        self._database.executemany("delete from place where client = ?", gone)

    def sweep(self) -> None:
        """Forget contents that nobody has any more."""
        for table, column in (("source", "id"), ("hit", "source")):
            self._database.execute(
                f"delete from {table} where {column} not in (select source from place)"  # noqa: S608
            )

    def ids(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the ids of those of the contents that are known."""
        found: dict[str, int] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            question = f"select key, id from source where key in ({marks})"  # noqa: S608
            found.update(self._database.execute(question, some))
        return found

    def note_sources(self, some: Sequence[Source]) -> dict[str, int]:
        """Keep contents; return their ids by key."""
        first = self.newest() + 1
        rows = (
            (id, one.key, one.sha256, one.look, one.glyphs, one.words, *one.sieves)
            for id, one in enumerate(some, start=first)
        )
        self._database.executemany("insert into source values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._note_hits((id, hit) for id, one in enumerate(some, start=first) for hit in one.hits)
        return {one.key: id for id, one in enumerate(some, start=first)}

    def see_again(self, source: int, hits: Sequence[Hit]) -> None:
        """Keep what a content names, instead of what was kept."""
        self._database.execute("delete from hit where source = ?", (source,))
        self._note_hits((source, hit) for hit in hits)

    def _note_hits(self, hits: Iterable[tuple[int, Hit]]) -> None:
        rows = ((id, one.kind.value, one.seen, one.page, one.place) for id, one in hits)
        self._database.executemany("insert or ignore into hit values (?, ?, ?, ?, ?)", rows)

    def terms(self) -> set[str]:
        """Return the names that all texts were searched for."""
        return {name for (name,) in self._database.execute("select name from term")}

    def note_terms(self, names: Iterable[str]) -> None:
        """Keep which names all texts were searched for."""
        self._database.execute("delete from term")
        self._database.executemany("insert into term values (?)", [(one,) for one in names])

    def newest(self) -> int:
        """Return the id of the content that was noted last; 0 where there is none."""
        (found,) = self._database.execute("select coalesce(max(id), 0) from source").fetchone()
        return int(found)

    def may_name(
        self, wanted: Sequence[frozenset[str]], up_to: int
    ) -> Iterator[tuple[int, str, str | None]]:
        """Yield id, key and kept text of contents up to an id that may have all of a set."""
        found: dict[int, tuple[str, str | None]] = {}
        for letters in wanted:
            has = _MAY_HAVE * len(letters)
            question = f"select id, key, words from source where id <= ?{has}"  # noqa: S608
            given = [value for letter in sorted(letters) for value in values(letter)]
            rows = self._database.execute(question, (up_to, *given))
            found |= {id: (key, words) for id, key, words in rows}
        yield from ((id, key, words) for id, (key, words) in sorted(found.items()))

    def holder(self, source: int) -> str | None:
        """Return a client that has a content."""
        question = "select min(client) from place where source = ?"
        (found,) = self._database.execute(question, (source,)).fetchone()
        return None if found is None else str(found)

    def count(self) -> int:
        """Return how many contents of files are known."""
        (found,) = self._database.execute(
            "select count(*) from source where key like 'file:%'"
        ).fetchone()
        return int(found)

    def stock(self, own: Iterable[tuple[Kind, str, str]]) -> Stock:
        """Return what there is to judge: what several clients have, pictures, what names others.

        `own` tells which codes and names are which clients'; what names only its own client is
        left out.
        """
        self._database.execute(_OWN)
        rows = ((kind.value, seen, client) for kind, seen, client in own)
        self._database.executemany("insert or ignore into temp.own values (?, ?, ?)", rows)
        self._database.execute(_CHOSEN)
        hits: dict[int, list[Hit]] = defaultdict(list)
        for id, kind, seen, page, place in self._database.execute(_HITS):
            hits[id].append(Hit(Kind(kind), seen, page, place))
        files: list[Held] = []
        placed: list[Held] = []
        for client, path, source, sha256, look, glyphs in self._database.execute(_PLACES):
            bits = int(look, 16) if look else None
            one = Held(client, path, sha256, source, bits, frozenset(glyphs))
            (files if sha256 else placed).append(one)
        return Stock(files, hits, placed)


@contextmanager
def opened(state: Path) -> Iterator[Index]:
    """Yield the index in a folder; what was noted is kept where the block ends well.

    Raises:
        OutputError: it cannot be written.
        sqlite3.DatabaseError: it is damaged inside; see `discard_index`.
    """
    file = state / INDEX
    try:
        database = _prepared(file)
    except sqlite3.OperationalError as problem:
        raise OutputError("base.cannot_write", path=file, why=str(problem)) from problem
    except sqlite3.DatabaseError:
        discard(file)
        database = _prepared(file)
    with contextlib.closing(database):
        yield Index(database)
        database.commit()


def discard_index(state: Path) -> None:
    """Throw the index away."""
    discard(state / INDEX)


def _prepared(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=15)
    try:
        database.execute("pragma synchronous = off")
        (held,) = database.execute("pragma user_version").fetchone()
        version = READER_VERSION * 100 + _LAYOUT
        if held != version:
            names = database.execute("select name from sqlite_master where type = 'table'")
            for (name,) in names.fetchall():
                database.execute(f"drop table {name}")
            database.executescript(_SCHEMA)
            database.execute(f"pragma user_version = {version}")
        database.execute("begin immediate")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _who(client: str, said: str) -> Who:
    held = json.loads(said)
    return Who(**{**held, "client": client, "names": tuple(held["names"])})
