"""The verdict, what decides it, and that less evidence never makes anything better."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gfpack.assessment.assess import assess
from gfpack.assessment.models import Assessment, Verdict
from gfpack.evidence.models import Register
from gfpack.findings.case import Case
from gfpack.findings.find import find
from gfpack.project.models import State


@pytest.mark.parametrize(
    ("rows", "verdict", "reasons"),
    [
        ("{0.1: , 1.1: }", "eligible", ("0.1", "1.1")),
        ("{0.1: {answer: unmet}, 1.1: {answer: unknown}}", "not-eligible", ("0.1",)),
        ("{0.1: , 1.1: {answer: unknown}}", "open", ("1.1",)),
        ("{0.1: , 1.1: {any_of: [other]}}", "open", ("1.1",)),
        ("{0.1: , 1.1: {any_of: [other], when: {c: yes}}}", "open", ("1.1",)),
        ("{0.1: , 1.1: {answer: not-applicable}}", "open", ("1.1",)),
        ("{0.1: , 1.1: {answer: {state: not-applicable, reason: 无}}}", "eligible", ("0.1", "1.1")),
        ("{0.1: {answer: {state: not-applicable, reason: 无}}, 1.1: }", "open", ("0.1",)),
        ("{0.1: , 1.1: {kind: expected, answer: unmet}}", "eligible", ("0.1",)),
        ("{1.1: {kind: expected}}", "open", ()),
    ],
)
def test_the_verdict_and_what_decides_it(rows: str, verdict: str, reasons: tuple[str, ...]) -> None:
    text = (
        f"{{requirements: {rows}, circumstances: {{c: [yes, no]}}, evidence: {{a: {{type: x}}}}}}"
    )
    found = make.case(text).assessment
    assert (found.verdict.value, found.reasons) == (verdict, reasons)


@pytest.mark.parametrize(
    ("row", "unsure"),
    [
        ("{kind_confidence: low}", ("1.1",)),
        ("{kind_confidence: working}", ("1.1",)),
        ("{kind_confidence: medium}", ()),
        ("{confidence: low}", ("1.1",)),
        ("{proof: {groups: [], confidence: working, reason: so}}", ("1.1",)),
        ("{proof: {groups: [], confidence: working, reason: so}, answer: unmet}", ()),
        ("{kind_confidence: low, answer: unmet}", ("1.1",)),
    ],
)
def test_deciding_rules_of_little_confidence_are_named(row: str, unsure: tuple[str, ...]) -> None:
    found = make.case(f"{{requirements: {{1.1: {row}}}, evidence: {{a: {{type: x}}}}}}")
    assert found.assessment.low_confidence == unsure


answers = st.sampled_from(
    [
        "met",
        "unmet",
        "unknown",
        "not-applicable",
        "{state: not-applicable, reason: 无}",
    ]
)
groups = st.sampled_from(
    [
        "{any_of: [a]}",
        "{any_of: [a, [b, c]]}",
        "{any_of: [[a, b]], count: 2}",
        "{any_of: [b], if_any: true}",
        "{any_of: [c], when: {circumstance: yes}}",
        "{any_of: [a], period: three-years}",
        "{any_of: [b, c], period: evaluation-year}",
    ]
)
evidence = st.sampled_from(
    [
        "{type: a, until: 2029-01-01, years: [2023, 2024]}",
        "{type: a, until: 2020-01-01}",
        "{type: a, years: [2025]}",
        "{type: b, issued: 2025-04-01}",
        "{type: b, confirmed: false}",
        "{type: c, taken: 2025-04-01}",
        "{type: c, holder: 别家}",
        "{type: d, state: empty}",
        "{}",
    ]
)


@st.composite
def cases(draw: Callable[..., object]) -> Case:
    rows = {}
    for key in ("0.1", "1.1", "1.2"):
        some = draw(st.lists(groups, max_size=2))
        inner = ", ".join(f"g{i}: {group}" for i, group in enumerate(some))  # type: ignore[arg-type]
        proof = f"groups: {{{inner}}}, " if draw(st.booleans()) else ""
        kind = "kind: expected, " if key == "1.2" else ""
        rows[key] = f"{{{kind}{proof}answer: {draw(answers)}}}"
    held = [
        f"e{i}: {one[:-1]}{', ' if len(one) > 2 else ''}supports: {links}}}"
        for i, (one, links) in enumerate(
            draw(  # type: ignore[call-overload]
                st.lists(
                    st.tuples(
                        evidence,
                        st.lists(st.sampled_from(list(rows)), unique=True).map(
                            lambda some: "[" + ", ".join(f'"{key}"' for key in some) + "]"
                        ),
                    ),
                    max_size=8,
                )
            )
        )
    ]
    circumstance = draw(st.sampled_from(["", "circumstance: yes", "circumstance: no"]))
    return make.case(
        f"""
        requirements: {{{", ".join(f"{key}: {row}" for key, row in rows.items())}}}
        circumstances: {{circumstance: [yes, no]}}
        project: {{circumstances: {{{circumstance}}}}}
        types: {{a: {{rule: expires}}, d: {{rule: permanent}}}}
        evidence: {{{", ".join(held)}}}
        """
    )


GOOD = {State.UNMET: 0, State.UNKNOWN: 0, State.NOT_APPLICABLE: 0, State.MET: 1}
BETTER = [Verdict.NOT_ELIGIBLE, Verdict.OPEN, Verdict.ELIGIBLE]


def assessed(case: Case, register: Register) -> Assessment:
    return assess(case.checklist, case.types, case.project, register, case.valid_on)


@given(cases(), st.data())
@settings(max_examples=150, deadline=None)
def test_dropping_an_evidence_never_improves_anything(case: Case, data: st.DataObject) -> None:
    if not case.register.evidence:
        return
    dropped = data.draw(st.sampled_from(case.register.evidence))
    rest = tuple(one for one in case.register.evidence if one != dropped)
    less = assessed(case, dataclasses.replace(case.register, evidence=rest))
    assert BETTER.index(less.verdict) <= BETTER.index(case.assessment.verdict)
    for key, before in case.assessment.results.items():
        after = less.results[key]
        assert GOOD[after.state] <= GOOD[before.state]
        assert after.proven <= before.proven


@given(cases())
@settings(max_examples=150, deadline=None)
def test_met_is_only_what_is_said_and_proven(case: Case) -> None:
    for result in case.assessment.results.values():
        if result.state is State.MET:
            assert result.answered is State.MET
            assert result.proven
            assert (
                result.groups
                or result.evidence
                or case.checklist.requirements()[result.requirement].proof
            )


@given(cases())
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_way_of_an_application_is_a_blocking_finding(case: Case) -> None:
    blocks = [one for one in find(case) if one.blocks]
    blocking = {one.requirement for one in blocks}
    blocking |= {each for one in blocks for each in one.params.get("clauses", "").split(", ")}
    if case.assessment.verdict is Verdict.ELIGIBLE:
        return
    assert set(case.assessment.reasons) <= blocking
