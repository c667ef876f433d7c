"""What holds of a requirement, as rows of groups and states."""

from __future__ import annotations

import make
import pytest

from gfpack.assessment.models import GroupState, RequirementResult, Shortfall


def result(text: str, requirement: str = "1.1") -> RequirementResult:
    return make.case(text).assessment.results[requirement]


def states(text: str) -> list[str]:
    return [group.state.value for group in result(text).groups]


def why(text: str) -> list[tuple[str, ...]]:
    (group,) = result(text).groups
    return [tuple(one.value for one in rejected.shortfalls) for rejected in group.rejected]


LICENCE = """
requirements: {{1.1: {{any_of: [licence]}}}}
types: {{licence: {type}}}
evidence: {{a: {{type: licence, {evidence}}}}}
project: {{review_days: 30, {project}}}
"""


def licence(evidence: str, type: str = "{rule: expires}", project: str = "") -> str:
    return LICENCE.format(evidence=evidence, type=type, project=project)


@pytest.mark.parametrize(
    ("answer", "evidence", "state"),
    [
        ("met", "{a: {type: licence}}", "met"),
        ("met", "{}", "unknown"),
        ("met", "{a: {type: licence, confirmed: false}}", "unknown"),
        ("met", "{a: {type: licence, set_aside: 不用}}", "unknown"),
        ("met", "{a: {type: licence, supports: []}}", "unknown"),
        ("met", "{a: {type: other}}", "unknown"),
        ("met", "{a: {}}", "unknown"),
        ("unmet", "{a: {type: licence}}", "unmet"),
        ("unknown", "{a: {type: licence}}", "unknown"),
        ("not-applicable", "{}", "unknown"),
        ("{state: not-applicable, reason: ' '}", "{}", "unknown"),
        ("{state: not-applicable, reason: 无此设施}", "{}", "not-applicable"),
    ],
)
def test_what_holds_is_never_more_than_what_is_said_and_proven(
    answer: str, evidence: str, state: str
) -> None:
    text = (
        f"{{requirements: {{1.1: {{any_of: [licence], answer: {answer}}}}}, evidence: {evidence}}}"
    )
    assert result(text).state == state


@pytest.mark.parametrize(
    ("evidence", "type", "shortfalls"),
    [
        ("until: 2026-07-30", "{rule: expires}", []),
        ("until: 2026-07-29", "{rule: expires}", [("expired",)]),
        ("until: long-term", "{rule: expires, long_term: true}", []),
        ("until: long-term", "{rule: expires}", []),
        (
            "until: long-term, read: [until]",
            "{rule: expires}",
            [("validity-unreadable", "unconfirmed")],
        ),
        ("issued: 2020-01-01", "{rule: expires}", [("validity-unreadable",)]),
        ("issued: 2020-01-01", "{rule: expires, required: false}", []),
        ("until: 2020-01-01", "{rule: permanent}", []),
        ("valid_from: 2026-07-31, until: 2029-01-01", "{rule: expires}", [("not-yet-valid",)]),
        ("issued: 2026-03-30", "{rule: recent, months: 3}", []),
        ("issued: 2026-03-29", "{rule: recent, months: 3}", [("too-old",)]),
        ("taken: 2026-05-01", "{rule: recent, months: 3}", []),
        ("until: 2029-01-01", "{rule: recent, months: 3}", [("validity-unreadable",)]),
        ("years: [2025]", "{rule: period}", []),
        ("until: 2029-01-01", "{rule: period}", [("validity-unreadable",)]),
        ("", "{rule: current}", []),
    ],
)
def test_validity_follows_the_rule_of_the_type(
    evidence: str, type: str, shortfalls: list[tuple[str, ...]]
) -> None:
    assert why(licence(evidence, type)) == shortfalls


def test_age_is_measured_on_the_deadline_and_expiry_at_the_end_of_the_review() -> None:
    months = "{rule: recent, months: 1}"
    assert why(licence("issued: 2026-05-30", months)) == []
    assert why("on: 2026-07-01\n" + licence("issued: 2026-05-30", months)) == [("too-old",)]
    assert why("on: 2026-07-29\n" + licence("until: 2026-07-29")) == []


@pytest.mark.parametrize(
    ("evidence", "type", "shortfalls"),
    [
        ("until: 2029-01-01, read: [until]", "{rule: expires}", [("unconfirmed",)]),
        ("until: 2020-01-01, read: [until]", "{rule: expires}", [("expired", "unconfirmed")]),
        ("until: 2029-01-01, issued: 2026-01-01, read: [issued]", "{rule: expires}", []),
        ("issued: 2026-06-01, read: [issued]", "{rule: recent, months: 3}", [("unconfirmed",)]),
        ("years: [2025], read: [years]", "{rule: period}", [("unconfirmed",)]),
        ("issued: 2026-06-01, read: [issued, holder]", "{rule: permanent}", []),
    ],
)
def test_a_date_that_decides_must_be_a_persons_word(
    evidence: str, type: str, shortfalls: list[tuple[str, ...]]
) -> None:
    assert why(licence(evidence, type)) == shortfalls


@pytest.mark.parametrize("state", ["missing", "unreadable", "encrypted", "empty"])
def test_a_file_that_cannot_be_used_proves_nothing(state: str) -> None:
    assert why(licence(f"until: 2029-01-01, state: {state}")) == [("file-unusable",)]


def test_pages_that_are_not_there_prove_nothing() -> None:
    assert why(licence("until: 2029-01-01, pages: 2, last: 2")) == []
    assert why(licence("until: 2029-01-01, pages: 1, last: 2")) == [("file-unusable",)]


@pytest.mark.parametrize(
    ("holder", "type", "shortfalls"),
    [
        (make.ENTERPRISE, "{}", []),
        ("苏州旧名轴承厂", "{}", []),
        ("上海别家公司", "{}", [("holder-differs",)]),
        ("上海别家公司", "{holder: false}", []),
    ],
)
def test_holders(holder: str, type: str, shortfalls: list[tuple[str, ...]]) -> None:
    former = "enterprise: {former_names: [{name: 苏州旧名轴承厂}]}"
    assert why(licence(f"holder: {holder}", type, former)) == shortfalls


@pytest.mark.parametrize(
    ("code", "shortfalls"),
    [
        ("91110000600037341L", []),
        ("91110000600037341l", []),
        ("91130200699229617X", [("credit-code-differs",)]),
    ],
)
def test_credit_codes(code: str, shortfalls: list[tuple[str, ...]]) -> None:
    own = "enterprise: {credit_code: 91110000600037341L}"
    assert why(licence(f"credit_code: {code}", "{}", own)) == shortfalls


@pytest.mark.parametrize(
    ("evidence", "period", "shortfalls"),
    [
        ("years: [2025]", "evaluation-year", []),
        ("years: [2024]", "evaluation-year", [("wrong-period",)]),
        ("years: [2026]", "three-years", [("wrong-period",)]),
        ("taken: 2025-12-31", "evaluation-year", []),
        ("taken: 2026-01-01", "evaluation-year", [("wrong-period",)]),
        ("issued: 2025-05-01", "evaluation-year", []),
        ("issued: 2024-05-01", "evaluation-year", [("wrong-period",)]),
        ("issued: 2026-02-01", "evaluation-year", [("validity-unreadable",)]),
        ("issued: 2024-05-01, until: 2027-05-01", "evaluation-year", []),
        ("issued: 2020-05-01, until: 2024-05-01", "evaluation-year", [("wrong-period",)]),
        ("issued: 2020-05-01, until: long-term", "evaluation-year", []),
        ("", "evaluation-year", [("validity-unreadable",)]),
        ("years: [2025], read: [years]", "evaluation-year", [("unconfirmed",)]),
        ("issued: 2025-05-01, read: [issued]", "evaluation-year", [("unconfirmed",)]),
        ("issued: 2025-05-01, years: [2025], read: [issued]", "evaluation-year", []),
    ],
)
def test_periods(evidence: str, period: str, shortfalls: list[tuple[str, ...]]) -> None:
    text = f"""
        requirements: {{1.1: {{any_of: [form], period: {period}}}}}
        evidence: {{a: {{type: form, {evidence}}}}}
        """
    assert why(text) == shortfalls


@pytest.mark.parametrize(
    ("years", "established", "state"),
    [
        ("[2023, 2024, 2025]", "2001-01-01", "proven"),
        ("[2024, 2025]", "2001-01-01", "wanting"),
        ("[2024, 2025]", "2024-08-01", "proven"),
        ("[2025]", "2024-08-01", "wanting"),
    ],
)
def test_three_years_mean_all_of_them_or_since_the_founding(
    years: str, established: str, state: str
) -> None:
    text = f"""
        project: {{enterprise: {{established: {established}}}}}
        requirements: {{1.1: {{any_of: [form], period: three-years}}}}
        evidence: {{a: {{type: form, years: {years}}}}}
        """
    assert states(text) == [state]


def test_three_years_may_stand_on_three_papers() -> None:
    text = """
        requirements: {1.1: {any_of: [form], period: three-years, count: 3}}
        evidence:
          a: {type: form, years: [2023]}
          b: {type: form, years: [2024]}
          c: {type: form, years: [2025]}
        """
    assert states(text) == ["proven"]


GROUP = """
requirements: {{1.1: {{groups: {{g: {group}}}}}}}
types: {{eia-approval: {{part_of: eia}}}}
evidence: {evidence}
circumstances: {{discharge: [key, registered, none]}}
project: {{circumstances: {{{circumstances}}}}}
"""


@pytest.mark.parametrize(
    ("group", "evidence", "state"),
    [
        ("{any_of: [a, b]}", "{x: {type: b}}", "proven"),
        ("{any_of: [[a, b]]}", "{x: {type: b}}", "wanting"),
        ("{any_of: [[a, b]]}", "{x: {type: b}, y: {type: a}}", "proven"),
        ("{any_of: [[a, b], c]}", "{x: {type: b}, y: {type: c}}", "proven"),
        ("{any_of: [a], count: 2}", "{x: {type: a}}", "wanting"),
        ("{any_of: [a], count: 2}", "{x: {type: a}, y: {type: a}}", "proven"),
        ("{any_of: [a, b], count: 2}", "{x: {type: a}, y: {type: b}}", "wanting"),
        (
            "{any_of: [a], count: 2}",
            "{x: {type: a}, y: {type: a, confirmed: false}}",
            "unconfirmed",
        ),
        ("{any_of: [a]}", "{x: {type: a, confirmed: changed}}", "unconfirmed"),
        ("{any_of: [a]}", "{x: {type: a, confirmed: false, state: empty}}", "wanting"),
        ("{any_of: [eia]}", "{x: {type: eia-approval}}", "proven"),
        ("{any_of: [eia-approval]}", "{x: {type: eia}}", "wanting"),
        ("{any_of: [[eia, eia-approval]]}", "{x: {type: eia-approval}}", "wanting"),
        (
            "{any_of: [[eia, eia-approval]]}",
            "{x: {type: eia-approval}, y: {type: eia-approval}}",
            "proven",
        ),
        ("{any_of: [a], if_any: true}", "{}", "not-asked"),
        ("{any_of: [a], if_any: true}", "{x: {type: a}}", "proven"),
        ("{any_of: [a], if_any: true}", "{x: {type: a, state: empty}}", "not-asked"),
    ],
)
def test_groups(group: str, evidence: str, state: str) -> None:
    assert states(GROUP.format(group=group, evidence=evidence, circumstances="")) == [state]


@pytest.mark.parametrize(
    ("circumstances", "state", "holds"),
    [
        ("discharge: key", "wanting", "unknown"),
        ("discharge: registered", "wanting", "unknown"),
        ("discharge: none", "not-asked", "met"),
        ("discharge: perhaps", "undecided", "unknown"),
        ("", "undecided", "unknown"),
    ],
)
def test_circumstances_decide_what_is_asked_for(circumstances: str, state: str, holds: str) -> None:
    group = "{any_of: [a], when: {discharge: [key, registered]}}"
    text = GROUP.format(group=group, evidence="{}", circumstances=circumstances)
    assert states(text) == [state]
    assert result(text).state == holds


def test_without_a_proof_rule_something_that_counts_must_still_be_there() -> None:
    assert not result("{evidence: {}}").proven
    assert not result("{evidence: {a: {confirmed: false}}}").proven
    assert result("{evidence: {a: {}}}").proven


def test_what_counts_and_what_does_not_are_both_told() -> None:
    text = """
        requirements: {1.1: {any_of: [a]}}
        evidence: {x: {type: a}, y: {type: a, state: empty, confirmed: false}, z: {type: b}}
        """
    (group,) = result(text).groups
    assert group.state is GroupState.PROVEN
    assert group.counted == ("x",)
    assert [(one.evidence, one.shortfalls) for one in group.rejected] == [
        ("y", (Shortfall.FILE_UNUSABLE, Shortfall.UNCONFIRMED))
    ]
    assert result(text).evidence == ("x", "y", "z")
