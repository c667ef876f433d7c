"""`gfpack confirm`: a person looks at what software read and stands by it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import UsageError
from gfpack.base.messages import message
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.checklist.models import EvidenceTypes
    from gfpack.evidence.confirm import Stated


@click.command()
@common.project_argument
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "every", is_flag=True)
@click.option("--by", metavar="NAME")
@common.day_option("--on")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE")
@click.option("--yes", is_flag=True)
def command(  # noqa: PLR0917
    project: Path,
    ids: tuple[str, ...],
    every: bool,
    by: str | None,
    on: date | None,
    given: tuple[str, ...],
    yes: bool,
) -> None:
    """Show what was read and write it to evidence.yaml as confirmed by a person.

    With `--all --yes` only that of which software is sure; the rest is listed, to be named by id.
    """
    from gfpack.evidence.as_text import left_lines
    from gfpack.evidence.confirm import open_ids, stated, text_before, without, write
    from gfpack.evidence.doubts import doubts, guesses
    from gfpack.findings.case import open_case

    corrections = _corrections(ids, every, given)
    by = _who(by)
    before = text_before(project)
    case = open_case(project)
    held = case.register
    chosen = tuple(dict.fromkeys((*ids, *(open_ids(held) if every else ()))))
    enterprise = case.project.enterprise
    known = {*enterprise.names(), enterprise.credit_code or ""}
    unseen = {one: held.get(one) for one in chosen if yes and one not in ids}
    left = {key: one for key, one in unseen.items() if doubts(one, held, case.types, known)}
    accepted: list[Stated] = []
    try:
        for one in (one for one in chosen if one not in left):
            shown = stated(held, case.types, one, corrections)
            if one in unseen:
                shown = without(shown, guesses(unseen[one], known))
            accepted += [shown] if _agreed(shown, case.types, ask=not yes) else []
    finally:  # what was agreed to before an interruption is kept
        day = on or date.today()  # noqa: DTZ011 - the user's own calendar
        write(project, accepted, by=by, on=day, unchanged_since=before)
    common.say("evidence.confirm_done", count=len(accepted))
    command = f"gfpack confirm {common.typed(project)} --by {common.typed(Path(by))}"
    lang = common.language()
    listed = tuple(left.values())
    for line in left_lines(listed, held, case.types, lang, command=command, known=known):
        click.echo(line)


def _who(by: str | None) -> str:
    """Return who stands by it; asked for where somebody is there to answer."""
    if by is None and sys.stdin.isatty():
        words = message("evidence.who", common.language())
        by = str(click.prompt(words, prompt_suffix=" "))
    if not by or not by.strip():
        raise UsageError("evidence.nobody")
    return by


def _corrections(ids: tuple[str, ...], every: bool, given: tuple[str, ...]) -> dict[str, str]:
    if given and (len(ids) != 1 or every or not all("=" in part for part in given)):
        raise UsageError("evidence.bad_set", given=" ".join(given))
    if not ids and not every:
        raise UsageError("evidence.none_chosen")
    return {name: value for name, _, value in (part.partition("=") for part in given)}


def _agreed(one: Stated, types: EvidenceTypes, *, ask: bool) -> bool:
    from gfpack.evidence.as_text import stated_lines

    click.echo("\n".join(stated_lines(one, types, common.language())))
    if one.obstacle:
        params = {"id": one.evidence.id}
        why = message(f"evidence.obstacle.{one.obstacle}.message", common.language(), **params)
        click.echo(f"  {why}")
        return False
    return not ask or click.confirm(message("evidence.ask", common.language()))
