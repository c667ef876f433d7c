"""Work on untrusted bytes at arm's length, in limited worker processes that are used again.

In: tasks (a function at the top level of a gfpack module, and its arguments). Out: for every task
its result, or a `Failure` where it took too long, took too much memory, or its process died. A
worker that hangs or dies is replaced; the others never notice.

A worker is `python -c …` with pipes of its own: nothing of the caller's main module is imported,
the terminal's input is left alone, and it ends when the caller does. Results come back through an
unpickler that makes plain values, dates and gfpack's own dataclasses and enums only, so that a
worker taken over by a hostile file cannot run code in the caller.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from enum import Enum
from queue import Empty, SimpleQueue
from typing import IO, Any, Literal

from gfpack.base.cores import cores

_LENGTH = struct.Struct("<Q")
_LARGEST = 512 * 1024 * 1024
_START = (
    "import sys; sys.path[:] = {path!r}; from gfpack.tools.worker import serve; serve({memory})"
)
_PLAIN = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("decimal", "Decimal"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "bytearray"),
    }
)


_QUIET = {"PYTHONWARNINGS": "ignore", "OPENBLAS_NUM_THREADS": "1"}
"""Numpy, which openpyxl loads where it is there, takes memory for a thread of each processor."""

NOT_OF_BYTES = (ImportError, MemoryError)
"""What a reader that takes any other exception for broken bytes has to let through."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use."""

    seconds: float = 120.0
    """Wall-clock time."""
    memory: int = 3 * 1024**3
    """Bytes of address space of a worker, where the system can limit it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One call. `function` stands at the top level of a gfpack module; arguments are pickled."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result.

    `system`: a file is gone or may not be read, a disk is full. `error`: any other exception; a
    task that tells broken bytes as a result leaves only faults of its own code to this.
    """

    kind: Literal["timeout", "crash", "memory", "system", "error"]
    why: str = ""
    trace: str = ""
    """Where in the code an `error` happened, for a log."""


def run(
    tasks: Sequence[Task], *, limits: Limits | None = None, workers: int | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield `(index of the task, its result or a Failure)` in the order in which they finish.

    With few tasks few workers are started; by default never more than its share of the processors.
    """
    limits = limits or Limits()
    waiting: SimpleQueue[int] = SimpleQueue()
    for index in range(len(tasks)):
        waiting.put(index)
    done: SimpleQueue[tuple[int, Any]] = SimpleQueue()
    threads = [
        threading.Thread(target=_work, args=(tasks, limits, waiting, done), daemon=True)
        for _ in range(workers_for(len(tasks), workers))
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in range(len(tasks)):  # a sequence may make its tasks when they are asked for
            yield done.get()
    finally:
        with contextlib.suppress(Empty):  # the caller stops early: start nothing more
            while True:
                waiting.get_nowait()
        for thread in threads:
            thread.join()


def call(function: Callable[..., Any], *arguments: Any, limits: Limits | None = None) -> Any:
    """Return the result of one call in a worker, or a `Failure`."""
    ((_, result),) = run([Task(function, arguments)], limits=limits)
    return result


def prepare(function: Callable[[], None], limits: Limits | None = None) -> None:
    """Start a worker for tasks that will come; until then it does what `function` does."""
    with contextlib.suppress(OSError):  # that there is none shows when one is asked
        worker = _Worker((limits or Limits()).memory)
        with contextlib.suppress(OSError):  # it died at once: another one takes its place
            worker.tell(Task(function))
        with _guard:
            _idle.append(worker)


class Hired:
    """A worker of one's own, which keeps what it loads from one question to the next.

    Several threads may ask; one after another is answered. `close` ends it.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._guard = threading.Lock()
        self._worker = _Worker(limits.memory)

    def begin(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Let it do something whose result nobody waits for."""
        with self._guard, contextlib.suppress(OSError):  # that it died shows when it is asked
            self._worker.tell(Task(function, arguments))

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return the result, or a `Failure`; after timeout or crash it is gone."""
        with self._guard:
            return self._worker.ask(Task(function, arguments), self._limits.seconds)

    def close(self) -> None:
        """End it."""
        self._worker.close()


def serve(memory: int) -> None:
    """Be a worker: answer tasks from standard input until it closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides when work ends
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    limit_memory(memory)
    while (message := _receive(incoming)) is not None:
        function, arguments = pickle.loads(message)  # noqa: S301 - from our own caller
        _send(outgoing, pickle.dumps(_answer(function, arguments)))


class _Worker:
    """One process, and how to speak with it."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path, memory=memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_QUIET},
        )
        self._told = 0
        """How many tasks were sent whose results were not received."""

    def tell(self, task: Task) -> None:
        """Send a task without waiting for its result; the next `ask` drops it.

        Raises:
            OSError: the worker is dead.
        """
        _send(self._pipe(self.process.stdin), pickle.dumps((task.function, task.arguments)))
        self._told += 1

    def ask(self, task: Task, seconds: float) -> Any:
        """Return the task's result or a `Failure`; after timeout or crash the worker is dead."""
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            self.process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            self.tell(task)
            message = None
            while self._told:
                message = _receive(self._pipe(self.process.stdout))
                self._told -= 1
        except OSError:
            message = None
        finally:
            timer.cancel()
            timer.join()
        if message is None:
            self.close()
            if expired.is_set():
                return Failure("timeout", f"{seconds:g} s")
            return Failure("crash", f"exit {self.process.returncode}")
        try:
            return _Plain(io.BytesIO(message)).load()
        except BaseException:
            self.close()  # what answers so is not what was asked any more
            raise

    @property
    def alive(self) -> bool:
        """Whether it can take another task."""
        return self.process.poll() is None

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                self._pipe(pipe).close()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise BrokenPipeError
        return pipe


class _Plain(pickle.Unpickler):
    """Makes plain values and gfpack's own dataclasses and enums, nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a harmless class.

        Raises:
            pickle.UnpicklingError: anything else.
        """
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("gfpack."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


_idle: list[_Worker] = []
_guard = threading.Lock()


def workers_for(tasks: int, asked: int | None = None) -> int:
    """Return how many workers pay: starting one costs as much as some ten small tasks."""
    return max(1, min(asked or cores(), tasks if asked else (tasks + 7) // 8))


def _work(
    tasks: Sequence[Task],
    limits: Limits,
    waiting: SimpleQueue[int],
    done: SimpleQueue[tuple[int, Any]],
) -> None:
    worker: _Worker | None = None
    while True:
        try:
            index = waiting.get_nowait()
        except Empty:
            break
        result: Any
        try:
            if worker is None or not worker.alive:
                worker = _hire(limits.memory)
            result = worker.ask(tasks[index], limits.seconds)
            if isinstance(result, Failure) and result.kind == "crash":
                worker = _hire(limits.memory)  # somebody may have ended it: bytes crash it again
                result = worker.ask(tasks[index], limits.seconds)
        except Exception as problem:  # a task must end in an answer, else its caller waits for ever
            result = _failure(problem)
        done.put((index, result))
    if worker is not None and worker.alive:
        with _guard:
            _idle.append(worker)


def _hire(memory: int) -> _Worker:
    """Return a worker that waits for work, or a new one."""
    with _guard:
        for position, worker in enumerate(_idle):
            if worker.memory == memory:
                del _idle[position]
                if worker.alive:
                    return worker
                worker.close()
                break
    return _Worker(memory)


@atexit.register
def _dismiss() -> None:
    with _guard:
        while _idle:
            _idle.pop().close()


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except MemoryError as problem:
        return Failure("memory", str(problem))
    except Exception as problem:
        return _failure(problem)


def _failure(problem: Exception) -> Failure:
    import traceback

    why = f"{type(problem).__name__}: {problem}"
    if isinstance(problem, OSError) and problem.errno is not None:  # a library's own have none
        return Failure("system", why)
    return Failure("error", why, "".join(traceback.format_exception(problem, limit=-30)))


def limit_memory(memory: int) -> None:
    """Limit the address space of this process and of those it starts, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: no such limit; time still holds
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, or None where the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST:
        return None
    body = pipe.read(length)
    return body if len(body) == length else None
