"""What a client has that may be a leak, fed to the index. In: projects. Out: rows in the index.

Only contents that nobody had before are gone through. Texts of evidence come from what each project
keeps of them; reports and templates are read in limited workers as any office file.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from gfpack.base.files import safe_name, sha256_of
from gfpack.batch.known import Known
from gfpack.batch.leak_index import Index, Source
from gfpack.batch.leak_letters import sieved
from gfpack.batch.leak_names import Scanner, Who
from gfpack.batch.leak_stamp import TEMPLATES
from gfpack.batch.leaks import Hit
from gfpack.evidence.models import FileKind
from gfpack.project.layout import ANSWERS_YAML, GFPACK_YAML, PACKAGES_DIR, READINGS, STATE_DIR

_FILE, _PATH, _ANSWERS, _WORDS = "file", "path", "answers", "words"
_PLACES = {_PATH: "name", _ANSWERS: "line", _WORDS: ""}
_LENGTHS = "select sha256, length(facts), length(texts) from content"
_ALL = "select sha256, facts, texts from content"
_CONTENT = f"{_ALL} where sha256 = ?"
_UNREADABLE = (OSError, sqlite3.Error, zlib.error, ValueError, KeyError, TypeError)
"""What reading from a store raises that is not there or damaged."""
_IMAGES = frozenset(kind.value for kind in FileKind if kind.is_image)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def who_is(one: Known) -> Who:
    """Return who a client is."""
    enterprise, compiled = one.file.enterprise, one.file.compiled_by
    region = f"{enterprise.region or ''} {enterprise.address or ''}"
    return Who(one.client, enterprise.names(), one.code, region, compiled.name)


class Feed:
    """Feeds clients to an index."""

    def __init__(self, index: Index, root: Path, scanner: Scanner) -> None:
        self._index, self._root, self._scanner = index, root, scanner
        self._open: tuple[str, sqlite3.Connection] | None = None
        self.read = 0
        """The texts of how many contents were gone through."""

    def client(self, one: Known, seen: str) -> None:
        """Feed all a client has."""
        places = [*self._evidence(one.client), *self._written(one), *self._reports(one)]
        self._index.note_client(who_is(one), seen, places)

    def again(self, wanted: Sequence[frozenset[str]], up_to: int) -> None:
        """Go once more through contents up to an id that may have one of the wanted names."""
        for id, key, words in self._index.may_name(wanted, up_to):
            kind, _, rest = key.partition(":")
            if kind == _FILE:
                self._look_again(id, key, rest.partition(":")[0])
            else:
                self.read += kind != _PATH
                self._index.see_again(id, self._placed(words or rest, _PLACES[kind]).hits)

    def _look_again(self, id: int, key: str, sha256: str) -> None:
        """Go through a content once more as some project keeps it."""
        holder = self._index.holder(id)
        if holder is None:
            return
        with suppress(*_UNREADABLE), self._store(holder) as store:
            for row in store.execute(_CONTENT, (sha256,)):
                self._index.see_again(id, self._content(key, *row).hits)

    @contextmanager
    def _store(self, client: str) -> Iterator[sqlite3.Connection]:
        """Yield what a project keeps of its evidence; opened once for what comes in a row."""
        if self._open is None or self._open[0] != client:
            self.close()
            file = self._root / client / STATE_DIR / READINGS
            place = f"{file.absolute().as_uri()}?mode=ro"
            self._open = client, sqlite3.connect(place, uri=True)
        yield self._open[1]

    def close(self) -> None:
        """Let go of the project that was opened last."""
        if self._open is not None:
            self._open[1].close()
        self._open = None

    def _evidence(self, client: str) -> list[tuple[str, int]]:
        """Return path and content of every file, and what its path names."""
        try:
            with self._store(client) as store:
                paths = store.execute("select path, sha256 from stat order by path").fetchall()
                there = {sha256 for _, sha256 in paths}
                keys = {
                    sha256: f"{_FILE}:{sha256}:{facts}:{texts}"
                    for sha256, facts, texts in store.execute(_LENGTHS)
                    if sha256 in there  # readings outlive files that were taken away
                }
                known = self._index.ids(list(keys.values()))
                new = {sha256: key for sha256, key in keys.items() if key not in known}
                rows = _contents(store, new, len(keys))
                sources = [self._content(new[row[0]], *row) for row in rows if row[0] in new]
        except _UNREADABLE:
            return []
        known |= self._index.note_sources(sources)
        files = [(path, known[keys[sha256]]) for path, sha256 in paths if sha256 in keys]
        return [*files, *self._names([path for path, _ in files])]

    def _content(self, key: str, sha256: str, facts: bytes, texts: bytes) -> Source:
        self.read += 1
        said = json.loads(facts.decode())
        spots, whole = self._scanner.spots(json.loads(zlib.decompress(texts).decode()))
        paged = bool(said["pages"])
        hits = [Hit(one.kind, one.seen, one.page if paged else None) for one in spots]
        for name, value in said["properties"]:
            beside, words = self._seen(value, name)
            hits += beside
            whole += words
        look = said["look"]["fingerprint"] if said["look"] and said["kind"] in _IMAGES else ""
        file = sha256 if said["size"] else ""
        return Source(key, hits, sieved(whole), file, look, "".join(set(whole)) if look else "")

    def _names(self, paths: Sequence[str]) -> Iterator[tuple[str, int]]:
        known = self._index.ids([f"{_PATH}:{path}" for path in paths])
        keys = {path: f"{_PATH}:{path}" for path in paths}
        new = [(path, key) for path, key in keys.items() if key not in known]
        known |= self._index.note_sources(
            [self._placed(path, _PLACES[_PATH], key) for path, key in new]
        )
        yield from ((path, known[key]) for path, key in keys.items())

    def _written(self, one: Known) -> Iterator[tuple[str, int]]:
        """Yield answers, introduction and next steps: what people wrote for the report."""
        with suppress(OSError):
            text = (self._root / one.client / ANSWERS_YAML).read_text("utf-8", "replace")
            yield ANSWERS_YAML, self._kept(_ANSWERS, _COMMENT.sub("", text))
        file = one.file
        words = [file.enterprise.introduction, file.next_steps, *file.form.values()]
        if text := "\n".join(filter(None, words)):
            yield GFPACK_YAML, self._kept(_WORDS, text)

    def _reports(self, one: Known) -> Iterator[tuple[str, int]]:
        """Yield the report of the package and the project's own templates."""
        from gfpack.tools import office_text, worker

        folder = self._root / one.client
        for file in _office(folder, safe_name(one.file.enterprise.name)):
            path = file.relative_to(folder).as_posix()
            with suppress(OSError):
                key = f"{_WORDS}:{sha256_of(file)}"
                known = self._index.ids([key]).get(key)
                if known is None:
                    read = worker.call(office_text.read, file)
                    if not isinstance(read, office_text.OfficeText):
                        continue
                    beside = [value for _, value in read.properties]
                    known = self._kept(_WORDS, "\n".join([read.text, *beside]), key)
                yield path, known

    def _kept(self, kind: str, text: str, key: str = "") -> int:
        """Return the id of words that no project keeps."""
        text = text.encode("utf-8", "replace").decode()  # half characters cannot be kept
        key = key or f"{kind}:{hashlib.sha256(text.encode()).hexdigest()}"
        known = self._index.ids([key])
        if key not in known:
            self.read += 1
            source = replace(self._placed(text, _PLACES[kind], key), words=text)
            known |= self._index.note_sources([source])
        return known[key]

    def _placed(self, text: str, place: str, key: str = "") -> Source:
        """Return words that stand elsewhere than on a page, as a content."""
        hits, whole = self._seen(text, place)
        return Source(key, hits, sieved(whole))

    def _seen(self, text: str, place: str) -> tuple[list[Hit], str]:
        """Return what such words name, lines told by number, and them without white space."""
        spots, whole = self._scanner.in_words(text)
        lines = place == _PLACES[_ANSWERS]
        hits = [Hit(one.kind, one.seen, one.page if lines else None, place) for one in spots]
        return hits, whole


def _contents(
    store: sqlite3.Connection, wanted: Collection[str], all_: int
) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield what is kept of the wanted contents, and of others where most are wanted."""
    if 2 * len(wanted) > all_:
        yield from store.execute(_ALL)
        return
    for sha256 in wanted:
        yield from store.execute(_CONTENT, (sha256,))


def _office(folder: Path, package: str) -> Iterator[Path]:
    found = [*(folder / PACKAGES_DIR / package).glob("*.docx"), *folder.glob(TEMPLATES)]
    yield from sorted(one for one in found if not one.name.startswith("~$"))
