"""Scaffold a project. In: a folder, a checklist, a few facts. Out: the files and folders of §4.

The YAML files are made for people: every field is there, with what it is for beside it, and every
requirement stands in `answers.yaml` with its title. Nothing that exists is overwritten.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from pathlib import Path
from string import Template
from typing import Any, Literal

from gfpack.base import yaml
from gfpack.base.errors import OutputError, UsageError
from gfpack.base.files import shipped, written_whole
from gfpack.base.leftovers import room
from gfpack.base.messages import Lang
from gfpack.base.text import padded
from gfpack.checklist.models import Checklist, Circumstance
from gfpack.checklist.profiles import profiles_for
from gfpack.checklist.schemes import title_of
from gfpack.project import layout
from gfpack.project.load import load
from gfpack.project.models import Answer, Answers, Project
from gfpack.project.scaffold_answers import scaffold_answers

_COMMENTS_AT = 32
_PLAIN = re.compile(r"[^\W\d_][\w（）()·.]*|\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known to begin. `credit_code` may come later."""

    name: str
    evaluation_year: int
    deadline: date
    credit_code: str | None = None
    tier: Literal["city", "province", "nation"] = "city"
    review_days: int = 0
    responsible: Mapping[str, str] = field(default_factory=dict)
    """Who answers for what, by requirement or indicator id."""
    more: Mapping[tuple[str, ...], Any] = field(default_factory=dict)
    """Other values of the project file, by their keys: ("enterprise", "address")."""


def init(folder: Path, checklist: Checklist, facts: Facts, lang: Lang) -> Project:
    """Make a project in `folder` and return it.

    Raises:
        UsageError: the folder is a project already, lies in one, or holds a file of that name.
        OutputError: the folder cannot be written.
    """
    files = {
        layout.ANSWERS_YAML: scaffold_answers(checklist, Answers(), lang),
        layout.EVIDENCE_YAML: _template(layout.EVIDENCE_YAML, lang),
        layout.GFPACK_YAML: _project_file(checklist, facts, lang),
    }
    _lay_out(folder, files, checklist, lang)
    return load(folder)


def renew(folder: Path, old: Project, checklist: Checklist, facts: Facts, lang: Lang) -> Project:
    """Make next year's project of `old`: facts copied, statements kept but to be looked at again.

    Evidence is not taken along: what was confirmed was confirmed for last year.

    Raises:
        UsageError: the folder is a project already, lies in one, or holds a file of that name.
        OutputError: the folder cannot be written.
    """
    files = {
        layout.ANSWERS_YAML: scaffold_answers(checklist, _stale(old), lang),
        layout.EVIDENCE_YAML: _template(layout.EVIDENCE_YAML, lang),
        layout.GFPACK_YAML: yaml.text_of(old.folder / layout.GFPACK_YAML),
    }
    _lay_out(folder, files, checklist, lang)
    told = checklist.told_by(facts.tier)
    known = {one.id: one.choices for one in checklist.circumstances if one.id not in told}
    with yaml.edit(folder / layout.GFPACK_YAML) as content:
        content["checklist"] = checklist.id
        content["evaluation_year"] = facts.evaluation_year
        content["deadline"] = facts.deadline
        _set_changed(content, facts, old)
        if old.file.profiles:
            own = (old.folder / layout.CHECKLISTS_DIR,)
            meant = profiles_for(checklist.id, old.file.profiles, own)
            yaml.put(content, "profiles", list(meant))
        for name, choice in list((content.get("circumstances") or {}).items()):
            if choice is not None and choice not in known.get(name, ()):
                del content["circumstances"][name]
    return load(folder)


def _set_changed(content: Any, facts: Facts, old: Project) -> None:
    """Write the facts that are not last year's; the others stay as they are written."""
    enterprise = content["enterprise"]
    for name in ("name", "credit_code"):
        said = getattr(facts, name)
        if said and said != getattr(old.enterprise, name):
            enterprise[name] = said
    for name in ("tier", "review_days"):
        if getattr(facts, name) != getattr(old.file, name):
            content[name] = getattr(facts, name)


def _stale(old: Project) -> Answers:
    """Return last year's answers without what must be said anew, marked with their year."""
    kept = {
        name: Answer(
            statement=one.statement,
            reason=one.reason,
            from_year=one.from_year or old.file.evaluation_year,
        )
        for name, one in old.answers.answers.items()
        if one.statement or one.reason
    }
    return Answers(answers=kept)


def _lay_out(folder: Path, files: Mapping[str, str], checklist: Checklist, lang: Lang) -> None:
    """Write the files, the project file last: only with it the folder is a project."""
    if layout.is_project(folder):
        raise UsageError("project.already", folder=folder)
    if outer := next(filter(layout.is_project, folder.absolute().parents), None):
        raise UsageError("project.inside", folder=folder, project=outer)
    for name, text in files.items():
        file = folder / name
        if file.exists() and yaml.text_of(file) != text:
            raise UsageError("project.in_the_way", path=file)
    try:
        for section in checklist.sections():
            place = folder / layout.EVIDENCE_DIR / layout.section_folder(section, lang)
            place.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError("base.cannot_write", path=folder, why=problem.strerror) from problem
    for name, text in files.items():
        with written_whole(folder / name) as temporary:
            temporary.write_text(text, "utf-8", newline="\n")


def _template(name: str, lang: Lang) -> str:
    stem, _, ending = name.partition(".")
    return shipped(f"templates/project/{stem}.{lang}.{ending}").read_text("utf-8")


def _project_file(checklist: Checklist, facts: Facts, lang: Lang) -> str:
    text = Template(_template(layout.GFPACK_YAML, lang)).substitute(
        name=_scalar(facts.name),
        credit_code=facts.credit_code or "",
        checklist=checklist.id,
        title=title_of(checklist.scheme).in_(lang),
        tier=facts.tier,
        evaluation_year=facts.evaluation_year,
        deadline=facts.deadline.isoformat(),
        review_days=facts.review_days,
        responsible=_people(facts.responsible),
        circumstances="".join(
            _question(one, lang) for one in checklist.circumstances if facts.tier not in one.by_tier
        ),
    )
    lines = _filled(text, facts.more).splitlines(keepends=True)
    return "".join(_aligned(line) for line in lines)


def _people(responsible: Mapping[str, str]) -> str:
    """Return who answers for what as it stands in a project file; nothing without anybody."""
    lines = [f"  {json.dumps(name)}: {_scalar(who)}\n" for name, who in responsible.items()]
    return "".join(("responsible:\n", *lines)) if lines else ""


def _filled(text: str, more: Mapping[tuple[str, ...], Any]) -> str:
    """Return the text of a project file with more values in it."""
    if not more:
        return text
    with room() as folder:
        file = folder / layout.GFPACK_YAML
        file.write_text(text, "utf-8", newline="\n")
        with yaml.edit(file) as content:
            for (*outer, last), value in more.items():
                yaml.put(reduce(yaml.table, outer, content), last, value)
        return file.read_text("utf-8")


def _aligned(line: str) -> str:
    """Return a line with the comment behind its value in the column of all the others."""
    value, mark, comment = line.rpartition(" # ")
    if not mark or line.lstrip().startswith("#"):
        return line
    return f"{padded(value.rstrip(), _COMMENTS_AT)} # {comment}"


def _question(one: Circumstance, lang: Lang) -> str:
    """Return a circumstance as a key to fill in, its question and choices above it."""
    longest = max(len(choice) for choice in one.choices)
    choices = "".join(
        f"\n  #   {choice:<{longest}}  {meaning.in_(lang)}"
        for choice, meaning in one.choices.items()
    )
    return f"\n  # {one.question.in_(lang)}{choices}\n  {one.id}:"


def _scalar(text: str) -> str:
    """Return `text` as YAML writes it on one line."""
    plain = _PLAIN.fullmatch(text) and text.lower() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)
