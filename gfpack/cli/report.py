"""`gfpack report`: the self-evaluation report alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gfpack.base.errors import ExitCode
from gfpack.cli import common

_FILE = click.Path(path_type=Path, dir_okay=False)
_TEMPLATE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@common.project_argument
@click.option("--output", type=_FILE, help="write it here / 写到此文件")
@click.option("--template", type=_TEMPLATE, help="use this Word template / 使用此 Word 模板")
@common.day_option("--on", "judge validity on this day, such as 2026-12-31 / 按此日判断有效期")
def command(project: Path, output: Path | None, template: Path | None, on: date | None) -> int:
    """Write the self-evaluation report (Word), citing the pages of the appendix.

    生成自评价报告（Word），引用《证明材料汇编》的附件号和页码。人工改过的报告不会被覆盖。

    \b
    Example / 例：
      gfpack report 苏州某某轴承有限公司
    """
    from gfpack.findings.case import open_case
    from gfpack.project.lock import locked
    from gfpack.report.alone import alone

    with locked(project), common.progress_bar("report.progress") as progress:
        case = open_case(project, on=on)
        written, found = alone(case, output, template=template, progress=progress)
    for one in found:
        click.echo(f"  [{one.code}] {one.message(common.language())}")
        click.echo(f"    → {one.advice(common.language())}")
    common.say("report.written", path=written)
    return ExitCode.DONE
