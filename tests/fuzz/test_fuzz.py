"""A short run of fuzzing, always the same; `python -m tests.fuzz` runs as many cases as wanted."""

from __future__ import annotations

from pathlib import Path

from .session import fuzz


def test_nothing_that_reads_strangers_files_breaks(tmp_path: Path) -> None:
    report = fuzz(300, seed=20261122, kept=tmp_path / "found", together=24)
    assert report.violations == []
    assert report.cases > 280
    assert report.slowest[0] < 30
    unread = [kind for kind, one in report.tallies.items() if "readable" not in one.states]
    assert len(unread) < 8, f"nothing of these kinds is whole enough to be read: {unread}"
