"""`gfpack explain`: what a finding's code means, and what to do."""

from __future__ import annotations

import click

from gfpack.base.errors import UsageError
from gfpack.cli import common


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a finding's code; list all of them without one."""
    from gfpack.base.text import nearest
    from gfpack.cli.manual import Manual

    manual = Manual(common.language())
    if code is None:
        for line in manual.rows():
            click.echo(line)
        return
    if code not in manual.codes:
        near = nearest(code, list(manual.codes))
        key = "doctor.no_code_near" if near else "doctor.no_code"
        raise UsageError(key, code=code, near=near)
    for line in manual.page(code):
        click.echo(line)
