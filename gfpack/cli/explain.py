"""`gfpack explain`: what a finding's code means, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from gfpack.base.errors import UsageError
from gfpack.cli import common


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a finding's code, or a profile; list all codes without one."""
    if code and "/" in code:
        click.echo(_profile(code), nl=False)
        return
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


def _profile(profile_id: str) -> str:
    """Return what a profile changes, asks for and rests on; the project's own where one is."""
    from gfpack.checklist.profile_text import as_text
    from gfpack.checklist.profiles import load_profile
    from gfpack.project.layout import CHECKLISTS_DIR, is_project

    own = (Path(CHECKLISTS_DIR),) if is_project(Path()) else ()
    return as_text(load_profile(profile_id, own), common.language())
