"""What killed processes leave behind goes with the next run; what is in use stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gfpack.base import leftovers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="goes by age there")


def a_dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_what_dead_processes_left_is_swept(tmp_path: Path) -> None:
    dead, alive = a_dead_process(), os.getpid()
    left = tmp_path / f".gfpack-{dead}-0123456789abcdef.pdf"
    used = tmp_path / f".gfpack-{alive}-0123456789abcdef.pdf"
    others = [tmp_path / name for name in ("报告.pdf", f"gfpack-{dead}.pdf", ".gfpack")]
    for one in (left, used, *others):
        one.write_bytes(b"x")
    room = tmp_path / f"gfpack-{dead}-abcd_123"
    (room / "in").mkdir(parents=True)
    leftovers.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([used, *others])


def test_a_room_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with leftovers.room() as place:
        (place / "a").write_bytes(b"x")
        assert place.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
