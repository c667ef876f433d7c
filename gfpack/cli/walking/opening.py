"""How a walk begins and ends. In: the options given. Out: a desk, and later what is left to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from gfpack.base.errors import ExitCode
from gfpack.base.messages import Lang, message
from gfpack.cli import common
from gfpack.cli.walking import dialogue
from gfpack.cli.walking.desk import Desk
from gfpack.cli.walking.paper import paragraph
from gfpack.cli.walking.terminal import Terminal
from gfpack.project.load import load
from gfpack.project.models import Project, State
from gfpack.walk.models import Only, Order
from gfpack.walk.session import Walk


def desk(
    folder: Path,
    *,
    by: str | None,
    on: date | None,
    today: date | None,
    order: str,
    only: str,
    confirm: bool,
) -> Desk:
    """Return the desk of a session, laid out where a person has something to say.

    Raises:
        GfpackError: the project cannot be read, or nobody is named.
        EOFError: the input ended before a name was given.
    """
    terminal, lang = Terminal(), common.language()
    name = by if by is not None else _name(terminal, load(folder), lang)
    walk = Walk.open(folder, by=name, on=on, today=today, lang=lang)
    found = Desk(
        walk, terminal, lang, [], order=Order(order), only=Only(only), confirming=confirm, chosen=-1
    )
    found.ids = found.listed()
    if confirm:
        return found
    first = walk.first_open(order=found.order, only=found.only)
    found.place = found.ids.index(first) if first in found.ids else 0
    return found


def run(found: Desk, loop: Callable[[Desk], None], again: str) -> ExitCode:
    """Walk until the person leaves; say what was saved and what is left, however he leaves.

    `again` is the call that goes on with it.
    """
    code = ExitCode.DONE
    try:
        loop(found)
    except EOFError:
        click.echo()
    except KeyboardInterrupt:
        click.echo()
        code = ExitCode.INTERRUPTED
    click.echo()
    for text in (*_farewell(found), found.words("resume", command=again)):
        found.terminal.say(paragraph(text, found.terminal.columns))
    return code


def _name(terminal: Terminal, project: Project, lang: Lang) -> str:
    """Return who is looking: asked for, with whoever was noted last as the proposal."""
    last = _last_name(project)
    while True:
        said = dialogue.ask(terminal, message("walk.ask_by", lang), now=last)
        if said or last:
            return said or last


def _last_name(project: Project) -> str:
    """Return who answered or confirmed last, or nothing."""
    noted = [(one.on, one.by) for one in project.answers.answers.values() if one.on and one.by]
    entries = project.evidence.evidence.values()
    noted += [(one.confirmed.on, one.confirmed.by) for one in entries if one.confirmed]
    return max(noted)[1] if noted else ""


def _farewell(found: Desk) -> Iterator[str]:
    if found.saved > 0:
        files = ", ".join(sorted(found.files))
        yield found.words("saved", count=found.saved, files=files)
    else:
        yield found.words("saved_none")
    case = found.walk.case
    results = case.assessment.results
    open_states = [one for one in results.values() if one.answered is State.UNKNOWN]
    unproven = [
        key
        for key, one in case.checklist.requirements().items()
        if one.veto and results[key].state in (State.UNKNOWN, State.UNMET)
    ]
    yield found.words(
        "left",
        unanswered=len(open_states),
        unproven=len(unproven),
        unconfirmed=len(found.walk.to_confirm()),
    )
