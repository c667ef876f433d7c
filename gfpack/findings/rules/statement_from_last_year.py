"""A statement was taken over from an earlier application and nobody has looked at it since.

`gfpack init --from` copies the statements and marks each with its year (`from_year` in
`answers.yaml`); the mark goes when a person answers anew. Whoever edits the file by hand takes the
line out himself.

Fails:
    requirements: {1.1: {answer: {state: met, statement: 2024 年已完成, from_year: 2024}}}
Passes:
    requirements: {1.1: {answer: {state: met, statement: 2025 年已完成}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Gathered, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.findings.params import naming
from gfpack.project.layout import ANSWERS_YAML

KIND = FindingKind(
    "statement-from-last-year",
    Severity.WARNING,
    Text("陈述沿用自上次申报", "A statement left over from an earlier application"),
    Text(
        "{clause}“{title_zh}”的陈述沿用自 {year} 年的申报，还没有人重新核对。",
        "The statement on {clause} ({title_en}) is that of the application for {year}; nobody has"
        " looked at it since.",
    ),
    Text(
        "请按本评价年的情况核对、改写，再删去 answers.yaml 中该条的 from_year；"
        "用 gfpack walk 重新作答时会自动删去。",
        "Check and rewrite it for this evaluation year, then take `from_year` out of answers.yaml;"
        " answering anew in `gfpack walk` does so.",
    ),
    gathered=Gathered(
        Text(
            "这 {count} 条的陈述沿用自上次申报，还没有人重新核对：{clauses}。",
            "The statements on these {count} requirements are those of an earlier application;"
            " nobody has looked at them since: {clauses}",
        ),
        Text(
            "请按本评价年的情况逐条核对、改写，再删去 answers.yaml 中各条的 from_year；"
            "用 gfpack walk 重新作答时会自动删去。",
            "Check and rewrite each for this evaluation year, then take `from_year` out of"
            " answers.yaml; answering anew in `gfpack walk` does so.",
        ),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every statement taken over; an error for a veto requirement."""
    for key, requirement in case.checklist.requirements().items():
        answer = case.project.answer(key)
        if answer.from_year is not None and (answer.statement or answer.reason):
            line = case.project.line(ANSWERS_YAML, "answers", key, "from_year")
            yield finding(
                KIND,
                severity=Severity.ERROR if requirement.veto else None,
                requirement=key,
                place=Place(ANSWERS_YAML, line=line),
                **naming(requirement),
                year=answer.from_year,
            )
