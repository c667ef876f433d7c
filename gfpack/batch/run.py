"""Many projects at once. In: a folder of projects, settings, an executor. Out: `Ran`.

The executor decides where clients are attended to: threads here (each minds one process), other
processes, other machines. A pool of processes is not the default since it breaks as a whole when
one of them dies, and cannot stop one that hangs.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from gfpack.base.cores import cores, share
from gfpack.base.errors import ExitCode, GfpackError
from gfpack.batch import remember
from gfpack.batch.attend import attended, failed, known, told, trace
from gfpack.batch.clients import DECLARED, clients, only
from gfpack.batch.kept import Kept, Taken, taken
from gfpack.batch.leak_call import READY, search
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.models import Outcome, Settings, What
from gfpack.batch.outputs import Written, load, write
from gfpack.project import unchanged
from gfpack.tools import apart

_TICK = 0.5
"""Seconds between two looks at how far the work is."""
_LOADING = 2 * _TICK
"""Seconds for which a build loads what it needs: nothing else is loaded beside it meanwhile."""


class Watch(Protocol):
    """Whoever is told how far the work is."""

    def ended(self, outcome: Outcome, done: int, total: int) -> None:
        """Take note of a client that is done."""

    def tick(self, names: Sequence[str], done: int, total: int, left: float | None) -> None:
        """Take note of who is being worked on, and of the seconds left where they are known."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a run."""

    outcomes: tuple[Outcome, ...]
    """Of the clients it was asked to do, in the order of their folders."""
    written: Written
    searched: Searched = field(default_factory=Searched)
    """What of one client stands in another's material."""

    @property
    def code(self) -> int:
        """The worst exit code of all; a sure leak blocks."""
        lost = self.searched.failed
        leaked = ExitCode.BLOCKED if self.searched.sure else ExitCode.DONE
        return max(leaked, lost.code if lost else 0, *(one.code for one in self.outcomes))


def run(
    root: Path,
    settings: Settings,
    watch: Watch,
    *,
    pattern: str | None = None,
    jobs: int | None = None,
    executor: Executor | None = None,
) -> Ran:
    """Do the work for every client below `root`, or those like `pattern`, and write what came.

    `executor` is used as it is and left open, `jobs` then only tells how many it does at a time;
    without it `jobs` clients are done at a time here, as many as there are processors by default.

    Raises:
        UsageError: there are no projects, or none is like `pattern`.
        DataError: what is declared for all clients cannot be read.
        OutputError: another run is at work there, or something cannot be written.
    """
    root = root.resolve()
    there = clients(root)
    wanted = only(there, pattern)
    _look_at_declared(root)
    ready = f"gfpack.batch.ready:{settings.what}"
    with (
        remember.locked(root),
        taken() as now,
        apart.Ahead(ready, memory=settings.memory, run=settings.run) as begun,
        apart.Ahead(READY, str(root), memory=settings.memory, run=settings.run) as ahead,
    ):
        remember.log(root, "start", what=settings.what, clients=len(wanted))
        if settings.what is What.LEAKS:
            wanted = ()
        work = _Work(root, settings, watch, now, len(wanted), begun, ahead)
        if executor is None:
            work.here(wanted, jobs or cores())
        else:
            work.on(executor, wanted, jobs)
        done = work.done
        before = remember.last(root)
        _complete(now, there, done, before)
        searched = search(root, there, settings, ahead)
        written = write(root, now, before, done, settings=settings, searched=searched)
        remember.remember(root, now)
        ran = Ran(tuple(done[one] for one in wanted), written, searched)
        remember.log(root, "end", code=ran.code)
    return ran


@dataclass(slots=True)
class _Work:
    """The clients of a run, as they are attended to."""

    root: Path
    settings: Settings
    watch: Watch
    now: Taken
    total: int
    begun: apart.Ahead
    """Processes for clients."""
    ahead: apart.Ahead
    """The process of the search at the end."""
    done: dict[str, Outcome] = field(default_factory=dict)
    """The outcome of each client in short."""

    def here(self, wanted: Sequence[str], jobs: int) -> None:
        """Do it here: what is known first, then `jobs` at a time, which share the processors."""
        traces = self._look(wanted, jobs)
        rest = []
        for one in wanted:
            outcome = known(self.root, one, self.settings, traces[one])
            if outcome is None:
                rest.append(one)
            else:
                self._ended(outcome)
        at_a_time = min(jobs, len(rest))
        each = self.settings.cores or share(at_a_time)
        self.settings = replace(self.settings, cores=each)
        with ThreadPoolExecutor(max_workers=max(1, at_a_time)) as threads:
            self.on(threads, rest, at_a_time, self.begun)

    def _look(self, wanted: Sequence[str], jobs: int) -> dict[str, str | None]:
        """Return the clients' traces; where one has changed a process is started at once."""
        traces: dict[str, str | None] = {}
        for one in wanted:
            traces[one] = now = trace(self.root, one, self.settings)
            new = now and not unchanged.kept(self.root / one, self.settings.what.record, now)
            if new and self.begun.count < min(jobs, cores()):
                self.begun.start(self.settings.cores or cores())
        return traces

    def on(
        self,
        executor: Executor,
        wanted: Sequence[str],
        at_a_time: int | None,
        *begun: apart.Ahead,
    ) -> None:
        """Give clients to an executor; broken off, nothing of this process works on.

        `at_a_time`: how many are worked on, the first ones first; None where nobody knows.
        `begun`: processes for them, if it works in this process.
        """
        began, before = time.monotonic(), len(self.done)
        root, settings = str(self.root), self.settings
        names = {executor.submit(attended, root, one, settings, *begun): one for one in wanted}
        waiting = set(names)
        try:
            self._tick(wanted, at_a_time, None)
            while waiting:
                ready, waiting = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
                if 0 < len(waiting) <= (at_a_time or 1):
                    self._prepare(time.monotonic() - began)
                for one in sorted(ready, key=names.__getitem__):
                    self._ended(_outcome(one, names.pop(one), settings))
                open_ = [one for one in wanted if one not in self.done]
                left = _left(began, len(self.done) - before, len(open_))
                self._tick(open_, at_a_time, left)
        except BaseException:
            _break_off(self.root, names, len(self.done))
            raise

    def _ended(self, outcome: Outcome) -> None:
        self.now.take(replace(outcome, seconds=0.0, reused=False))
        self.done[outcome.client] = outcome.short
        _log(self.root, outcome)
        self.watch.ended(outcome, len(self.done), self.total)

    def _prepare(self, seconds: float) -> None:
        """Load what the end needs, once, while the last clients are worked on."""
        loading = self.settings.what is What.BUILD and seconds < _LOADING
        if not self.ahead.count and not loading:
            self.ahead.start(self.settings.cores or cores())
            threading.Thread(target=load, daemon=True).start()

    def _tick(self, open_: Sequence[str], at_a_time: int | None, left: float | None) -> None:
        self.watch.tick(open_[:at_a_time], len(self.done), self.total, left)


def _look_at_declared(root: Path) -> None:
    """See whether what is declared for all clients can be read, before any work."""
    if (root / DECLARED).is_file():
        from gfpack.batch.leak_declared import declared

        declared(root)


def _outcome(of: Future[Outcome], client: str, settings: Settings) -> Outcome:
    """Return what came of a client, even where the executor lost it."""
    try:
        return of.result()
    except GfpackError as problem:
        return Outcome(client, None, told(problem, "lost", settings))
    except Exception as problem:
        why = f"{type(problem).__name__}: {problem}"
        return Outcome(client, None, failed("crash", settings, ExitCode.BUG, why=why))


def _break_off(root: Path, futures: Mapping[Future[Outcome], str], done: int) -> None:
    """Start nothing more, and end what this process started."""
    for one in futures:
        one.cancel()
    remember.log(root, "interrupted", done=done)
    waiting = {one for one in futures if not one.done()}
    while waiting:  # what was about to begin may still do so
        apart.end_all()
        _, waiting = wait(waiting, timeout=0.1)


def _left(began: float, done: int, open_: int) -> float | None:
    return (time.monotonic() - began) / done * open_ if done else None


def _log(root: Path, one: Outcome) -> None:
    facts = {"client": one.client, "code": one.code, "seconds": round(one.seconds, 3)}
    if one.failed:
        told = {"by": one.failed.by, "message": one.failed.message, "trace": one.failed.trace}
        facts |= {name: text for name, text in told.items() if text}
    remember.log(root, "client", **facts, reused=one.reused)


def _complete(now: Taken, there: Sequence[str], done: Mapping[str, Outcome], before: Kept) -> None:
    """Add how those clients stand that were not done; one that failed keeps its last row."""
    for client in there:
        new = done.get(client)
        if new is not None and not new.failed:
            continue
        old = before.get(client)
        if old is not None:
            now.take(replace(new, row=old.row, seconds=0.0) if new is not None else old)
