"""`gfpack appendix`: the bound PDF alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@common.project_argument
@common.day_option("--on")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(project: Path, on: date | None, output: Path | None) -> None:
    """Bind the evidence into one PDF: cover, contents, dividers, numbered pages."""
    from gfpack.appendix.bind import bind
    from gfpack.findings.case import open_case
    from gfpack.findings.find import find, for_package
    from gfpack.findings.overrides import judge
    from gfpack.project.layout import BUILD_DIR
    from gfpack.project.lock import locked

    with locked(project):
        case = open_case(project, on=on)
        target = output or project / BUILD_DIR / "证明材料汇编.pdf"
        found = for_package(find(case))
        complete = not judge(found, case.project.answers.overrides).blocks
        with common.progress_bar("appendix.progress") as progress:
            page_map, found = bind(case, target, complete=complete, progress=progress)
    attachments = len(page_map.attachments)
    common.say("appendix.made", path=target, pages=page_map.page_count, attachments=attachments)
    if not complete:
        common.say("appendix.incomplete")
    common.tell(found)
