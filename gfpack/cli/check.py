"""`gfpack check`: all findings, the worst first."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.findings.case import Case
    from gfpack.findings.overrides import Judged


@click.command()
@common.project_argument
@common.day_option("--on")
@common.day_option("--today")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(
    project: Path, on: date | None, today: date | None, form: str, output: Path | None
) -> int:
    """List all findings, veto items first; leave with 1 if any blocks the submission."""
    from gfpack.findings.case import open_case
    from gfpack.findings.find import asked, find
    from gfpack.findings.overrides import judge

    case = open_case(project, on=on, today=today)
    judged = judge(find(case), case.project.answers.overrides, asked=asked())
    text = _rendered(judged, case, form, on_screen=output is None and sys.stdout.isatty())
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(text, output)
        common.say("findings.written", path=output, count=len(judged.open))
    return ExitCode.BLOCKED if judged.blocks else ExitCode.DONE


def _rendered(judged: Judged, case: Case, form: str, *, on_screen: bool) -> str:
    from gfpack.findings.as_json import as_json
    from gfpack.findings.as_text import as_text

    if form == "json":
        return as_json(judged, case, today=case.today)
    return as_text(
        judged,
        case,
        common.language(),
        width=shutil.get_terminal_size().columns if on_screen else 100,
        colour=on_screen and "NO_COLOR" not in os.environ,
        today=case.today,
    )


def _write(text: str, output: Path) -> None:
    from gfpack.base.files import written_whole

    with written_whole(output) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
