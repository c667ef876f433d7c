"""The evaluation year does not go with the deadline.

The figures are those of a whole calendar year (统计年度). A year after the deadline's cannot have
been counted; the deadline's own year is not over; a year long past is a slip or a project kept from
an earlier round. Until April the figures of the year before may not be out, so the one before that
will do.

Fails:
    project: {evaluation_year: "2027"}
Passes:
    project: {evaluation_year: "2025"}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "evaluation-year-unlikely",
    Severity.ERROR,
    Text("评价年度晚于申报年度", "Evaluation year is after the deadline"),
    Text(
        "评价年度是 {year}，而提交截止日是 {deadline}：{year} 年的数据到那时还没有。",
        "The evaluation year is {year}, but the deadline is {deadline}: there are no figures of"
        " {year} by then.",
    ),
    Text(
        "请核对 gfpack.yaml 的 evaluation_year 和 deadline；评价年度一般是申报的上一年。",
        "Check evaluation_year and deadline in gfpack.yaml; the year before is usual.",
    ),
)
NOT_OVER = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("评价年度尚未结束", "Evaluation year is not over"),
    Text(
        "评价年度是 {year}，到提交截止日 {deadline} 这一年还没有结束，年度数据不完整。",
        "The evaluation year {year} is not over on the deadline of {deadline}, so its figures are"
        " not complete.",
    ),
    KIND.advice,
)
LONG_PAST = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("评价年度过早", "Evaluation year is long past"),
    Text(
        "评价年度是 {year}，比提交截止日 {deadline} 早了 {between} 年，一般应为上一年。",
        "The evaluation year {year} lies {between} years before the deadline of {deadline}; the"
        " year before is usual.",
    ),
    KIND.advice,
)
_FIGURES_ARE_OUT = 4
"""Month by which the figures of the year before are out everywhere."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the evaluation year does not go with the deadline."""
    year, deadline = case.project.file.evaluation_year, case.project.file.deadline
    between = deadline.year - year
    if between == 1 or (between == 2 and deadline.month <= _FIGURES_ARE_OUT):
        return
    kind = KIND if between < 0 else NOT_OVER if between == 0 else LONG_PAST
    yield finding(
        kind,
        place=Place(GFPACK_YAML),
        year=year,
        deadline=deadline,
        between=between,
    )
