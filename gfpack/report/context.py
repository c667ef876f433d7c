"""What the template may use: plain data (str, int, bool, list, dict), nothing that can act.

In: case, judged findings, page map, photos. Out: the template's variables (docs/report.md lists
them), and the names of the fields that are missing. What is missing shows as 【待补】.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from gfpack.appendix.models import PageMap
from gfpack.base.findings import Clock, Severity
from gfpack.base.messages import Lang
from gfpack.checklist.models import Checklist
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.project.models import CompiledBy, Enterprise, State
from gfpack.report import form, tables, words
from gfpack.report.clauses import Clauses
from gfpack.report.measured import Measured
from gfpack.report.photos import Photo

MOST_FINDINGS = 20
"""Findings listed in part three; the others stand in the package's own list."""

Plain = dict[str, Any]
_ABOUT = {"工厂": "单位", "企业": "单位", "园区": "园区"}

_FIELDS = {
    "name": "工厂名称",
    "industry": "所属行业",
    "industry_code": "行业代码",
    "address": "通讯地址",
    "postcode": "邮政编码",
    "nature": "单位性质",
    "credit_code": "统一社会信用代码",
    "registration_authority": "注册机关",
    "registered_capital": "注册资本",
    "established": "成立日期",
    "term": "营业期限",
    "legal_representative": "法定代表人",
    "legal_representative_phone": "法定代表人联系电话",
    "department": "申报工作联系部门",
    "contact": "联系人",
    "phone": "联系电话",
    "mobile": "手机",
    "email": "电子邮箱",
    "products": "主要产品",
}


def context(
    case: Case,
    judged: Judged,
    page_map: PageMap,
    photos: Mapping[str, Sequence[Photo]],
    *,
    complete: bool,
) -> Plain:
    """Return the variables of the template."""
    enterprise, file = case.project.enterprise, case.project.file
    measured = Measured(case)
    clauses = Clauses(case, page_map, photos, measured)
    values: Plain = {
        "unfinished": not complete,
        "header_mark": "" if complete else f"　{words.UNFINISHED}",
        "title": words.document_title(case.checklist),
        "award": words.TITLES[case.checklist.scheme],
        "subject": words.SUBJECTS[case.checklist.scheme],
        "year": file.evaluation_year,
        "years": [f"{year} 年" for year in case.figures.years],
        "standard": _standard(case.checklist),
        "enterprise": {"name": words.clean(enterprise.name)},
        "cover": _cover(case),
        "basic": _basic(enterprise),
        "forms": form.forms(case),
        "factory": {"introduction": _introduction(enterprise), "facts": _facts(case)},
        "general": clauses.parts(case.checklist.general, 2),
        "parts": clauses.parts(case.checklist.indicators, 1),
        "next_steps": _next_steps(case, judged),
        "general_table": tables.general_table(case, page_map, measured),
        "general_summary": tables.general_summary(case),
        "score_table": tables.score_table(case, page_map, measured),
        "score_summary": tables.score_summary(case),
        "score_notes": tables.score_notes(case),
        "working": measured.working(),
        "working_notes": measured.notes(),
        "basis": measured.basis(),
        "compared": measured.compared(),
        "attachments": tables.attachments(page_map),
        "overrides": tables.overrides(judged),
        "verdict": tables.verdict(case),
        "rules": tables.rules(case),
    }
    return values | {"has_missing": _has_missing(values)}


def missing_fields(case: Case) -> list[str]:
    """Return the names of the form's fields that have no content."""
    enterprise = case.project.enterprise
    found = form.empty(case) if form.forms(case) else _unfilled(case)
    if not enterprise.region:
        found.insert(0, "所在省市")
    if _undeclared(case.project.file.compiled_by):
        found.insert(0, "编制机构")
    if not words.lines(case.project.file.next_steps):
        found.append("下一步工作")
    return found


def _unfilled(case: Case) -> list[str]:
    """Return the empty fields of the ministry's older basic-information table."""
    values = _field_values(case.project.enterprise)
    subject = words.SUBJECTS[case.checklist.scheme]
    titles = _FIELDS | {"name": f"{subject}名称", "introduction": f"{_ABOUT[subject]}简介"}
    return [title for name, title in titles.items() if not values[name]]


def unstated(case: Case) -> list[str]:
    """Return the requirements that are answered without a statement."""
    return [
        requirement
        for requirement in case.checklist.requirements()
        if (answer := case.project.answer(requirement)).state in (State.MET, State.UNMET)
        and not words.lines(answer.statement)
    ]


def _has_missing(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_missing(one) for one in value.values())
    if isinstance(value, list):
        return any(_has_missing(one) for one in value)
    return isinstance(value, str) and words.missing()[:-1] in value


def _standard(checklist: Checklist) -> Plain:
    ended = checklist.status == "abolished"
    on = f"，{words.day(checklist.abolished_on)}起" if checklist.abolished_on else "，"
    return {
        "number": checklist.standard,
        "title": words.clean(checklist.title.zh),
        "status": f"{on}废止" if ended else "",
    }


def _cover(case: Case) -> Plain:
    enterprise, compiled_by = case.project.enterprise, case.project.file.compiled_by
    compiled = {"self": "企业自行编制", "third-party": "委托第三方机构编制"}[compiled_by.kind]
    compiler = words.clean(compiled_by.name) if compiled_by.kind == "third-party" else ""
    if _undeclared(compiled_by):
        compiler = words.missing("须注明编制机构")
    return {
        "applicant": words.clean(enterprise.name),
        "region": words.clean(enterprise.region) or words.missing(),
        "year": f"{case.project.file.evaluation_year} 年",
        "basis": _basis(case),
        "compiled": compiled,
        "compiler": compiler,
    }


def _basis(case: Case) -> str:
    """Return the standard, and the profiles that change what it asks; invented ones said so."""
    table = f"{case.checklist.standard}　{words.clean(case.checklist.title.zh)}"
    profiles = words.listed(
        words.clean(one.title.zh) + ("（虚构示例）" if one.example else "")
        for one in case.project.profiles
        if one.changes_rows
    )
    return f"{table}（叠加：{profiles}）" if profiles else table


def _undeclared(compiled_by: CompiledBy) -> bool:
    """Whether a third party wrote the report and the cover would not say who."""
    if compiled_by.kind == "self":
        return False
    return not (compiled_by.declared and words.clean(compiled_by.name))


def _field_values(enterprise: Enterprise) -> dict[str, str]:
    contact = enterprise.contact
    values = {name: getattr(enterprise, name, None) for name in _FIELDS}
    values |= {
        "established": words.day(enterprise.established),
        "department": contact.department,
        "contact": contact.name,
        "phone": contact.phone,
        "mobile": contact.mobile,
        "email": contact.email,
        "products": words.listed(enterprise.products),
        "introduction": enterprise.introduction,
    }
    return {name: words.clean(value) for name, value in values.items()}


def _basic(enterprise: Enterprise) -> Plain:
    """Return the basic-information table; a fax is not asked for where there is none."""
    shown = {name: text or words.missing() for name, text in _field_values(enterprise).items()}
    former = [
        f"{words.clean(one.name)}（至{words.day(one.until)}）" if one.until else one.name
        for one in enterprise.former_names
    ]
    return {
        **shown,
        "fax": words.clean(enterprise.contact.fax),
        "former_names": words.listed(words.clean(name) for name in former),
        "sites": [
            {"name": words.clean(site.name), "address": words.clean(site.address)}
            for site in enterprise.sites
        ],
        "introduction": _introduction(enterprise),
    }


def _introduction(enterprise: Enterprise) -> list[str]:
    return words.lines(enterprise.introduction) or [words.missing("单位简介")]


def _facts(case: Case) -> list[str]:
    """Return what else the project file says of the plant, in sentences."""
    enterprise = case.project.enterprise
    found = []
    if enterprise.products:
        found.append(f"主要产品：{words.listed(words.clean(one) for one in enterprise.products)}。")
    for site in enterprise.sites:
        found.append(f"生产场所：{words.clean(site.name)}，{words.clean(site.address)}。")
    return found


def _next_steps(case: Case, judged: Judged) -> Plain:
    plan = words.lines(case.project.file.next_steps)
    unmet = [one for one in case.assessment.results.values() if one.state is State.UNMET]
    known = case.checklist.requirements()
    rows = [
        {
            "severity": words.SEVERITIES[one.severity],
            "requirement": one.requirement or words.NONE,
            "message": words.clean(one.message(Lang.ZH)),
            "advice": _for_readers(one.advice(Lang.ZH)),
        }
        for one in judged.open
        if one.kind.clock is not Clock.TODAY and one.severity is not Severity.INFO
    ]
    return {
        "plan": plan or [words.missing("下一步工作安排")],
        "unmet": [
            {
                "id": one.requirement,
                "title": words.clean(known[one.requirement].title.zh),
                "kind": words.KINDS[known[one.requirement].kind],
            }
            for one in unmet
        ],
        "findings": rows[:MOST_FINDINGS],
        "left_out": max(0, len(rows) - MOST_FINDINGS),
    }


def _for_readers(advice: str) -> str:
    """Return the advice without what is meant for whoever works with gfpack."""
    sentences = re.split(r"(?<=[。；;])", words.clean(advice))
    kept = [one for one in sentences if not re.search(r"gfpack|\.yaml", one)]
    return "".join(kept) or words.NONE
