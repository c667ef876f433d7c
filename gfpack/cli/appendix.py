"""`gfpack appendix`: the bound PDF alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.cli import common


@click.command()
@common.project_argument
@common.day_option("--on", "judge validity on this day, such as 2026-12-31 / 按此日判断有效期")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="where to write it (build/证明材料汇编.pdf) / 输出文件",
)
def command(project: Path, on: date | None, output: Path | None) -> None:
    """Bind the evidence into one PDF: cover, contents, dividers, numbered pages.

    把证明材料装订成一个 PDF：封面、目录、隔页、每页编号。

    \b
    Example / 例：
      gfpack appendix 苏州某某轴承有限公司 --output 汇编.pdf
    """
    from gfpack.appendix.bind import bind
    from gfpack.findings.case import open_case
    from gfpack.findings.find import find
    from gfpack.findings.overrides import judge
    from gfpack.project.layout import BUILD_DIR
    from gfpack.project.lock import locked

    with locked(project):
        case = open_case(project, on=on)
        target = output or project / BUILD_DIR / "证明材料汇编.pdf"
        complete = not judge(find(case), case.project.answers.overrides).blocks
        with common.progress_bar("appendix.progress") as progress:
            page_map, found = bind(case, target, complete=complete, progress=progress)
    attachments = len(page_map.attachments)
    common.say("appendix.made", path=target, pages=page_map.page_count, attachments=attachments)
    if not complete:
        common.say("appendix.incomplete")
    for one in found:
        click.echo(f"  [{one.code}] {one.message(common.language())}")
        click.echo(f"    → {one.advice(common.language())}")
