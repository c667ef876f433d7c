"""Read a project. In: its folder. Out: a `Project`, or every problem of its YAML files at once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from gfpack.base import yaml
from gfpack.base.errors import DataError, Problem, UsageError
from gfpack.base.yaml import Path_
from gfpack.checklist.load import available, load_types
from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.profiles import laid_over
from gfpack.project import layout
from gfpack.project.check_ids import check_checklist, check_ids, check_profiles
from gfpack.project.models import Answers, EvidenceFile, Project, ProjectFile

Model = TypeVar("Model", bound=BaseModel)


def load(folder: Path) -> Project:
    """Return the project in `folder`; missing answers and evidence files count as empty.

    Raises:
        UsageError: the folder is not a project.
        DataError: unknown keys and bad values of all three files, with line and column.
    """
    folder = Path(folder)
    if not layout.is_project(folder):
        raise UsageError("project.no_project", folder=folder)
    problems: list[Problem] = []
    lines: dict[Path_, int] = {}
    file = _read(ProjectFile, folder / layout.GFPACK_YAML, problems, lines)
    answers = _read(Answers, folder / layout.ANSWERS_YAML, problems, lines)
    evidence = _read(EvidenceFile, folder / layout.EVIDENCE_YAML, problems, {})
    if problems or not (file and answers and evidence):
        raise DataError(problems)
    return Project(folder=folder, file=file, answers=answers, evidence=evidence, lines=lines)


def load_with_checklist(folder: Path) -> tuple[Project, Checklist, EvidenceTypes]:
    """Return a project with the checklist and kinds of documents it is held against.

    The profiles the project names are laid over the checklist; `Project.profiles` holds them. Rows
    that its circumstances rule out are left out (不涉及则不填). The project's own `checklists/`
    folder wins over what is shipped.

    Raises:
        UsageError: the folder is not a project.
        DataError: a file cannot be read, or names no known checklist or profile, a profile that
            is not meant for it or loosens it, or what the checklist does not know.
    """
    project = load(folder)
    own = (project.folder / layout.CHECKLISTS_DIR,)
    check_checklist(project, [one.id for one in available(own)])
    check_profiles(project, own)
    table, types = load_checklist(project.file.checklist, own), load_types(own)
    checklist, profiles = laid_over(table, project.file.profiles, own, types)
    check_ids(project, checklist, types)
    project = told_by_tier(project, checklist)
    asked = checklist.filled_in(project.file.circumstances)
    return project.model_copy(update={"profiles": profiles}), asked, types


def told_by_tier(project: Project, checklist: Checklist) -> Project:
    """Return the project with those circumstances of a checklist that its tier says already."""
    told = checklist.told_by(project.file.tier)
    if not told:
        return project
    file = project.file.model_copy(update={"circumstances": project.file.circumstances | told})
    return project.model_copy(update={"file": file})


def _read(
    model: type[Model], file: Path, problems: list[Problem], lines: dict[Path_, int]
) -> Model | None:
    """Return the content of one file with its lines noted, or None with its problems noted."""
    if not file.exists() and model is not ProjectFile:
        return model()
    try:
        located = yaml.read(file)
        lines.update({(file.name, *keys): line for keys, (line, _) in located.marks.items()})
        return yaml.into(model, located)
    except DataError as found:
        problems.extend(found.problems)
        return None
