"""Processes that are started before it is known what they will be asked."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gfpack.batch.models import Settings
from gfpack.batch.run import run
from gfpack.tools import apart
from gfpack.tools.worker import Limits
from tests.batch.conftest import Unwatched

LOAD = "gfpack.batch.ready:check"
ROOMY = Limits(600, 8 * 1024**3)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the processes that are started apart, as they come."""
    there: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*given: Any, **more: Any) -> subprocess.Popen[bytes]:
        there.append(start(*given, **more))
        return there[-1]

    monkeypatch.setattr(apart.subprocess, "Popen", noted)
    return there


def share(ahead: apart.Ahead, cores: int) -> object:
    return apart.call("gfpack.base.cores:cores", {}, ROOMY, cores=cores, ahead=ahead)


def test_a_process_started_before_is_asked_and_told_its_share_then(
    started: list[subprocess.Popen[bytes]],
) -> None:
    with apart.Ahead(LOAD, memory=ROOMY.memory) as ahead:
        ahead.start(2)
        assert [share(ahead, 7), share(ahead, 3)] == [7, 3]
    assert len(started) == 2  # the second call found none


def test_one_that_died_meanwhile_is_replaced(started: list[subprocess.Popen[bytes]]) -> None:
    with apart.Ahead(LOAD, memory=ROOMY.memory) as ahead:
        ahead.start(1)
        started[0].kill()
        started[0].wait()
        assert share(ahead, 4) == 4
    assert len(started) == 2


def test_one_that_nobody_asked_ends(started: list[subprocess.Popen[bytes]]) -> None:
    with apart.Ahead(LOAD, memory=ROOMY.memory) as ahead:
        ahead.start(1)
    assert started[0].returncode is not None


def test_one_that_cannot_load_says_so_when_it_is_asked() -> None:
    with apart.Ahead("gfpack.batch.ready:nothing", memory=ROOMY.memory) as ahead:
        ahead.start(1)
        assert share(ahead, 1) == 1


def test_only_a_change_starts_a_process_and_it_is_the_one_that_works(
    firm: Callable[..., Path], settings: Settings, started: list[subprocess.Popen[bytes]]
) -> None:
    root = firm("a", "b")
    run(root, settings, Unwatched())
    started.clear()
    run(root, settings, Unwatched())
    assert started == []
    with (root / "b" / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n# seen\n")
    began = replace(settings, job="tests.batch.jobs:refuse")
    outcomes = {one.client: one for one in run(root, began, Unwatched()).outcomes}
    assert outcomes["a"].reused
    assert outcomes["b"].failed
    assert len(started) == 2  # for the client, and for the search at the end
    for one in started:
        for _ in range(100):
            if one.returncode is not None:
                break
            time.sleep(0.1)
        assert one.returncode is not None
