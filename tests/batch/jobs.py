"""Jobs that go wrong on purpose, for one client; all others are done as ever."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

from gfpack.base.cores import cores
from gfpack.batch.job import run

TOLD = "told.json"


def go_wrong(**asked: Any) -> dict[str, Any]:
    """Hang, be killed or run out of memory over the clients called so."""
    name = Path(asked["folder"]).name
    if name == "hangs":
        time.sleep(600)
    if name == "dies":
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    if name == "devours":
        raise MemoryError("all of it")
    return run(**asked)


def leave_behind(**asked: Any) -> dict[str, Any]:
    """Start a process, tell its number in a file, and hang."""
    import subprocess
    import sys

    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(asked["folder"], "started.txt").write_text(str(started.pid), "utf-8")
    time.sleep(600)
    return {}


def tell_share(**asked: Any) -> dict[str, Any]:
    """Tell beside the client how many processors it may keep busy."""
    folder = Path(asked["folder"])
    (folder.parent / f"{folder.name}.cores").write_text(str(cores()), "ascii")
    raise MemoryError("told")


def hang_once(**asked: Any) -> dict[str, Any]:
    """Tell of itself beside the client called `slow`, and hang; the next time do the work."""
    folder = Path(asked["folder"])
    told = folder.parent / TOLD
    if folder.name == "slow" and not told.exists():
        part = told.with_suffix(".part")
        part.write_text(json.dumps({"job": os.getpid(), "worker": os.getppid()}), "utf-8")
        part.rename(told)
        time.sleep(600)
    return run(**asked)


def refuse(**_: Any) -> dict[str, Any]:
    """Do nothing for anybody: only what is known already can come out."""
    raise MemoryError("refused")
