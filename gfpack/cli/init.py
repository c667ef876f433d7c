"""`gfpack init`: a new project folder, by options or by questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", metavar="NAME")
@click.option("--credit-code", metavar="CODE")
@click.option("--checklist", metavar="ID")
@click.option("--tier", metavar="city|province|nation")
@click.option("--year", metavar="YYYY", type=click.IntRange(1990, 2100))
@common.day_option("--deadline")
@click.option("--review-days", metavar="DAYS", type=click.IntRange(0, 730))
@click.option("--from", "old", metavar="OLD", type=click.Path(path_type=Path, exists=True))
def command(
    folder: Path,
    *,
    name: str | None,
    credit_code: str | None,
    checklist: str | None,
    tier: str | None,
    year: int | None,
    deadline: date | None,
    review_days: int | None,
    old: Path | None,
) -> None:
    """Scaffold a project folder."""
    from gfpack.cli.init_questions import Given, facts_of
    from gfpack.project.init import init, renew
    from gfpack.project.load import load

    before = load(old) if old else None
    given = Given(name, credit_code, checklist, tier, year, deadline, review_days)
    table, facts = facts_of(folder, given, before)
    if before:
        project = renew(folder, before, table, facts, common.language())
    else:
        project = init(folder, table, facts, common.language())
    common.say("project.init.made", folder=folder, name=project.enterprise.name)
    common.say("project.init.next", folder=common.typed(folder))
