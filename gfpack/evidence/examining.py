"""New bytes, read in limited workers. In: files and their hashes. Out: what each says of itself.

What is said of the bytes is kept under their hash. What is not of the bytes is not: a fault of
gfpack's, a file that cannot be opened now or that changed while it was read is read again next
time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from gfpack.base.progress import Progress
from gfpack.evidence.facts import Examined, examine
from gfpack.evidence.faults import fault
from gfpack.evidence.models import FileFacts, FileKind, FileState
from gfpack.evidence.store import Stat
from gfpack.tools.worker import Failure, Task, run

LIMIT = "limit: "
"""What the reason begins with where reading took too long or too much."""
CHANGED = "changed while it was read"
NOT_OPENED = "cannot be opened: "
_OF_BYTES = ("timeout", "memory", "crash")


def examined_anew(
    places: Mapping[str, Path],
    stats: Mapping[str, Stat],
    hashes: Mapping[str, str],
    known: Collection[str],
    *,
    log_to: Path | None,
    progress: Progress,
) -> Iterator[tuple[Examined, bool]]:
    """Yield for every content not `known` what it says, and whether that may be kept.

    Files go by their paths below the project; `log_to` is the project where faults are logged,
    None for a rehearsal.
    """
    new: dict[str, str] = {}
    for path, sha256 in hashes.items():
        if sha256 not in known:
            new.setdefault(sha256, path)
    listed = list(new.items())
    tasks = [Task(examine, (places[path], sha256, stats[path].size)) for sha256, path in listed]
    for done, (index, result) in enumerate(run(tasks), start=1):
        sha256, path = listed[index]
        progress(done, len(tasks), path)
        if _stat(places[path]) != stats[path]:
            yield _unread(sha256, stats[path].size, CHANGED), False
        elif isinstance(result, Failure):
            why = why_not(path, result, log_to)
            yield _unread(sha256, stats[path].size, why), result.kind in _OF_BYTES
        else:
            yield result, True


def _unread(sha256: str, size: int, why: str) -> Examined:
    return Examined(FileFacts(sha256, size, FileKind.OTHER, FileState.UNREADABLE, why))


def why_not(path: str, failure: Failure, log_to: Path | None) -> str:
    """Return why a file was not read; a fault of gfpack's is written to the log of `log_to`."""
    if failure.kind in _OF_BYTES:
        return f"{LIMIT}{failure.kind} {failure.why}".strip()
    if failure.kind == "system":
        return f"{NOT_OPENED}{failure.why}"
    return fault(path, failure, log_to)


def _stat(file: Path) -> Stat | None:
    try:
        return Stat.of(file)
    except OSError:
        return None
