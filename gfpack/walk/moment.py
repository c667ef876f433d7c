"""A project as it was read at one moment. In: its folder. Out: case, findings, what files said.

Reading everything takes most of a second; after a person has said something, only the small YAML
files are read again, and the evidence is settled anew from the stock taken before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gfpack.assessment.assess import assess
from gfpack.base import yaml
from gfpack.evidence.register import Stock, settled, take_stock
from gfpack.findings.case import Case, case_of
from gfpack.findings.find import asked, find
from gfpack.findings.overrides import Judged, judge
from gfpack.project.check_ids import check_ids
from gfpack.project.layout import ANSWERS_YAML, EVIDENCE_YAML, GFPACK_YAML
from gfpack.project.load import load, load_with_checklist
from gfpack.project.models import Project

FILES = (GFPACK_YAML, ANSWERS_YAML, EVIDENCE_YAML)


@dataclass(frozen=True, slots=True)
class Moment:
    """What was read, and what follows from it."""

    case: Case
    judged: Judged
    stock: Stock
    texts: Mapping[str, str]
    """What the YAML files said, by name; an edit is refused where they say something else."""


def read(folder: Path, today: date) -> Moment:
    """Return a project read from end to end; evidence files that did not change stay closed.

    Raises:
        UsageError: no project there.
        DataError: its data cannot be read.
    """
    texts = _texts(folder)
    project, checklist, types = load_with_checklist(folder)
    stock = take_stock(project.folder, checklist, types)
    case = case_of(project, checklist, types, settled(stock, project), today=today)
    return Moment(case, _judged(case), stock, texts)


def read_again(before: Moment) -> Moment:
    """Return the project as its YAML files have it now; no evidence file is looked at.

    Raises:
        DataError: they cannot be read any more.
    """
    case = before.case
    texts = _texts(case.project.folder)
    project = load(case.project.folder)
    if _table_of(project) != _table_of(case.project):
        return read(case.project.folder, case.today)
    project = project.model_copy(update={"profiles": case.project.profiles})
    check_ids(project, case.checklist, case.types)
    held = settled(before.stock, project)
    result = assess(
        case.checklist, case.types, project, held, project.valid_on, figures=case.figures
    )
    after = replace(
        case, project=project, register=held, assessment=result, valid_on=project.valid_on
    )
    return Moment(after, _judged(after), before.stock, texts)


def _table_of(project: Project) -> tuple[object, ...]:
    """Return what decides which rows the table has: circumstances rule some of them out."""
    file = project.file
    return file.checklist, file.profiles, file.circumstances


def text_of(file: Path) -> str:
    """Return what a file says, with newlines as `\\n`; nothing where there is none."""
    return yaml.text_of(file) if file.exists() else ""


def _texts(folder: Path) -> dict[str, str]:
    """Return what the files say; read before they are parsed, so that a change between is seen."""
    return {name: text_of(folder / name) for name in FILES}


def _judged(case: Case) -> Judged:
    return judge(find(case), case.project.answers.overrides, asked=asked())
