"""`gfpack build`: the main job."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gfpack.base.errors import ExitCode
from gfpack.base.messages import message
from gfpack.cli import common
from gfpack.cli.binding import package_options
from gfpack.cli.passwords import Told, password_options

if TYPE_CHECKING:
    from gfpack.package.make import Built


@click.command()
@common.project_argument
@common.day_option("--on")
@common.day_option("--today")
@click.option("--zip/--no-zip", default=None)
@package_options
@password_options
def command(
    project: Path,
    *,
    on: date | None,
    today: date | None,
    zip: bool | None,
    binding: dict[str, Any],
    passwords: Told,
) -> int:
    """Check, bind the appendix, write the report, make the package."""
    from gfpack.pipeline import build
    from gfpack.project.models import AppendixOptions

    options = AppendixOptions.model_validate(binding)
    told = passwords.of(project, on)
    with common.progress_bar("package.build.progress") as progress:
        built = build(
            project,
            on=on,
            today=today,
            zip=zip,
            options=options,
            passwords=told,
            progress=progress,
        )
    _tell(built)
    return ExitCode.BLOCKED if built.judged.blocks else ExitCode.DONE


def _tell(built: Built) -> None:
    """Say what was made, where, what is still open, and what was left out."""
    from gfpack.base.findings import Severity
    from gfpack.tools import libreoffice

    open_ = built.judged.open
    counts: dict[str, object] = {
        each.value: sum(one.severity is each for one in open_) for each in Severity
    }
    common.say("package.build.made", folder=built.folder)
    if built.archive:
        common.say("package.build.zipped", path=built.archive)
    pages, attachments = built.page_map.page_count, len(built.page_map.attachments)
    common.say("package.build.appendix", pages=pages, attachments=attachments)
    counts["overridden"] = len(built.judged.overridden)
    common.say("package.build.counts", err=False, **counts)
    if libreoffice.find() is None:
        common.say("package.build.no_libreoffice")
    for one in built.kept:
        click.echo(f"  {one.message(common.language())}{one.advice(common.language())}")
    verdict = message(f"assessment.verdict.{built.case.assessment.verdict}", common.language())
    common.say("package.build.verdict", verdict=verdict)
    blocking = sum(one.blocks for one in open_)
    common.say("package.build.blocked" if blocking else "package.build.complete", count=blocking)
    common.say("package.build.manifest", hash=built.manifest_hash)
