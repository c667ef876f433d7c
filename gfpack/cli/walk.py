"""`gfpack walk`: requirement by requirement, in a terminal; every answer is saved at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.base.errors import ExitCode, UsageError
from gfpack.cli import common


@click.command()
@common.project_argument
@click.option("--by", metavar="NAME")
@click.option("--only", type=click.Choice(["missing", "unknown", "stale"]))
@click.option("--confirm", is_flag=True)
@click.option("--order", type=click.Choice(["veto", "indicator"]), default="veto")
@common.day_option("--on")
@common.day_option("--today")
def command(  # noqa: PLR0917
    project: Path,
    by: str | None,
    only: str | None,
    confirm: bool,
    order: str,
    on: date | None,
    today: date | None,
) -> int:
    """Go through the requirements, or the evidence to confirm, until the person leaves."""
    from gfpack.cli.walking import opening, stepping
    from gfpack.cli.walking.terminal import Terminal

    if not Terminal.is_there():
        raise UsageError("walk.not_a_terminal")
    try:
        desk = opening.desk(
            project, by=by, on=on, today=today, order=order, only=only or "all", confirm=confirm
        )
    except EOFError:
        return ExitCode.DONE
    if not desk.ids:
        common.say("walk.nothing_open" if confirm else "walk.nothing")
        return ExitCode.DONE
    more = f" --only {only}" if only else " --confirm" if confirm else ""
    again = f"gfpack walk {common.typed(project)}{more}"
    return opening.run(desk, stepping.confirm if confirm else stepping.walk, again)
