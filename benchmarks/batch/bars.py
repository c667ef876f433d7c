"""A bar, and whole processes that are measured against it. In: a command. Out: seconds, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Bar:
    """A ratio that was measured, and how large it may be, or how small; neither: it is told."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None
    told: str = ""
    """What it is made of."""

    @property
    def holds(self) -> bool:
        """Whether it is within its bounds."""
        above = self.most is not None and self.value > self.most
        below = self.least is not None and self.value < self.least
        return not above and not below

    def line(self) -> str:
        """Return a row of the table."""
        bound = f"≤ {self.most}" if self.most is not None else f"≥ {self.least}"
        verdict = "holds" if self.holds else "BROKEN"
        if self.most is None and self.least is None:
            bound, verdict = "", "told"
        return f"{self.name:58} {self.value:7.3f}  {bound:6}  {verdict:6}  {self.told}"


@dataclass(frozen=True)
class Took:
    """What a process took."""

    seconds: float
    peak: int
    """Bytes it held at most, without what it started."""
    started: int
    """How many processes it started."""
    said: str


def gfpack(*command: object, cores: int | None = None) -> Took:
    """Run a gfpack command and watch it; findings may block, nothing may fail."""
    with tempfile.TemporaryDirectory(prefix="watched-") as name:
        result = Path(name) / "seen.json"
        watched = ("-m", "benchmarks.intake.watched", result, name, *command)
        seconds, said = run(*watched, cores=cores)
        seen = json.loads(result.read_text("utf-8"))
    return Took(seconds, seen["peak"], seen["started"], said)


def run(*command: object, cores: int | None = None) -> tuple[float, str]:
    """Run Python with these arguments; return seconds of the whole process, and what it said.

    Modules are compiled once, as where gfpack is installed; without LibreOffice, whose time would
    hide the rest. `cores`: how many processors it may keep busy.
    """
    compiled = str(Path(tempfile.gettempdir()) / "gfpack-benchmark-compiled")
    more = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
    more["GFPACK_LIBREOFFICE"] = "off"
    if cores:
        more["GFPACK_CORES"] = str(cores)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        env={**os.environ, **more},
    )
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return seconds, done.stdout.decode()
