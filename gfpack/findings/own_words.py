"""The enterprise's own words that go into what is handed in. In: a project. Out: passages.

Statements, reasons, decisions, introduction, next steps, titles of evidence; and the text of the
project's own report template, which is read in a limited worker as any office file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gfpack.base.messages import Text
from gfpack.project.layout import ANSWERS_YAML, EVIDENCE_YAML, GFPACK_YAML
from gfpack.project.models import Project

_STATEMENT = Text("陈述", "in the statement")
_REASON = Text("不适用的原因", "in the reason why it does not apply")
_DECISION = Text("复核意见", "in a decision on a finding")
_INTRODUCTION = Text("单位简介", "in the introduction")
_NEXT_STEPS = Text("下一步工作", "in the next steps")
_FORM = Text("申报表的栏目", "in a field of the form")
_TITLE = Text("证据的标题", "in the title of an evidence")
_TEMPLATES = "templates/report"
_TEMPLATE = Text("自评价报告的模板", "in the template of the report")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A passage: what it is called in a sentence, where it stands, what it speaks of."""

    name: str
    """The key it stands under: statement, introduction."""
    text: str
    where: Text
    file: str
    line: int | None = None
    requirement: str | None = None
    evidence: str | None = None


def own_words(project: Project) -> Iterator[OwnWords]:
    """Yield every passage of people's words, those of the project's own template last."""
    yield from reported(project)
    for index, over in enumerate(project.answers.overrides):
        line = project.line(ANSWERS_YAML, "overrides", index, "why")
        yield OwnWords("why", over.why, _DECISION, ANSWERS_YAML, line)
    for key, entry in project.evidence.evidence.items():
        if entry.title and entry.set_aside is None:
            yield OwnWords("title", entry.title, _TITLE, EVIDENCE_YAML, evidence=key)
    yield from _template(project)


def reported(project: Project) -> Iterator[OwnWords]:
    """Yield what the report says in the enterprise's words of a year's doings."""
    for key, answer in project.answers.answers.items():
        for name, text, where in (
            ("statement", answer.statement, _STATEMENT),
            ("reason", answer.reason, _REASON),
        ):
            if text:
                line = project.line(ANSWERS_YAML, "answers", key, name)
                yield OwnWords(name, text, where, ANSWERS_YAML, line, requirement=key)
    if text := project.enterprise.introduction:
        line = project.line(GFPACK_YAML, "enterprise", "introduction")
        yield OwnWords("introduction", text, _INTRODUCTION, GFPACK_YAML, line)
    for field, text in project.file.form.items():
        line = project.line(GFPACK_YAML, "form", field)
        yield OwnWords(f"form {field}", text, _FORM, GFPACK_YAML, line)
    if text := project.file.next_steps:
        line = project.line(GFPACK_YAML, "next_steps")
        yield OwnWords("next_steps", text, _NEXT_STEPS, GFPACK_YAML, line)


def _template(project: Project) -> Iterator[OwnWords]:
    from gfpack.tools import office_text, worker

    name = project.file.options.template or "*"
    if Path(name).name != name:
        return
    for file in sorted((project.folder / _TEMPLATES).glob(f"{name}/*.docx")):
        if file.name.startswith("~$"):
            continue
        read = worker.call(office_text.read, file)
        if isinstance(read, office_text.OfficeText):
            beside = [value for _, value in read.properties]
            text = "\n".join([read.text, *beside])
            where = f"{_TEMPLATES}/{file.parent.name}/{file.name}"
            yield OwnWords("template", text, _TEMPLATE, where)
