"""Progress: a line that renews itself on a terminal, silence elsewhere."""

from __future__ import annotations

import io

import pytest

from gfpack.base.text import width
from gfpack.cli.common import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("evidence.progress") as progress:
        progress(1, 2, "a.pdf")
    assert capsys.readouterr() == ("", "")


def test_it_keeps_to_one_line_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    with progress_bar("evidence.progress") as progress:
        progress(1, 20, "证明材料/很长的文件夹名称/很长很长的文件名称\n\x1b[2J.pdf")
    lines = terminal.getvalue().split("\r")
    assert "\n" not in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()
    assert max(width(line) for line in lines) <= 39
    assert any("1/20" in line for line in lines)
    assert lines[-2].strip() == lines[-1] == ""
