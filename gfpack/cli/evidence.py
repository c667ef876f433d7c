"""`gfpack evidence`: the evidence for the eye."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.group()
def command() -> None:
    """Look at the evidence."""


@command.command()
@common.project_argument
@common.day_option("--on")
@common.day_option("--today")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def sheet(project: Path, *, on: date | None, today: date | None, output: Path | None) -> None:
    """Write the contact sheet: every file beside what was read of it."""
    from gfpack.findings.case import open_case
    from gfpack.findings.contact_files import default_place, write_sheet
    from gfpack.findings.find import find
    from gfpack.findings.overrides import judge

    case = open_case(project, on=on, today=today)
    judged = judge(find(case), case.project.answers.overrides)
    target = output or default_place(case, common.language())
    with common.progress_bar("findings.sheet.progress") as progress:
        written = write_sheet(
            judged,
            case,
            common.language(),
            target,
            project=common.typed(project),
            progress=progress,
        )
    first, *others = written.files
    common.say(
        "findings.sheet.written",
        path=first,
        evidence=written.evidence,
        waiting=written.waiting,
        loose=written.loose,
    )
    if others:
        common.say("findings.sheet.written_parts", count=len(written.files))
