"""`gfpack appendix`: the bound PDF alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@common.project_argument
@common.day_option("--on")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(project: Path, on: date | None, output: Path | None) -> None:
    """Bind the evidence into one PDF: cover, contents, dividers, numbered pages."""
    from gfpack.appendix.alone import alone

    with common.progress_bar("appendix.progress") as progress:
        bound = alone(project, output, on=on, progress=progress)
    for file in bound.files:
        common.say(
            "appendix.made", path=file, pages=bound.page_count, attachments=bound.attachments
        )
    if not bound.complete:
        common.say("appendix.incomplete")
    common.tell(bound.findings)
