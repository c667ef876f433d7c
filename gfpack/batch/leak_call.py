"""The search for leaks, in a process of its own. In: ROOT and its clients. Out: `Searched`.

What files said of themselves when they were searched last is kept: as long as nothing changed,
nothing is done.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gfpack.base.cores import cores
from gfpack.base.errors import ExitCode
from gfpack.base.files import written_whole
from gfpack.batch.attend import failed, read
from gfpack.batch.clients import DECLARED, STATE_DIR
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.leak_stamp import stamp
from gfpack.batch.models import Settings
from gfpack.project.unchanged import program
from gfpack.tools import apart
from gfpack.tools.worker import Limits

_KEPT = "leaks.json"


_RUN = "gfpack.batch.leak_search:run"
READY = "gfpack.batch.ready:search"
"""What the search's process does until it is asked, where it is started before."""


def search(
    root: Path, clients: Sequence[str], settings: Settings, ahead: apart.Ahead | None = None
) -> Searched:
    """Return what of one client stands in another's material, whatever happens.

    Raises:
        OutputError: what was found cannot be kept.
    """
    stamps = {one: stamp(root / one) for one in clients}
    trace = json.dumps([program(), _declared_state(root), stamps])
    if (known := _recall(root, trace)) is not None:
        return known
    answer = apart.call(
        _RUN,
        {"root": str(root), "stamps": stamps},
        Limits(settings.seconds * len(clients), settings.memory),
        run=settings.run,
        cores=settings.cores or cores(),
        ahead=ahead,
    )
    if isinstance(answer, apart.Stopped):
        code = ExitCode.BUG if answer.kind == "crash" else ExitCode.OUTPUT
        return Searched(failed=failed("leaks", settings, code, why=f"{answer.kind} {answer.why}"))
    found: Searched | None = read(Searched, answer)
    if found is None:
        return Searched(failed=failed("leaks", settings, ExitCode.BUG, why="?"))
    with written_whole(root / STATE_DIR / _KEPT) as temporary:
        said = {"trace": trace, "found": answer}
        temporary.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return found


def _declared_state(root: Path) -> list[int]:
    try:
        facts = (root / DECLARED).stat()
    except OSError:
        return []
    return [facts.st_size, facts.st_mtime_ns]


def _recall(root: Path, trace: str) -> Searched | None:
    try:
        kept = json.loads((root / STATE_DIR / _KEPT).read_text("utf-8"))
        found: Searched | None = read(Searched, kept["found"]) if kept["trace"] == trace else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return replace(found, read=0) if found else None
