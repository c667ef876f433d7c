"""Points are claimed that a requirement cannot give.

More than it is worth, or less than nothing: a reviewer strikes the row, and the totals of the
report are wrong. Where no source tells what the requirement is worth, a claim above gfpack's
working share (工作分值) is a warning only, since the official figure may be higher.

Fails:
    requirements: {1.1: {kind: expected, points: 10, answer: {state: met, points: 12}}}
    evidence: {a: {type: report}}
Passes:
    requirements: {1.1: {kind: expected, points: 10, answer: {state: met, points: 10}}}
    evidence: {a: {type: report}}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gfpack.assessment.models import Points
from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.layout import ANSWERS_YAML

KIND = FindingKind(
    "points-out-of-range",
    Severity.ERROR,
    Text("申报分数超出范围", "Points out of range"),
    Text(
        "第 {clause} 条申报 {claimed} 分，该条满分为 {full} 分。",
        "Requirement {clause} claims {claimed} points; it is worth {full}.",
    ),
    Text(
        "请把 answers.yaml 中 {clause} 的 points 改为 0 到 {full} 之间、与符合程度相称的分数。",
        "Set `points` of {clause} in answers.yaml to what its degree of conformity earns, from 0 to"
        " {full}.",
    ),
)
WORKING = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("申报分数高于工作分值", "Points above the working share"),
    Text(
        "第 {clause} 条申报 {claimed} 分，高于工作分值（非官方）{full} 分，合计只计到 {full} 分。",
        "Requirement {clause} claims {claimed} points, above its working share of {full} (not"
        " official); totals count {full} only.",
    ),
    Text(
        "请对照当地评分表核对该条满分；有官方分值的，用 gfpack checklist points import 导入，"
        "否则更正 points。",
        "Look up what the local scoring table gives; import official points with `gfpack checklist"
        " points import`, or correct `points`.",
    ),
)
NEGATIVE = FindingKind(
    KIND.code,
    Severity.ERROR,
    Text("申报分数为负数", "Negative points"),
    Text(
        "第 {clause} 条申报 {claimed} 分，分数不能为负。",
        "Requirement {clause} claims {claimed} points; points are never negative.",
    ),
    Text(
        "请更正 answers.yaml 中 {clause} 的 points。",
        "Correct `points` of {clause} in answers.yaml.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every claim below nought or above what the requirement is worth."""
    for requirement in case.checklist.requirements().values():
        claimed = case.project.answer(requirement.id).points
        full = case.assessment.results[requirement.id].full_points
        kind = _kind(claimed, full)
        if kind:
            yield finding(
                kind,
                requirement=requirement.id,
                place=_place(case, requirement.id),
                claimed=claimed,
                full=full.value if full else "—",
                **naming(requirement),
            )


def _kind(claimed: Decimal | None, full: Points | None) -> FindingKind | None:
    if claimed is None or not claimed.is_finite():
        return None
    if claimed < 0:
        return NEGATIVE
    if full is None or claimed <= full.value:
        return None
    return KIND if full.status == "official" else WORKING


def _place(case: Case, requirement: str) -> Place:
    line = case.project.line(ANSWERS_YAML, "answers", requirement, "points")
    return Place(ANSWERS_YAML, line=line)
