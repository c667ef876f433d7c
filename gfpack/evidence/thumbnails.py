"""Thumbnails of evidence files, drawn once. In: pages that are wanted. Out: small JPEGs.

They are kept in `.gfpack/thumbnails.sqlite` under the hash of the file's bytes, so that a second
run opens no file. Nothing in it was said by a person: it can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gfpack.base.files import sha256_of
from gfpack.base.progress import Progress, silent
from gfpack.tools.thumbnail import Size, Source, Thumbnail, thumbnails
from gfpack.tools.worker import Failure, Limits, Task, run

FILE = "thumbnails.sqlite"
_WAY = "2"
"""Rises whenever the same bytes would be drawn differently."""
_LIMITS = Limits(seconds=30.0, memory=2 * 1024**3)
_SCHEMA = """
drop table if exists made_with;
drop table if exists thumbnail;
create table made_with (way text);
create table thumbnail (
    sha256 text, page integer, long_side integer, part text, width integer, height integer,
    jpeg blob, primary key (sha256, page, long_side, part)
) without rowid;
"""
_Key = tuple[str, int, int, str]
_Pages = tuple[tuple[int, Size], ...]


@dataclass(frozen=True, slots=True)
class Drawable:
    """A file that pages can be drawn of."""

    sha256: str
    """Of the evidence file; thumbnails are kept under it."""
    place: Path
    source: Source
    orientation: int = 1
    stands_for: bool = False
    """It is not the evidence file itself but what it was converted into."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page of a file, from 1."""

    file: Drawable
    page: int
    size: Size

    @property
    def key(self) -> _Key:
        """What its thumbnail is kept under."""
        return _key(self.file.sha256, self.page, self.size)


class Shelf:
    """The thumbnails that there are. What cannot be written down is held until it closes."""

    def __init__(self, database: sqlite3.Connection | None) -> None:
        self._database = database
        self._beside: dict[_Key, Thumbnail | None] = {}

    def get(self, sha256: str, page: int, size: Size) -> Thumbnail | None:
        """Return a thumbnail, or None where there is none."""
        key = _key(sha256, page, size)
        if key in self._beside:
            return self._beside[key]
        for width, height, jpeg in self._ask(
            "select width, height, jpeg from thumbnail"
            " where sha256 = ? and page = ? and long_side = ? and part = ?",
            key,
        ):
            return Thumbnail(jpeg, width, height) if jpeg else None
        return None

    def holds(self, sha256: str) -> bool:
        """Return whether anything was drawn of a file before."""
        return bool(self._ask("select 1 from thumbnail where sha256 = ? limit 1", (sha256,)))

    def draw(self, wanted: Sequence[Wanted], progress: Progress = silent) -> None:
        """Draw what is not there yet, in limited workers; a file that fails has no thumbnail."""
        there = self._keys()
        lacking: dict[Drawable, set[tuple[int, Size]]] = defaultdict(set)
        for one in wanted:
            if one.key not in there:
                lacking[one.file].add((one.page, one.size))
        listed = [(file, tuple(sorted(pages, key=_in_order))) for file, pages in lacking.items()]
        tasks = [Task(_drawn, each) for each in listed]
        for done, (index, result) in enumerate(run(tasks, limits=_LIMITS), start=1):
            file, pages = listed[index]
            failed = isinstance(result, Failure)
            if not failed or result.kind != "system":  # such a file may open next time
                self._note(file.sha256, pages, (None,) * len(pages) if failed else result)
            progress(done, len(tasks), file.place.name)

    def keep_only(self, hashes: Collection[str]) -> None:
        """Forget the thumbnails of files that are gone."""
        stored = {sha256 for (sha256,) in self._ask("select distinct sha256 from thumbnail")}
        gone = [(sha256,) for sha256 in stored.difference(hashes)]
        if self._database is not None and gone:
            with contextlib.suppress(sqlite3.Error):
                self._database.executemany("delete from thumbnail where sha256 = ?", gone)

    def _keys(self) -> set[_Key]:
        return {*self._beside, *self._ask("select sha256, page, long_side, part from thumbnail")}

    def _note(self, sha256: str, pages: _Pages, made: Sequence[Thumbnail | None] | None) -> None:
        for (page, size), one in zip(pages, made or (), strict=False):
            key = _key(sha256, page, size)
            row = (one.width, one.height, one.jpeg) if one else (0, 0, None)
            try:
                if self._database is None:
                    raise sqlite3.OperationalError
                self._database.execute(
                    "insert or replace into thumbnail values (?, ?, ?, ?, ?, ?, ?)", (*key, *row)
                )
            except sqlite3.Error:  # a full disk: the sheet is written elsewhere, or fails by itself
                self._beside[key] = one

    def _ask(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if self._database is None:
            return []
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.Error:
            return []


@contextmanager
def shelf(file: Path) -> Iterator[Shelf]:
    """Yield the thumbnails kept in `file`; what was drawn is kept also when the block fails."""
    database = _connected(file)
    try:
        yield Shelf(database)
    finally:
        if database is not None:
            with contextlib.suppress(sqlite3.Error):
                database.commit()
            database.close()


def _key(sha256: str, page: int, size: Size) -> _Key:
    return sha256, page, size.long_side, ",".join(map(str, size.part or ()))


def _in_order(one: tuple[int, Size]) -> tuple[int, int, tuple[float, ...]]:
    return one[0], -one[1].long_side, one[1].part or ()


def _drawn(file: Drawable, pages: _Pages) -> tuple[Thumbnail | None, ...] | None:
    """Return thumbnails of a file; None where it is not the file any more that was read.

    Raises:
        Exception: it cannot be drawn.
    """
    if not file.stands_for and sha256_of(file.place) != file.sha256:
        return None
    return thumbnails(file.place, file.source, pages, file.orientation)


def _connected(file: Path) -> sqlite3.Connection | None:
    """Return the database, made anew where it is damaged; None where it cannot be written."""
    for _ in range(2):
        try:
            file.parent.mkdir(exist_ok=True)
            return _prepared(sqlite3.connect(file, timeout=15))
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                file.unlink()
        except OSError:
            return None
    return None


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """Return the database with its tables, without what other versions drew.

    Raises:
        sqlite3.DatabaseError: damaged, locked, or not writable.
    """
    way = f"{_WAY} {version('pillow')} {version('pypdfium2')}"
    try:
        database.execute("pragma synchronous = off")
        if _made_with(database) != way:
            database.executescript(_SCHEMA)
            database.execute("insert into made_with values (?)", (way,))
        database.commit()
        database.execute("begin immediate")  # refused where nothing can be written
        database.rollback()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _made_with(database: sqlite3.Connection) -> str | None:
    """Return how the thumbnails of a database were drawn; None where it holds none.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    if not database.execute("select 1 from sqlite_master where name = 'made_with'").fetchone():
        return None
    row = database.execute("select way from made_with").fetchone()
    return row[0] if row else None
