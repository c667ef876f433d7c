"""Points: official ones stay, the rest is shared, nothing is promised that is not known."""

from __future__ import annotations

from decimal import Decimal

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.assessment.models import Points
from gfpack.assessment.points import full_points

ROWS = "{requirements: %s, evidence: {a: {type: x}}}"


def full(rows: str) -> list[tuple[str, str, str]]:
    found = full_points(make.case(ROWS % rows).checklist)
    return [(key, str(one.value), one.status) for key, one in found.items()]


def test_known_points_stay_and_the_rest_is_shared_equally() -> None:
    assert full("{1.1: {points: 40}, 1.2: , 1.3: {kind: expected}}") == [
        ("1.1", "40", "official"),
        ("1.2", "30.00", "working"),
        ("1.3", "30.00", "working"),
    ]


def test_hundredths_left_over_go_to_the_first() -> None:
    assert [value for _, value, _ in full("{1.1: , 1.2: , 1.3: }")] == ["33.34", "33.33", "33.33"]


def test_general_requirements_have_no_points() -> None:
    assert full("{0.1: , 1.1: }") == [("1.1", "100.00", "working")]


def test_where_points_are_final_and_unknown_none_are_made_up() -> None:
    case = make.case("{checklist: {raw_points: ~}, requirements: {1.1: {points: 8}, 1.2: }}")
    assert full_points(case.checklist) == {"1.1": Points(Decimal(8), "official")}
    assert case.assessment.total is None


@given(
    st.lists(
        st.none() | st.decimals(min_value=0, max_value=20, places=1), min_size=1, max_size=30
    ).filter(lambda some: None in some and sum(one or 0 for one in some) <= 100)
)
def test_an_indicator_sums_to_its_raw_points_exactly(points: list[Decimal | None]) -> None:
    rows = {f"1.{i}": {} if one is None else {"points": str(one)} for i, one in enumerate(points)}
    found = full_points(make.checklist({"requirements": rows})).values()
    assert sum(one.value for one in found) == 100
    working = [one.value for one in found if one.status == "working"]
    assert max(working) - min(working) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        ("{answer: met}", "40"),
        ("{answer: {state: met, points: 3}}", "40"),
        ("{answer: unmet}", "0"),
        ("{answer: unknown}", None),
        ("{answer: met, any_of: [other]}", None),
        ("{answer: {state: not-applicable, reason: 无}}", None),
        ("{kind: expected, answer: {state: met, points: 12.5}}", "12.5"),
        ("{kind: expected, answer: {state: met, points: 99}}", "40"),
        ("{kind: expected, answer: {state: met, points: -1}}", "0"),
        ("{kind: expected, answer: met}", None),
        ("{kind: expected, answer: {state: unmet, points: 5}}", "0"),
        ("{kind: expected, answer: {state: met, points: 5}, any_of: [other]}", None),
    ],
)
def test_points_reached(row: str, reached: str | None) -> None:
    rows = f"{{1.1: {{points: 40, {row[1:]}, 1.2: }}"
    points = make.case(ROWS % rows).assessment.results["1.1"].points
    assert points == (None if reached is None else Points(Decimal(reached), "official"))


def test_a_total_is_official_only_if_every_point_in_it_is() -> None:
    official = make.case(ROWS % "{1.1: {points: 60}, 1.2: {points: 40}}").assessment
    mixed = make.case(ROWS % "{1.1: {points: 60}, 1.2: }").assessment
    assert official.total == Points(Decimal(100), "official")
    assert mixed.total == Points(Decimal(100), "working")
    assert dict(mixed.totals) == {"1": mixed.total}


def test_a_total_counts_what_is_reached_for_certain_and_weighs_it() -> None:
    text = """
        checklist: {raw_points: "200"}
        requirements:
          1.1: {points: 50}
          1.2: {points: 50, answer: unknown}
          1.3: {points: 100, kind: expected, answer: {state: met, points: 30}}
        evidence: {a: {type: x}}
        """
    assert make.case(text).assessment.total == Points(Decimal(40), "official")


def test_without_points_there_is_no_total() -> None:
    case = make.case("{checklist: {raw_points: ~}, requirements: {1.1: {kind: scored}}}")
    assert case.assessment.total is None
    assert not case.assessment.totals
