"""Points, titles and the industry code: what is sure is an error, what is custom a warning."""

from __future__ import annotations

import make
import pytest

from gfpack.base.messages import Lang
from gfpack.findings.find import find

GROUPS = "groups: {ledger: {any_of: [ledger]}, photos: {any_of: [photo]}}"
LADDER = "{ladder: {before: {province: city, nation: province}, source: [S1], confidence: medium}}"


def rows(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in find(make.case(text))]


def points(claimed: str, *, official: str = "points: 10, ") -> list[tuple[str, str]]:
    answer = f"answer: {{state: met, points: {claimed}}}"
    return rows(
        f"{{requirements: {{1.1: {{kind: expected, {official}{answer}}}, 1.2: {{}}}}, "
        "evidence: {a: {type: report}}}"
    )


@pytest.mark.parametrize(
    ("claimed", "official", "found"),
    [
        ("10", "points: 10, ", []),
        ("10.01", "points: 10, ", [("points-out-of-range", "error")]),
        ("-0.5", "points: 10, ", [("points-out-of-range", "error")]),
        ("50", "", []),
        ("51", "", [("points-out-of-range", "warning")]),
        ("-1", "", [("points-out-of-range", "error")]),
    ],
)
def test_points_stay_between_nought_and_what_the_requirement_is_worth(
    claimed: str, official: str, found: list[tuple[str, str]]
) -> None:
    assert points(claimed, official=official) == found


@pytest.mark.parametrize("state", ["unmet", "unknown"])
def test_points_beside_another_answer_than_met_contradict_it(state: str) -> None:
    answer = f"answer: {{state: {state}, points: 5}}"
    assert ("points-without-met", "warning") in rows(
        f"{{requirements: {{1.1: {{kind: expected, {answer}}}}}}}"
    )


@pytest.mark.parametrize(
    ("answer", "severity"),
    [
        ("met", "error"),
        ("{state: met, points: 100}", "error"),
        ("{state: met, points: 40}", "info"),
    ],
)
def test_a_claim_in_full_needs_all_the_proof_and_a_claim_by_degree_some(
    answer: str, severity: str
) -> None:
    text = f"{{requirements: {{1.1: {{kind: expected, answer: {answer}, {GROUPS}}}}}, EVIDENCE}}"
    partly = text.replace("EVIDENCE", "evidence: {a: {type: ledger}}")
    (one,) = find(make.case(partly))
    assert (one.code, one.severity) == ("partly-proven", severity)
    assert "ledger（中）" in one.message(Lang.ZH)
    assert "photos（中）" in one.message(Lang.ZH)
    nothing = text.replace("EVIDENCE", "evidence: {}")
    assert rows(nothing) == [("met-without-proof", "error")]
    assert rows(text.replace("EVIDENCE", "evidence: {a: {type: ledger}, b: {type: photo}}")) == []


def test_a_veto_requirement_proven_in_part_is_told_as_a_veto() -> None:
    text = f"{{requirements: {{1.1: {{{GROUPS}}}}}, evidence: {{a: {{type: ledger}}}}}}"
    assert rows(text) == [("veto-unproven", "veto")]


@pytest.mark.parametrize(
    ("project", "warned"),
    [
        ("{tier: city}", False),
        ("{tier: province}", True),
        ("{tier: province, titles: {city: 2023}}", False),
        ("{tier: nation, titles: {city: 2023}}", True),
        ("{tier: nation, titles: {province: 2024}}", False),
        ("{tier: nation, titles: {nation: 2021}}", False),
    ],
)
def test_titles_are_climbed_one_by_one(project: str, *, warned: bool) -> None:
    found = rows(f"{{checklist: {LADDER}, project: {project}}}")
    assert (("tier-skipped", "warning") in found) is warned


def test_without_a_ladder_in_the_checklist_nothing_is_said_of_tiers() -> None:
    assert ("tier-skipped", "warning") not in rows("{project: {tier: nation}}")


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("'3451'", None),
        ("'0610'", None),
        ("~", "warning"),
        ("'  '", "warning"),
        ("C3451", "warning"),
        ("'345'", "error"),
        ("'34510'", "error"),
        ("滚动轴承制造", "error"),
        ("３４５１", "error"),
    ],
)
def test_an_industry_code_is_a_class_of_four_digits(code: str, severity: str | None) -> None:
    text = f"{{project: {{enterprise: {{industry_code: {code}}}}}, evidence: {{a: {{type: x}}}}}}"
    assert rows(text) == ([("industry-code-unfit", severity)] if severity else [])
