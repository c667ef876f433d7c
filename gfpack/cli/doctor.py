"""`gfpack doctor`: what this machine has, what it lacks, what is left out without it."""

from __future__ import annotations

import click

from gfpack.base.errors import ExitCode
from gfpack.cli import common


@click.command()
def command() -> int:
    """Look at this machine."""
    from gfpack.tools.machine import Health, checks

    marks = {Health.GOOD: "√", Health.LEFT_OUT: "○", Health.MISSING: "×"}
    worst = Health.GOOD
    for one in checks():
        common.say(f"doctor.{one.key}", err=False, mark=marks[one.health], **one.params)
        if one.health is Health.MISSING:
            worst = Health.MISSING
    common.say("doctor.bad" if worst is Health.MISSING else "doctor.well")
    return ExitCode.TOOL_MISSING if worst is Health.MISSING else ExitCode.DONE
