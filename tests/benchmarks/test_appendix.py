"""The command that measures the appendix runs, and its table says of a bar what it means."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.appendix.table import Row, Took, compared

ROOT = Path(__file__).parents[2]
_COMMAND = ("-m", "benchmarks.appendix")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
def test_it_runs_on_a_toy_without_peers(tmp_path: Path) -> None:
    words = [str(tmp_path), "--toy", "--rounds", "1", "--without-peers", "--only", "numbers"]
    done = subprocess.run(
        [sys.executable, *_COMMAND, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "50 pages numbered ÷ bare append" in done.stdout
    assert "bytes of the numbered pages" in done.stdout
    assert "merge_page" not in done.stdout


def test_a_bar_may_be_the_most_or_the_least() -> None:
    assert Row("", 1.05, 1.05).held
    assert not Row("", 1.06, 1.05).held
    assert Row("", 6.0, 6.0, least=True).held
    assert not Row("", 5.9, 6.0, least=True).held
    assert "BROKEN" in Row("", 5.9, 6.0, least=True).line()
    assert Row("", 99.0).held
    assert "told" in Row("", 99.0).line()


def test_a_slow_moment_of_the_machine_counts_once() -> None:
    ours = [Took(2.0), Took(20.0), Took(2.2)]
    theirs = [Took(1.0), Took(9.0), Took(1.0)]
    assert compared("", ours, theirs).ratio == pytest.approx(2.2)
