"""Is a worker fit for a run: same folder, same gfpack, same tools? In: `Terms`. Out: `Fitness`.

This module runs on workers, which may hold another gfpack: only plain values go in and out.
"""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from gfpack.base.cores import cores
from gfpack.base.errors import OutputError
from gfpack.base.files import make_folder
from gfpack.base.leftovers import machine, temporary_name
from gfpack.batch.clients import STATE_DIR
from gfpack.project.unchanged import program
from gfpack.tools.machine import version_of, versions

_PATIENCE = 10.0
"""Seconds until a file must be seen on another machine: network folders remember what they saw."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker has to see and to be. Plain values."""

    root: str
    run: str
    token: str
    """A file in ROOT that holds `run`; beside it, with `.lock`, a lock that is held."""
    program: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fitness:
    """A worker as it was found; `problem` names a text of `batch.unfit`, None where it is fit."""

    host: str
    machine: str
    cores: int
    problem: str | None = None
    details: str = ""


@contextmanager
def terms(root: Path) -> Iterator[Terms]:
    """Leave a token and hold a lock in ROOT, by which workers are known to see it.

    Raises:
        OutputError: nothing can be written there.
    """
    make_folder(root / STATE_DIR)
    token = temporary_name(root / STATE_DIR, ".run")
    lock = FileLock(f"{token}.lock")
    run = secrets.token_hex(16)
    try:
        token.write_text(run, "ascii")
        lock.acquire(timeout=0)
    except OSError as problem:
        raise OutputError("base.cannot_write", path=token, why=problem.strerror) from problem
    try:
        yield Terms(str(root), run, str(token), program(), tuple(versions().items()))
    finally:
        lock.release()
        for file in (token, Path(lock.lock_file)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def examined(told: dict[str, Any]) -> dict[str, Any]:
    """Return this worker's `Fitness` as plain values; `told` are the `Terms` as such."""
    asked = Terms(**{**told, "versions": tuple((name, one) for name, one in told["versions"])})
    problem, details = _problem(asked) or (None, "")
    return {
        "host": socket.gethostname(),
        "machine": machine(),
        "cores": cores(),
        "problem": problem,
        "details": details,
    }


def called(told: dict[str, Any], function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """Call a function on this worker if it is fit; it may have come after all were examined."""
    found = _examined_once(told["run"], lambda: examined(told))
    if found["problem"] is not None:
        return {"unfit": found}
    return {"result": function(*arguments)}


_found: dict[str, dict[str, Any]] = {}


def _examined_once(run: str, examine: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    if run not in _found:
        found = examine()
        _found.clear()  # of runs that are over
        _found[run] = found
    return _found[run]


def _problem(asked: Terms) -> tuple[str, str] | None:
    if not _sees(Path(asked.token), asked.run):
        return "folder", asked.root
    if not _writes(Path(asked.root)):
        return "read_only", asked.root
    if not _is_locked_out(Path(f"{asked.token}.lock")):
        return "locks", asked.root
    if program() != asked.program:
        return "program", ""
    here = ((name, version_of(name), wanted) for name, wanted in asked.versions)
    differ = [
        f"{name} {one or '—'} ≠ {wanted or '—'}" for name, one, wanted in here if one != wanted
    ]
    return ("versions", ", ".join(differ)) if differ else None


def _sees(token: Path, run: str) -> bool:
    until = time.monotonic() + _PATIENCE
    while True:
        with suppress(OSError, ValueError):
            if token.read_text("ascii") == run:
                return True
        if time.monotonic() > until or not token.parent.is_dir():
            return False
        time.sleep(0.2)


def _writes(root: Path) -> bool:
    try:
        mine = temporary_name(root / STATE_DIR, ".seen")
        mine.touch()
        mine.unlink()
    except OSError:
        return False
    return True


def _is_locked_out(file: Path) -> bool:
    """Whether a lock that is held on another machine keeps this one out."""
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False
