"""Samples come from fewer quarters of a year than monitoring asks for, without on-line data.

The national form for GB/T 36132-2025 (pollutants against the permit) wants a report a quarter where
there is no on-line data, a plant that works by season four within the season. Edition 2018 says no
frequency, yet reviewers ask; so this is a warning, and a seasonal plant overrides it. How many
quarters stands with the evidence type; a group that also takes a report without (boundary noise)
is not asked. Counted are the days of sampling in the evaluation year, or in a later year where the
group asks for no period; a report whose days are not known counts for nothing and is named.

Fails:
    requirements: {1.1: {any_of: [report, online]}}
    types: {report: {form: report, quarters: 4}, online: {form: ledger}}
    evidence: {a: {type: report, sampled: [2025-02-11, 2025-05-20, 2025-08-03, 2025-09-30]}}
Passes:
    requirements: {1.1: {any_of: [report, online]}, 1.2: {any_of: [report, online]}}
    types: {report: {form: report, quarters: 4}, online: {form: ledger}}
    evidence:
      a: {type: report, sampled: [2025-02-11, 2025-05-20], supports: ["1.1"]}
      b: {type: report, sampled: [2025-08-03, 2025-11-30], supports: ["1.1"]}
      c: {type: report, sampled: [2025-08-03], supports: ["1.2"]}
      d: {type: online, supports: ["1.2"]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.assessment.models import GroupResult, GroupState, Shortfall
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Group, Requirement
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import Words, about, both, listed, naming

KIND = FindingKind(
    "monitoring-too-rare",
    Severity.WARNING,
    Text("监测频次不足", "Monitoring is too rare"),
    Text(
        "第 {clause} 条“{group_zh}”：{year} 年的采样只有{have_zh}，缺{lack_zh}，"
        "又没有在线监测数据（2025 年国家申报表：无在线数据的，每季度至少一次）。",
        "Requirement {clause} (“{group_en}”): samples of {year} cover {have_en} only; {lack_en}"
        " are missing, and there is no on-line data (the national form of 2025: without it, one a"
        " quarter).",
    ),
    Text(
        "请补充所缺季度的监测报告，或提供在线监测数据；季节性生产的，说明生产期和监测次数后作复核意见。",
        "Add the reports of the missing quarters, or on-line data; for a plant that works by season"
        " say so in an override, with the season and the number of samples.",
    ),
    ask=Text(
        "请提供 {year} 年{lack_zh}的“{group_zh}”，或在线监测数据；季节性生产的请说明生产期。",
        "Please send “{group_en}” for {lack_en} of {year}, or on-line data; if the plant works by"
        " season, tell us when.",
    ),
)
UNKNOWN = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("采样日期未读出，频次无法核对", "Sampling days are not known"),
    Text(
        "第 {clause} 条“{group_zh}”：这些报告的采样日期没有读出来：{reports_zh}；"
        "已知 {year} 年的采样有{have_zh}，不能确定每季度都有监测。",
        "Requirement {clause} (“{group_en}”): the days of sampling of {reports_en} are not known;"
        " what is known of {year} covers {have_en}, so whether each quarter was monitored is not"
        " known.",
    ),
    Text(
        "请对照报告，在 evidence.yaml 中填写这些证据的 sampled（采样日期，可填多个），再确认。",
        "Look at the reports, give `sampled` (days of sampling, several if need be) of them in"
        " evidence.yaml, and confirm.",
    ),
)
_QUARTERS = tuple(
    Text(f"第{name}季度", f"quarter {number}") for number, name in enumerate("一二三四", start=1)
)
_NONE = Text("零次", "no quarter")


_NOT_COUNTED = frozenset({Shortfall.HOLDER_DIFFERS, Shortfall.FILE_UNUSABLE})


@dataclass(frozen=True, slots=True)
class _Sampling:
    """Reports, and the quarters of a year in which they sampled."""

    reports: Sequence[Evidence]
    year: int
    quarters: frozenset[int]


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every group of reports that leaves quarters out, told once a set."""
    told: set[tuple[str, ...]] = set()
    for requirement, group, standing in _asking(case):
        reports, beside = _of_group(case, standing)
        ids = tuple(one.id for one in reports)
        if not reports or beside or ids in told:
            continue
        wanted = max(_quarters_of_type(case, one) for one in reports)
        sampling = _sampling(case, group, reports)
        if len(sampling.quarters) < wanted:
            told.add(ids)
            yield _finding(case, requirement, group, sampling)


def _asking(case: Case) -> Iterator[tuple[Requirement, Group, GroupResult]]:
    """Yield the groups that are asked for and every report of which is one of quarters."""
    known = case.types.by_id()
    for requirement in case.checklist.requirements().values():
        standings = case.assessment.results[requirement.id].groups
        groups = requirement.proof.groups if requirement.proof else ()
        for group, standing in zip(groups, standings, strict=True):
            taken = [known[one] for alternative in group.any_of for one in alternative]
            reports = [one for one in taken if one.form == "report"]
            asked = standing.state not in (GroupState.NOT_ASKED, GroupState.UNDECIDED)
            if asked and reports and all(one.quarters for one in reports):
                yield requirement, group, standing


def _of_group(case: Case, standing: GroupResult) -> tuple[list[Evidence], list[Evidence]]:
    """Return the reports of quarters for a group, old ones too, and what else proves it."""
    counting = {*standing.counted} | {
        one.evidence for one in standing.rejected if not {*one.shortfalls} & _NOT_COUNTED
    }
    held = [one for one in case.register.evidence if one.id in counting]
    reports = [one for one in held if _quarters_of_type(case, one)]
    others = {*standing.counted} - {one.id for one in reports}
    beside = (one for one in held if one.id in others)
    known = case.types.by_id()
    return reports, [one for one in beside if known[one.type or ""].form != "report"]


def _quarters_of_type(case: Case, evidence: Evidence) -> int:
    kind = case.types.by_id().get(evidence.type or "")
    return (kind.quarters or 0) if kind else 0


def _sampling(case: Case, group: Group, reports: Sequence[Evidence]) -> _Sampling:
    """Return the year whose quarters the samples cover best, with those quarters."""
    file = case.project.file
    last = file.evaluation_year if group.period else file.deadline.year
    days = [day for one in reports if one.sampled for day in one.sampled.value]
    years = range(file.evaluation_year, max(last, file.evaluation_year) + 1)
    covered = {year: {(day.month + 2) // 3 for day in days if day.year == year} for year in years}
    best = max(years, key=lambda year: (len(covered[year]), -year))
    return _Sampling(reports, best, frozenset(covered[best]))


def _finding(case: Case, requirement: Requirement, group: Group, sampling: _Sampling) -> Finding:
    unknown = [one.title for one in sampling.reports if not one.sampled]
    lacking = [one for one in range(1, len(_QUARTERS) + 1) if one not in sampling.quarters]
    where = about(case, (*(r for r in sampling.reports if not r.sampled), *sampling.reports)[0])
    return finding(
        UNKNOWN if unknown else KIND,
        requirement=requirement.id,
        group=group.id,
        place=where["place"],
        year=sampling.year,
        **naming(requirement),
        **both("group", group.title),
        **_named("have", sorted(sampling.quarters)),
        **_named("lack", lacking),
        reports_zh=listed(unknown, Lang.ZH),
        reports_en=listed(unknown, Lang.EN),
    )


def _named(name: str, quarters: Sequence[int]) -> Words:
    """Return quarters in words as {name_zh} and {name_en}."""
    words = [_QUARTERS[one - 1] for one in quarters] or [_NONE]
    return {f"{name}_{lang}": listed([one.in_(lang) for one in words], lang) for lang in Lang}
