"""`gfpack init --from-table`: what came of a table of clients, told row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gfpack.base.errors import ExitCode, UsageError
from gfpack.base.messages import message
from gfpack.cli import common
from gfpack.project.begin import tier_of

if TYPE_CHECKING:
    from gfpack.batch.from_table import FromTable
    from gfpack.cli.init_questions import Given


def make_from(table: Path, root: Path, given: Given) -> int:
    """Make a project for each row; return the exit code: DATA where a row has a fault."""
    from gfpack.batch.client_rows import Defaults
    from gfpack.batch.from_table import from_table

    tier = tier_of(given.tier) if given.tier else "city"
    if tier is None:
        raise UsageError("project.bad_tier", tier=given.tier)
    defaults = Defaults(given.checklist, tier, given.year, given.deadline, given.review_days or 0)
    came = from_table(table, root, defaults, common.language())
    _tell(came)
    common.say("clients.next", root=common.typed(root))
    if came.failed:
        return max(one.why.exit_code for one in came.failed)
    return ExitCode.DATA if came.faults else ExitCode.DONE


def write_empty(target: Path) -> None:
    """Write an empty table."""
    from gfpack.batch.client_template import write_template

    write_template(target, common.language())
    common.say("clients.template", file=target, typed=common.typed(target))


def _tell(came: FromTable) -> None:
    lang = common.language()
    if came.table.unknown:
        common.say("clients.unknown_columns", columns=", ".join(came.table.unknown))
    for made in came.made:
        key = "made_beside" if made.others else "made"
        others = ", ".join(made.others)
        _say(key, row=made.row, client=made.client, name=made.name, others=others)
    for one in came.there:
        key = "renamed" if one.was else "there"
        _say(key, row=one.row, client=one.client, name=one.name, was=one.was)
    for fault in came.faults:
        what = message(f"clients.faults.{fault.key}", lang, **fault.params)
        _say("wrong", row=fault.row, cell=fault.cell, column=fault.column, what=what)
    for failed in came.failed:
        why = message(f"{failed.why.key}.message", lang, **failed.why.params)
        _say("failed", row=failed.row, client=failed.client, why=why)
    for client in came.broken:
        _say("broken", client=client)
    _say(
        "summary",
        file=came.table.file,
        made=len(came.made),
        there=len(came.there),
        bad=len({fault.row for fault in came.faults} | {one.row for one in came.failed}),
    )


def _say(key: str, **params: object) -> None:
    from gfpack.base.text import shown

    click.echo(shown(message(f"clients.{key}", common.language(), **params)))
