"""The workbook of figures cannot be opened, or is none that gfpack made.

Without it no metric is computed. gfpack knows its own workbook by hidden keys, so it may be saved
by any program and its sheets may be moved.

Fails:
    figures: {problems: [{trouble: foreign, file: figures.xlsx}]}
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
    "figures-unreadable",
    Severity.ERROR,
    Text("数据表读不出来", "The workbook of figures cannot be read"),
    Text("数据表 {file} 用不了：{why_zh}。", "The workbook {file} cannot be used: {why_en}."),
    Text(
        "请用表格软件打开它并另存为 xlsx；"
        "打不开的，用 gfpack figures template 重新生成，把数据填进去。",
        "Open it in Excel or WPS and save it as xlsx; if that fails, make it anew with gfpack"
        " figures template and fill it in.",
    ),
)
ITS = (Trouble.UNREADABLE, Trouble.FOREIGN)
"""What this rule tells of."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where the whole workbook is of no use."""
    for one in case.figure_problems:
        if one.trouble in ITS:
            yield finding(KIND, place=one.place, file=one.place.file, **words(one))
