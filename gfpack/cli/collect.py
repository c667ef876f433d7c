"""`gfpack collect`: take a client's files in and see what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@common.project_argument
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")
@click.option("--dry-run", is_flag=True)
@click.option("--all", "everything", is_flag=True)
@click.option("--ocr/--no-ocr", "sight", default=True)
@click.option("--ocr-seconds", "seconds", type=click.IntRange(5, 3600), default=180, metavar="N")
def command(
    *,
    project: Path,
    sources: tuple[Path, ...],
    dry_run: bool,
    everything: bool,
    sight: bool,
    seconds: int,
) -> None:
    """Take files in (they are copied), recognise, read and match them."""
    from gfpack.evidence.collect import collect
    from gfpack.evidence.collected_text import collected_lines
    from gfpack.project.load import load_with_checklist

    held, checklist, types = load_with_checklist(project)
    try:
        with (
            common.progress_bar("evidence.progress") as progress,
            common.progress_bar("evidence.looking") as looking,
        ):
            result = collect(
                held,
                checklist,
                types,
                sources,
                dry_run=dry_run,
                sight=sight,
                seconds=seconds,
                progress=progress,
                looking=looking,
            )
    except KeyboardInterrupt:
        if not dry_run:
            common.say("evidence.interrupted", err=True)
        raise
    columns = shutil.get_terminal_size((100, 24)).columns
    for line in collected_lines(
        result,
        types,
        common.language(),
        columns=columns,
        everything=everything,
        project=common.typed(project),
    ):
        click.echo(line)
