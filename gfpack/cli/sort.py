"""`gfpack sort`: a shared drop folder, sorted by client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode
from gfpack.base.messages import has_message, message
from gfpack.base.text import shown
from gfpack.cli import common

if TYPE_CHECKING:
    from gfpack.batch.sorting import Placed, Sorted


@click.command()
@click.argument("root", type=click.Path(path_type=Path), metavar="ROOT")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--decisions", type=click.Path(path_type=Path), metavar="LIST")
@click.option("--dry-run", is_flag=True)
def command(root: Path, folder: Path, *, decisions: Path | None, dry_run: bool) -> int:
    """File what is surely a client's; list the rest for a person."""
    from gfpack.batch.sorting import sort
    from gfpack.batch.sorting_list import Decisions, write_list

    decided = Decisions(decisions) if decisions else None
    with common.progress_bar("sort.progress") as progress:
        if decided:
            came = sort(folder, root, decided=decided, dry_run=dry_run, progress=progress)
        else:
            came = sort(folder, root, dry_run=dry_run, progress=progress)
    _tell(came, dry_run=dry_run)
    for fault in decided.faults if decided else ():
        what = message(f"sort.faults.{fault.key}", common.language(), **fault.params)
        _say("fault", cell=fault.cell, said=fault.said, what=what)
    if not dry_run:
        for path in write_list(came, common.language()):
            _say("written", path=path)
    codes = [one.why.exit_code for one in came.placed if one.why]
    codes += [ExitCode.DATA] if decided and decided.faults else []
    return max(codes, default=ExitCode.DONE)


def _tell(came: Sorted, *, dry_run: bool) -> None:
    from gfpack.batch.sorting import Done
    from gfpack.batch.sorting_list import reason

    lang = common.language()
    for one in came.placed:
        if one.done not in (Done.BEFORE, Done.ASIDE):
            _tell_one(one)
    for waits in came.waiting:
        candidates = ", ".join(waits.owner.candidates) or "-"
        why = reason(waits.owner, lang)
        _say("waiting", file=waits.file.paths[0], why=why, candidates=candidates)
    for path, why in came.passed.items():
        _say("passed", file=path, why=_passed(why))
    for client, _ in came.known.broken:
        common.say("clients.broken", client=client)
    counts = {done.value: len(came.of(done)) for done in Done}
    key = "would" if dry_run else "summary"
    _say(key, **counts, waiting=len(came.waiting), passed=len(came.passed))


def _tell_one(one: Placed) -> None:
    from gfpack.batch.sorting_list import where

    lang = common.language()
    by = message("sort.by_person", lang)
    if one.owner and one.owner.seen:
        seen = one.owner.seen[0]
        by = f"{seen.text}, {where(seen, lang)}"
    why = message(f"{one.why.key}.message", lang, **one.why.params) if one.why else ""
    _say(one.done.value, file=one.file.paths[0], client=one.client, by=by, why=why)


def _passed(why: str) -> str:
    from gfpack.evidence.reasons import reason_in_words

    lang = common.language()
    key = f"evidence.collected.passed.{why}"
    return message(key, lang) if has_message(key, lang) else reason_in_words(why, lang)


def _say(key: str, **params: object) -> None:
    click.echo(shown(message(f"sort.{key}", common.language(), **params)))
