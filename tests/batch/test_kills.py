"""A few random kills; fifty by `python -m tests.kills_batch`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.kills_batch import kills

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_after_a_kill_every_package_is_old_or_new_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    seen = kills(2, 7, tmp_path, ["甲 公司", "乙"])
    assert [what for what in seen if "!" in what] == []
