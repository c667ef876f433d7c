"""`python -m benchmarks.batch.cluster`: a Dask cluster on this machine against this machine alone.

Builds the same clients in turn with two threads (each minds a process), a pool of two processes and
two Dask workers, each time anew, and prints the medians of the ratios; what connecting and
examining cost; then, over many clients with nothing to do, what a client costs to hand out. Exit
code 1 when the bar is broken. Without LibreOffice, whose time would hide the rest.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import psutil

from gfpack.base.messages import Lang
from gfpack.batch.cluster import run_on
from gfpack.batch.models import Settings, What
from gfpack.batch.run import Ran, run
from samples.draw import draw_tiny
from tests.batch.conftest import Unwatched
from tests.batch.dask_cluster import DaskCluster

BAR = 1.15
"""The most that two Dask workers may take ÷ what two processes of a pool take."""
TODAY = date(2026, 11, 22)
Way = Callable[[Path, Settings], Ran]


def firm(room: Path, count: int) -> Path:
    """Draw a folder of small clients."""
    drawn = draw_tiny(room / "tiny")
    for number in range(count):
        shutil.copytree(drawn, room / "firm" / f"client {number:03}")
    return room / "firm"


def threads(root: Path, settings: Settings) -> Ran:
    """Do it with two threads: what the command does without options on two processors."""
    return run(root, settings, Unwatched(), jobs=2)


def pool(root: Path, settings: Settings) -> Ran:
    """Do it with a pool of two processes."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        return run(root, settings, Unwatched(), jobs=2, executor=processes)


def ways(address: str) -> dict[str, Way]:
    """Return the ways that are compared."""
    return {
        "threads": threads,
        "pool": pool,
        "Dask": lambda root, settings: run_on(address, root, settings, Unwatched()),
    }


def timed(way: Way, root: Path, settings: Settings) -> float:
    """Return the seconds that a run takes, which must go well."""
    began = time.perf_counter()
    ran = way(root, settings)
    seconds = time.perf_counter() - began
    if any(one.failed for one in ran.outcomes):
        raise RuntimeError(str(next(one.failed for one in ran.outcomes if one.failed)))
    return seconds


def builds(drawn: Path, room: Path, address: str, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each way, all in turn, every time on fresh clients."""
    settings = Settings(What.BUILD, Lang.EN, TODAY, cores=1)
    seconds: dict[str, list[float]] = {name: [] for name in ways(address)}
    for number in range(rounds):
        order = list(ways(address).items())
        for name, way in order[number % 3 :] + order[: number % 3]:
            fresh = Path(shutil.copytree(drawn, room / "fresh"))
            seconds[name].append(timed(way, fresh, settings))
            shutil.rmtree(fresh)
    return seconds


def handed_out(root: Path, address: str, rounds: int) -> tuple[float, float, int]:
    """Return seconds for clients with nothing to do: here, on the cluster; bytes of an outcome."""
    settings = Settings(What.CHECK, Lang.EN, TODAY)
    ran = threads(root, settings)
    size = statistics.median(len(pickle.dumps(one)) for one in ran.outcomes)
    here = statistics.median(timed(threads, root, settings) for _ in range(rounds))
    there = statistics.median(timed(ways(address)["Dask"], root, settings) for _ in range(rounds))
    return here, there, int(size)


def connected(room: Path, drawn: Path, address: str, rounds: int) -> float:
    """Return seconds to connect and examine: a run over a single client with nothing to do."""
    one = room / "one"
    shutil.copytree(next(drawn.iterdir()), one / "client")
    settings = Settings(What.CHECK, Lang.EN, TODAY)
    threads(one, settings)
    here = statistics.median(timed(threads, one, settings) for _ in range(rounds))
    there = statistics.median(timed(ways(address)["Dask"], one, settings) for _ in range(rounds))
    return there - here


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--clients", type=int, default=12)
    parser.add_argument("--many", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    os.environ["GFPACK_LIBREOFFICE"] = "off"
    with tempfile.TemporaryDirectory(prefix="cluster-") as name:
        room = Path(name)
        drawn = firm(room, asked.clients)
        with DaskCluster(room / "dask", workers=2) as cluster:
            cluster.wait_for(2)
            setup = connected(room, drawn, cluster.address, 5)
            print(f"{setup:9.2f}  seconds to connect to two workers and examine them")
            ratio = _builds(builds(drawn, room, cluster.address, asked.rounds))
            many = firm(room / "many", asked.many)
            here, there, size = handed_out(many, cluster.address, 3)
            each = (there - setup - here) / asked.many
            print(f"{here / asked.many * 1000:9.2f}  ms for each client with nothing to do, here")
            print(f"{each * 1000:9.2f}  ms more for each on the cluster")
            print(f"{size / 1024:9.0f}  KiB come back for each client")
            memory = psutil.Process(cluster.scheduler.pid).memory_info().rss / 1024**2
            print(f"{memory:9.0f}  MiB the scheduler holds after {asked.many} clients")
    return int(ratio > BAR)


def _builds(seconds: dict[str, list[float]]) -> float:
    for name, each in seconds.items():
        told = " ".join(f"{one:.1f}" for one in each)
        print(f"{statistics.median(each):9.2f}  seconds to build with {name} ({told})")
    pairs = {name: zip(seconds["Dask"], seconds[name], strict=True) for name in ("pool", "threads")}
    ratios = {name: statistics.median(a / b for a, b in each) for name, each in pairs.items()}
    print(f"{ratios['pool']:9.3f}  Dask ÷ pool (at most {BAR})")
    print(f"{ratios['threads']:9.3f}  Dask ÷ threads")
    return ratios["pool"]


if __name__ == "__main__":
    sys.exit(main())
