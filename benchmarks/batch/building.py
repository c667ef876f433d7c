"""Builds of a firm of small clients: two workers, a repeat; and of a large one whose file changes.

In: a folder to draw into. Out: bars.
"""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from benchmarks.batch.bars import Bar, gfpack, run
from benchmarks.batch.draw import large, once, small_firm
from gfpack.project.layout import EVIDENCE_DIR, GFPACK_YAML

SCALES, REPEAT, CHANGE = 0.90, 0.05, 1.05
_CONTROL = 150
"""Parts of computing that take about as long as some builds do."""


def measured(folder: Path, clients: int, rounds: int) -> list[Bar]:
    """Measure the builds."""
    drawn = once(folder / f"small-{clients}", lambda to: small_firm(to, clients))
    fresh = folder / "building"
    seconds = [_scaled(drawn, fresh, back=bool(each % 2)) for each in range(rounds)]
    ours = statistics.median(one / two for one, two, _, _ in seconds)
    control = statistics.median(one / two for _, _, one, two in seconds)
    share = statistics.median((a / b) / (c / d) for a, b, c, d in seconds)
    first = statistics.median(two for _, two, _, _ in seconds)
    told = f"{clients} clients: {ours:.2f} times as fast, control {control:.2f}"
    bars = [
        Bar(
            "two workers: speed-up ÷ speed-up of two computing processes",
            share,
            least=SCALES,
            told=told,
        )
    ]
    return [*bars, _repeat(fresh, first)]


def changed(folder: Path, clients: int, rounds: int) -> list[Bar]:
    """Measure what it takes to build all when one file of one client has changed."""
    drawn = once(folder / f"small-{clients}", lambda to: small_firm(to, clients))
    whole = once(folder / "large", large) / "large client"
    built = folder / "changed"
    shutil.rmtree(built, ignore_errors=True)
    shutil.copytree(drawn, built)
    return _changed(built, whole, rounds=2 * rounds + 1)


def _scaled(drawn: Path, fresh: Path, *, back: bool) -> tuple[float, float, float, float]:
    """Return seconds: build with one worker, with two; computing with one process, with two.

    Each worker keeps one processor busy. The one that counts for a repeat is made last.
    """
    took: dict[tuple[str, int], float] = {}
    for workers in (2, 1, 2) if back else (1, 2):
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(drawn, fresh)
        command = ("batch", fresh, "--what", "build", "--jobs", workers)
        took.setdefault(("build", workers), gfpack(*command, cores=workers).seconds)
        computing = ("-m", "benchmarks.batch.computing", workers, _CONTROL)
        took.setdefault(("compute", workers), run(*computing)[0])
    one, two = (took["build", workers] for workers in (1, 2))
    print(
        f"  build {one:.1f} s, two workers {two:.1f} s; compute "
        + ", ".join(f"{took['compute', each]:.1f}" for each in (1, 2)),
        flush=True,
    )
    return one, two, took["compute", 1], took["compute", 2]


def _repeat(built: Path, first: float) -> Bar:
    took = [gfpack("batch", built, "--what", "build") for _ in range(3)]
    if any(one.started for one in took):
        raise SystemExit("a repeat started a process although nothing had changed")
    seconds = statistics.median(one.seconds for one in took)
    told = f"{seconds:.2f} s of {first:.1f} s"
    return Bar("repeat, nothing changed ÷ first run", seconds / first, most=REPEAT, told=told)


def _changed(built: Path, drawn: Path, rounds: int) -> list[Bar]:
    """Change a photo of a client as large as a firm's are, and of a small one."""
    shutil.copytree(drawn, built / drawn.name)
    gfpack("batch", built, "--what", "build")
    files = [one for one in (drawn / EVIDENCE_DIR).rglob("*") if one.is_file()]
    size = sum(one.stat().st_size for one in files) / 2**20
    count = sum(1 for one in built.iterdir() if (one / GFPACK_YAML).is_file())
    big = _against_alone(built, [built / drawn.name], "照片 00.jpg", rounds)
    small = [one for one in sorted(built.iterdir()) if one.name.startswith("client")]
    small_ratio = _against_alone(built, small, "进水总表.jpg", rounds)
    of = f"1 of {count} clients, {len(files)} files, {size:.0f} MB"
    name = "one file of one client changed ÷ its own rebuild"
    return [
        Bar(name, big[0], most=CHANGE, told=f"{big[1]} ({of})"),
        Bar("  the same of a client of six small files", small_ratio[0], told=small_ratio[1]),
    ]


def _against_alone(built: Path, clients: list[Path], photo: str, rounds: int) -> tuple[float, str]:
    """Change a client's photo and build all; change it again and build that client alone."""
    pairs = []
    for number in range(rounds):
        client = clients[7 * number % len(clients)]
        ways = [("batch", built, "--what", "build"), ("build", client)]
        seconds = {}
        for way in ways[:: -1 if number % 2 else 1]:
            touch(client, photo)
            seconds[way[0]] = gfpack(*way).seconds
        gfpack("batch", built, "--what", "build")
        print(
            f"  one file changed: all {seconds['batch']:.2f} s, alone {seconds['build']:.2f} s",
            flush=True,
        )
        pairs.append((seconds["batch"], seconds["build"]))
    ratio = statistics.median(all_ / alone for all_, alone in pairs)
    told = "{:.2f} s, alone {:.2f} s".format(
        *(statistics.median(each) for each in zip(*pairs, strict=True))
    )
    return ratio, told


def touch(client: Path, photo: str) -> None:
    """Change a photo of a client, as if it were sent again: other bytes, the same picture."""
    with next((client / EVIDENCE_DIR).rglob(photo)).open("ab") as stream:
        stream.write(b"\0")
