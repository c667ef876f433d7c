"""The deadline has passed, or is so far off that it is probably a slip.

It hangs on the day of the run, so it never enters a package and never blocks one.

Fails:
    today: 2026-07-01
Passes:
    today: 2026-06-30
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.dates import months_after
from gfpack.base.findings import Clock, Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "deadline-unlikely",
    Severity.WARNING,
    Text("提交截止日已过", "The deadline has passed"),
    Text(
        "提交截止日 {deadline} 已经过去 {days} 天，到期判断都以这个日期为准。",
        "The deadline of {deadline} passed {days} days ago; all dates are judged by it.",
    ),
    Text(
        "请核对通知；改期或申报下一批的，在 gfpack.yaml 中更新 deadline（以及 evaluation_year）。",
        "Read the notice; if it was put off or you apply in the next round, update deadline (and"
        " evaluation_year) in gfpack.yaml.",
    ),
    Clock.TODAY,
)
FAR_OFF = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("提交截止日过远", "The deadline is far off"),
    Text(
        "提交截止日 {deadline} 还有 {days} 天，超过两年，可能是年份写错了。",
        "The deadline of {deadline} is {days} days off, more than two years; the year may be a"
        " slip.",
    ),
    KIND.advice,
    Clock.TODAY,
)
_TWO_YEARS = 24
"""Months; calls for applications come every year."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the deadline has passed or is more than two years off."""
    deadline = case.project.file.deadline
    if case.today <= deadline <= months_after(case.today, _TWO_YEARS):
        return
    yield finding(
        KIND if deadline < case.today else FAR_OFF,
        place=Place(GFPACK_YAML),
        deadline=deadline,
        days=abs((deadline - case.today).days),
    )
