"""`gfpack init`: a new project folder, by options or by questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode, UsageError
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.cli.init_questions import Given


@click.command()
@click.argument(
    "folder",
    metavar="DIR",
    required=False,
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--name", metavar="NAME")
@click.option("--credit-code", metavar="CODE")
@click.option("--checklist", metavar="ID")
@click.option("--tier", metavar="city|province|nation")
@click.option("--year", metavar="YYYY", type=click.IntRange(1990, 2100))
@common.day_option("--deadline")
@click.option("--review-days", metavar="DAYS", type=click.IntRange(0, 730))
@click.option("--from", "old", metavar="OLD", type=click.Path(path_type=Path, exists=True))
@click.option("--from-table", "table", metavar="TABLE", type=click.Path(path_type=Path))
@click.option("--table-template", "empty", metavar="TABLE", type=click.Path(path_type=Path))
def command(
    folder: Path | None,
    *,
    name: str | None,
    credit_code: str | None,
    checklist: str | None,
    tier: str | None,
    year: int | None,
    deadline: date | None,
    review_days: int | None,
    old: Path | None,
    table: Path | None,
    empty: Path | None,
) -> int:
    """Scaffold a project folder, or one for each row of a table of clients."""
    from gfpack.cli.init_questions import Given

    given = Given(name, credit_code, checklist, tier, year, deadline, review_days)
    if table or empty:
        said = {"--name": name, "--credit-code": credit_code, "--from": old}
        if alone := [option for option, value in said.items() if value]:
            raise UsageError("clients.alone", options=" ".join(alone))
    if empty:
        from gfpack.cli.init_table import write_empty

        write_empty(empty)
        return ExitCode.DONE
    if table:
        from gfpack.cli.init_table import make_from

        return make_from(table, folder or Path(), given)
    if folder is None:
        raise UsageError("clients.no_folder")
    _make(folder, given, old)
    return ExitCode.DONE


def _make(folder: Path, given: Given, old: Path | None) -> None:
    """Make one project."""
    from gfpack.cli.init_questions import facts_of
    from gfpack.project.init import init, renew
    from gfpack.project.load import load

    before = load(old) if old else None
    checklist, facts = facts_of(folder, given, before)
    if before:
        project = renew(folder, before, checklist, facts, common.language())
    else:
        project = init(folder, checklist, facts, common.language())
    common.say("project.init.made", folder=folder, name=project.enterprise.name)
    common.say("project.init.next", folder=common.typed(folder))
