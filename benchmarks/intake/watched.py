"""Run one gfpack command in this process and tell what it took.

    python -m benchmarks.intake.watched RESULT FOLDER COMMAND...

In: a command line. Out: a JSON file with processor time, the peaks of memory of this process and
of the largest of its workers, how many files below FOLDER this process opened, and how many
processes it started: where it started none, nobody else opened any.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any


class Watch:
    """An audit hook (PEP 578): it hears of every opening; gfpack's own notes do not count."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self.opened: set[Path] = set()
        self.started = 0

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Note what is opened and started."""
        if event == "open" and isinstance(given[0], str | bytes | os.PathLike):
            path = Path(os.fsdecode(given[0])).absolute()
            if path.is_relative_to(self._folder) and not path.name.startswith("."):
                self.opened.add(path)
        elif event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.system"):
            self.started += 1


def main(result: str, folder: str, *command: str) -> None:
    """Run `command`; what was seen is written when it and its workers have ended."""
    watch = Watch(Path(folder))
    atexit.register(_tell, Path(result), watch)  # first in, so last out: after the workers
    sys.addaudithook(watch)
    from gfpack.cli import main as gfpack  # noqa: PLC0415 - watched as well

    gfpack(list(command))


def _tell(result: Path, watch: Watch) -> None:
    own = resource.getrusage(resource.RUSAGE_SELF)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    seen = {
        "own_cpu": own.ru_utime + own.ru_stime,
        "workers_cpu": workers.ru_utime + workers.ru_stime,
        "peak": peak(),
        "workers_peak": workers.ru_maxrss * 1024,
        "opened": len(watch.opened),
        "started": watch.started,
    }
    result.write_text(json.dumps(seen), "utf-8")


def peak() -> int:
    """Return the most bytes this process ever held in memory."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(*sys.argv[1:])
