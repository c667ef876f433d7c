"""A real Dask cluster for tests: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]


class DaskCluster:
    """A scheduler and its workers on this machine, ended on leaving."""

    def __init__(self, room: Path, workers: int = 3) -> None:
        room.mkdir(parents=True, exist_ok=True)
        self._room = room
        self._file = room / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host=127.0.0.1", "--port=0", "--no-show")
        self.address = self._address()
        for _ in range(workers):
            self.add()

    def add(self, home: Path = HERE) -> subprocess.Popen[bytes]:
        """Start one worker more, of the gfpack in `home`; it does one client at a time."""
        worker = self._start(
            "worker",
            "--nthreads=1",
            "--no-nanny",
            "--memory-limit=0",
            f"--local-directory={self._room}",
            home=home,
        )
        self.workers.append(worker)
        return worker

    def wait_for(self, workers: int) -> None:
        """Wait until so many workers are known to the scheduler."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)

    def __enter__(self) -> DaskCluster:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
        for process in (*self.workers, self.scheduler):
            process.wait()

    def _start(self, part: str, *options: str, home: Path = HERE) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}"]
        with (self._room / f"{part}.log").open("ab") as log:
            return subprocess.Popen(
                [*command, f"--scheduler-file={self._file}", "--no-dashboard", *options],
                cwd=home,
                env={**os.environ, "PYTHONPATH": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _address(self) -> str:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                return str(json.loads(self._file.read_text("utf-8"))["address"])
            except (OSError, ValueError):
                time.sleep(0.05)
        raise RuntimeError((self._room / "scheduler.log").read_text("utf-8"))
