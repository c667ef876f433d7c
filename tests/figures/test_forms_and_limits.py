"""The lines of statistical forms and the limits of plausibility speak of figures that exist."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.checklist.load import load_types
from gfpack.checklist.parts import Confidence
from gfpack.figures.catalogue import catalogue
from gfpack.figures.closeness import factor_between, same
from gfpack.figures.plausibility import plausibility
from gfpack.figures.statistical_forms import plain_name, statistical_forms
from gfpack.figures.units import Quantity, units

FORMS = statistical_forms()


def q(text: str) -> Quantity:
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), units().parse(unit))


def test_every_line_says_a_number_of_the_catalogue_and_its_sources_are_known() -> None:
    for form in FORMS.forms:
        for line in form.lines:
            assert catalogue().get(line.figure).kind == "number"
            assert set(line.source) <= FORMS.sources.keys()
            rows = {one.id for one in catalogue().sheet_of(line.figure).rows}
            assert {*([line.row] if line.row else []), *line.also} <= rows
        for rows_by_name in form.rows:
            assert catalogue().get(rows_by_name.figure).kind == "number"


def test_no_name_stands_for_two_lines_of_a_form() -> None:
    for form in FORMS.forms:
        names = [name for line in form.lines for name in {plain_name(n) for n in line.names}]
        assert len(names) == len(set(names)), form.id


def test_the_catalogue_and_the_forms_name_the_same_form_for_a_figure() -> None:
    for form in FORMS.forms:
        for line in form.lines:
            named = catalogue().get(line.figure).form or ""
            assert form.id in named, (form.id, line.figure, named)


def test_limits_speak_of_figures_that_exist_and_are_marked_as_judgement() -> None:
    limits = plausibility()
    figures = {*limits.jumps.figures, limits.jumps.beside, *limits.magnitude.columns}
    figures |= {name for one in limits.ratios for name in (one.of, one.to)}
    assert figures <= catalogue().ids().keys()
    judged = [limits.jumps, limits.magnitude, limits.boundary, *limits.ratios]
    assert {one.confidence for one in judged} == {Confidence.WORKING}
    assert {source for one in judged for source in one.source} <= limits.sources.keys()
    assert limits.jumps.notice < limits.jumps.warning
    assert set(limits.boundary.types) <= load_types().by_id().keys()


@pytest.mark.parametrize("ratio", plausibility().ratios, ids=lambda one: one.id)
def test_a_ratio_has_the_unit_its_figures_give(ratio: object) -> None:
    one = ratio
    of, to = (units().parse(catalogue().get(name).unit or "") for name in (one.of, one.to))  # type: ignore[attr-defined]
    units().convert(Quantity(Decimal(1), of.times(to, -1)), units().parse(one.unit))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("46800 万元", "4.68 亿元", True),
        ("46800 万元", "468000 千元", True),
        ("46840 万元", "4.68 亿元", True),
        ("46860 万元", "4.68 亿元", False),
        ("2669.8172 tce", "2669.82 tce", True),
        ("2669.7 tce", "2669.82 tce", False),
        ("2669.82 tce", "2669820 kgce", True),
        ("6240 万套", "6420 万套", False),
        ("0 t", "0.4 t", True),
        ("0 t", "5 t", False),
    ],
)
def test_numbers_are_the_same_as_far_as_their_digits_show(
    one: str, other: str, wanted: bool
) -> None:
    assert same(q(one), q(other)) is wanted
    assert same(q(other), q(one)) is wanted


@given(st.decimals("0.01", "99999999", places=2), st.integers(0, 5))
def test_a_number_is_the_same_as_itself_rounded(value: Decimal, places: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-places))
    assert same(q(f"{value} t"), q(f"{rounded} t"))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("2669.82 tce", "2669820 tce", "1000"),
        ("46800 万元", "468000000 万元", "10000"),
        ("46800 万元", "468000 万元", None),
        ("46800 万元", "46900 万元", None),
        ("0 t", "5 t", None),
    ],
)
def test_a_mistaken_unit_is_told_by_its_factor(one: str, other: str, wanted: str | None) -> None:
    limits = plausibility().magnitude
    for first, second in ((one, other), (other, one)):
        found = factor_between(q(first), q(second), limits.factors, limits.spread)
        assert found == (Decimal(wanted) if wanted else None)
