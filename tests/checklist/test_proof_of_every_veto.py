"""For every veto row and every kind of plant: each required group is needed, and all suffice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gfpack.assessment.assess import assess
from gfpack.assessment.models import GroupState, RequirementResult
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import Checklist, Group, Requirement
from gfpack.evidence.models import (
    Evidence,
    Extent,
    Fact,
    FileFacts,
    FileKind,
    PageFacts,
    ProjectFileEntry,
    Register,
)
from gfpack.project.models import Answer, Answers, Project, ProjectFile, State

TYPES = load_types()
TABLES = {one: load(one) for one in ("factory/gbt36132-2018", "factory/gbt36132-2025")}
SHA = "ab" * 32
Plant = dict[str, str]


def vetoes() -> Iterator[tuple[str, str]]:
    for name, table in TABLES.items():
        yield from ((name, row.id) for row in table.requirements().values() if row.veto)


def plants(table: str, row: Requirement) -> Iterator[Plant]:
    """Yield every combination of the circumstances that the row's groups depend on."""
    groups = row.proof.groups if row.proof else ()
    choices = {one.id: list(one.choices) for one in TABLES[table].circumstances}
    names = sorted({name for group in groups for name in group.when})
    for chosen in itertools.product(*(choices[name] for name in names)):
        yield dict(zip(names, chosen, strict=True))


def required(row: Requirement, plant: Plant) -> list[Group]:
    groups = row.proof.groups if row.proof else ()
    return [
        group
        for group in groups
        if not group.if_any and all(plant[name] in chosen for name, chosen in group.when.items())
    ]


def documents(group: Group, alternative: int) -> list[str]:
    return [kind for kind in group.any_of[alternative] for _ in range(group.count)]


@cache
def only(table: str, name: str) -> Checklist:
    """Return the table with nothing in it but one row."""
    whole = TABLES[table]
    section = next(node for node, row in whole.walk() if row.id == name)
    alone = section.model_copy(update={"requirements": (whole.requirements()[name],)})
    return whole.model_copy(update={"general": (), "indicators": (alone,)})


def result(
    table: str, row: Requirement, plant: Plant, kinds: list[str], *, confirmed: bool = True
) -> RequirementResult:
    evidence = tuple(_evidence(f"e{n}", kind, row.id, confirmed) for n, kind in enumerate(kinds))
    files = {extent.path: _file(extent.path) for one in evidence for extent in one.extents}
    project = Project(
        folder=Path("project"),
        file=ProjectFile.model_validate(
            {
                "enterprise": {"name": "苏州某某轴承有限公司"},
                "checklist": table,
                "evaluation_year": 2025,
                "deadline": "2026-06-30",
                "circumstances": plant,
            }
        ),
        answers=Answers(answers={row.id: Answer(state=State.MET)}),
    )
    register = Register(files=files, evidence=evidence)
    found = assess(only(table, row.id), TYPES, project, register, project.valid_on)
    return found.results[row.id]


def _evidence(name: str, kind: str, row: str, confirmed: bool) -> Evidence:
    return Evidence(
        id=name,
        type=kind,
        title=kind,
        extents=(Extent(f"evidence/{name}.pdf", SHA, 1, 1),),
        supports=(row,),
        issued=Fact(date(2026, 3, 1), confirmed=True),
        valid_until=Fact(date(2028, 12, 31), confirmed=True),
        years=Fact((2023, 2024, 2025), confirmed=True),
        confirmed=confirmed,
    )


def _file(path: str) -> ProjectFileEntry:
    page = PageFacts(width=595, height=842)
    return ProjectFileEntry(path, FileFacts(SHA, 1000, FileKind.PDF, pages=(page,)))


@pytest.mark.parametrize(("table", "name"), list(vetoes()))
def test_each_required_group_is_needed_and_together_they_suffice(table: str, name: str) -> None:
    row = TABLES[table].requirements()[name]
    for plant in plants(table, row):
        groups = required(row, plant)
        assert groups, f"{name} asks for nothing of {plant}"
        whole = [kind for group in groups for kind in documents(group, 0)]
        complete = result(table, row, plant, whole)
        wanted = State.UNKNOWN if complete.score else State.MET  # no figures: nothing is computed
        assert complete.proven and complete.state is wanted, (name, plant)
        for dropped in groups:
            rest = [k for group in groups if group is not dropped for k in documents(group, 0)]
            found = result(table, row, plant, rest)
            states = {one.group: one.state for one in found.groups}
            assert not found.proven, (name, plant, dropped.id)
            assert found.state is State.UNKNOWN
            assert states[dropped.id] is GroupState.WANTING
            assert [k for k, s in states.items() if s is GroupState.WANTING] == [dropped.id]


@pytest.mark.parametrize(("table", "name"), list(vetoes()))
def test_every_alternative_of_a_group_will_do_but_not_a_part_of_one(table: str, name: str) -> None:
    row = TABLES[table].requirements()[name]
    for plant in plants(table, row):
        groups = required(row, plant)
        for group in groups:
            others = [k for one in groups if one is not group for k in documents(one, 0)]
            for index in range(len(group.any_of)):
                kinds = documents(group, index)
                assert result(table, row, plant, others + kinds).proven, (name, group.id, kinds)
                for missing in range(len(kinds) if len(kinds) > 1 else 0):
                    short = kinds[:missing] + kinds[missing + 1 :]
                    assert not result(table, row, plant, others + short).proven, (name, short)


@pytest.mark.parametrize(("table", "name"), list(vetoes()))
def test_candidates_and_undecided_circumstances_prove_nothing(table: str, name: str) -> None:
    row = TABLES[table].requirements()[name]
    plant = next(plants(table, row))
    kinds = [kind for group in required(row, plant) for kind in documents(group, 0)]
    assert not result(table, row, plant, kinds, confirmed=False).proven
    for silent in plant:
        answered = {key: value for key, value in plant.items() if key != silent}
        assert not result(table, row, answered, kinds).proven, (name, silent)
