"""`gfpack request`: what the client must still send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@common.project_argument
@click.option("--format", "kind", type=click.Choice(["docx", "xlsx", "both"]), default="both")
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@common.day_option("--today")
def command(project: Path, kind: str, output: Path | None, today: date | None) -> None:
    """Write the request list to the client."""
    from gfpack.findings.case import open_case
    from gfpack.findings.request import request
    from gfpack.findings.request_files import FORMATS, write
    from gfpack.project.layout import REQUESTS_DIR

    case = open_case(project, today=today)
    wanted = request(case)
    if wanted.is_empty:
        common.say("request.nothing")
        return
    formats = FORMATS if kind == "both" else (kind,)
    for file in write(case, wanted, output or project / REQUESTS_DIR, formats, common.language()):
        common.say("request.written", path=file)
    common.say(
        "request.counts",
        wanted=len(wanted.wanted),
        veto=sum(one.veto for one in wanted.wanted),
        questions=len(wanted.questions),
        send_by=wanted.send_by,
    )
