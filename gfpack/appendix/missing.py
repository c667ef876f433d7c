"""What the contents list as missing, where that is wished.

In: a case. Out: every requirement that is not proven for want of evidence, with what it lacks,
veto requirements first. What is there and only waits for a person's confirmation is not missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gfpack.assessment.models import GroupResult, GroupState, RequirementResult
from gfpack.checklist.models import Group, Requirement
from gfpack.findings.case import Case
from gfpack.project.models import State

_ANYTHING = "证明材料"


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement without proof, and what it lacks."""

    requirement: str
    title: str
    veto: bool
    lacks: tuple[str, ...]


def missing(case: Case, indicators: Iterable[str] | None = None) -> tuple[Missing, ...]:
    """Return what is missing, veto first, then as the table has it.

    `indicators` limits it to requirements that hang from one of these.
    """
    wanted = None if indicators is None else set(indicators)
    found = [
        Missing(row.id, row.title.zh, row.veto, lacks)
        for section, row in case.checklist.walk()
        if (wanted is None or section.id in wanted) and (lacks := _lacks(case, row))
    ]
    return tuple(sorted(found, key=lambda one: not one.veto))


def _lacks(case: Case, row: Requirement) -> tuple[str, ...]:
    result = case.assessment.results.get(row.id)
    if result is None or result.proven or result.state in (State.UNMET, State.NOT_APPLICABLE):
        return ()
    if row.proof is None:
        return () if _supported(case, result) else (_ANYTHING,)
    titles = {one.id: one for one in row.proof.groups}
    return tuple(
        _named(titles[one.group], one) for one in result.groups if one.state is GroupState.WANTING
    )


def _supported(case: Case, result: RequirementResult) -> bool:
    return any(case.register.get(one).set_aside is None for one in result.evidence)


def _named(group: Group, standing: GroupResult) -> str:
    years = "、".join(f"{year} 年" for year in standing.missing_years)
    return f"{group.title.zh}（{years}）" if years and standing.counted else group.title.zh
