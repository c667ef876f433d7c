"""`gfpack calendar`: what must start when, what expires, which steps come."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.calendar.models import Schedule


@click.command()
@common.project_argument
@common.day_option("--on")
@common.day_option("--today")
@click.option(
    "--format", "form", type=click.Choice(["text", "ics", "xlsx", "json"]), default="text"
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(
    project: Path, *, on: date | None, today: date | None, form: str, output: Path | None
) -> None:
    """List what must be done or known by some day, what is late first."""
    from gfpack.calendar.schedule import schedule
    from gfpack.calendar.steps import profiles_of
    from gfpack.findings.case import open_case

    case = open_case(project, on=on, today=today)
    found = schedule(case, profiles_of(case.project, case.checklist.id))
    if form == "xlsx":
        _write_plan(found, case.project.folder, output)
    elif form == "ics" or output:
        _write(found, case.project.folder, form, output)
    else:
        on_screen = sys.stdout.isatty()
        text = _rendered(found, form, on_screen=on_screen).decode()
        if form == "json":
            common.say_data(text)
        else:
            click.echo(text, nl=False)


def _rendered(found: Schedule, form: str, *, on_screen: bool) -> bytes:
    from gfpack.calendar.as_ics import as_ics
    from gfpack.calendar.as_json import as_json
    from gfpack.calendar.as_text import as_text

    if form == "ics":
        return as_ics(found, common.language())
    if form == "json":
        return as_json(found).encode()
    width = shutil.get_terminal_size().columns if on_screen else 100
    colour = on_screen and "NO_COLOR" not in os.environ
    return as_text(found, common.language(), width=width, colour=colour).encode()


def _write(found: Schedule, project: Path, form: str, output: Path | None) -> None:
    from gfpack.base.files import written_whole

    content = _rendered(found, form, on_screen=False)
    target = output or _place(found, project, "file_name", form)
    with written_whole(target) as temporary:
        temporary.write_bytes(content)
    common.say("calendar.written", path=target, count=len(found.events))


def _write_plan(found: Schedule, project: Path, output: Path | None) -> None:
    from gfpack.calendar.plan import renew_plan
    from gfpack.findings.carry_over import told

    target = output or _place(found, project, "plan_name", "xlsx")
    renewed = renew_plan(found, project, common.language(), target)
    common.say("calendar.written", path=renewed.path, count=len(found.events) + len(found.undated))
    for line in told(renewed, common.language()):
        click.echo(line)


def _place(found: Schedule, project: Path, name: str, form: str) -> Path:
    """Return where a file goes unless another place is named."""
    from gfpack.base.files import safe_name
    from gfpack.base.messages import message
    from gfpack.project.layout import CALENDAR_DIR

    stem = message(f"calendar.{name}", common.language(), enterprise=found.project)
    return project / CALENDAR_DIR / f"{safe_name(stem)}.{form}"
