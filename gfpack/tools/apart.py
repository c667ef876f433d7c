"""A whole piece of our own work in a process of its own, which can be stopped with all it started.

In: a function at the top level of a gfpack module and its arguments, all plain. Out: what it
returns as JSON, or a `Stopped` where it took too long or its process died. Where the system has
process groups, what it started (LibreOffice, readers of files) ends with it; it also ends when its
caller does, however that ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from gfpack.base.cores import environment
from gfpack.tools.worker import Limits, limit_memory

_LENGTH = struct.Struct("<Q")
_START = (
    "import sys; sys.path[:] = {path!r}; from gfpack.tools.apart import serve; "
    "serve({load!r}, {given!r}, {memory})"
)
_running: dict[subprocess.Popen[bytes], str] = {}
"""Each process, and for which run it works."""
_over: set[str] = set()
"""Runs that were broken off: nothing is started for them any more."""
_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why there is no result."""

    kind: Literal["timeout", "memory", "crash"]
    why: str


class Ahead:
    """Processes for later calls, started as soon as it is known that there will be some.

    `load` (`module:name`) is what they do first, `given` what it is given. Those that nobody took
    end with the block.
    """

    def __init__(self, load: str, *given: str, memory: int, run: str = "") -> None:
        self._load, self._memory, self._run = (load, given), memory, run
        self._there: list[subprocess.Popen[bytes]] = []
        self.count = 0
        """How many were started."""

    def __enter__(self) -> Ahead:
        return self

    def __exit__(self, *_: object) -> None:
        while self._there:
            _drop(self._there.pop())

    def start(self, cores: int) -> None:
        """Start one, unless the run was broken off."""
        self.count += 1
        process = _started(self._run, cores, self._memory, *self._load)
        if process is not None:
            self._there.append(process)

    def take(self) -> subprocess.Popen[bytes] | None:
        """Return one that is there; whoever takes it ends it."""
        while self._there:
            with contextlib.suppress(IndexError):  # somebody else took the last one
                process = self._there.pop(0)
                if process.poll() is None:
                    return process
                _drop(process)
        return None


def call(
    function: str,
    arguments: dict[str, Any],
    limits: Limits,
    *,
    run: str = "",
    cores: int = 1,
    ahead: Ahead | None = None,
) -> Any:
    """Return what `function` (`module:name`) makes of `arguments`, or `Stopped`.

    `limits.memory` holds for each of its processes, where the system can limit it. `cores`: how
    many processors it may keep busy. `run`: for which run it works, see `end_run`. `ahead`: where
    a process may be that was started already.
    """
    process = ahead.take() if ahead else None
    process = process or _started(run, cores, limits.memory)
    if process is None:
        return Stopped("crash", "the run was broken off")
    expired = threading.Event()

    def stop() -> None:
        expired.set()
        end(process)

    timer = threading.Timer(limits.seconds, stop)
    timer.start()
    answer = None
    task = {"function": function, "arguments": arguments, "memory": limits.memory, "cores": cores}
    try:
        answer = _asked(process, task)
    finally:
        timer.cancel()
        timer.join()
        if answer is None:
            _drop(process)
    if answer is None:
        kind: Literal["timeout", "crash"] = "timeout" if expired.is_set() else "crash"
        return Stopped(kind, f"exit {process.returncode}")
    # It has done its work: nobody need wait until the system has cleared its memory away.
    threading.Thread(target=_drop, args=(process,)).start()
    if "memory" in answer:
        return Stopped("memory", str(answer["memory"]))
    return answer["result"]


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process with everything it started, and let go of its pipes."""
    if process.returncode is None:  # else its number may be another's by now
        _kill(process.pid)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def end_all() -> None:
    """End everything that this process runs apart: its own work was broken off."""
    _end_some(lambda _: True)


def end_run(run: str) -> None:
    """End what this process runs apart for a run, and start nothing more for it."""
    with _guard:
        _over.add(run)
    _end_some(run.__eq__)


def _end_some(chosen: Callable[[str], bool]) -> None:
    with _guard:
        running = [process for process, run in _running.items() if chosen(run)]
    for process in running:
        if process.returncode is None:
            _kill(process.pid)


def _drop(process: subprocess.Popen[bytes]) -> None:
    """End a process that is not needed, or no more."""
    end(process)
    with _guard:
        _running.pop(process, None)


def serve(load: str, given: Sequence[str], memory: int) -> None:
    """Be the process: answer one call from standard input; end when the caller does.

    `load`, `given`: what is done until then, see `Ahead`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides when work ends
    gc.set_threshold(200_000, 20, 20)  # as the command line does
    limit_memory(memory)
    if load:
        with contextlib.suppress(Exception):  # what goes wrong does so again when it is asked for
            _function(load)(*given)
    head = sys.stdin.buffer.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return
    asked = json.loads(sys.stdin.buffer.read(*_LENGTH.unpack(head)))
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    threading.Thread(target=_end_with_caller, daemon=True).start()
    limit_memory(asked["memory"])
    os.environ.update(environment(asked["cores"]))
    try:
        answer = {"result": _function(asked["function"])(**asked["arguments"])}
    except MemoryError as problem:
        answer = {"memory": str(problem)}
    outgoing.write(json.dumps(answer).encode())
    outgoing.close()


def _started(
    run: str, cores: int, memory: int, load: str = "", given: Sequence[str] = ()
) -> subprocess.Popen[bytes] | None:
    with _guard:
        if run in _over:
            return None
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _START.format(path=sys.path, load=load, given=given, memory=memory),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment(cores), "PYTHONWARNINGS": "ignore"},
            start_new_session=True,
        )
        _running[process] = run
    return process


def _asked(process: subprocess.Popen[bytes], task: dict[str, Any]) -> Any:
    """Return the answer, or None where the process died over it."""
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    message = json.dumps(task).encode()
    try:
        process.stdin.write(_LENGTH.pack(len(message)) + message)
        process.stdin.flush()
        return json.loads(process.stdout.read())
    except (OSError, ValueError):
        return None


def _end_with_caller() -> None:
    """Wait until the caller closes the pipe, which it does at the latest by dying."""
    while os.read(0, 65536):
        pass
    _kill(os.getpid())


def _kill(pid: int) -> None:
    """Kill a process of ours and, where the system has groups, what it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)


def _function(name: str) -> Any:
    """Return a function by `module:name`, of a gfpack module only."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
