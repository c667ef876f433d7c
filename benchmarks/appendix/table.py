"""The table: every bar with what was measured, and whether it holds.

In: processes to run in turn. Out: `Took` for each run, medians of ratios of runs that followed one
another, `Row` for each bar. Wall time is judged; processor time stands beside it, because a busy
machine spoils the first more than the second.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Took:
    """What one process took, in seconds; `cpu` with its children."""

    wall: float
    cpu: float = 0.0
    said: str = ""
    """What it printed."""


@dataclass(frozen=True)
class Row:
    """One line of the table. Without a bar it is only told."""

    what: str
    ratio: float
    bar: float | None = None
    least: bool = False
    """Whether the bar is the least the ratio may be; else it is the most."""
    beside: str = ""

    @property
    def held(self) -> bool:
        """Whether the bar holds."""
        if self.bar is None:
            return True
        return self.ratio >= self.bar if self.least else self.ratio <= self.bar

    def line(self) -> str:
        """Return it as a line."""
        bar, verdict = "", "told"
        if self.bar is not None:
            bar = f"bar {'≥' if self.least else '≤'} {self.bar:g}"
            verdict = "held" if self.held else "BROKEN"
        return f"{self.what:60} {self.ratio:8.3f}  {bar:11} {verdict:6} {self.beside}".rstrip()


def run(command: Sequence[object], *, codes: Iterable[int] = (0,)) -> Took:
    """Run a process from the project's folder; end the benchmark where it fails."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        words = [str(one) for one in command]
        process = subprocess.Popen(words, stdout=output, cwd=ROOT, env=environment())
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if process.returncode not in codes:
        raise SystemExit(f"exit {process.returncode} of {' '.join(words)}\n{said}")
    return Took(wall, used.ru_utime + used.ru_stime, said)


def environment() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as where they are installed."""
    kept = str(Path(tempfile.gettempdir()) / "gfpack-benchmark-compiled")
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}


def python(*words: object) -> Took:
    """Run gfpack's Python."""
    return run([sys.executable, *words])


def median(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def compared(
    what: str,
    upper: Sequence[Took],
    lower: Sequence[Took],
    bar: float | None = None,
    *,
    least: bool = False,
) -> Row:
    """Return the median of ratios of runs that stood beside one another."""
    pairs = list(zip(upper, lower, strict=True))
    cpu = [a.cpu / b.cpu for a, b in pairs if b.cpu]
    beside = f"{median(a.wall for a in upper):.2f} s ÷ {median(b.wall for b in lower):.2f} s"
    beside += f", CPU {median(cpu):.2f}" if cpu and median(cpu) else ""
    return Row(what, median(a.wall / b.wall for a, b in pairs), bar, least, beside)
