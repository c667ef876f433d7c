"""A few random kills; a hundred by `python -m tests.kills`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.kills import kills

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_what_stands_after_a_kill_is_whole_and_the_next_run_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")  # the hundred kills convert too
    seen = kills(5, 7, tmp_path)
    assert [what for what in seen if "!" in what] == []
