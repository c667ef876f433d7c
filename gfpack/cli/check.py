"""`gfpack check`: all findings, the worst first."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode, UsageError
from gfpack.base.files import written_whole
from gfpack.base.messages import message
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.findings.case import Case
    from gfpack.findings.overrides import Judged

_MANY = 30  # more than a screen or two of findings


@click.command()
@common.project_argument
@common.day_option("--on")
@common.day_option("--today")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx", "html"]), default="text"
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--all", "every", is_flag=True)
@click.option("--against", "against_id", metavar="ID")
@click.option(
    "--notes", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="XLSX"
)
def command(
    project: Path,
    *,
    on: date | None,
    today: date | None,
    form: str,
    output: Path | None,
    every: bool,
    against_id: str | None,
    notes: Path | None,
) -> int:
    """List all findings, veto items first; leave with 1 if any blocks the submission."""
    from gfpack.findings.case import open_case
    from gfpack.findings.find import find
    from gfpack.findings.overrides import judge

    if notes and form != "xlsx":
        raise UsageError("findings.notes_need_xlsx")
    if against_id and form not in ("text", "json"):
        raise UsageError("against.no_form", form=form)
    case = open_case(project, on=on, today=today)
    if against_id:
        _against(case, against_id, form, output)
        return ExitCode.DONE
    judged = judge(find(case), case.project.answers.overrides)
    if form == "xlsx":
        _write_xlsx(judged, case, output, notes)
    elif form == "html" or output:
        _write(judged, case, form, output, every=every)
    else:
        on_screen = sys.stdout.isatty()
        text = _rendered(judged, case, form, every=every, on_screen=on_screen)
        _print(text, form)
        if on_screen and form == "text" and len(judged.open) > _MANY:
            _say_more(len(judged.open), project)
    return ExitCode.BLOCKED if judged.blocks else ExitCode.DONE


def _print(text: str, form: str) -> None:
    if form == "text":
        click.echo(text, nl=False)
    else:
        common.say_data(text)


def _say_more(count: int, project: Path) -> None:
    from gfpack.findings.wrap import wrap

    said = message("findings.many", common.language(), count=count, project=common.typed(project))
    click.echo("\n".join(wrap(said, shutil.get_terminal_size().columns)))


def _against(case: Case, checklist_id: str, form: str, output: Path | None) -> None:
    from gfpack.figures.catalogue import catalogue
    from gfpack.findings.against import against, other_table
    from gfpack.findings.against_text import as_data, as_text

    table, profiles = other_table(case, checklist_id)
    found = against(case, table, profiles)
    if form == "json":
        text = json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"
    else:
        on_screen = sys.stdout.isatty() and output is None
        width = shutil.get_terminal_size().columns if on_screen else 100
        text = as_text(found, catalogue(), common.language(), width=width)
    if output is None:
        _print(text, form)
        return
    with written_whole(output) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
    common.say("against.written", path=output)


def _rendered(judged: Judged, case: Case, form: str, *, every: bool, on_screen: bool) -> str:
    from gfpack.findings.as_html import as_html
    from gfpack.findings.as_json import as_json
    from gfpack.findings.as_text import as_text

    if form == "json":
        return as_json(judged, case, today=case.today)
    if form == "html":
        return as_html(judged, case, common.language())
    return as_text(
        judged,
        case,
        common.language(),
        width=shutil.get_terminal_size().columns if on_screen else 100,
        colour=on_screen and "NO_COLOR" not in os.environ,
        today=case.today,
        brief=not every,
    )


def _write(judged: Judged, case: Case, form: str, output: Path | None, *, every: bool) -> None:
    from gfpack.findings.carry_over import default_place

    text = _rendered(judged, case, form, every=every, on_screen=False)
    target = output or default_place(case, form, common.language())
    with written_whole(target) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
    common.say("findings.written", path=target, count=len(judged.open))


def _write_xlsx(judged: Judged, case: Case, output: Path | None, notes: Path | None) -> None:
    from gfpack.findings.carry_over import default_place, renew, told

    target = output or default_place(case, "xlsx", common.language())
    renewed = renew(judged, case, common.language(), target, notes)
    common.say("findings.written", path=renewed.path, count=len(judged.open))
    for line in told(renewed, common.language()):
        click.echo(line)
