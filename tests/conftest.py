"""Fixtures for everyone: the drawn clients, and the day on which tests are played.

`ready_project` and `tiny_project` are drawn once per run, also when several workers run the tests;
whoever changes files takes `ready_copy` or `tiny_copy`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

os.environ.setdefault("GFPACK_OCR", "off")  # reading by sight takes seconds a page: tests of it ask

from samples import draw as samples
from samples.defective.client import DEFECTS, spoil


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which tests are played: after the evidence was confirmed, before the deadline."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def ready_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the ready client; leave it as it is."""
    return _once(tmp_path_factory, "ready", samples.draw_ready)


@pytest.fixture
def ready_copy(ready_project: Path, tmp_path: Path) -> Path:
    """Return a copy of the ready client that a test may change."""
    return Path(shutil.copytree(ready_project, tmp_path / "苏州乌有精密轴承有限公司"))


@pytest.fixture(scope="session")
def defective_project(tmp_path_factory: pytest.TempPathFactory, ready_project: Path) -> Path:
    """Return the folder of the defective client; leave it as it is."""

    def draw(folder: Path) -> Path:
        shutil.copytree(ready_project, folder, dirs_exist_ok=True)
        spoil(folder, *DEFECTS)
        return folder

    return _once(tmp_path_factory, "defective", draw)


@pytest.fixture(scope="session")
def tiny_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the minimal client; leave it as it is."""
    return _once(tmp_path_factory, "tiny", samples.draw_tiny)


@pytest.fixture
def tiny_copy(tiny_project: Path, tmp_path: Path) -> Path:
    """Return a copy of the minimal client that a test may change."""
    return Path(shutil.copytree(tiny_project, tmp_path / "最小样例 轴承"))


def _once(factory: pytest.TempPathFactory, name: str, draw: Callable[[Path], Path]) -> Path:
    """Return the client `name`, drawn by the first worker that asks for it."""
    base = factory.getbasetemp()
    root = base.parent if base.name.startswith("popen-") else base
    folder = root / "samples" / name
    folder.parent.mkdir(exist_ok=True)
    with FileLock(str(folder.with_suffix(".lock"))):
        if not folder.exists():
            growing = folder.with_suffix(".growing")
            shutil.rmtree(growing, ignore_errors=True)
            growing.mkdir()
            draw(growing)
            growing.rename(folder)
    return folder
