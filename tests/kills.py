"""Kill gfpack at random moments: what stands is the old or the new, whole, and the next run heals.

    python -m tests.kills [COUNT] [--seed N]        (default: 100)

Draws the smallest sample twice (before and after a change), then COUNT times: sets up the old
output, starts `gfpack appendix` or `gfpack build` on the changed project, kills it and all its
children without warning at a random moment, looks, runs it again, looks again. Prints the counts;
leaves with 1 if anything was half, differed or stayed behind.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from gfpack.package import manifest
from samples.draw import draw_tiny

COMMANDS = ("appendix", "build")
State = dict[str, str]
"""SHA-256 of every output, by path."""


@dataclass(frozen=True)
class Prepared:
    """A project with its old output, and what old and new output are."""

    folder: Path
    old: State
    new: State
    seconds: float
    """How long an undisturbed run takes."""
    files: frozenset[str]
    """What stands in the project after an undisturbed run, its caches apart."""


def prepare(command: str, room: Path) -> Prepared:
    """Make the old output, change the project, and see what the new output is."""
    folder = draw_tiny(room / f"old-{command}")
    run(command, folder, room / "tmp")
    old = state(folder)
    change(next(folder.rglob("*营业执照-1.jpg")))
    undisturbed = shutil.copytree(folder, room / f"new-{command}")
    forget_converted(undisturbed)
    started = time.monotonic()
    run(command, undisturbed, room / "tmp")
    seconds = time.monotonic() - started
    if old == state(undisturbed):
        raise RuntimeError("the change does not show")
    return Prepared(folder, old, state(undisturbed), seconds, names(undisturbed))


def change(photo: Path) -> None:
    """Make another picture of a photo."""
    with Image.open(photo) as picture:
        picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(photo, "JPEG")


def run(command: str, folder: Path, temporary: Path) -> None:
    """Run a command to its end."""
    process = start(command, folder, temporary)
    _, said = process.communicate(timeout=600)
    if process.returncode not in (0, 1):
        raise RuntimeError(said.decode("utf-8", "replace"))


def start(command: str, folder: Path, temporary: Path) -> subprocess.Popen[bytes]:
    """Start a command; everything temporary goes below `temporary`."""
    temporary.mkdir(exist_ok=True)
    code = "import sys; from gfpack.cli import main; sys.argv[0] = 'gfpack'; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "--lang", "en", command, str(folder)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """End a process and all below it at once, as a power cut would."""
    for one in [process.pid, *below(process.pid)]:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.communicate()


def below(parent: int) -> list[int]:
    """Return the processes that a process started, and those they started."""
    found: list[int] = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            child = int(place.parent.name)
            found += [child, *below(child)]
    return found


def state(folder: Path) -> State:
    """Return the outputs that stand: the appendix alone, and every file of the package."""
    found = [folder / "build" / "证明材料汇编.pdf"]
    for package in (folder / "packages").glob("[!.]*"):
        found += [one for one in package.rglob("*") if one.is_file()]
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in found
        if one.is_file()
    }


def names(folder: Path) -> frozenset[str]:
    """Return what stands in a project, its caches apart, but with what is temporary in them."""
    every = (one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    return frozenset(
        one
        for one in every
        if not one.startswith(".gfpack/") or "gfpack-" in one[len(".gfpack/") :]
    )


def forget_converted(folder: Path) -> None:
    """Let office files be converted anew."""
    shutil.rmtree(folder / ".gfpack" / "converted", ignore_errors=True)


def trial(command: str, prepared: Prepared, room: Path, moment: float, *, cold: bool) -> list[str]:
    """Kill one run at `moment` seconds; return what was seen, faults marked with `!`."""
    folder, temporary = shutil.copytree(prepared.folder, room / "it"), room / "it-tmp"
    if cold:
        forget_converted(folder)
    process = start(command, folder, temporary)
    try:
        process.wait(moment)
        process.communicate()
        seen = ["ended before"]
    except subprocess.TimeoutExpired:
        kill_all(process)
        seen = ["killed"]
    seen.append(standing(folder, prepared))
    run(command, folder, temporary)
    if state(folder) != prepared.new:
        seen.append("! next run made something else")
    if extra := sorted(names(folder) - prepared.files):
        seen.append(f"! left in the project: {extra[:3]}")
    if litter := [one.name for one in temporary.iterdir()]:
        seen.append(f"! left in the temporary folder: {sorted(litter)[:3]}")
    shutil.rmtree(folder)
    shutil.rmtree(temporary)
    return seen


def standing(folder: Path, prepared: Prepared) -> str:
    """Return which output stands."""
    now = state(folder)
    if now == prepared.old:
        return "old stands"
    if now == prepared.new:
        return "new stands"
    aside = [one for one in (folder / "packages").glob(".*") if manifest.is_whole(one)]
    if not any(one.startswith("packages/") for one in now) and aside:
        return "between two renames, whole ones aside"
    return "! half"


def kills(count: int, seed: int, room: Path) -> Counter[str]:
    """Return how often what was seen."""
    chance = random.Random(seed)
    prepared = {command: prepare(command, room) for command in COMMANDS}
    seen: Counter[str] = Counter()
    for number in range(count):
        command = COMMANDS[number % len(COMMANDS)]
        moment = chance.uniform(0, prepared[command].seconds * 1.1)
        for one in trial(command, prepared[command], room, moment, cold=chance.random() < 0.5):
            seen[f"{command}: {one}"] += 1
    return seen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kills-") as room:
        seen = kills(asked.count, asked.seed, Path(room))
    for what, count in sorted(seen.items()):
        print(f"{count:5}  {what}")
    return int(any("!" in what for what in seen))


if __name__ == "__main__":
    sys.exit(main())
