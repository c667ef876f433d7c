"""Hold a project's names against its checklist. In: project, checklist, types. Out: nothing.

A name that no checklist row, circumstance or evidence type bears is a slip of the pen; taken in
silence it would leave an answer or a proof out of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from gfpack.base import yaml
from gfpack.base.errors import DataError, Problem
from gfpack.base.text import nearest
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.profiles import available_profiles, load_profile
from gfpack.project import layout
from gfpack.project.models import Project


def check_ids(project: Project, checklist: Checklist, types: EvidenceTypes) -> None:
    """Make sure that every name in the project's files is known.

    Raises:
        DataError: every unknown requirement, circumstance, choice and evidence type, and every
            file named outside the project folder, each with its place and the nearest name.
    """
    slips = [
        *_circumstances(project, checklist),
        *_form(project, checklist),
        *_responsible(project, checklist),
        *_photos(project, types),
        *_answers(project, checklist),
        *_evidence(project, checklist, types),
    ]
    if not slips:
        return  # the usual case: the files are not parsed again for places nobody asks for
    files = {name: _located(project.folder / name) for name in {slip.file for slip in slips}}
    raise DataError([slip.problem(files[slip.file]) for slip in slips])


def check_checklist(project: Project, known: Sequence[str]) -> None:
    """Make sure that the checklist a project names is among those there are.

    Raises:
        DataError: it is not, with its place and the nearest id.
    """
    if (name := project.file.checklist) not in known:
        slip = _Slip(layout.GFPACK_YAML, ("checklist",), "checklist", name, known)
        raise DataError([slip.problem(_located(project.folder / slip.file))])


def check_profiles(project: Project, folders: Sequence[Path]) -> None:
    """Make sure that every profile a project names is there, once, and meant for its checklist.

    Raises:
        DataError: one is not, with its place and the nearest id; or its file cannot be read.
    """
    known = [one.id for one in available_profiles(folders)]
    slips = []
    for index, name in enumerate(project.file.profiles):
        where = ("profiles", index)
        if name not in known:
            slips.append(_Slip(layout.GFPACK_YAML, where, "profile", name, known))
        elif name in project.file.profiles[:index]:
            slips.append(_Slip(layout.GFPACK_YAML, where, "profile_twice", name))
        elif not (found := load_profile(name, folders)).meant_for(project.file.checklist):
            slips.append(_Slip(layout.GFPACK_YAML, where, "profile_elsewhere", name, found.over))
    if slips:
        located = _located(project.folder / layout.GFPACK_YAML)
        raise DataError([slip.problem(located) for slip in slips])


@dataclass(frozen=True, slots=True)
class _Slip:
    """A name that is wrong, and where it stands in which file."""

    file: str
    where: yaml.Path_
    what: str
    name: str
    known: Iterable[str] = ()

    def problem(self, located: yaml.Located) -> Problem:
        if self.what == "path_outside":
            return located.problem(self.where, "project.path_outside", path=self.name)
        if self.what == "tier_differs":
            params = {"name": self.name, "told": ", ".join(self.known)}
            return located.problem(self.where, "project.tier_differs", **params)
        if self.what in ("profile_twice", "profile_elsewhere"):
            params = {"name": self.name, "over": ", ".join(self.known)}
            return located.problem(self.where, f"project.{self.what}", **params)
        near = nearest(self.name, list(self.known))
        key = f"project.unknown_{self.what}_near" if near else f"project.unknown_{self.what}"
        return located.problem(self.where, key, name=self.name, near=near or "")


def _circumstances(project: Project, checklist: Checklist) -> Iterator[_Slip]:
    known = {one.id: one for one in checklist.circumstances}
    told = checklist.told_by(project.file.tier)
    for name, choice in project.file.circumstances.items():
        where = ("circumstances", name)
        if name not in known:
            yield _Slip(layout.GFPACK_YAML, where, "circumstance", name, known)
        elif choice not in known[name].choices:
            yield _Slip(layout.GFPACK_YAML, where, "choice", choice, known[name].choices)
        elif told.get(name, choice) != choice:
            yield _Slip(layout.GFPACK_YAML, where, "tier_differs", choice, [told[name]])


def _form(project: Project, checklist: Checklist) -> Iterator[_Slip]:
    known = [field.id for form in checklist.forms for field in form.fields]
    for name in project.file.form:
        if name not in known:
            yield _Slip(layout.GFPACK_YAML, ("form", name), "field", name, known)


def _responsible(project: Project, checklist: Checklist) -> Iterator[_Slip]:
    tops = (*checklist.general, *checklist.indicators)
    known = [*(one.id for top in tops for one in top.nodes()), *checklist.requirements()]
    for name in project.file.responsible:
        if name not in known:
            yield _Slip(layout.GFPACK_YAML, ("responsible", name), "indicator", name, known)


def _photos(project: Project, types: EvidenceTypes) -> Iterator[_Slip]:
    known = types.by_id()
    for name in project.file.options.appendix.photos_per_page:
        if name not in known:
            where = ("options", "appendix", "photos_per_page", name)
            yield _Slip(layout.GFPACK_YAML, where, "type", name, known)


def _answers(project: Project, checklist: Checklist) -> Iterator[_Slip]:
    known = checklist.requirements()
    for name in project.answers.answers:
        if name not in known:
            yield _Slip(layout.ANSWERS_YAML, ("answers", name), "requirement", name, known)


def _evidence(project: Project, checklist: Checklist, types: EvidenceTypes) -> Iterator[_Slip]:
    file = layout.EVIDENCE_YAML
    requirements = checklist.requirements()
    known_types = types.by_id()
    for name, entry in project.evidence.evidence.items():
        where: yaml.Path_ = ("evidence", name)
        if entry.type is not None and entry.type not in known_types:
            yield _Slip(file, (*where, "type"), "type", entry.type, known_types)
        for index, supported in enumerate(entry.supports or ()):
            if supported not in requirements:
                place: yaml.Path_ = (*where, "supports", index)
                yield _Slip(file, place, "requirement", supported, requirements)
        for index, page_range in enumerate(entry.pages):
            if _leaves_the_project(page_range.file):
                place = (*where, "pages", index, "file")
                yield _Slip(file, place, "path_outside", page_range.file)


def _located(file: Path) -> yaml.Located:
    return yaml.read(file) if file.exists() else yaml.Located(file, {}, {})


def _leaves_the_project(path: str) -> bool:
    windows = PureWindowsPath(path)
    return bool(windows.anchor) or ".." in windows.parts or PurePosixPath(path).is_absolute()
