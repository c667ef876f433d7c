"""The shipped tables through assessment: every group of every veto requirement is really needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import make
import pytest

from gfpack.assessment.assess import assess
from gfpack.assessment.models import GroupState, Verdict
from gfpack.checklist.load import available, load, load_types
from gfpack.checklist.models import Checklist, Group, Requirement
from gfpack.evidence.models import Evidence, Register
from gfpack.findings.case import Case
from gfpack.findings.find import find

TYPES = load_types()
TABLES = {one.id: load(one.id) for one in available()}


def evidence_for(requirement: Requirement, group: Group) -> Iterator[Evidence]:
    """Yield what proves a group by its first alternative."""
    for kind in group.any_of[0]:
        for number in range(group.count):
            row = {
                "type": kind,
                "until": "2031-01-01",
                "issued": "2026-06-01",
                "years": ["2023", "2024", "2025"],
                "supports": [requirement.id],
            }
            given = {"evidence": {f"{requirement.id}/{group.id}/{kind}/{number}": row}}
            yield make.register(given).evidence[0]


def case_of(table: Checklist, circumstances: dict[str, str], evidence: Iterable[Evidence]) -> Case:
    held = tuple(evidence)
    files = make.register({"evidence": {one.id: {} for one in held}, "requirements": {}}).files
    project = make.project(
        {
            "project": {"circumstances": circumstances},
            "requirements": dict.fromkeys(table.requirements()),
        }
    )
    register = Register(files=files, evidence=held)
    found = assess(table, TYPES, project, register, project.valid_on)
    return Case(table, TYPES, project, register, found, project.valid_on, date(2026, 3, 1))


def veto_groups() -> Iterator[tuple[str, str, str]]:
    for table in TABLES.values():
        for requirement in table.requirements().values():
            for group in requirement.proof.groups if requirement.proof else ():
                if requirement.veto and not group.if_any:
                    yield table.id, requirement.id, group.id


@pytest.mark.parametrize(("table_id", "requirement_id", "group_id"), list(veto_groups()))
def test_a_veto_requirement_without_one_of_its_groups_is_unproven_and_the_group_is_named(
    table_id: str, requirement_id: str, group_id: str
) -> None:
    table = TABLES[table_id]
    requirement = table.requirements()[requirement_id]
    assert requirement.proof
    group = next(one for one in requirement.proof.groups if one.id == group_id)
    circumstances = {one.id: next(iter(one.choices)) for one in table.circumstances}
    circumstances |= {key: choices[0] for key, choices in group.when.items()}
    whole = [one for each in requirement.proof.groups for one in evidence_for(requirement, each)]
    assert case_of(table, circumstances, whole).assessment.results[requirement_id].proven
    wanted = [kind for alternative in group.any_of for kind in alternative]
    rest = [
        one for one in whole if not any(TYPES.satisfies(one.type or "", kind) for kind in wanted)
    ]
    case = case_of(table, circumstances, rest)
    result = case.assessment.results[requirement_id]
    assert not result.proven
    states = {one.group: one.state for one in result.groups}
    assert states[group_id] is GroupState.WANTING
    named = {(one.requirement, one.group) for one in find(case) if one.code == "veto-unproven"}
    assert (requirement_id, group_id) in named


@pytest.mark.parametrize("table_id", list(TABLES))
def test_a_plant_that_proves_everything_lacks_only_what_has_to_be_computed(table_id: str) -> None:
    table = TABLES[table_id]
    circumstances = {one.id: next(iter(one.choices)) for one in table.circumstances}
    held = [
        one
        for requirement in table.requirements().values()
        for group in (requirement.proof.groups if requirement.proof else ())
        for one in evidence_for(requirement, group)
    ]
    case = case_of(table, circumstances, held)
    computed = [key for key, one in case.assessment.results.items() if one.score]
    measured = tuple(key for key in computed if table.requirements()[key].veto)
    assert case.assessment.verdict is (Verdict.OPEN if measured else Verdict.ELIGIBLE)
    assert not measured or case.assessment.reasons == measured  # without figures, not known
    without_rule = {one.id for one in table.requirements().values() if one.proof is None}
    blocking = {one.requirement for one in find(case) if one.blocks}
    assert blocking <= without_rule | {*measured}
