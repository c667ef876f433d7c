"""Scores: what a value is worth, what keeps it from a score, what is never counted as met."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.assessment import scale
from gfpack.assessment.models import Gap, Points, RequirementResult, Verdict
from gfpack.project.models import State

ENERGY = """
    checklist:
      raw_points: ~
      between: {source: [S1], confidence: high}
      references:
        - {id: low, title: {zh: 基准, en: low}, source: [S1], confidence: medium %s}
        - {id: high, title: {zh: 引领, en: high}, source: [S1], confidence: high, value: 0.4 %s}
      metrics:
        - id: E
          title: {zh: 能耗, en: energy}
          annex: B.1
          formula: E/Q
          expression: energy / quantity
          inputs:
            energy: {figure: products.energy, title: {zh: 能耗, en: energy}}
            quantity: {figure: products.quantity, title: {zh: 产量, en: quantity}}
          unit: tce/产品单位
          per: products
          symbols: {}
          source: [S1]
          confidence: high
    requirements:
      1.1:
        kind: %s
        points: 8
        metrics: [E]
        scoring:
          direction: inverse
          nature: quantitative
          baseline: {reference: low, source: [S1], confidence: high}
          leading: {reference: high, source: [S1], confidence: high}
    evidence: {a: {type: x}}
    figures:
      tables:
        products:
          - {name: 轴承, unit: t, energy@2025: %s tce, quantity@2025: 100 t}
          - {name: 滚子, unit: t, energy@2025: 40 tce, quantity@2025: 100 t}
      references: [%s]
    """


def one(
    low: str = ", value: 0.7, unit: tce/t",
    high: str = ", unit: tce/t",
    kind: str = "scored",
    energy: str = "40",
    given: str = "",
) -> RequirementResult:
    return make.case(ENERGY % (low, high, kind, energy, given)).assessment.results["1.1"]


def reasons(result: RequirementResult) -> list[Gap | None]:
    assert result.score is not None
    return [held.gap for held in result.score.held]


def test_every_product_must_reach_the_baseline() -> None:
    assert one().state is State.MET
    assert one().points == Points(Decimal(8), "official")
    assert one(energy="71").state is State.UNMET
    assert one(energy="71").points == Points(Decimal(0), "official")


def test_without_a_baseline_nothing_counts_as_met() -> None:
    result = one(low="")
    assert (result.state, result.points) == (State.UNKNOWN, None)
    assert result.score and result.score.held[0].about == "low"
    assert reasons(result) == [Gap.NO_BASELINE, Gap.NO_BASELINE]


def test_a_veto_requirement_that_its_value_misses_voids_the_application() -> None:
    assert (
        make.case(
            ENERGY % (", value: 0.7, unit: tce/t", ", unit: tce/t", "basic", "71", "")
        ).assessment.verdict
        is Verdict.NOT_ELIGIBLE
    )
    open_ = make.case(ENERGY % ("", ", unit: tce/t", "basic", "40", "")).assessment
    assert (open_.verdict, open_.reasons) == (Verdict.OPEN, ("1.1",))


def test_a_value_without_a_unit_is_not_held_against_one_that_has_the_product_s_own() -> None:
    assert reasons(one(low=", value: 0.7")) == [Gap.UNIT_OPEN, Gap.UNIT_OPEN]
    assert reasons(one(low=", value: 0.7, unit: tce/万元")) == [Gap.UNITS, Gap.UNITS]
    assert one(low=", value: 700, unit: kgce/t").points == Points(Decimal(8), "official")


def test_a_product_may_have_a_value_of_its_own() -> None:
    low = ", value: 0.7, unit: tce/t, by_row: {轴承: 0.39}"
    result = one(low=low)
    assert result.score
    assert [held.reached for held in result.score.held] == [False, True]
    given_by_plant = "{id: low, value: 0.9, unit: tce/t, source: 自定}"
    assert one(low="", given=given_by_plant).state is State.MET


def test_what_a_plant_gives_never_makes_a_published_value_easier() -> None:
    easier = "{id: low, value: 0.9, unit: tce/t, source: 自定}"
    assert one(energy="71", given=easier).state is State.UNMET
    harder = "{id: low, value: 0.39, unit: tce/t, source: 自定}"
    assert one(given=harder).state is State.UNMET


def test_products_that_score_differently_have_no_score_together_unless_weighed() -> None:
    result = one(energy="55")
    assert result.score and result.score.gap is Gap.NOT_COMBINED
    assert [str(held.share) for held in result.score.held] == ["0.5", "1"]
    assert result.points is None


@pytest.mark.parametrize(
    ("held", "state"),
    [("65", State.UNMET), ("65.0001", State.MET), ("64", State.UNMET), ("90", State.MET)],
)
def test_what_must_be_passed_is_not_met_by_reaching_it(held: str, state: State) -> None:
    text = f"""
        checklist:
          metrics:
            - {{id: M, title: {{zh: 率, en: rate}}, annex: A, formula: x, expression: x, unit: "%",
                inputs: {{x: {{figure: waste, title: {{zh: x, en: x}}}}}}, symbols: {{}},
                source: [S1], confidence: high}}
        requirements:
          1.1:
            metrics: [M]
            scoring: {{direction: forward, nature: quantitative,
                       baseline: {{value: 65, beyond: true, source: [S1], confidence: high}}}}
        evidence: {{a: {{type: x}}}}
        figures: {{lines: [{{figure: waste, year: 2025, value: {held}, unit: "%"}}]}}
        """
    assert make.case(text).assessment.results["1.1"].state is state


def test_points_of_an_example_stand_apart_and_are_named_so() -> None:
    text = """
        checklist: {raw_points: ~}
        requirements:
          1.1: {kind: scored, example_points: 8, answer: {state: met, points: 5}}
          1.2: {kind: scored, example_points: 6, answer: unmet}
        evidence: {a: {type: x}}
        """
    found = make.case(text).assessment
    assert (found.total, found.results["1.1"].points) == (None, None)
    assert found.example_total == Points(Decimal(5), "example")
    assert found.results["1.1"].example_full == Points(Decimal(8), "example")


def test_the_score_carries_its_working_and_how_sure_it_is() -> None:
    result = one(energy="40")
    assert result.score
    assert result.score.working == "0.4 = 0.4 → 1"
    assert result.working == "8 × 1.000 = 8"
    assert result.score.confidence.value == "medium"
    first = result.score.held[0]
    assert first.result.working == "40 tce ÷ 100 t = 0.4000 tce/t"
    assert first.baseline and first.baseline.source == ("S1",)


numbers = st.decimals(min_value=-1000, max_value=1000, places=3)
directions = st.sampled_from(("forward", "inverse"))


def limits(baseline: Decimal, leading: Decimal, direction: Any) -> tuple[Decimal, Decimal]:
    """Return two numbers so that the leading one is the harder."""
    low, high = sorted((baseline, leading))
    return (low, high) if direction == "forward" else (high, low)


@given(numbers, numbers, numbers, directions, st.booleans())
def test_a_share_lies_within_0_and_1(
    value: Decimal, one: Decimal, other: Decimal, direction: Any, beyond: bool
) -> None:
    low, high = limits(one, other, direction)
    assert 0 <= scale.share(value, low, high, direction, beyond=beyond) <= 1


@given(numbers, numbers, numbers, numbers, directions, st.booleans())
def test_a_better_value_is_never_worth_less(
    value: Decimal, more: Decimal, one: Decimal, other: Decimal, direction: Any, beyond: bool
) -> None:
    low, high = limits(one, other, direction)
    worse, better = limits(value, more, direction)
    shares = [scale.share(x, low, high, direction, beyond=beyond) for x in (worse, better)]
    assert shares[0] <= shares[1]


@given(numbers, numbers, directions)
def test_the_share_runs_into_both_ends_without_a_jump(
    one: Decimal, other: Decimal, direction: Any
) -> None:
    low, high = limits(one, other, direction)
    span = high - low
    if span == 0:
        assert scale.share(low, low, low, direction) == 1
        return
    for step in (Decimal("1e-6"), Decimal("1e-12")):
        near_low = scale.share(low + span * step, low, high, direction)
        near_high = scale.share(high - span * step, low, high, direction)
        assert abs(near_low) <= 2 * step
        assert abs(1 - near_high) <= 2 * step
    assert scale.share(low, low, high, direction) == 0
    assert scale.share(high, low, high, direction) == 1


@given(
    st.decimals(min_value=0, max_value=200, places=2),
    st.decimals(min_value=0, max_value=9, places=1),
)
def test_points_lie_within_0_and_full_and_never_above_the_claim(
    energy: Decimal, claim: Decimal
) -> None:
    text = ENERGY % (", value: 0.7, unit: tce/t", ", unit: tce/t", "scored", f"{energy}", "")
    said = f"answer: {{state: met, points: {claim}}}\n        points: 8"
    found = make.case(text.replace("points: 8", said)).assessment.results["1.1"].points
    assert found is None or 0 <= found.value <= min(Decimal(8), claim)
