"""What was read once, kept in `.gfpack/readings.sqlite`. In and out: values by hash and by path.

Nothing in it was said by a person: it can be deleted at any time and is read again. A damaged
database, or one of another version, is thrown away silently; where it cannot be written (a folder
on a read-only disk, a full one) the work goes on with a copy of it in memory.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import ItemsView, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gfpack.evidence.facts import READER_VERSION, Examined
from gfpack.evidence.models import FileFacts, Reading
from gfpack.evidence.propose import Segment

_LAYOUT = 3
_SCHEMA = """
create table content (
    sha256 text primary key, facts blob, readings blob, texts blob
) without rowid;
create table unsighted (
    sha256 text primary key, facts blob, readings blob, texts blob
) without rowid;
create table stat (
    path text primary key, size integer, mtime_ns integer, sha256 text
) without rowid;
create table segment (
    sha256 text, digest text, segments blob, primary key (sha256, digest)
) without rowid;
"""
_TABLES = {"content", "unsighted", "stat", "segment"}
_ONE_TEXT = "select texts from content where sha256 = ?"
_FACTS = TypeAdapter(FileFacts)
_READINGS = TypeAdapter(tuple[Reading, ...])
_TEXTS = TypeAdapter(tuple[str, ...])
_SEGMENTS = TypeAdapter(tuple[Segment, ...])


@dataclass(frozen=True, slots=True)
class Stat:
    """What the file system says of a file: trusted until it changes."""

    size: int
    mtime_ns: int

    @classmethod
    def of(cls, file: Path) -> Stat:
        """Return what is said of a file; a link is not followed.

        Raises:
            OSError: it is not there.
        """
        seen = file.lstat()
        return cls(seen.st_size, seen.st_mtime_ns)


class Store:
    """The open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @property
    def in_memory(self) -> bool:
        """Whether everything noted is gone when the store closes."""
        _, _, file = self._database.execute("pragma database_list").fetchone()
        return not file

    def hashes(self) -> dict[str, tuple[Stat, str]]:
        """Return by path what was seen of a file, and the hash it then had."""
        rows = self._database.execute("select path, size, mtime_ns, sha256 from stat")
        return {path: (Stat(size, mtime), sha256) for path, size, mtime, sha256 in rows}

    def note_hashes(self, seen: Iterable[tuple[str, Stat, str]], gone: Iterable[str]) -> None:
        """Keep hashes by path, and forget the paths that are gone."""
        self._database.executemany("delete from stat where path = ?", [(path,) for path in gone])
        rows = [(path, stat.size, stat.mtime_ns, sha256) for path, stat, sha256 in seen]
        self._database.executemany("insert or replace into stat values (?, ?, ?, ?)", rows)

    def contents(self) -> dict[str, tuple[FileFacts, tuple[Reading, ...]]]:
        """Return everything known by hash, without the texts."""
        rows = self._database.execute("select sha256, facts, readings from content")
        return {
            sha256: (_FACTS.validate_json(facts), _READINGS.validate_json(readings))
            for sha256, facts, readings in rows
        }

    def note_content(self, examined: Examined) -> None:
        """Keep what was read of one file."""
        self._database.execute(
            "insert or replace into content values (?, ?, ?, ?)",
            (
                examined.facts.sha256,
                _FACTS.dump_json(examined.facts),
                _READINGS.dump_json(examined.readings),
                _packed(examined.texts),
            ),
        )

    def note_sight(self, examined: Examined) -> None:
        """Keep what was read by sight of a file too; `forget_sight` brings back what was before."""
        known = (examined.facts.sha256,)
        self._database.execute(
            "insert or ignore into unsighted select * from content where sha256 = ?", known
        )
        self._database.execute("delete from segment where sha256 = ?", known)
        self.note_content(examined)
        self._database.commit()

    def forget_sight(self, engine: str) -> None:
        """Forget what anything but `engine` read by sight."""
        for sha256, (facts, _) in self.contents().items():
            if facts.seen_by not in ("", engine):
                self._database.execute(
                    "insert or replace into content select * from unsighted where sha256 = ?",
                    (sha256,),
                )
                self._database.execute("delete from unsighted where sha256 = ?", (sha256,))
                self._database.execute("delete from segment where sha256 = ?", (sha256,))

    def texts(self, sha256: str) -> tuple[str, ...]:
        """Return the text of a file's pages; nothing where it is not known."""
        row = self._database.execute(_ONE_TEXT, (sha256,)).fetchone()
        return _unpacked(row[0]) if row else ()

    def packed_texts(self) -> dict[str, bytes]:
        """Return the texts of all files, small as they are kept, for `KeptTexts`."""
        return dict(self._database.execute("select sha256, texts from content"))

    def segments(self, digest: str) -> dict[str, tuple[Segment, ...]]:
        """Return the segments of every file, as found with the catalogue of this digest."""
        rows = self._database.execute(
            "select sha256, segments from segment where digest = ?", (digest,)
        )
        return {sha256: _SEGMENTS.validate_json(found) for sha256, found in rows}

    def note_segments(self, digest: str, found: dict[str, tuple[Segment, ...]]) -> None:
        """Keep the segments of files; those found with another catalogue go."""
        self._database.execute("delete from segment where digest <> ?", (digest,))
        rows = [(sha256, digest, _SEGMENTS.dump_json(one)) for sha256, one in found.items()]
        self._database.executemany("insert or replace into segment values (?, ?, ?)", rows)


@dataclass(frozen=True, slots=True, eq=False)
class KeptTexts(Mapping[str, tuple[str, ...]]):
    """Texts of pages by hash, fetched one file at a time when somebody asks.

    The database is opened for each question and closed again, so that it can be written, thrown
    away and carried off meanwhile; see `at_hand` for many questions in a row. Where it is not there
    or damaged, there are no texts.
    """

    file: Path
    held: Mapping[str, bytes] = field(default_factory=dict)
    """Texts that the database does not outlive, as `Store.packed_texts` returns them."""
    _open: list[sqlite3.Connection] = field(default_factory=list, init=False, repr=False)

    def __getitem__(self, sha256: str) -> tuple[str, ...]:
        rows = [(self.held[sha256],)] if sha256 in self.held else self._asked(_ONE_TEXT, sha256)
        if not rows:
            raise KeyError(sha256)
        try:
            return _unpacked(rows[0][0])
        except DAMAGED as problem:
            raise KeyError(sha256) from problem

    def __iter__(self) -> Iterator[str]:
        stored = (sha256 for (sha256,) in self._asked("select sha256 from content"))
        return iter(dict.fromkeys([*self.held, *stored]))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def items(self) -> ItemsView[str, tuple[str, ...]]:
        """Return all texts by hash; going through them opens the database once."""
        return _AllTexts(self)

    def packed(self) -> Iterator[tuple[str, bytes]]:
        """Yield every hash with its texts as they are kept."""
        yield from self.held.items()
        try:
            with self.connected() as database:
                for sha256, texts in database.execute("select sha256, texts from content"):
                    if sha256 not in self.held:
                        yield sha256, texts
        except sqlite3.Error:
            return

    def _asked(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            with self.connected() as database:
                return database.execute(question, values).fetchall()
        except sqlite3.Error:
            return []

    @contextmanager
    def connected(self, *, stays: bool = False) -> Iterator[sqlite3.Connection]:
        """Yield the open database; where it `stays`, all questions within the block use it.

        Raises:
            sqlite3.Error: it is not there or damaged.
        """
        if self._open:
            yield self._open[0]
            return
        place = _read_only(self.file)
        with contextlib.closing(sqlite3.connect(place, uri=True, check_same_thread=False)) as one:
            if not stays:
                yield one
                return
            self._open.append(one)
            try:
                yield one
            finally:
                self._open.remove(one)


@contextmanager
def at_hand(texts: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Keep the database of `texts`, if there is one, open within the block."""
    with contextlib.ExitStack() as held:
        if isinstance(texts, KeptTexts):
            with contextlib.suppress(sqlite3.Error):
                held.enter_context(texts.connected(stays=True))
        yield


class _AllTexts(ItemsView[str, tuple[str, ...]]):
    """The texts of a `KeptTexts`, one after the other; damaged ones are left out."""

    def __init__(self, kept: KeptTexts) -> None:
        super().__init__(kept)
        self._kept = kept

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for sha256, texts in self._kept.packed():
            with contextlib.suppress(*DAMAGED):
                yield sha256, _unpacked(texts)


def _packed(texts: tuple[str, ...]) -> bytes:
    return zlib.compress(_TEXTS.dump_json(texts), 1)


def _unpacked(texts: bytes) -> tuple[str, ...]:
    return _TEXTS.validate_json(zlib.decompress(texts))


DAMAGED = (sqlite3.DatabaseError, ValidationError, zlib.error)
"""What reading from a damaged database raises."""

NO_ROOM = sqlite3.OperationalError
"""What writing raises on a full disk; one of DAMAGED, so to be looked for first."""


def discard(file: Path) -> None:
    """Throw a database away."""
    with contextlib.suppress(OSError):
        file.unlink()


@contextmanager
def opened(file: Path, *, in_memory: bool = False) -> Iterator[Store]:
    """Yield the store; what was noted is kept when the block ends, also with an error.

    `in_memory` begins with what the file holds and keeps nothing.
    """
    database = _copied(file) if in_memory else _connect(file)
    try:
        yield Store(database)
    finally:
        with contextlib.suppress(sqlite3.Error):
            database.commit()
        database.close()


def _connect(file: Path) -> sqlite3.Connection:
    for attempt in range(2):
        try:
            file.parent.mkdir(exist_ok=True)
            return _prepared(sqlite3.connect(file, timeout=15))
        except sqlite3.DatabaseError as problem:
            if attempt or isinstance(problem, sqlite3.OperationalError):
                break
            discard(file)
        except OSError:
            break
    return _copied(file)


def _copied(file: Path) -> sqlite3.Connection:
    """Return a database in memory with what `file` holds, as far as it can be read."""
    memory = sqlite3.connect(":memory:")
    if file.is_file():
        try:
            with contextlib.closing(sqlite3.connect(_read_only(file), uri=True)) as kept:
                kept.backup(memory)
            return _prepared(memory)
        except sqlite3.Error:
            memory.close()
            memory = sqlite3.connect(":memory:")
    return _prepared(memory)


def _read_only(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=ro"


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """Return the database with its tables.

    Raises:
        sqlite3.DatabaseError: damaged, locked, or not writable.
    """
    version = READER_VERSION * 100 + _LAYOUT
    try:
        database.execute("pragma synchronous = off")
        (held,) = database.execute("pragma user_version").fetchone()
        tables = {name for (name,) in database.execute("select name from sqlite_master")}
        if held != version or _TABLES - tables:
            for name in tables & _TABLES:
                database.execute(f"drop table {name}")
            database.executescript(_SCHEMA)
            database.execute(f"pragma user_version = {version}")
        database.execute("select count(*) from (select sha256 from content limit 1)")
        database.execute("begin immediate")  # refused where nothing can be written
        database.rollback()
    except sqlite3.Error:
        database.close()
        raise
    return database
