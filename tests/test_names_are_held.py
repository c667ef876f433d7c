"""A name nobody knows is refused by every command that works on a project, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.cli import main


@pytest.mark.parametrize("command", ["check", "collect", "appendix", "report", "build"])
def test_an_unknown_requirement_stops_every_command(
    command: str, tiny_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tiny_copy / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  9.9.9: {state: met}\n")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", command, str(tiny_copy)])
    assert left.value.code == 3
    assert "answers.yaml:" in capsys.readouterr().err
