"""Fixtures of the report tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reported_plant import photo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder."""
    made = tmp_path / "苏州 某某轴承"
    (made / "evidence" / "照片").mkdir(parents=True)
    return made


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that LibreOffice is not installed; conversions take seconds."""
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")


@pytest.fixture
def draw_photos(folder: Path) -> Callable[[int], Path]:
    """Draw so many photos with EXIF orientation 6 and a place, and return the project folder."""

    def draw(count: int) -> Path:
        for number in range(count):
            photo(folder / "evidence" / "照片" / f"现场 {number:02}.jpg", number)
        return folder

    return draw
