"""`python -m benchmarks.appendix`: `gfpack appendix` against copying, hashing and a bare merge.

Draws the client once (kept in FOLDER), lets gfpack read it once, then runs whole processes in turn
and prints the medians of the ratios. Exit code 1 when one is above its bar.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.appendix.draw import draw

BARS = {
    "cold ÷ (hash + bare merge)": 2.0,
    "cold ÷ (copy + hash)": 3.0,
    "nothing changed ÷ hash": 1.05,
}
"""The most each ratio may be."""
KNOWN = ("one title changed ÷ cold", "one file changed ÷ cold")
"""Ratios that are told and not held: nothing of a bound PDF is taken over into the next."""


@dataclass(frozen=True)
class Bench:
    """A drawn project, and the folder it lies in."""

    folder: Path

    @property
    def project(self) -> Path:
        """The project."""
        return self.folder / "project"

    @property
    def files(self) -> list[Path]:
        """The client's files."""
        return sorted((self.project / "evidence").iterdir())

    def bind(self) -> None:
        """Run the command."""
        output = str(self.folder / "ours.pdf")
        command = ["-m", "gfpack", "appendix", str(self.project), "--output", output]
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)

    def cold(self) -> None:
        """Bind as if for the first time; the files have been read before."""
        for name in ("made", "pieces", "converted"):
            shutil.rmtree(self.project / ".gfpack" / name, ignore_errors=True)
        self.bind()

    def peer(self, what: str) -> None:
        """Run a yardstick: `hash`, `copy` (and hash) or `merge` (and hash)."""
        script = Path(__file__).with_name("yardstick.py")
        command = [str(script), what, str(self.project / "evidence"), str(self.folder / "bare")]
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)

    def retitled(self) -> None:
        """Change one title, as a person would, and bind."""
        file = self.project / "evidence.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("title: 001 营业执照", "title: 001 营业执照 改", 1), "utf-8")
        self.bind()
        file.write_text(text, "utf-8")

    def replaced(self) -> None:
        """Change one photo, and bind."""
        file = next(one for one in self.files if one.suffix == ".jpg")
        content = file.read_bytes()
        file.write_bytes(content[:-2] + b"\xff\xfe\x00\x03x\xff\xd9")
        self.bind()
        file.write_bytes(content)


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-appendix"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    bench = Bench(given.folder)
    if not (bench.project / "gfpack.yaml").exists():
        print(f"drawing into {bench.project} …", flush=True)
        draw(bench.project)
    size = sum(file.stat().st_size for file in bench.files) / 1e6
    print(f"{len(bench.files)} files, {size:.0f} MB")
    bench.cold()
    rounds = [_round(bench) for _ in range(given.rounds)]
    held = True
    for name in (*BARS, *KNOWN):
        median = statistics.median(one[name] for one in rounds)
        bar = BARS.get(name)
        held &= bar is None or median <= bar
        verdict = "" if bar is None else f"(bar {bar}: {'holds' if median <= bar else 'BROKEN'})"
        print(f"{name:28} {median:5.2f} {verdict}")
    return 0 if held else 1


def _round(bench: Bench) -> dict[str, float]:
    """Run everything once, in turn; return the ratios."""
    hashed = _timed(lambda: bench.peer("hash"))
    copied = _timed(lambda: bench.peer("copy"))
    merged = _timed(lambda: bench.peer("merge"))
    cold = _timed(bench.cold)
    warm = _timed(bench.bind)
    retitled = _timed(bench.retitled)
    bench.bind()
    replaced = _timed(bench.replaced)
    bench.bind()
    print(
        f"hash {hashed:.2f}  copy {copied:.2f}  merge {merged:.2f}  cold {cold:.2f}  "
        f"warm {warm:.2f}  title {retitled:.2f}  file {replaced:.2f} s",
        flush=True,
    )
    values = (cold / merged, cold / copied, warm / hashed, retitled / cold, replaced / cold)
    return dict(zip((*BARS, *KNOWN), values, strict=True))


def _timed(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
