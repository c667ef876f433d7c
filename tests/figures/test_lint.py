"""Formulas of a checklist held against the catalogue: figures, choices, the unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.base.messages import Lang, message
from gfpack.figures.lint import lint, lint_all
from gfpack.figures.plausibility import shipped_plausibility
from gfpack.figures.statistical_forms import shipped_forms

SOUND = Path(__file__).parents[1] / "checklist" / "broken" / "sound.yaml"
RATE = "metrics:\n  - {id: M1, title: {zh: 率, en: rate}, annex: A.1, formula: a / b,"
E, G = "E: {figure: energy-total, title: {zh: 能, en: e}", "G: {figure: output-value"
CASES = {
    "expression: E / G, inputs: {%E}, %G}}, unit: kgce/万元": [],
    "expression: E / G, inputs: {%E}, %G}}, unit: tCO2/万元": ["units"],
    "expression: E + G, inputs: {%E}, %G}}, unit: tce": ["units"],
    "expression: E / (, inputs: {%E}}, unit: tce": ["syntax"],
    "expression: E / H, inputs: {%E}, %G}}, unit: tce/万元": ["unknown-name", "unused"],
    "expression: E, inputs: {%E}, %G}}, unit: tce": ["unused"],
    "expression: L, inputs: {L: {figure: land-areas, title: {zh: 地, en: l}}}, unit: m2": [
        "unknown_figure_near"
    ],
    "expression: L, inputs: {L: {figure: land-area, years: 3, title: {zh: 地, en: l}}}, unit: m2": [
        "figure_all_years"
    ],
    "expression: N, inputs: {N: {figure: products.name, title: {zh: 名, en: n}}}, unit: '1'": [
        "figure_no_number"
    ],
    "expression: min((L - M) / L), unit: '%', inputs: {"
    "L: {figure: pollutants.limit, where: {medium: water}, title: {zh: 限, en: l}},"
    "M: {figure: pollutants.mean, where: {medium: water}, title: {zh: 均, en: m}}}": [],
    "expression: min(L / L), unit: '%', inputs: {"
    "L: {figure: pollutants.limit, where: {medium: air}, title: {zh: 限, en: l}}}": ["no_choice"],
    "expression: P / sum(Q), per: pollutants, unit: 污染物单位/产品单位, inputs: {"
    "P: {figure: pollutants.generated, title: {zh: 污, en: p}},"
    "Q: {figure: products.quantity, title: {zh: 量, en: q}}}": [],
    "expression: P / sum(Q), per: pollutants, unit: t/产品单位, inputs: {"
    "P: {figure: pollutants.generated, title: {zh: 污, en: p}},"
    "Q: {figure: products.quantity, title: {zh: 量, en: q}}}": ["units"],
    "expression: P / Q, unit: tce/产品单位, inputs: {"
    "P: {figure: products.energy, title: {zh: 能, en: e}},"
    "Q: {figure: products.quantity, title: {zh: 量, en: q}}}": ["rows"],
    "expression: P / Q, per: products, weight: energie, unit: tce/产品单位, inputs: {"
    "P: {figure: products.energy, title: {zh: 能, en: e}},"
    "Q: {figure: products.quantity, title: {zh: 量, en: q}}}": ["unknown_figure_near"],
}


@pytest.mark.parametrize("measured", CASES)
def test_a_formula_that_cannot_be_computed_is_told(measured: str, tmp_path: Path) -> None:
    text = measured.replace("%E", E).replace("%G", f"{G}, title: {{zh: 值, en: g}}")
    file = tmp_path / "table.yaml"
    before, _, after = SOUND.read_text("utf-8").partition(f'{RATE} unit: "1",')
    assert after
    file.write_text(f"{before}{RATE} {text},{after}", "utf-8")
    found = lint(file)
    assert [one.key.rpartition(".")[2] for one in found] == CASES[measured]
    for one in found:
        for lang in Lang:
            assert "{" not in message(one.key, lang, **dict(one.params))


def test_what_is_shipped_can_be_computed() -> None:
    assert lint_all()[1] == []


FORMS = shipped_forms().read_text("utf-8")
LIMITS = shipped_plausibility().read_text("utf-8")
SPOILT = {
    "unknown_figure_near": (FORMS, "figure: water-reused", "figure: water-reuse"),
    "unknown_figure": (FORMS, "figure: products.quantity", "figure: none-such"),
    "unknown_fixed_row_near": (FORMS, "row: raw-coal", "row: raw-cole"),
    "unknown_form_column_near": (FORMS, "column: industrial, less", "column: industry, less"),
    "unknown_source": (FORMS, "source: [FORMS, K]", "source: [FORMS, 某]"),
    "line_twice": (FORMS, "names: [焦炭]", "names: [原煤]"),
    "form_twice": (FORMS, "id: 205-4", "id: 205-1"),
    "unknown_figure_near ": (LIMITS, "beside: output-value", "beside: output-values"),
    "unknown_figure_near  ": (LIMITS, "[products.quantity, ", "[products.quantities, "),
    "unknown_type_near": (LIMITS, "[ghg-report, ", "[ghg-reports, "),
    "limits_cross": (LIMITS, 'warning: "10"', 'warning: "1.5"'),
    "limits_cross ": (LIMITS, 'high: "50"', 'high: "0.00001"'),
    "units": (LIMITS, "unit: tCO2/tce", "unit: tCO2/万元"),
    "unknown_source ": (LIMITS, "source: [K]", "source: [L]"),
}


@pytest.mark.parametrize("key", SPOILT)
def test_what_figures_are_compared_by_is_held_against_the_catalogue(
    key: str, tmp_path: Path
) -> None:
    text, old, new = SPOILT[key]
    assert old in text
    file = tmp_path / "data.yaml"
    file.write_text(text, "utf-8")
    assert lint(file) == []
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = lint(file)
    assert [one.key.rpartition(".")[2] for one in found] == [key.strip()]
    assert found[0].line > 1
    for lang in Lang:
        assert "{" not in message(found[0].key, lang, **dict(found[0].params))


def test_all_data_files_are_looked_at() -> None:
    looked_at = {file.name for file in lint_all()[0]}
    assert {"statistical-forms.yaml", "plausibility.yaml", "figures.yaml"} <= looked_at
