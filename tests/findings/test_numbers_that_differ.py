"""Figures held against forms, statements, each other, the year before; when nothing is said."""

from __future__ import annotations

from dataclasses import replace

import make
import pytest

from gfpack.base.findings import Finding, Severity
from gfpack.checklist.load import load
from gfpack.checklist.measures import MetricUse
from gfpack.checklist.models import Checklist
from gfpack.findings.find import find

ABOUT = (
    "form-differs-from-figures",
    "form-of-another-year",
    "statement-differs-from-figures",
    "figures-do-not-add-up",
    "figure-magnitude-unlikely",
    "figure-jumps",
    "project-outside-window",
)


def told(text: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code in ABOUT]


def codes(text: str) -> list[str]:
    return [one.code for one in told(text)]


def form(value: str, more: str = "", *, figure: str = "water-intake", number: str = "68400") -> str:
    unit = {"water-intake": "m3", "output-value": "万元", "energy-total": "tce"}[figure]
    return f"""
        requirements: {{1.1: {{any_of: [statistics]}}}}
        evidence:
          a: {{type: statistics, {more} readings: [{{field: statistic, value: "{value}"}}]}}
        figures:
          lines: [{{figure: {figure}, year: 2025, value: {number}, unit: {unit}, cell: 表!F5}}]
        """


WATER = r"205-4\t2025\t取水量\tnow\t立方米\t{}\t"


@pytest.mark.parametrize("number", ["68400", "68400.3"])
def test_a_form_that_says_the_same_is_no_finding(number: str) -> None:
    assert codes(form(WATER.format(number))) == []


def test_a_form_that_says_otherwise_is_told_with_both_places() -> None:
    [found] = told(form(r"205-4\t2025\t取水量\tnow\t立方米\t64800\t用水!D9"))
    assert found.severity is Severity.WARNING
    assert found.place is not None
    assert (found.place.file, found.place.cell) == ("evidence/a.pdf", "用水!D9")
    assert found.params["cell"] == "表!F5"
    assert (found.params["said"], found.params["value"]) == ("64800 m3", "68400 m3")


def test_units_are_converted_before_comparing() -> None:
    value = r"204-1\t2025\t一、工业总产值（当年价格）\tnow\t千元\t468000\t"
    assert codes(form(value, figure="output-value", number="46800")) == []
    assert codes(form(value, figure="output-value", number="46900")) == [ABOUT[0]]


def test_a_thousandfold_is_told_as_a_mistaken_unit_alone() -> None:
    value = r"205-1\t2025\t综合能源消费量\tcoal\t吨标准煤\t2669.82\t"
    found = codes(form(value, figure="energy-total", number="2669820"))
    assert found == ["figure-magnitude-unlikely"]


@pytest.mark.parametrize(
    "value",
    [
        WATER.format("1").replace("2025", "2024"),
        WATER.format("1").replace("now", "before"),
        WATER.format("1").replace("取水量", "其中:取水量"),
        WATER.format("1").replace("立方米", "吨标准煤"),
        WATER.format("1").replace("205-4", "205-9"),
    ],
)
def test_other_years_columns_lines_units_and_forms_are_not_compared(value: str) -> None:
    assert codes(form(value)) == []


def test_the_form_of_another_enterprise_is_not_compared() -> None:
    text = form(WATER.format("64800"), "credit_code: 91320599MA11111118,")
    assert codes(text) == []
    assert "credit-code-of-another" in {one.code for one in find(make.case(text))}


def test_a_form_filed_as_another_year_is_told_and_not_compared() -> None:
    assert codes(form(WATER.format("64800"), "years: [2024],")) == ["form-of-another-year"]


def test_a_line_that_stands_twice_says_nothing() -> None:
    twice = f'{WATER.format("64800")}"}}, {{field: statistic, value: "{WATER.format("60000")}'
    assert codes(form(twice)) == []


@pytest.mark.parametrize(("amount", "wanted"), [("1486", []), ("1268", []), ("1400", [ABOUT[0]])])
def test_electricity_may_hold_own_power_or_not(amount: str, wanted: list[str]) -> None:
    text = rf"""
        requirements: {{1.1: {{any_of: [statistics]}}}}
        evidence:
          a:
            type: statistics
            readings:
              - {{field: statistic, value: "205-1\t2025\t电力\tindustrial\t万千瓦时\t1486\t"}}
        figures:
          tables:
            energy:
              - {{id: electricity, name: 电力, unit: 万kWh, amount@2025: {amount} 万kWh}}
              - {{id: own-renewable-electricity, name: 光伏, unit: 万kWh, amount@2025: 218 万kWh}}
        """
    assert codes(text) == wanted


def statement(words: str, year: int = 2025) -> list[str]:
    return codes(f"""
        requirements: {{1.1: {{answer: {{state: met, statement: "{words}"}}}}}}
        figures: {{lines: [{{figure: water-intake, year: {year}, value: 68400, unit: m3}}]}}
        """)


@pytest.mark.parametrize(
    "words",
    [
        "2025 年取水量 68400 m³。",
        "公司全年取水量为 68 400 立方米，",
        "取水量（自来水）6.84 万 m³",
        "2025 年取水量目标 60000 m³。",
        "取水量计划控制在 60000 m³ 以内。",
        "2024 年取水量 67020 m³。",
        "取水量（2024 年）67020 m³。",
        "单位产品取水量 10.96 m³/万套。",
        "生活取水量 16800 m³。",
        "取水量 10.96 m³/万套。",
        "较上年取水量 67020 m³ 增加 2%。",
        "2025 年 9 月取水量 5700 m³。",
        "取水量 2.1 GJ。",
        "取水量约 7 万 m³。",
    ],
)
def test_words_that_say_the_same_or_something_else_are_no_finding(words: str) -> None:
    assert statement(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "2025 年取水量 64800 m³。",
        "公司全年取水量为 6.48 万立方米。",
        "能耗下降。2025 年取水量共 64,800 m3，",
        "全厂取水量：64800 吨水当量不计，取水量 64800 立方米。",
    ],
)
def test_words_that_tell_another_number_are_found_once(words: str) -> None:
    assert statement(words) == ["statement-differs-from-figures"]


ENERGY = """
    figures:
      lines:
        - {{figure: energy-total, year: 2024, value: 2200, unit: tce}}
        - {{figure: energy-total, year: 2025, value: {total}, unit: tce}}
      tables:
        energy:
          - {{id: gas, name: 天然气, amount@2025: 100 万m3, factor@2025: 13.3 tce/万m3}}
          - {{id: power, name: 电力, amount@2025: 1000 万kWh, amount@2024: 900 万kWh,
             factor@2025: 1.229 tce/万kWh, factor@2024: 1.229 tce/万kWh}}
          - {{id: coal, name: 原煤, factor@2025: 0.7143 tce/t}}
    """


@pytest.mark.parametrize(("total", "wanted"), [("2559", 0), ("2575", 0), ("2700", 1), ("2400", 1)])
def test_the_kinds_of_energy_make_up_the_total_within_a_hundredth(total: str, wanted: int) -> None:
    found = told(ENERGY.format(total=total))
    assert [one.code for one in found] == ["figures-do-not-add-up"] * wanted
    assert all(one.severity is Severity.ERROR for one in found)


def test_what_is_not_filled_in_completely_is_not_added_up() -> None:
    part = "amount@2025: 100 万m3"
    assert codes(ENERGY.format(total="4000").replace(", factor@2025: 13.3 tce/万m3", "")) == []
    with_gas, without = ENERGY.format(total="4000"), ENERGY.replace(part, "x: y")
    assert {one.params["year"] for one in told(with_gas)} == {"2025"}
    both = told(without.format(total="1260"))
    assert [(one.params["year"], one.severity) for one in both] == [
        ("2025", Severity.ERROR),
        ("2024", Severity.WARNING),
    ]


def test_what_may_be_more_may_not_be_less() -> None:
    text = """
        figures:
          lines:
            - {{figure: wastewater-generated, year: 2025, value: {made}, unit: t}}
            - {{figure: wastewater-discharged, year: 2025, value: 18240, unit: t}}
            - {{figure: wastewater-reused, year: 2025, value: 12160, unit: t}}
        """
    assert codes(text.format(made=30400)) == []
    assert codes(text.format(made=40000)) == []
    [found] = told(text.format(made=25000))
    assert (found.code, found.severity) == ("figures-do-not-add-up", Severity.WARNING)


def test_a_project_without_a_day_is_told() -> None:
    assert codes("figures: {tables: {projects: [{name: 余热回收, kind: energy}]}}") == [
        "project-outside-window"
    ]


@pytest.mark.parametrize(
    ("years", "finished", "counts"),
    [
        (3, "2023-01-01", True),
        (3, "2022-12-31", False),
        (1, "2025-01-01", True),
        (1, "2024-12-31", False),
        (None, "2023-01-01", True),
        (None, "2026-01-01", False),
    ],
)
def test_the_checklist_says_in_how_many_years_a_project_may_be_finished(
    years: int | None, finished: str, counts: bool
) -> None:
    case = make.case(
        "requirements: {1.1: {}}\n"
        f"figures: {{tables: {{projects: [{{name: 余热回收, finished: {finished}}}]}}}}"
    )
    if years is not None:
        case = replace(case, checklist=_counting(case.checklist, years))
    found = [one for one in find(case) if one.code == "project-outside-window"]
    assert bool(found) is not counts
    first = {1: 2025, 3: 2023, None: 2023}[years]
    assert all(str(one.params["first"]) == str(first) for one in found)


def _counting(table: Checklist, years: int) -> Checklist:
    shipped = load("factory/miit-platform-2025")
    counted = next(
        one
        for one in shipped.metrics
        if any(each.figure == "upgrade-projects" for each in one.inputs.values())
    )
    inputs = {name: one.model_copy(update={"years": years}) for name, one in counted.inputs.items()}
    metric = counted.model_copy(update={"inputs": inputs})
    [top] = table.indicators
    [row, *_] = top.requirements
    judged = row.model_copy(update={"metrics": (MetricUse(id=metric.id),)})
    top = top.model_copy(update={"requirements": (judged,)})
    return table.model_copy(update={"metrics": (metric,), "indicators": (top,)})


def test_one_wrong_year_is_told_once() -> None:
    text = """
        figures:
          lines:
            - {figure: energy-total, year: 2023, value: 2468, unit: tce}
            - {figure: energy-total, year: 2024, value: 2559400, unit: tce}
            - {figure: energy-total, year: 2025, value: 2669, unit: tce}
            - {figure: output-value, year: 2024, value: 43250, unit: 万元}
        """
    [found] = told(text)
    assert found.code == "figure-magnitude-unlikely"
    assert found.params["year"] == "2024"


def test_figures_that_never_go_together_are_told_once() -> None:
    text = """
        figures:
          lines:
            - {figure: output-value, year: 2024, value: 43250, unit: 万元}
            - {figure: output-value, year: 2025, value: 46800, unit: 万元}
            - {figure: land-area, value: 3.668, unit: m2, cell: 土地!D5}
        """
    [found] = told(text)
    assert found.code == "figure-magnitude-unlikely"
    assert found.params["other_cell"] == "土地!D5"
