"""An upgrade project was not finished within the years that count, or says no day.

Projects count by the day they were finished (accepted or in use), in as many years up to the
evaluation year as the checklist's metrics add up (`years`; the requirement 绿色低碳改造升级 of the
national form of 2025: three), or in all years of the workbook where no metric says so. One without
a day keeps all of them from being counted.

Fails:
    figures: {tables: {projects: [{name: 空压机余热回收, finished: 2026-03-01}]}}
Passes:
    figures: {tables: {projects: [{name: 空压机余热回收, finished: 2025-08-28}]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import Row
from gfpack.figures.needs import metrics_in_use
from gfpack.findings.case import Case

_TABLE, _DAY = "projects", "finished"

KIND = FindingKind(
    "project-outside-window",
    Severity.WARNING,
    Text("改造项目不在计算年份内完成", "An upgrade project was not finished within the window"),
    Text(
        "改造项目“{project}”的完成时间是 {finished}（{cell}），"
        "不在 {first}—{last} 年内，不计入项目数和投资额。",
        "The upgrade project “{project}” was finished on {finished} ({cell}), not in {first} to"
        " {last}: it counts neither as a project nor as investment.",
    ),
    Text(
        "请按验收或投产文件核对日期；确不在这些年内完成的，从数据表和项目清单中删去。",
        "Check the day by the papers of acceptance; if it truly lies outside, take the project out"
        " of figures.xlsx and of the list.",
    ),
)
NO_DAY = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("改造项目没有完成时间", "An upgrade project has no day of completion"),
    Text(
        "改造项目“{project}”没有填完成时间（{cell}），计算年份内的项目数和投资额因此都算不出来。",
        "The upgrade project “{project}” has no day on which it was finished ({cell}); no project"
        " can be counted therefore.",
    ),
    Text(
        "请按验收或投产文件补填；尚未完成的，从数据表和项目清单中删去。",
        "Fill it in by the papers of acceptance; if it is not finished, take it out of figures.xlsx"
        " and of the list.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every project that does not count."""
    years = case.figures.years[-window(case) :]
    for row in case.figures.tables.get(_TABLE, ()):
        cell = row.get(_DAY, None)
        if cell is None:
            place = _place(row)
            yield _finding(NO_DAY, row, place)
        elif isinstance(cell.value, date) and cell.value.year not in years:
            days = {"finished": cell.value.isoformat(), "first": years[0], "last": years[-1]}
            yield _finding(KIND, row, cell.place, **days)


def window(case: Case) -> int:
    """Return of how many years, up to the evaluation year, finished projects count.

    It is the longest that a metric takes of what is counted from the table of projects.
    """
    counted = {line.id for line in catalogue().sheet(_TABLE).lines if line.derived}
    used = metrics_in_use(case.checklist, case.project.file.circumstances)
    told = [one.years for metric in used for one in metric.inputs.values() if one.figure in counted]
    return max(told, default=len(case.figures.years))


def _finding(kind: FindingKind, row: Row, place: Place | None, **words: Any) -> Finding:
    cell = (place.cell or place.file) if place else ""
    return finding(kind, group=row.id, place=place, project=row.title, cell=cell, **words)


def _place(row: Row) -> Place | None:
    return next((cell.place for cell in row.cells.values() if cell.place.cell), None)
