"""A statistical form in the evidence and the workbook of figures say different numbers.

Compared are the lines that `checklists/statistical-forms.yaml` names, each with the figure of the
form's own year, after units are converted and as far as the digits of both show. Forms of some
months, of another enterprise, and lines that stand twice are left alone. Feedstock is taken off.
Where the two differ by a thousand or ten thousand times, `figure-magnitude-unlikely` tells it.

Fails:
    requirements: {1.1: {any_of: [statistics]}}
    evidence:
      a:
        type: statistics
        readings: [{field: statistic, value: "205-4\\t2025\\t取水量\\tnow\\t立方米\\t68400\\t"}]
    figures: {lines: [{figure: water-intake, year: 2025, value: 64800, unit: m3, cell: 用水!F5}]}
Passes:
    requirements: {1.1: {any_of: [statistics]}}
    evidence:
      a:
        type: statistics
        readings: [{field: statistic, value: "205-4\\t2025\\t取水量\\tnow\\t万立方米\\t6.84\\t"}]
    figures: {lines: [{figure: water-intake, year: 2025, value: 68400, unit: m3, cell: 用水!F5}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.figures.closeness import written
from gfpack.findings.case import Case
from gfpack.findings.form_numbers import about_form, pairs, where
from gfpack.findings.params import both

KIND = FindingKind(
    "form-differs-from-figures",
    Severity.WARNING,
    Text("统计报表与数据表的数不一致", "A statistical form and the figures differ"),
    Text(
        "{year} 年“{line}”：“{proof}”（{form} 表{where_zh}）是 {said}，"
        "数据表 {cell} 的“{figure_zh}”填的是 {value}。",
        "“{line}” of {year}: {proof} (form {form}{where_en}) says {said}, the figures say"
        " {value} in {cell} (“{figure_en}”).",
    ),
    Text(
        "请核对两处：填错的改 figures.xlsx；报表报错的先向统计部门更正，再换证据。"
        "确因口径不同的（如报表含原料用能、含其他厂区），在计算过程表里写明差额怎样来的。",
        "Look at both: correct figures.xlsx if it is wrong; if the form is, have it corrected with"
        " the statistics office and replace the evidence. Where they truly cover different things"
        " (feedstock, another site), explain the difference in the working.",
    ),
    ask=Text(
        "请核对“{line}”：报表是 {said}，填报数据是 {value}，以哪个为准？",
        "Please check “{line}”: the form says {said}, your figures {value}. Which is right?",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every number of a form that differs from its figure."""
    for one in pairs(case):
        if one.differs and one.factor is None:
            yield finding(
                KIND,
                **about_form(case, one.evidence, one.place),
                group=f"{one.figure}:{one.year}",
                proof=one.evidence.title,
                form=one.form,
                line=one.line,
                year=one.year,
                said=written(one.said),
                value=written(one.cell.value),
                cell=one.cell.place.cell or one.cell.place.file,
                **where(one.place),
                **both("figure", one.title),
            )
