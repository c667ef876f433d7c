"""Pages without text, read by sight. In: a project whose files are registered. Out: `Looked`.

Every file goes to a limited worker of its own turn: one that hangs, crashes or eats memory is
named, and the rest goes on. What was read is kept at once under the hash of the bytes and the
name of the engine, so that a run that is broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gfpack.base.cores import cores, share
from gfpack.base.progress import Progress, silent
from gfpack.evidence.examining import why_not
from gfpack.evidence.facts import Examined
from gfpack.evidence.models import FileFacts, FileKind, FileState
from gfpack.evidence.reasons import is_passing
from gfpack.evidence.scanned import MOST_PAGES, Sighted, look_at
from gfpack.evidence.store import Store, opened
from gfpack.tools import ocr
from gfpack.tools.worker import Failure, Limits, Task, run

SECONDS = 180.0
"""What one file may take, by default."""
_MEMORY = 6 * 1024**3
"""Address space of a worker: the models, and a large picture several times over."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking."""

    read: tuple[str, ...] = ()
    """Paths of files that were read by sight now."""
    failed: tuple[tuple[str, str], ...] = ()
    """Paths of files that could not be, with the reason."""
    unread: tuple[str, ...] = ()
    """Paths of files with pages without text that nothing looked at."""
    engine: str = ""
    """What looked; empty where it is not installed, or turned off."""


@dataclass(frozen=True, slots=True)
class _Blind:
    """A file with pages that have no text."""

    path: str
    facts: FileFacts
    pages: tuple[int, ...]


def look(
    folder: Path, kept: Path, *, seconds: float = SECONDS, progress: Progress = silent
) -> Looked:
    """Read what has no text; `kept` is where readings are kept, `seconds` what a file may take."""
    with opened(kept) as store:
        places: dict[str, tuple[str, Path]] = {}
        for path, (_, sha256) in sorted(store.hashes().items()):
            places.setdefault(sha256, (path, folder / path))
        return look_into(places, store, log_to=folder, seconds=seconds, progress=progress)


def look_into(
    places: Mapping[str, tuple[str, Path]],
    store: Store,
    *,
    log_to: Path | None = None,
    seconds: float = SECONDS,
    progress: Progress = silent,
) -> Looked:
    """Read what has no text of the contents in `places`: by hash what they are called, and where.

    `log_to` is the project where faults of gfpack's are logged; None logs nowhere.
    """
    if not ocr.is_there():
        return Looked(unread=tuple(one.path for one in _blind(places, store)))
    engine = ocr.engine_name()
    store.forget_sight(engine)
    blind = list(_blind(places, store))
    workers = min(len(blind), cores()) or 1
    tasks = [
        Task(look_at, (places[one.facts.sha256][1], one.facts.kind, one.pages, share(workers)))
        for one in blind
    ]
    read: list[str] = []
    failed: list[tuple[str, str]] = []
    limits = Limits(seconds, _MEMORY)
    for done, (index, result) in enumerate(run(tasks, limits=limits, workers=workers), start=1):
        one = blind[index]
        progress(done, len(tasks), one.path)
        if isinstance(result, Failure):
            why = why_not(one.path, result, log_to)
            failed.append((one.path, why))
            if not is_passing(why):
                _note(store, replace(one.facts, seen_by=engine, unseen=why))
        else:
            read.append(one.path)
            _note(store, replace(one.facts, seen_by=engine, unseen=""), result)
    return Looked(tuple(sorted(read)), tuple(sorted(failed)), (), engine)


def _blind(places: Mapping[str, tuple[str, Path]], store: Store) -> Iterator[_Blind]:
    """Yield every file with pages without text that nothing looked at, one of each content."""
    for sha256, (facts, _) in store.contents().items():
        pictured = facts.kind.is_image or facts.kind is FileKind.PDF
        if sha256 not in places or not pictured or facts.seen_by:
            continue
        if facts.state is FileState.READABLE:
            texts = store.texts(sha256)
            count = len(facts.pages) or 1
            without = [n for n in range(1, count + 1) if n > len(texts) or not texts[n - 1].strip()]
            if pages := _chosen(without):
                yield _Blind(places[sha256][0], facts, pages)


def _chosen(pages: list[int]) -> tuple[int, ...]:
    """Return which of some pages are looked at: the first ones and the last."""
    if len(pages) <= MOST_PAGES:
        return tuple(pages)
    return (*pages[: MOST_PAGES - 1], pages[-1])


def _note(store: Store, facts: FileFacts, seen: Sighted | None = None) -> None:
    """Keep what was seen beside what the file says itself."""
    texts, readings = list(store.texts(facts.sha256)), store.contents()[facts.sha256][1]
    if seen:
        texts += [""] * (max((*seen.texts, 0)) - len(texts))
        for page, text in seen.texts.items():
            texts[page - 1] = text
        facts = replace(facts, has_text=any(text.strip() for text in texts))
        readings += seen.readings
    store.note_sight(Examined(facts, tuple(texts), readings))
