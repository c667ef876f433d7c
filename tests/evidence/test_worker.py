"""Workers: limits hold, a dead one is replaced, nothing of the caller's is touched."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gfpack.evidence.models import FileKind
from gfpack.evidence.sniff import kind_of
from gfpack.tools.worker import Failure, Limits, Task, call, run


def test_every_task_is_answered_once_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"%PDF-1.7\n")
    tasks = [
        Task(kind_of, (tmp_path / "a",)),
        Task(os.abort),
        Task(time.sleep, (60,)),
        Task(kind_of, (tmp_path / "absent",)),
        Task(kind_of, (tmp_path / "a",)),
    ]
    results = dict(run(tasks, limits=Limits(seconds=1.5)))
    assert results[0] == results[4] == FileKind.PDF
    kinds = [results[place].kind for place in (1, 2, 3)]
    assert kinds == ["crash", "timeout", "system"]
    assert "FileNotFoundError" in results[3].why


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited where the system can")
def test_memory_is_limited() -> None:
    assert call(bytes, 8 * 1024**3) == Failure("memory")


def test_a_worker_is_used_again() -> None:
    limits = Limits(memory=(1 << 30) + 4096)  # no other test's worker has just these
    first, second = (call(os.getpid, limits=limits) for _ in range(2))
    assert first == second != os.getpid()


def test_a_task_that_cannot_be_sent_is_an_error() -> None:
    result = call(lambda: 1)
    assert isinstance(result, Failure)
    assert result.kind == "error"


def test_a_worker_cannot_make_the_caller_run_code() -> None:
    result = call(_result_that_would_run)
    assert isinstance(result, Failure)


def _result_that_would_run() -> object:  # pickled by reference, refused on the way back
    return os.system


def test_the_callers_input_and_main_module_are_left_alone(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "print('once')\n"
        "from gfpack.tools.worker import call\n"
        "from gfpack.evidence.sniff import kind_of\n"
        "print(call(kind_of, Path(__file__)))\n"
        "print(sys.stdin.read())\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        input="still here",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split("\n")[:3] == ["once", "text", "still here"], done.stderr
    assert done.stderr == ""
