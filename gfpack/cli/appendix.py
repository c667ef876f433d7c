"""`gfpack appendix`: the bound PDF alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gfpack.cli import common
from gfpack.cli.binding import binding_options
from gfpack.cli.passwords import Told, password_options


@click.command()
@common.project_argument
@common.day_option("--on")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@binding_options
@password_options
def command(
    project: Path,
    on: date | None,
    output: Path | None,
    binding: dict[str, Any],
    passwords: Told,
) -> None:
    """Bind the evidence into one PDF: cover, contents, dividers, numbered pages."""
    from gfpack.appendix.alone import alone

    told = passwords.of(project, on)
    with common.progress_bar("appendix.progress") as progress:
        bound = alone(project, output, on=on, options=binding, passwords=told, progress=progress)
    place = bound.files[0] if len(bound.files) == 1 else bound.files[0].parent
    common.say("appendix.made", path=place, pages=bound.page_count, attachments=bound.attachments)
    if len(bound.files) > 1:
        common.say("appendix.files", count=len(bound.files))
        for file in bound.files:
            click.echo(f"  {file.name}")
    if not bound.complete:
        common.say("appendix.incomplete")
    common.tell(bound.findings)
