"""`python -m benchmarks.intake`: collecting and checking folders of 250 to 10,000 files (Linux).

Draws a client of each size once (kept in FOLDER), takes its files in, checks it for the first time
(everything gfpack kept is deleted before, so all files are read) and twice again without changes.
Prints what each took and the exponents that time grows with. Exit code 1 when a bar is broken.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.intake.draw import confirm_some, draw

SIZES = (250, 1_000, 2_500, 10_000)
EXPONENT, PEAK, SECOND = 1.1, 300 * 2**20, 0.10
"""The bars: growth of time, bytes in the parent, second check by first check of the largest."""
STEPS = ("collect", "first check", "second check")


@dataclass(frozen=True)
class Took:
    """What one run of one command took."""

    files: int
    step: str
    seconds: float
    own_cpu: float
    workers_cpu: float
    peak: int
    workers_peak: int
    opened: int
    started: int

    def line(self) -> str:
        """Return a row of the table."""
        return (
            f"{self.files:6}  {self.step:12}  {self.seconds:8.2f}  {self.own_cpu:8.2f}"
            f"  {self.workers_cpu:8.2f}  {self.peak / 2**20:8.0f}  {self.workers_peak / 2**20:8.0f}"
            f"  {self.opened:7}  {self.started:7}"
        )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-intake"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    given = parser.parse_args()
    for size in given.sizes:
        _draw(given.folder / str(size), size)
    print(
        " files  step           seconds   CPU own   workers  MiB own  workers   opened  started",
        flush=True,
    )
    runs = [one for size in given.sizes for one in _runs(given.folder / str(size), size)]
    return _judge(runs, len(set(given.sizes)))


def _draw(folder: Path, files: int) -> None:
    if not (folder / "drawn").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"drawing {files} files into {folder} …", flush=True)
        draw(folder, files)
        (folder / "drawn").touch()


def _runs(folder: Path, files: int) -> list[Took]:
    project = folder / "project"
    shutil.rmtree(project / "evidence", ignore_errors=True)
    shutil.rmtree(project / ".gfpack", ignore_errors=True)
    (project / "evidence.yaml").unlink(missing_ok=True)
    collected = _run(files, STEPS[0], project, "collect", str(project), str(folder / "source"))
    confirm_some(project)
    (project / ".gfpack" / "readings.sqlite").unlink()
    checks = [_run(files, step, project, "check", str(project)) for step in STEPS[1:]]
    return [collected, *checks]


def _run(files: int, step: str, project: Path, *command: str) -> Took:
    result = project.parent / "seen.json"
    result.unlink(missing_ok=True)
    watched = [sys.executable, "-m", "benchmarks.intake.watched", str(result)]
    watched += [str(project / "evidence"), *command]
    began = time.perf_counter()
    with (project.parent / f"{step}.txt").open("wb") as said:
        done = subprocess.run(watched, check=False, stdout=said, env=_compiled(project.parent))
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(f"{step}: exit {done.returncode}, see {said.name}")
    took = Took(files, step, seconds, **json.loads(result.read_text("utf-8")))
    print(took.line(), flush=True)
    return took


def _compiled(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as where they are installed."""
    kept = str(folder.parent / "compiled")
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}


def _judge(runs: Sequence[Took], sizes: int) -> int:
    held = all(one.opened + one.started == 0 for one in runs if one.step == STEPS[2])
    print(f"a second check opens no evidence file and starts no process: {held}")
    for step in STEPS if sizes > 1 else ():
        points = [(one.files, one.seconds) for one in runs if one.step == step]
        cpu = [(one.files, one.own_cpu + one.workers_cpu) for one in runs if one.step == step]
        grown = _exponent(points)
        print(f"{step:12}  exponent {grown:4.2f}, of CPU {_exponent(cpu):4.2f} (bar {EXPONENT})")
        held &= grown <= EXPONENT
    first, second = runs[-2], runs[-1]
    ratio = second.seconds / first.seconds
    print(f"second ÷ first check of {first.files}: {ratio:.1%} (bar {SECOND:.0%})")
    peak = max(one.peak for one in runs)
    print(f"parent's peak {peak / 2**20:.0f} MiB (bar {PEAK / 2**20:.0f})")
    return 0 if held and ratio <= SECOND and peak <= PEAK else 1


def _exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return k of time = c · files^k, fitted by least squares."""
    logs = [(math.log(files), math.log(seconds)) for files, seconds in points]
    x, y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


if __name__ == "__main__":
    sys.exit(main())
