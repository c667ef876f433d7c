"""One gfpack at a time per project."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gfpack.base.errors import ExitCode, OutputError, UsageError
from gfpack.project.lock import locked

HOLD = """
import sys
from pathlib import Path
from gfpack.project.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _a_project(tmp_path: Path) -> None:
    (tmp_path / "gfpack.yaml").touch()


def test_a_folder_that_is_no_project_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(UsageError), locked(other):
        pass
    assert list(other.iterdir()) == []


def test_another_process_at_work_is_told(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(OutputError) as caught, locked(tmp_path):
            pass
        assert holder.stdin
        holder.stdin.close()
    assert caught.value.key == "project.locked"
    assert caught.value.exit_code == ExitCode.OUTPUT
    with locked(tmp_path):
        pass


def test_a_process_that_was_killed_holds_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        holder.kill()
    with locked(tmp_path):
        pass


def test_the_same_work_may_hold_the_lock_twice(tmp_path: Path) -> None:
    with locked(tmp_path):
        with locked(tmp_path / "." / "x" / ".."):
            pass
        assert _busy_for_another_thread(tmp_path)
    assert not _busy_for_another_thread(tmp_path)


def _busy_for_another_thread(folder: Path) -> bool:
    busy: list[bool] = []

    def attempt() -> None:
        try:
            with locked(folder):
                busy.append(False)
        except OutputError:
            busy.append(True)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    return busy[0]


def test_a_file_named_as_the_state_folder_is_named_as_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".gfpack").write_text("a file where a folder is wanted")
    with pytest.raises(OutputError) as caught, locked(tmp_path):
        pass
    assert caught.value.key == "base.file_in_the_way"
    assert caught.value.params["path"] == tmp_path / ".gfpack"
