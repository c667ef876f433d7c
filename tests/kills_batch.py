"""Kill `gfpack batch` at random moments: every client has its old or its new package, whole.

    python -m tests.kills_batch [COUNT] [--seed N] [--office]        (default: 50)

Draws the smallest sample as three clients with packages, changes each, and sees what the new
packages are. Then until there were COUNT kills: starts `gfpack batch --what build` on the changed
clients and at a random moment kills, without warning, the parent, one of the processes below it, or
all at once; looks; runs it again; looks again. A run that ended before its moment is no kill.
`--office` lets LibreOffice take part. Prints the counts; leaves with 1 if a package was half, the
next run made something else, or anything stayed behind. The code must not be edited meanwhile:
other code makes other bytes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
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

from gfpack.package import manifest
from samples.draw import draw_tiny
from tests.kills import State, below, change, kill_all, names, state

CLIENTS = ("甲 公司", "乙", "sub/丙")
TODAY = "2026-11-22"
BEFORE = "ended before"
VICTIMS = ("parent", "worker", "all")
OUTPUTS = ("batch.xlsx", "batch.html", "batch-calendar.ics", "batch-week.xlsx")
_LONG = 600


@dataclass(frozen=True)
class Prepared:
    """A folder of clients with old packages, and what old and new ones are."""

    root: Path
    old: dict[str, State]
    new: dict[str, State]
    calendar: bytes
    files: dict[str, frozenset[str]]
    seconds: float
    """How long an undisturbed run takes."""


def prepare(room: Path, clients: Sequence[str]) -> Prepared:
    """Make the old packages, change every client, and see what the new packages are."""
    root = room / "old"
    drawn = draw_tiny(room / "tiny")
    for number, client in enumerate(clients, start=1):
        folder = Path(shutil.copytree(drawn, root / client))
        file = folder / "gfpack.yaml"
        text = re.sub(
            r"(?m)^(  name: ).*$", rf"\g<1>第{number}公司", file.read_text("utf-8"), count=1
        )
        file.write_text(text, "utf-8")
    run(root, room / "tmp")
    old = {one: state(root / one) for one in clients}
    for client in clients:
        change(next((root / client).rglob("*营业执照-1.jpg")))
    undisturbed = Path(shutil.copytree(root, room / "new"))
    began = time.monotonic()
    run(undisturbed, room / "tmp")
    seconds = time.monotonic() - began
    new = {one: state(undisturbed / one) for one in clients}
    if any(old[one] == new[one] for one in clients):
        raise RuntimeError("the change does not show")
    calendar = (undisturbed / "batch-calendar.ics").read_bytes()
    files = {one: names(undisturbed / one) for one in clients}
    return Prepared(root, old, new, calendar, files, seconds)


def run(root: Path, temporary: Path) -> None:
    """Run it to its end."""
    process = start(root, temporary)
    _, said = process.communicate(timeout=_LONG)
    if process.returncode not in (0, 1):
        raise RuntimeError(said.decode("utf-8", "replace"))


def start(root: Path, temporary: Path) -> subprocess.Popen[bytes]:
    """Start a run over all clients, two at a time; everything temporary goes below `temporary`."""
    temporary.mkdir(exist_ok=True)
    code = "import sys; from gfpack.cli import main; sys.argv[0] = 'gfpack'; main()"
    options = ["--what", "build", "--jobs", "2", "--today", TODAY]
    return subprocess.Popen(
        [sys.executable, "-c", code, "--lang", "en", "batch", str(root), *options],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def strike(process: subprocess.Popen[bytes], victim: str, chance: random.Random) -> str:
    """Kill somebody; return who it was. What a killed parent leaves ends by itself."""
    there = below(process.pid)
    if victim == "all":
        kill_all(process)
        return "all killed"
    if victim == "parent" or not there:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        wait_for(there)
        return "parent killed"
    try:
        os.kill(chance.choice(there), signal.SIGKILL)
    except ProcessLookupError:
        return "worker had ended"
    process.communicate(timeout=_LONG)
    return "worker killed"


def wait_for(processes: Sequence[int]) -> None:
    """Wait until processes that nobody waits for have ended.

    Raises:
        RuntimeError: one works on though its parent is dead.
    """
    for _ in range(200):
        if not any(alive(one) for one in processes):
            return
        time.sleep(0.1)
    raise RuntimeError(f"still there: {[one for one in processes if alive(one)]}")


def alive(process: int) -> bool:
    """Return whether a process is there and not just waiting to be counted as dead."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return False
    return fields.split()[0] != "Z"


def trial(
    prepared: Prepared, room: Path, moment: float, victim: str, chance: random.Random
) -> list[str]:
    """Kill in one run at `moment` seconds; return what was seen, faults marked with `!`."""
    root, temporary = Path(shutil.copytree(prepared.root, room / "it")), room / "it-tmp"
    process = start(root, temporary)
    try:
        process.wait(moment)
        process.communicate()
        seen = [BEFORE]
    except subprocess.TimeoutExpired:
        seen = [strike(process, victim, chance)]
    seen += [standing(root / one, prepared.old[one], prepared.new[one]) for one in prepared.old]
    run(root, temporary)
    for client, new in prepared.new.items():
        if (now := state(root / client)) != new:
            seen.append(f"! next run made something else: {differing(now, new)}")
        if extra := sorted(names(root / client) - prepared.files[client]):
            seen.append(f"! left in a project: {extra[:3]}")
    seen += spoiled(root, prepared)
    if litter := [one.name for one in temporary.iterdir()]:
        seen.append(f"! left in the temporary folder: {sorted(litter)[:3]}")
    shutil.rmtree(root)
    shutil.rmtree(temporary)
    return seen


def standing(folder: Path, old: State, new: State) -> str:
    """Return which package stands."""
    now = state(folder)
    if now in (old, new):
        return "old stands" if now == old else "new stands"
    aside = [one for one in (folder / "packages").glob(".*") if manifest.is_whole(one)]
    if aside and not any(one.startswith("packages/") for one in now):
        return "between two renames, whole ones aside"
    return f"! half: {differing(now, new)}"


def differing(one: State, other: State) -> list[str]:
    """Return some of the files that are not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))[
        :4
    ]


def spoiled(root: Path, prepared: Prepared) -> list[str]:
    """Return what is wrong with what stands for all clients."""
    found = [f"! no {one}" for one in OUTPUTS if not (root / one).is_file()]
    if (root / "batch-calendar.ics").read_bytes() != prepared.calendar:
        found.append("! another calendar")
    left = [one.name for one in (root, root / ".gfpack-batch") for one in one.glob(".gfpack-m*")]
    return found + [f"! left beside the clients: {one}" for one in left]


def kills(
    count: int, seed: int, room: Path, clients: Sequence[str] = CLIENTS, *, told: bool = False
) -> Counter[str]:
    """Return how often what was seen; `told`: say what after each kill."""
    chance = random.Random(seed)
    prepared = prepare(room, clients)
    seen: Counter[str] = Counter()
    kills = tries = 0
    longest = prepared.seconds  # less where the machine has become quieter since
    while kills < count and tries < 4 * count:
        tries += 1
        moment = chance.uniform(0, longest)
        what = trial(prepared, room, moment, VICTIMS[kills % len(VICTIMS)], chance)
        seen.update(what)
        if what[0] == BEFORE:
            longest = max(moment, prepared.seconds / 4)
        kills += what[0].endswith("killed")
        if told:
            print(f"{kills}/{count}: {', '.join(what)}", file=sys.stderr, flush=True)
    if kills < count:
        seen[f"! only {kills} kills"] += 1
    return seen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.office:
        os.environ["GFPACK_LIBREOFFICE"] = "off"
    with tempfile.TemporaryDirectory(prefix="kills-") as room:
        seen = kills(asked.count, asked.seed, Path(room), told=True)
    for what, count in sorted(seen.items()):
        print(f"{count:5}  {what}")
    return int(any("!" in what for what in seen))


if __name__ == "__main__":
    sys.exit(main())
