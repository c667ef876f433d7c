"""What killed processes leave behind goes with the next run; what is in use stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gfpack.base import leftovers

unix = pytest.mark.skipif(os.name == "nt", reason="goes by age there")
TOKEN = "0123456789abcdef"


def a_dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@unix
def test_only_what_dead_processes_of_this_machine_left_is_swept(tmp_path: Path) -> None:
    dead, alive, here = a_dead_process(), os.getpid(), leftovers.machine()
    left = tmp_path / f".gfpack-m{here}-{dead}-{TOKEN}.pdf"
    stay = [
        tmp_path / f".gfpack-m{here}-{alive}-{TOKEN}.pdf",
        tmp_path / f".gfpack-m{'0' * 12}-{dead}-{TOKEN}.pdf",  # may live on another machine
        tmp_path / f".gfpack-{dead}-{TOKEN}.pdf",  # tells no machine
        *(tmp_path / name for name in ("报告.pdf", f"gfpack-{dead}.pdf", ".gfpack")),
    ]
    for one in (left, *stay):
        one.write_bytes(b"x")
    room = tmp_path / f"gfpack-m{here}-{dead}-abcd_123"
    (room / "in").mkdir(parents=True)
    leftovers.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(stay)


def test_what_another_machine_left_goes_when_it_is_old(tmp_path: Path) -> None:
    other = f"gfpack-m{'0' * 12}-{os.getpid()}-"
    old, fresh = tmp_path / f".{other}{TOKEN}.pdf", tmp_path / f".{other}{TOKEN[::-1]}.pdf"
    for one in (old, fresh):
        one.write_bytes(b"x")
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)
    leftovers.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [fresh]


def test_what_is_made_here_tells_this_machine(tmp_path: Path) -> None:
    name = leftovers.temporary_name(tmp_path, ".pdf").name
    assert name.startswith(f".gfpack-m{leftovers.machine()}-{os.getpid()}-")


def test_a_room_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with leftovers.room() as place:
        (place / "a").write_bytes(b"x")
        assert place.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
