"""A plan, a rule or an empty form stands where a record, ledger or report is wanted.

What was meant to be done is no proof that it was. Only kinds that speak of a year or must be recent
are looked at (a rule in force is a record of its own kind), and only where the title at the head of
the text, or the file's name, ends with such a word and nothing there says record, ledger, report or
the like. A form whose name says that it is blank is told whatever else it says. The words stand in
`checklists/wording.yaml`.

Fails:
    types: {record: {form: record, rule: period}}
    evidence: {a: {type: record, years: [2025], text: ["苏州某某轴承有限公司\\n2025年度培训计划"]}}
Passes:
    types: {record: {form: record, rule: period}, plan: {form: plan, rule: period}}
    evidence:
      a: {type: record, years: [2025], text: ["培训记录"], file: evidence/2025培训计划.pdf}
      b: {type: plan, years: [2025], text: ["2025年度绿色制造培训计划"]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gfpack.base.files import stem_of
from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.base.text import normalised
from gfpack.checklist.models import EvidenceType
from gfpack.checklist.wording import Wording
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import about, both, cited_types, clauses

KIND = FindingKind(
    "plan-as-record",
    Severity.WARNING,
    Text("计划、制度或空表充当记录", "A plan or blank form stands for a record"),
    Text(
        "“{proof}”要的是“{kind_zh}”，而“{seen}”看来是计划、制度或空白表，不是实际发生的记录"
        "（用于 {clauses}）。",
        "{proof} should be “{kind_en}”, but “{seen}” looks like a plan, a rule or a blank form"
        " rather than a record of what was done (it supports {clauses}).",
    ),
    Text(
        "请换成评价期内实际形成的记录、台账或报告；类型判错的，在 evidence.yaml 的 {id} 下"
        "更正 type；确是记录的，作复核意见说明。",
        "Replace it by the record, ledger or report of what was done; if the type is wrong, correct"
        " `type` of {id} in evidence.yaml; if it is a record, say so in an override.",
    ),
    ask=Text(
        "“{seen}”是计划或空白表，请提供实际形成的“{kind_zh}”。",
        "“{seen}” is a plan or a blank form; please send “{kind_en}” as it was filled in.",
    ),
)
_FORMS = ("record", "ledger", "report", "statistics")
_RULES = ("period", "recent")
_HEAD_LINES, _HEAD_LENGTH = 4, 30
_TRAILER = re.compile(r"(?:\([^()]*\)|[\d.\-_v版第年月日终稿盖章扫描件打印签字])+$")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited record that calls itself a plan or a blank form."""
    for evidence, kind in cited_types(case):
        if kind.form not in _FORMS or kind.validity.rule not in _RULES:
            continue
        if seen := _given_away(case, evidence, kind):
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                seen=seen,
                **both("kind", kind.title),
                clauses=clauses(case, evidence),
            )


def _given_away(case: Case, evidence: Evidence, kind: EvidenceType) -> str | None:
    """Return the title or file name that says plan or blank, if one does."""
    words, head, name = case.wording, _head(case, evidence), _name(case, evidence)
    if any(word in name for word in words.blanks):
        return name
    said = [*head, *([name] if name else [])]
    if any(word in line for word in words.records for line in said):
        return None
    own = tuple(map(normalised, (kind.title.zh, *kind.synonyms, *kind.cues.name)))
    return next((line for line in said if _ends_as_plan(line, words, own)), None)


def _head(case: Case, evidence: Evidence) -> list[str]:
    """Return the first short lines of an evidence's first page, where a title stands."""
    for _, _, text in case.register.pages_of(evidence):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return [line for line in lines[:_HEAD_LINES] if len(line) <= _HEAD_LENGTH]
    return []


def _name(case: Case, evidence: Evidence) -> str:
    """Return the name of an evidence's file, or nothing where it is but a part of that file."""
    if len(evidence.extents) != 1:
        return ""
    [extent] = evidence.extents
    entry = case.register.files.get(extent.path)
    whole = entry is None or extent.page_count >= len(entry.facts.pages)
    return stem_of(extent.path) if extent.first == 1 and whole else ""


def _ends_as_plan(line: str, words: Wording, own: Sequence[str]) -> bool:
    """Whether a title ends with a word of plans that no name of the type ends with."""
    title = _TRAILER.sub("", normalised(line))
    return any(
        title.endswith(word) and not any(name.endswith(word) for name in own)
        for word in words.plans
    )
