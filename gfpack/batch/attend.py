"""One client attended to. In: where it stands, settings. Out: its `Outcome`, whatever happens.

This is what an executor is given: a function at the top level and plain values, so that it can run
in a thread, in another process or on another machine. The work itself is done in a process of its
own with limits on time and memory; nothing that happens there reaches another client.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from gfpack.base import cores
from gfpack.base.errors import ExitCode, GfpackError
from gfpack.base.messages import message
from gfpack.batch.models import PACKAGE, Failed, FailedBy, Outcome, Row, Settings
from gfpack.project import unchanged
from gfpack.tools import apart, libreoffice
from gfpack.tools.worker import Limits


def attended(
    root: str, client: str, settings: Settings, ahead: apart.Ahead | None = None
) -> Outcome:
    """Return what comes of a client; what is known of it and still holds is not done again.

    `ahead`: where a process for it may have been started.
    """
    began = time.monotonic()
    outcome = _attended(Path(root, client), client, settings, ahead)
    pause = 0.5
    while _busy(outcome) and time.monotonic() - began < settings.patience:
        time.sleep(pause)
        pause = min(2 * pause, 10.0)
        outcome = _attended(Path(root, client), client, settings, ahead)
    return replace(outcome, seconds=time.monotonic() - began)


def _busy(outcome: Outcome) -> bool:
    return outcome.failed is not None and outcome.failed.by == "busy"


def _attended(folder: Path, client: str, settings: Settings, ahead: apart.Ahead | None) -> Outcome:
    try:
        traces = _traces(folder, settings)
        row = recalled(folder, settings, traces["row"])
        if row is not None:
            return Outcome(client, row, reused=True)
        answer = _done(folder, settings, traces, ahead)
    except OSError as problem:
        why = problem.strerror or str(problem)
        answer = failed("error", settings, ExitCode.DATA, path=problem.filename, why=why)
    except GfpackError as problem:
        answer = failed("crash", settings, ExitCode.BUG, why=str(problem))
    if isinstance(answer, Failed):
        return Outcome(client, None, answer)
    return Outcome(client, answer)


def recalled(folder: Path, settings: Settings, trace: str) -> Row | None:
    """Return what an earlier run kept of a client, if all is as it was then."""
    said = unchanged.recall(folder, settings.what.record, trace)
    return None if said is None else read(Row, said)


def trace(root: Path, client: str, settings: Settings) -> str | None:
    """Return the trace of a client as it is now; None where it cannot be looked at."""
    try:
        return _traces(root / client, settings)["row"]
    except OSError:
        return None


def known(root: Path, client: str, settings: Settings, trace: str | None) -> Outcome | None:
    """Return what an earlier run kept of a client where nothing changed since; None: see to it."""
    began = time.monotonic()
    row = recalled(root / client, settings, trace) if trace else None
    seconds = time.monotonic() - began
    return Outcome(client, row, reused=True, seconds=seconds) if row is not None else None


def read(kind: Any, said: Any) -> Any:
    """Return plain data as the dataclass it was; None where it is none (any more)."""
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(said)
    except ValidationError:
        return None


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _traces(folder: Path, settings: Settings) -> dict[str, str]:
    contents = unchanged.contents(folder)
    same = (settings.lang, settings.on, libreoffice.find())
    return {
        "row": unchanged.trace_of(contents, settings.what, *same, settings.today),
        PACKAGE: unchanged.trace_of(contents, *same),
    }


def _done(
    folder: Path, settings: Settings, traces: dict[str, str], ahead: apart.Ahead | None
) -> Row | Failed:
    """Do the work in a process of its own."""
    arguments = {
        "folder": str(folder),
        "what": settings.what.value,
        "lang": settings.lang.value,
        "today": settings.today.isoformat(),
        "on": settings.on.isoformat() if settings.on else None,
        "traces": traces,
    }
    limits = Limits(settings.seconds, settings.memory)
    share = settings.cores or cores.cores()
    answer = apart.call(settings.job, arguments, limits, run=settings.run, cores=share, ahead=ahead)
    if isinstance(answer, apart.Stopped):
        return _stopped(answer, settings)
    found = read(Row, answer["row"]) if "row" in answer else read(Failed, answer["failed"])
    if isinstance(found, Row | Failed):
        return found
    return failed("crash", settings, ExitCode.BUG, why="?")


def _stopped(one: apart.Stopped, settings: Settings) -> Failed:
    code = ExitCode.BUG if one.kind == "crash" else ExitCode.OUTPUT
    return failed(
        one.kind,
        settings,
        code,
        why=one.why,
        minutes=f"{settings.seconds / 60:.2g}",
        gigabytes=f"{settings.memory / 1024**3:.2g}",
    )


def failed(by: FailedBy, settings: Settings, code: ExitCode, **params: object) -> Failed:
    """Return why there is nothing to say of a client, in the language of the run."""
    texts = (
        message(f"batch.failed.{by}.{part}", settings.lang, **params)
        for part in ("message", "advice")
    )
    return Failed(by, int(code), *texts)


def told(problem: GfpackError, by: FailedBy, settings: Settings) -> Failed:
    """Return an error that stopped the work on a client as why there is nothing to say of it."""
    texts = (
        message(f"{problem.key}.{part}", settings.lang, **problem.params)
        for part in ("message", "advice")
    )
    return Failed(by, int(problem.exit_code), *texts)
