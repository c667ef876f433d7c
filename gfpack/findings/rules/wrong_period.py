"""A document speaks of other years than the proof rule asks for.

Nothing is said where the group is proven by other evidence: last year's form may well stand beside
this year's. Where the group asks for no period, a yearly paper that speaks of years before the
evaluation year only, with no newer one beside it, is a warning.

Fails:
    requirements: {1.1: {any_of: [statistics], period: evaluation-year}}
    evidence: {a: {type: statistics, years: [2024]}}
Passes:
    requirements: {1.1: {any_of: [statistics], period: evaluation-year}}
    evidence: {a: {type: statistics, years: [2024]}, b: {type: statistics, years: [2025]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, Shortfall
from gfpack.assessment.validity import years_asked
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Group, Requirement
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import about, both, listed

KIND = FindingKind(
    "wrong-period",
    Severity.ERROR,
    Text("材料年份不对", "Evidence is of the wrong period"),
    Text(
        "“{proof}”说的不是第 {clause} 条“{group_zh}”所要的 {years_zh} 年。",
        "{proof} does not speak of {years_en}, which requirement {clause} (“{group_en}”) asks for.",
    ),
    Text(
        "请换用 {years_zh} 年的材料；年份读错的，在 evidence.yaml 的 {id} 下更正 years 并确认。",
        "Provide it for {years_en}; if the year was misread, correct `years` of {id} in"
        " evidence.yaml and confirm.",
    ),
    ask=Text(
        "请提供 {years_zh} 年的材料。",
        "Please send it for {years_en}.",
    ),
)
BEFORE = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("材料早于评价年度", "Evidence is of an earlier year"),
    Text(
        "“{proof}”说的是 {years_zh} 年，早于评价年度 {year}（第 {clause} 条“{group_zh}”）。",
        "{proof} speaks of {years_en}, before the evaluation year {year} (requirement {clause},"
        " “{group_en}”).",
    ),
    Text(
        "请换用 {year} 年的材料；年份读错的，在 evidence.yaml 的 {id} 下更正 years 并确认。",
        "Provide it for {year}; if the year was misread, correct `years` of {id} in evidence.yaml"
        " and confirm.",
    ),
    ask=Text("请提供 {year} 年的“{proof}”。", "Please send {proof} for {year}."),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every evidence of other years, for the first group it fails."""
    yield from _of_other_years(case)
    yield from _of_earlier_years(case)


def _of_other_years(case: Case) -> Iterator[Finding]:
    told: set[str] = set()
    for requirement, group, evidence in _failing(case):
        if group.period is None or evidence.id in told:
            continue
        told.add(evidence.id)
        years = [str(year) for year in years_asked(group.period, case.project)]
        yield finding(
            KIND,
            severity=Severity.WARNING if group.if_any else None,
            **about(case, evidence),
            proof=evidence.title,
            id=evidence.id,
            clause=requirement.id,
            years_zh=listed(years, Lang.ZH),
            years_en=listed(years, Lang.EN),
            **both("group", group.title),
        )


def _failing(case: Case) -> Iterator[tuple[Requirement, Group, Evidence]]:
    held = {one.id: one for one in case.register.evidence}
    for requirement in case.checklist.requirements().values():
        standings = case.assessment.results[requirement.id].groups
        groups = requirement.proof.groups if requirement.proof else ()
        for group, standing in zip(groups, standings, strict=True):
            if standing.state is GroupState.PROVEN:
                continue
            for one in standing.rejected:
                if Shortfall.WRONG_PERIOD in one.shortfalls:
                    yield requirement, group, held[one.evidence]


def _of_earlier_years(case: Case) -> Iterator[Finding]:
    year, told = case.project.file.evaluation_year, set[str]()
    for requirement, group, evidence in _counted_alone(case):
        if evidence.years and max(evidence.years.value) < year and evidence.id not in told:
            told.add(evidence.id)
            years = [str(one) for one in evidence.years.value]
            yield finding(
                BEFORE,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                clause=requirement.id,
                year=year,
                years_zh=listed(years, Lang.ZH),
                years_en=listed(years, Lang.EN),
                **both("group", group.title),
            )


def _counted_alone(case: Case) -> Iterator[tuple[Requirement, Group, Evidence]]:
    """Yield the yearly papers that prove a group without period, with nothing else beside them."""
    held, known = {one.id: one for one in case.register.evidence}, case.types.by_id()
    for requirement in case.checklist.requirements().values():
        standings = case.assessment.results[requirement.id].groups
        groups = requirement.proof.groups if requirement.proof else ()
        for group, standing in zip(groups, standings, strict=True):
            if group.period is None and len(standing.counted) == 1:
                evidence = held[standing.counted[0]]
                kind = known.get(evidence.type or "")
                if kind and kind.validity.rule == "period":
                    yield requirement, group, evidence
