"""Do the outputs for all clients stand as they would come out? In: what they are made of.

Out: a trace of it, and what was written the last time, as long as both are what they were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gfpack.base.files import written_whole
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.kept import Kept
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.models import Outcome, Settings
from gfpack.project.unchanged import program, state_of

KEPT = "outputs.json"
"""Where it is kept that the outputs stand."""


def trace(
    root: Path,
    now: Kept,
    before: Kept,
    done: Mapping[str, Outcome],
    *,
    settings: Settings,
    searched: Searched,
) -> str:
    """Return a hash of everything the outputs are made of."""
    leaks = json.dumps(asdict(replace(searched, read=0)))
    told = [program(), settings.lang, settings.what, str(settings.today), leaks]
    seen = hashlib.sha256(json.dumps(told).encode())
    for client in now:
        line = now.line(client)
        seen.update(line)
        if client in done:  # what changed since the last run is told of those
            old = before.line(client) if client in before else b""
            seen.update(b"same" if old == line else old)
    for package in _packages(root, now, done):
        seen.update(json.dumps([package, (root / package).is_dir()]).encode())
    return seen.hexdigest()


def _packages(root: Path, now: Kept, done: Mapping[str, Outcome]) -> Iterator[str]:
    """Yield where packages stand, or would."""
    for client in now:
        row = done[client].row if client in done else None
        if row is None:
            there = now.get(client)
            row = there.row if there is not None else None
        if row is not None and row.package:
            yield f"{client}/{row.package}"


def recall(root: Path, trace: str) -> tuple[list[Path], list[Path]] | None:
    """Return what was written, and what edited files stay; None where it must be written anew."""
    try:
        kept: dict[str, Any] = json.loads((root / STATE_DIR / KEPT).read_text("utf-8"))
        states = {root / name: state for name, state in kept["files"].items()}
        if kept["trace"] != trace or any(state_of(one) != two for one, two in states.items()):
            return None
        return list(states), [root / name for name in kept["edited"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # nothing kept, or not by this version


def keep(root: Path, trace: str, files: list[Path], edited: list[Path]) -> None:
    """Keep what was written.

    Raises:
        OutputError: it cannot be written.
    """
    states = {one.name: state_of(one) for one in files}
    kept = {"trace": trace, "files": states, "edited": [one.name for one in edited]}
    with written_whole(root / STATE_DIR / KEPT) as temporary:
        temporary.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
