"""The workbook of figures was made for another evaluation year or another enterprise.

A workbook carries the years and the credit code it was made for. Figures are read by their own
years, so one of last year lacks the evaluation year; one of another enterprise must not be used.

Fails:
    figures: {problems: [{trouble: other-years, params: {there: "2024", wanted: "2025"}}]}
Passes:
    figures: {lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.models import Trouble
from gfpack.findings.case import Case
from gfpack.findings.figure_words import words

KIND = FindingKind(
    "figures-not-of-this-project",
    Severity.WARNING,
    Text("数据表不是为本项目生成的", "The workbook of figures was made for another project"),
    Text("{file}：{why_zh}。", "{file}: {why_en}."),
    Text(
        "请运行 gfpack figures template 生成本项目的数据表，已填的数会带入新表，再补评价年的数据。",
        "Run gfpack figures template for a workbook of this project; what is filled in is taken"
        " over, then add the figures of the evaluation year.",
    ),
)
ITS = (Trouble.OTHER_YEARS, Trouble.OTHER_ENTERPRISE)
"""What this rule tells of."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where the workbook says whose and of when it is, and that differs."""
    for one in case.figure_problems:
        if one.trouble in ITS:
            group = one.trouble.value
            yield finding(KIND, group=group, place=one.place, file=one.place.file, **words(one))
