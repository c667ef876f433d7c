"""A question about the plant that decides which proofs are asked for has no usable answer.

Such as: does the plant hold a discharge permit, a registration, or neither? Guessing would mean
asking for the wrong papers or for too few.

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

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Circumstance
from gfpack.findings.case import Case
from gfpack.findings.params import Words, both, listed
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "circumstance-unanswered",
    Severity.ERROR,
    Text("适用情形未填写", "A circumstance of the plant is not stated"),
    Text(
        "“{question_zh}”还没有有效的回答，由它决定的证明材料（{clauses}）无法确定。",
        "“{question_en}” has no usable answer, so what {clauses} must be proven with is undecided.",
    ),
    Text(
        "请在 gfpack.yaml 的 circumstances 下填写 {circumstance}，可选：{choices_zh}。",
        "Set {circumstance} under `circumstances` in gfpack.yaml to one of: {choices_en}.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every circumstance that is asked about and not stated."""
    for circumstance in case.checklist.circumstances:
        asking = [
            requirement.id
            for requirement in case.checklist.requirements().values()
            if requirement.proof
            and any(circumstance.id in group.when for group in requirement.proof.groups)
        ]
        if asking and case.project.file.circumstances.get(circumstance.id) not in (
            circumstance.choices
        ):
            yield finding(
                KIND,
                group=circumstance.id,
                requirement=asking[0],
                place=Place(GFPACK_YAML),
                circumstance=circumstance.id,
                clauses=", ".join(asking),
                **both("question", circumstance.question),
                **_choices(circumstance),
            )


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
