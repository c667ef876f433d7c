"""A cell of the workbook of figures says nothing that could be used; all others are read.

Text where a number belongs, a number less than nought, a formula that failed or has no stored
result, a unit or year that was changed, cells that were merged: nothing is guessed, and the figure
counts as not given. A value to compare with (对标值) without its source is used but pointed out,
and so is what stands twice, or where
a hidden key was changed: it may be a note of the plant's own.

Fails:
    figures:
      problems:
        - {trouble: text, cell: 产值与产品类别!F5, figure: output-value, params: {value: 约四万}}
Passes:
    figures: {lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.models import Trouble
from gfpack.findings.case import Case
from gfpack.findings.figure_words import title, words
from gfpack.findings.rules import figures_not_of_this_project, figures_unreadable

KIND = FindingKind(
    "figure-unusable",
    Severity.ERROR,
    Text("数据表里有填得不对的格子", "A cell of the workbook of figures cannot be used"),
    Text("数据表 {cell}{figure_zh}：{why_zh}。", "{cell}{figure_en} of the figures: {why_en}."),
    Text(
        "请在 figures.xlsx 的这一格改正并存盘："
        "只填数字，按表中单位；没有数据的留空，确实为零的填 0。",
        "Correct this cell of figures.xlsx and save: a number alone, in the unit shown; leave it"
        " empty if there is none, enter 0 if it is nought.",
    ),
)
_OTHERS = (*figures_unreadable.ITS, *figures_not_of_this_project.ITS)
_USED = (Trouble.NO_SOURCE, Trouble.ROW_TWICE, Trouble.SHEET_TWICE, Trouble.KEY_CHANGED)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every place of the workbook that cannot be used."""
    for one in case.figure_problems:
        if one.trouble in _OTHERS:
            continue
        yield finding(
            KIND,
            severity=Severity.WARNING if one.trouble in _USED else None,
            place=one.place,
            cell=one.place.cell or one.place.file,
            **title(one, case.checklist),
            **words(one),
        )
