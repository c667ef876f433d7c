"""A question about the plant that decides which proofs are asked for has no answer.

Such as: does the plant hold a discharge permit, a registration, or neither? Guessing would mean
asking for the wrong papers or for too few. One finding for each question, however many groups of
however many requirements hang on it. It is a veto where one of them is a veto requirement: that
stays unproven until somebody answers. Where it only decides by which metric rows are judged, it
is a warning: they are not scored until then.

Fails:
    requirements: {1.1: {any_of: [permit], when: {discharge: key}}}
    circumstances: {discharge: [key, none]}
Passes:
    requirements: {1.1: {any_of: [permit], when: {discharge: key}}}
    circumstances: {discharge: [key, none]}
    project: {circumstances: {discharge: none}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.models import GroupState, RequirementResult
from gfpack.base.findings import Finding, FindingKind, Gathered, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Circumstance, Requirement
from gfpack.findings.case import Case
from gfpack.findings.params import Words, both, listed
from gfpack.project.layout import GFPACK_YAML
from gfpack.project.models import State

KIND = FindingKind(
    "circumstance-unanswered",
    Severity.ERROR,
    Text("适用情形未填写", "A circumstance of the plant is not stated"),
    Text(
        "“{question_zh}”还没有回答，第 {clauses} 条要哪些证明取决于它，在此之前都算未证明。",
        "“{question_en}” is not answered. What must prove {clauses} hangs on it; until then they"
        " count as unproven.",
    ),
    Text(
        "请在 gfpack.yaml 的 circumstances 下填写 {circumstance}，可选：{choices_zh}。",
        "Set {circumstance} under `circumstances` in gfpack.yaml to one of: {choices_en}.",
    ),
    gathered=Gathered(
        Text(
            "{count} 个适用情形还没有回答，第 {clauses} 条要哪些证明取决于它们，在此之前都算"
            "未证明。如{names}等。",
            "{count} questions about the plant are not answered, such as {names}. What must prove"
            " {clauses} hangs on them; until then they count as unproven.",
        ),
        Text(
            "请逐项填写 gfpack.yaml 的 circumstances，各有哪些选项写在该处注释里。",
            "Answer each under `circumstances` in gfpack.yaml; comments there give the choices.",
        ),
        "question",
    ),
)
VETO = FindingKind(
    KIND.code,
    Severity.VETO,
    Text(
        "一票否决项的适用情形未填写", "A circumstance that veto requirements hang on is not stated"
    ),
    KIND.message,
    KIND.advice,
    gathered=KIND.gathered,
)
METRIC = FindingKind(
    KIND.code,
    Severity.WARNING,
    KIND.title,
    Text(
        "“{question_zh}”还没有回答，第 {clauses} 条按哪种算法计算取决于它，在此之前不能计分。",
        "“{question_en}” is not answered. By which formula {clauses} are computed hangs on it;"
        " until then they are not scored.",
    ),
    KIND.advice,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every circumstance not stated that a row, group or metric hangs on."""
    for circumstance in _not_stated(case):
        rows = case.checklist.requirements().values()
        hanging = [
            one for one in rows if _hangs(one, case.assessment.results[one.id], circumstance)
        ]
        measured = [one for one in rows if any(circumstance.id in use.when for use in one.metrics)]
        if hanging or measured:
            kind = VETO if any(_keeps_open(one, case) for one in hanging) else KIND
            yield finding(
                kind if hanging else METRIC,
                group=circumstance.id,
                place=Place(GFPACK_YAML),
                circumstance=circumstance.id,
                clauses=", ".join(one.id for one in hanging or measured),
                **both("question", circumstance.question),
                **_choices(circumstance),
            )


def _not_stated(case: Case) -> Iterator[Circumstance]:
    said = case.project.file.circumstances
    yield from (one for one in case.checklist.circumstances if said.get(one.id) not in one.choices)


def _hangs(requirement: Requirement, result: RequirementResult, on: Circumstance) -> bool:
    """Return whether the row, or a group of its proof, is undecided for want of this answer."""
    if on.id in requirement.when:
        return True
    return requirement.proof is not None and any(
        on.id in group.when and standing.state is GroupState.UNDECIDED
        for group, standing in zip(requirement.proof.groups, result.groups, strict=True)
    )


def _keeps_open(requirement: Requirement, case: Case) -> bool:
    state = case.assessment.results[requirement.id].state
    return requirement.veto and state not in (State.UNMET, State.NOT_APPLICABLE)


def _choices(circumstance: Circumstance) -> Words:
    pattern = Text("{choice}（{meaning}）", "{choice} ({meaning})")
    return {
        f"choices_{lang}": listed(
            (
                pattern.in_(lang, choice=choice, meaning=meaning.in_(lang))
                for choice, meaning in circumstance.choices.items()
            ),
            lang,
        )
        for lang in Lang
    }
