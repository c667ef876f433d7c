"""`gfpack figures`: the workbook of numbers, and the metrics with their working."""

from __future__ import annotations

from pathlib import Path

import click

from gfpack.cli import common


@click.group()
def command() -> None:
    """Make the workbook of figures, show the metrics computed from it."""


@command.command()
@common.project_argument
def template(project: Path) -> None:
    """Write figures.xlsx: what the checklist needs, three years side by side."""
    from gfpack.figures.workbook import told, write
    from gfpack.project.load import load_with_checklist

    opened, checklist, _ = load_with_checklist(project)
    for line in told(write(opened, checklist, common.language()), common.language()):
        click.echo(line)


@command.command()
@common.project_argument
@click.option("--json", "as_json", is_flag=True)
def show(project: Path, *, as_json: bool) -> None:
    """Show every metric: formula, numbers, source cells, result, or what is missing."""
    from gfpack.figures import as_text
    from gfpack.figures.show import shown
    from gfpack.project.layout import FIGURES_XLSX
    from gfpack.project.load import load_with_checklist

    opened, checklist, _ = load_with_checklist(project)
    found = shown(opened, checklist)
    if not (project / FIGURES_XLSX).exists():
        common.say("figures.no_workbook", err=True, project=common.typed(project))
    if as_json:
        common.say_data(as_text.as_json(found))
    else:
        click.echo(as_text.as_text(found, common.language()), nl=False)
