"""Runs gfpack's commands. In: their words. Out: the exit code and everything that was said."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from gfpack.cli import cli
from gfpack.cli.leave import exit_code_of

TODAY = ("--today", "2026-11-22")


def gfpack(*words: str | Path) -> tuple[int, str]:
    """Run a command in this process; no fault may be shown or logged."""
    said = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = exit_code_of(cli, [str(word) for word in words])
    said.flush()
    text = said.buffer.getvalue().decode()
    assert code != 70, text
    assert "Traceback" not in text
    return code, text


def findings(project: Path) -> list[dict[str, Any]]:
    """Return what `gfpack check` finds."""
    code, said = gfpack("check", project, "--format", "json", *TODAY)
    assert code in (0, 1)
    assert not (project / ".gfpack" / "faults.log").exists()
    return list(json.loads(said)["findings"])


def codes(found: list[dict[str, Any]], ending: str) -> set[str]:
    """Return the codes of the findings on files whose path ends so."""
    return {
        one["code"] for one in found if str((one.get("place") or {}).get("file")).endswith(ending)
    }
