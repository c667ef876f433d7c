"""A running Dask cluster as an executor. In: a scheduler's address. Out: a run on its workers.

Nothing but the scheduler is spoken to. Before any work every worker shows that it sees the same
folder and is the same gfpack. A worker that dies is made good by the scheduler, which gives the
client to another; a client that is lost with the cluster is one that failed.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gfpack.base.errors import GfpackError, OutputError, ToolMissing, UsageError
from gfpack.base.messages import Lang, message
from gfpack.batch import fit
from gfpack.batch.clients import clients
from gfpack.batch.models import Settings
from gfpack.batch.run import Ran, Watch, run
from gfpack.tools import apart

_ADDRESS = re.compile(r"(tcp|tls)://([\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})")
_CONNECT = 10.0
"""Seconds to wait for the scheduler, and for its first worker."""
_LOOK = 2.0
"""Seconds between two looks at whether anybody works."""
LOST = 60.0
"""Seconds without scheduler or any worker after which what is open counts as lost."""
_PATIENCE = 600.0
"""Seconds to wait for a project that is still held: by a worker that was given up but lives."""


def run_on(
    address: str,
    root: Path,
    settings: Settings,
    watch: Watch,
    *,
    pattern: str | None = None,
    lost: float = LOST,
) -> Ran:
    """Do as `run`, on the workers of the scheduler at `address`.

    Raises:
        UsageError: also where the address is none.
        ToolMissing: no Dask here, no scheduler or no worker there, or a worker that is not fit.
        OutputError: as `run`.
    """
    _check(address)
    root = root.resolve()
    clients(root)
    with _client(address) as client, fit.terms(root) as terms:
        threads = _threads(client)
        found = _examined(client, terms, settings.lang)
        share = min(_shares(threads, found).values())
        settings = replace(settings, run=terms.run, cores=share, patience=_PATIENCE)
        with Cluster(client, terms, settings.lang, lost) as cluster:
            there = sum(threads.values())
            return run(root, settings, watch, pattern=pattern, jobs=there, executor=cluster)


class Cluster(Executor):
    """Gives calls to the workers; left early, it ends what they started for this run."""

    def __init__(self, client: Any, terms: fit.Terms, lang: Lang, lost: float = LOST) -> None:
        self._client, self._terms, self._lang = client, asdict(terms), lang
        self._lost_after = lost
        self._open: dict[Future[Any], Any] = {}
        self._guard = threading.Lock()
        self._over = threading.Event()
        self._lost = False
        threading.Thread(target=self._look, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call `fn`, a function at the top level; keywords are not passed on."""
        if kwargs:
            raise TypeError("keywords")
        remote = self._client.submit(fit.called, self._terms, fn, *args, pure=False)
        here: Future[Any] = Future()
        with self._guard:
            self._open[here] = remote
        remote.add_done_callback(lambda done: self._hand_over(here, done))
        return here

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Cancel what is open and end what workers started for it."""
        if self._over.is_set():
            return
        self._over.set()
        with self._guard:
            remotes = list(self._open.values())
            self._open.clear()
        if remotes and not self._lost and self._client.status == "running":
            with suppress(Exception):
                self._client.cancel(remotes)
                self._client.run(apart.end_run, self._terms["run"], on_error="ignore")

    def _hand_over(self, here: Future[Any], remote: Any) -> None:
        """Pass on what came, unless nobody waits for it any more."""
        with self._guard:
            if self._open.pop(here, None) is None:
                return
        with suppress(InvalidStateError):  # cancelled meanwhile
            try:
                said = remote.result()
            except Exception as problem:
                here.set_exception(_told(problem))
                return
            if "unfit" in said:
                here.set_exception(_late(said["unfit"], self._lang))
            else:
                here.set_result(said["result"])

    def _look(self) -> None:
        """Give up what is open when there is no scheduler or no worker for a time."""
        seen = time.monotonic()
        while not self._over.wait(_LOOK):
            if self._alive():
                seen = time.monotonic()
            elif time.monotonic() - seen > self._lost_after:
                self._lost = True
                self._give_up()
                return

    def _alive(self) -> bool:
        try:
            client = self._client
            return bool(client.sync(client.scheduler.ncores, callback_timeout=self._lost_after))
        except Exception:
            return False

    def _give_up(self) -> None:
        with self._guard:
            waiting = list(self._open)
            self._open.clear()
        for here in waiting:
            with suppress(InvalidStateError):
                here.set_exception(OutputError("batch.cluster.lost"))


def _told(problem: Exception) -> GfpackError:
    """Return what became of a call that has no result."""
    kind = type(problem).__name__
    if "Cancelled" in kind:  # what a client says of everything when it loses its scheduler
        return OutputError("batch.cluster.lost")
    if kind == "KilledWorker":
        return OutputError("batch.cluster.killed")
    return OutputError("batch.cluster.broken", why=f"{kind}: {problem}")


def _late(found: Mapping[str, Any], lang: Lang) -> GfpackError:
    why = message(f"batch.unfit.{found['problem']}", lang, details=found["details"])
    return OutputError("batch.cluster.late", host=found["host"], why=why)


def _check(address: str) -> None:
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found[3]) < 65536:
        raise UsageError("batch.cluster.address", address=address)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Yield a client of the scheduler, which speaks with nobody else."""
    distributed = _dask()
    try:
        security = distributed.Security()  # from Dask's settings
        if address.startswith("tls:") and not security.get_connection_args("client")["ssl_context"]:
            raise ToolMissing("batch.cluster.no_certificate")
        client = distributed.Client(
            address,
            timeout=_CONNECT,
            set_as_default=False,
            security=security,
            direct_to_workers=False,
            name="gfpack",
        )
    except (OSError, TypeError, ValueError, RuntimeError, ImportError) as problem:
        why = str(problem) or type(problem).__name__
        raise ToolMissing("batch.cluster.unreachable", address=address, why=why) from problem
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=_CONNECT)


def _dask() -> Any:
    """Return the library; what it would print of its own, this program says in its words."""
    import logging
    import warnings

    try:
        import distributed
    except ImportError as problem:
        raise ToolMissing("batch.cluster.not_installed") from problem
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).handlers[:] = [logging.NullHandler()]
    warnings.filterwarnings("ignore", category=distributed.versions.VersionMismatchWarning)
    return distributed


def _threads(client: Any) -> dict[str, int]:
    """Return how many calls each worker does at a time."""
    until = time.monotonic() + _CONNECT
    while not (threads := dict(client.nthreads())):
        if time.monotonic() > until:
            raise ToolMissing("batch.cluster.no_worker")
        time.sleep(0.2)
    return threads


def _examined(client: Any, terms: fit.Terms, lang: Lang) -> dict[str, fit.Fitness]:
    """Return how each worker was found; all that are unfit are told at once.

    Raises:
        ToolMissing: one is not fit.
    """
    answers = client.run(fit.examined, asdict(terms), on_error="return")
    found = {address: _fitness(answer) for address, answer in sorted(answers.items())}
    lines = [_line(address, one, lang) for address, one in found.items() if one.problem]
    if lines:
        raise ToolMissing("batch.cluster.unfit", workers="\n".join(lines))
    return found


def _fitness(answer: Any) -> fit.Fitness:
    if isinstance(answer, dict):
        return fit.Fitness(**answer)
    key = "no_gfpack" if isinstance(answer, ImportError | AttributeError) else "error"
    return fit.Fitness("", "", 1, key, f"{type(answer).__name__}: {answer}")


def _line(address: str, one: fit.Fitness, lang: Lang) -> str:
    why = message(f"batch.unfit.{one.problem}", lang, details=one.details)
    return message("batch.unfit.line", lang, address=address, host=one.host or "?", why=why)


def _shares(threads: Mapping[str, int], found: Mapping[str, fit.Fitness]) -> dict[str, int]:
    """Return how many processors each call may keep busy, by machine."""
    calls: Counter[str] = Counter()
    for address, one in found.items():
        calls[one.machine] += threads.get(address, 1)
    return {one.machine: max(1, one.cores // calls[one.machine]) for one in found.values()}
