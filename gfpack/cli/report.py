"""`gfpack report`: the self-evaluation report alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.base.errors import ExitCode
from gfpack.cli import common

_FILE = click.Path(path_type=Path, dir_okay=False)
_TEMPLATE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@common.project_argument
@click.option("--output", type=_FILE)
@click.option("--template", type=_TEMPLATE)
@common.day_option("--on")
def command(project: Path, output: Path | None, template: Path | None, on: date | None) -> int:
    """Write the self-evaluation report (Word), citing the pages of the appendix."""
    from gfpack.findings.case import open_case
    from gfpack.project.lock import locked
    from gfpack.report.alone import alone

    with locked(project), common.progress_bar("report.progress") as progress:
        case = open_case(project, on=on)
        written, found = alone(case, output, template=template, progress=progress)
    common.tell(found)
    common.say("report.written", path=written)
    return ExitCode.DONE
