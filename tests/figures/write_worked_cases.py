"""Write `worked-cases.xlsx`: cases worked by hand from the formulas of the standards.

Run it by hand after a change: `python tests/figures/write_worked_cases.py`. It imports nothing of
gfpack. The expected values are literals, worked with pencil and paper; the column 公式 lets a
spreadsheet program work each out again from the numbers in the columns a to h of its row.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import yaml

TARGET = Path(__file__).with_name("worked-cases.xlsx")
HEADS = ("id", "checklist", "asks", "clause", "expected", "formula", *"abcdefgh", "inputs")
LETTERS = dict(zip("abcdefgh", "GHIJKLMN", strict=True))

F18, F25 = "factory/gbt36132-2018", "factory/gbt36132-2025"
FORM = "factory/miit-platform-2025"
PARK, CHAIN = "park/2016-2024", "supply-chain/2024"
OWN = "hand-made"

Given = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One case. `asks` names what gfpack is asked: a metric, the points of a row, its state …"""

    id: str
    checklist: str
    asks: str
    clause: str
    expected: str
    formula: str
    numbers: tuple[float | str, ...]
    inputs: Given = field(default_factory=dict)


def line(figure: str, value: object, unit: str, year: int | None = 2025) -> Given:
    when = {} if year is None else {"year": year}
    return {"figure": figure, "value": str(value), "unit": unit, **when}


def figures(*lines: Given, **tables: list[Given]) -> Given:
    named = {key.replace("_", "-"): rows for key, rows in tables.items()}
    return {"figures": {"lines": list(lines), "tables": named}}


def product(**columns: str) -> Given:
    cells = {f"{key.replace('_', '-')}@2025": value for key, value in columns.items()}
    return {"name": "轴承", "unit": "万套", **cells}


def pollutant(name: str, medium: str, unit: str, **columns: str) -> Given:
    once = {key: value for key, value in columns.items() if key == "limit"}
    yearly = {f"{key}@2025": value for key, value in columns.items() if key != "limit"}
    return {"name": name, "medium": medium, "unit": unit, **once, **yearly}


def land(**more: object) -> Given:
    found = [line("land-area", 60000, "m2", None)]
    for name, value in more.items():
        if name == "output":
            found.append(line("output-value", value, "万元"))
        else:
            found.append(line(name.replace("_", "-"), value, "m2", None))
    return figures(*found)


def against(given: Given, **values: str) -> Given:
    """Return the inputs with values to compare with: `energy_baseline="0.7 tce/万套"`."""
    rows = []
    for name, told in values.items():
        value, _, unit = told.partition(" ")
        rows.append({"id": name.replace("_", "-"), "value": value, "unit": unit, "source": "手算"})
    held = {"lines": [], "tables": {}, **given.get("figures", {}), "references": rows}
    return {**given, "figures": held}


def answer(given: Given, **said: str) -> Given:
    return {**given, "answer": {"state": "met", **said}}


def under(given: Given, **chosen: str) -> Given:
    circumstances = {key.replace("_", "-"): value for key, value in chosen.items()}
    return {**given, "circumstances": circumstances}


PRODUCT = "intensity_basis"


def metrics_2018() -> list[Case]:
    quantity = {"quantity": "2500 万套"}
    return [
        Case("18-M1", F18, "metric M1", "A.1 R = (A_b + A_s) / A_land", "0.8000",
             "ROUND((a+b)/c,4)", (45000, 3000, 60000),
             land(building_floor_area=45000, structure_floor_area=3000)),
        Case("18-M2", F18, "metric M2", "A.2 r = (a_b + a_s) / A_land × 100 %", "45.00",
             "ROUND((a+b)/c*100,2)", (26000, 1000, 60000),
             land(building_footprint=26000, structure_footprint=1000)),
        Case("18-M3", F18, "metric M3", "A.3 n = N / A_land，万元/hm2，1 hm2 = 10000 m2", "8000",
             "ROUND(a/(b/10000),0)", (48000, 60000), land(output=48000)),
        Case("18-M4", F18, "metric M4", "A.4 ε = G_i / M_i", "0.3800", "ROUND(a/b,4)", (380, 1000),
             figures(green_materials=[{"name": "钢", "unit": "t", "used@2025": "380 t",
                                       "total@2025": "1000 t"}])),
        Case("18-M5", F18, "metric M5", "A.5 s_i = S_i / Q", "0.3000", "ROUND(a/b,4)", (750, 2500),
             figures(products=[product(**quantity)],
                     pollutants=[pollutant("COD", "water", "kg", generated="750 kg")])),
        Case("18-M6", F18, "metric M6", "A.6 g_i = G_i / Q", "5000", "ROUND(a/b,0)",
             (12500000, 2500),
             figures(products=[product(waste_gas_generated="12500000 m3", **quantity)])),
        Case("18-M7", F18, "metric M7", "A.7 w = W / Q", "3.500", "ROUND(a/b,3)", (8750, 2500),
             figures(products=[product(wastewater_generated="8750 t", **quantity)])),
        Case("18-M8", F18, "metric M8", "A.8 M_ui = M_i / Q", "0.7500", "ROUND(a/b,4)",
             (1875, 2500),
             figures(products=[product(**quantity)],
                     materials=[{"name": "钢", "unit": "t", "amount@2025": "1875 t"}])),
        Case("18-M9", F18, "metric M9", "A.9 K_r = Z_r / (Z + Z_w) × 100 %", "66.67",
             "ROUND(a/(b+c)*100,2)", (700, 900, 150),
             figures(line("solid-waste-used", 700, "t"), line("solid-waste-generated", 900, "t"),
                     line("solid-waste-stock-used", 150, "t"))),
        Case("18-M10", F18, "metric M10", "A.10 K_w = V_w / (V_d + V_w) × 100 %", "30.00",
             "ROUND(a/(b+a)*100,2)", (6000, 14000),
             figures(line("wastewater-reused", 6000, "t"),
                     line("wastewater-discharged", 14000, "t"))),
        Case("18-M11", F18, "metric M11", "A.11 E_ui = E_i / Q", "0.4748", "ROUND(a/b,4)",
             ("1234.5", 2600),
             figures(products=[product(energy="1234.5 tce", quantity="2600 万套")])),
        Case("18-M12", F18, "metric M12", "A.12 c = C / Q", "1.240", "ROUND(a/b,3)", (3100, 2500),
             figures(products=[product(ghg="3100 tCO2e", **quantity)])),
    ]  # fmt: skip


def of_product(number: str, column: str, amount: str, per: str, expected: str, **more: str) -> Case:
    """Return a case of Annex B: an amount of the product over its quantity or its value."""
    below = {"quantity": "2500 万套"} if per == "Q" else {"value": "48000 万元"}
    value, _, _ = amount.partition(" ")
    digits = len(expected.partition(".")[2])
    return Case(
        f"25-B{number}", F25, f"metric B{number}",
        f"B.{number}，式 (B.{number}) {more.get('sign', 'X_i')} / {'Q_i' if per == 'Q' else 'G_i'}",
        expected, f"ROUND(a/b,{digits})", (float(value), 2500 if per == "Q" else 48000),
        figures(products=[product(**{column: amount}, **below)]),
    )  # fmt: skip


def of_pollutant(number: str, column: str, amount: str, per: str, expected: str) -> Case:
    digits = len(expected.partition(".")[2])
    value, _, _ = amount.partition(" ")
    one = [pollutant("COD", "water", "kg", **{column: amount})]
    below = figures(products=[product(quantity="2500 万套")], pollutants=one)
    if per == "G":
        below = figures(line("output-value", 48000, "万元"), pollutants=one)
    return Case(
        f"25-B{number}", F25, f"metric B{number}",
        f"B.{number}，式 (B.{number}) 第 i 种主要污染物 / {'Q' if per == 'Q' else 'G'}",
        expected, f"ROUND(a/b,{digits})", (float(value), 2500 if per == "Q" else 48000), below,
    )  # fmt: skip


def of_material(number: str, per: str, expected: str) -> Case:
    digits = len(expected.partition(".")[2])
    steel = [{"name": "钢", "unit": "t", "amount@2025": "1875 t"}]
    below = {"quantity": "2500 万套"} if per == "Q" else {"value": "48000 万元"}
    return Case(
        f"25-B{number}", F25, f"metric B{number}",
        f"B.{number}，式 (B.{number}) M_i / {'Q_i' if per == 'Q' else 'G_i'}", expected,
        f"ROUND(a/b,{digits})", (1875, 2500 if per == "Q" else 48000),
        figures(products=[product(**below)], materials=steel),
    )  # fmt: skip


SUN = [{"name": "光伏", "unit": "万kWh", "amount@2025": "50 万kWh", "factor": "1.229 tce/万kWh"}]
WATER = (line("water-reused", 90400, "m3"), line("water-intake", 9600, "m3"))
WASTE = (
    line("solid-waste-used", 855, "t"),
    line("solid-waste-generated", 900, "t"),
    line("solid-waste-stock-used", 0, "t"),
)
UPGRADES = tuple(
    line(figure, value, "万元", year)
    for figure, values in {
        "upgrade-investment": (300, 500, 640),
        "output-value": (40000, 45000, 48000),
    }.items()
    for year, value in zip((2023, 2024, 2025), values, strict=True)
)
SHARE_OF_SUN = figures(line("energy-total", 1300, "tce"), renewables=SUN)
FUNCTIONS = "platform-functions"


def metrics_2025() -> list[Case]:
    return [
        of_product("1", "energy", "1300 tce", "Q", "0.5200", sign="E_i"),
        of_product("2", "energy", "1300 tce", "G", "0.02708", sign="E_i"),
        of_product("3", "carbon", "3100 tCO2", "Q", "1.240", sign="C_i"),
        of_product("4", "carbon", "3100 tCO2", "G", "0.06458", sign="C_i"),
        Case("25-B5", F25, "metric B5", "B.5，式 (B.5) R_re = E_re / E × 100 %", "4.727",
             "ROUND(a*b/c*100,3)", (50, 1.229, 1300), SHARE_OF_SUN),
        of_material("6", "Q", "0.7500"),
        of_material("7", "G", "0.03906"),
        of_product("8", "water", "9600 m3", "Q", "3.840", sign="V_i"),
        of_product("9", "water", "9600 m3", "G", "0.2000", sign="V_i"),
        Case("25-B10", F25, "metric B10", "B.10，式 (B.10) R_w = V_r / (V + V_r) × 100 %", "90.40",
             "ROUND(a/(b+a)*100,2)", (90400, 9600), figures(*WATER)),
        Case("25-B11", F25, "metric B11", "B.11，式 (B.11) K_r = Z_r / (Z + Z_w) × 100 %", "95.00",
             "ROUND(a/(b+c)*100,2)", (855, 900, 0), figures(*WASTE)),
        of_product("12", "wastewater_generated", "7200 t", "Q", "2.880", sign="W_i"),
        of_product("13", "wastewater_generated", "7200 t", "G", "0.1500", sign="W_i"),
        of_product("14", "wastewater_discharged", "5400 t", "Q", "2.160", sign="w_i"),
        of_product("15", "wastewater_discharged", "5400 t", "G", "0.1125", sign="w_i"),
        of_product("16", "waste_gas_generated", "12500000 m3", "Q", "5000", sign="P_i"),
        of_product("17", "waste_gas_generated", "12500000 m3", "G", "260.4", sign="P_i"),
        of_product("18", "waste_gas_discharged", "12000000 m3", "Q", "4800", sign="p_i"),
        of_product("19", "waste_gas_discharged", "12000000 m3", "G", "250.0", sign="p_i"),
        of_pollutant("20", "generated", "750 kg", "Q", "0.3000"),
        of_pollutant("21", "generated", "750 kg", "G", "0.01563"),  # 0.015625: half goes up
        of_pollutant("22", "discharged", "120 kg", "Q", "0.04800"),
        of_pollutant("23", "discharged", "120 kg", "G", "0.002500"),
        Case("25-B24", F25, "metric B24", "B.24，式 (B.24) n = N / A", "0.05000", "ROUND(a/b,5)",
             (3000, 60000), figures(line("land-area", 60000, "m2", None),
                                    line("capacity", 3000, "万套", None))),
        Case("25-B25", F25, "metric B25", "B.25，式 (B.26) g = G / A", "0.8000", "ROUND(a/b,4)",
             (48000, 60000), land(output=48000)),
        Case("25-B26", F25, "metric B26", "B.26，式 (B.27) r = (a_建 + a_构 + a_堆) / A × 100 %",
             "50.00", "ROUND((a+b+c)/d*100,2)", (26000, 1000, 3000, 60000),
             land(building_footprint=26000, structure_footprint=1000, yard_area=3000)),
        Case("25-B27", F25, "metric B27", "B.27，式 (B.28) R = A_总建筑面积 / A", "0.7500",
             "ROUND(a/b,4)", (45000, 60000), land(building_floor_area=45000)),
        Case("25-C4", F25, "metric C4", "表 C.1 序号 4：功能符合数", "9.000", "ROUND(a,3)", (9,),
             figures(line(FUNCTIONS, 9, "项"))),
        Case("25-C10", F25, "metric C10", "表 C.1 序号 10：三年投资 ÷ 三年产值 × 100 %", "1.083",
             "ROUND((a+b+c)/(d+e+f)*100,3)", (300, 500, 640, 40000, 45000, 48000),
             figures(*UPGRADES)),
    ]  # fmt: skip


def metrics_of_the_form() -> list[Case]:
    site = (line("output-value", 48000, "万元"),)
    permit = [
        pollutant("COD", "water", "kg", limit="100 mg/L", mean="40 mg/L"),
        pollutant("氨氮", "water", "kg", limit="10 mg/L", mean="7 mg/L"),
        pollutant("非甲烷总烃", "gas", "kg", limit="60 mg/m3", mean="7.1 mg/m3"),
    ]
    projects = [
        line("upgrade-projects", count, "项", year)
        for year, count in ((2023, 1), (2024, 2), (2025, 4))
    ]
    return [
        Case("26-P1a", FORM, "metric P1a", "平台表 1，附录 B.1", "0.5200", "ROUND(a/b,4)",
             (1300, 2500), under(figures(products=[product(energy="1300 tce",
                                                           quantity="2500 万套")]),
                                 energy_quota="applies")),
        Case("26-P1b", FORM, "metric P1b", "平台表 1，附录 B.2，kgce/万元", "27.08",
             "ROUND(a*1000/b,2)", (1300, 48000),
             under(figures(line("energy-total", 1300, "tce"), *site), energy_quota="none")),
        Case("26-P2", FORM, "metric P2", "平台表 2，附录 B.4，kgCO2/万元", "64.58",
             "ROUND(a*1000/b,2)", (3100, 48000), figures(line("carbon", 3100, "tCO2"), *site)),
        Case("26-P3", FORM, "metric P3", "平台表 3，附录 B.5", "4.727", "ROUND(a*b/c*100,3)",
             (50, 1.229, 1300), SHARE_OF_SUN),
        Case("26-P6a", FORM, "metric P6a", "平台表 6，附录 B.8", "3.840", "ROUND(a/b,3)",
             (9600, 2500), under(figures(products=[product(water="9600 m3",
                                                           quantity="2500 万套")]),
                                 water_quota="applies")),
        Case("26-P6b", FORM, "metric P6b", "平台表 6，附录 B.9", "0.2000", "ROUND(a/b,4)",
             (9600, 48000), under(figures(WATER[1], *site), water_quota="none")),
        Case("26-P10a", FORM, "metric P10a", "平台表 10：三年项目数 ÷ 3", "2.333",
             "ROUND((a+b+c)/3,3)", (1, 2, 4), figures(*projects)),
        Case("26-P11a", FORM, "metric P11a", "平台表 11：min (限值 − 年均值)/限值", "30.00",
             "ROUND(MIN((a-b)/a,(c-d)/c)*100,2)", (100, 40, 10, 7), figures(pollutants=permit)),
        Case("26-P11b", FORM, "metric P11b", "平台表 11：min (限值 − 年均值)/限值", "88.17",
             "ROUND((a-b)/a*100,2)", (60, 7.1), figures(pollutants=permit)),
        Case("26-P13", FORM, "metric P13", "平台表 13：已核算类别 ÷ 全部类别", "37.50",
             "ROUND(a/b*100,2)", (3, 8), figures(line("footprint-categories", 3, "项"),
                                                 line("product-categories", 8, "项"))),
        Case("26-P14", FORM, "metric P14", "平台表 14：节能产品产值 ÷ 有能效标准产品产值", "30.00",
             "ROUND(a/b*100,2)", (12000, 40000),
             figures(line("efficient-output-value", 12000, "万元"),
                     line("efficiency-scope-output-value", 40000, "万元"))),
        Case("26-rows-1", FORM, "rows P1a P1b", "平台表 1：有适用限额填 P1a，否则填 P1b", "P1a",
             'IF(a="applies","P1a","P1b")', ("applies",), under({}, energy_quota="applies")),
        Case("26-rows-2", FORM, "rows P1a P1b", "平台表 1：有适用限额填 P1a，否则填 P1b", "P1b",
             'IF(a="applies","P1a","P1b")', ("none",), under({}, energy_quota="none")),
        Case("26-rows-3", FORM, "rows P3a P3b P3c P3d", "平台表 3：按年综合能耗分四档只填一行",
             "P3c", 'IF(a>=10000,"P3a",IF(a>=5000,"P3b",IF(a>=3000,"P3c","P3d")))', (4200,),
             under({}, energy_class="from-3000")),
        Case("26-rows-4", FORM, "rows P6a P6b", "平台表 6：有适用定额填 P6a，否则填 P6b", "P6b",
             'IF(a="applies","P6a","P6b")', ("none",), under({}, water_quota="none")),
    ]  # fmt: skip


def scores_2018() -> list[Case]:
    def ratio(floor: int, **said: str) -> Given:
        site = land(building_floor_area=floor, structure_floor_area=0)
        return answer(site, **said) if said else site

    def used(amount: int) -> Given:
        return figures(line("solid-waste-used", amount, "t"),
                       line("solid-waste-generated", 1000, "t"),
                       line("solid-waste-stock-used", 0, "t"))  # fmt: skip

    met = 'IF(a/b>=c,"met","unmet")'
    return [
        Case("18-S1", F18, "state 6.1.1", "10.2 必选：容积率不低于控制值 0.7", "met", met,
             (42000, 60000, 0.7), ratio(42000)),
        Case("18-S2", F18, "state 6.1.1", "10.2 必选：容积率不低于控制值 0.7", "unmet",
             met, (41999, 60000, 0.7), ratio(41999)),
        Case("18-S3", F18, "points 6.1.2", "评分表：2 倍（1.4）满分；工作分值 4.17",
             "4.17", "IF(a/b>=2*c,d,0)", (84000, 60000, 0.7, 4.17), ratio(84000, points="4.17")),
        Case("18-S4", F18, "points 6.1.2", "评分表：不到 1.2 倍（0.84）不得分", "0.00",
             "IF(a/b<1.2*c,0,d)", (50000, 60000, 0.7, 4.17), ratio(50000, points="4.17")),
        Case("18-S5", F18, "points 6.1.2", "评分表：1.2 至 2 倍之间没有规则，没有自评不计", "—",
             'IF(AND(a/b>=1.2*c,a/b<2*c),"—",d)', (60000, 60000, 0.7, 4.17), ratio(60000)),
        Case("18-S6", F18, "state 6.4.3", "10.5 必选：综合利用率大于 65 %，等于不算", "unmet",
             'IF(a/b*100>65,"met","unmet")', (650, 1000), used(650)),
        Case("18-S7", F18, "state 6.4.3", "10.5 必选：综合利用率大于 65 %", "met",
             'IF(a/b*100>65,"met","unmet")', (651, 1000), used(651)),
        Case("18-S8", F18, "points 6.4.4", "评分表：90 % 满分；工作分值 4.16", "4.16",
             "IF(a/b*100>=90,c,0)", (900, 1000, 4.16), used(900)),
        Case("18-S9", F18, "state 6.5.1", "10.6 必选：没有对标值的不算符合", "unknown",
             'IF(c="","unknown",IF(a/b<=c,"met","unmet"))', (1300, 2500, ""),
             figures(products=[product(energy="1300 tce", quantity="2500 万套")])),
    ]  # fmt: skip


def scores_2025() -> list[Case]:
    energy = under(figures(products=[product(energy="1300 tce", quantity="2500 万套")]),
                   energy_quota="none", intensity_basis="product")  # fmt: skip
    inverse = "ROUND(d*MAX(0,MIN(1,(b-a)/(b-c))),2)"
    forward = "ROUND(d*MAX(0,MIN(1,(a-b)/(c-b))),2)"
    step = "IF(a>=b,c,0)"

    def limits(low: str, high: str) -> Given:
        return against(energy, energy_baseline=f"{low} tce/万套", energy_leading=f"{high} tce/万套")

    def waste(used: int) -> Given:
        held = figures(line("solid-waste-used", used, "t"), *WASTE[1:])
        return against(held, solid_waste_baseline="95 %", solid_waste_leading="95 %")

    def functions(count: int) -> Given:
        return figures(line(FUNCTIONS, count, "项"))

    two = under(
        figures(products=[
            product(energy="1300 tce", quantity="2500 万套"),
            {**product(energy="700 tce", quantity="1093.75 万套"), "name": "滚子"},
        ]),
        energy_quota="none", intensity_basis="product",
    )  # fmt: skip
    both = {"energy_baseline": "0.7 tce/万套", "energy_leading": "0.4 tce/万套"}
    dirty = under(
        figures(line("output-value", 48000, "万元"),
                pollutants=[pollutant("COD", "water", "kg", discharged="120 kg"),
                            pollutant("氨氮", "water", "kg", discharged="12 kg")]),
        intensity_basis="output-value", pollutant_kind="pollutants", pollutant_stage="discharged",
    )  # fmt: skip
    rule = "5.2 线性比例法，逆向：8 × (B − x)/(B − L)"
    rule_up = "5.2 线性比例法，正向：w × (x − B)/(L − B)"
    return [
        Case("25-S1", F25, "example 1.1", rule, "4.80", inverse, (0.52, 0.7, 0.4, 8),
             limits("0.7", "0.4")),
        Case("25-S2", F25, "example 1.1", rule + "，x = B 得 0", "0.00", inverse,
             (0.52, 0.52, 0.4, 8), limits("0.52", "0.4")),
        Case("25-S3", F25, "example 1.1", rule + "，x = L 得满分", "8.00", inverse,
             (0.52, 0.7, 0.52, 8), limits("0.7", "0.52")),
        Case("25-S4", F25, "example 1.1", rule + "，优于 L 不超过满分", "8.00", inverse,
             (0.52, 0.9, 0.6, 8), limits("0.9", "0.6")),
        Case("25-S5", F25, "example 1.1", rule + "，不到 B 不得分", "0.00", inverse,
             (0.52, 0.5, 0.4, 8), limits("0.5", "0.4")),
        Case("25-S6", F25, "example 1.3", rule_up + "，x = 50 × 1.229 ÷ 1300", "2.73",
             "ROUND(f*(a*b/c*100-d)/(e-d),2)", (50, 1.229, 1300, 2, 10, 8),
             against(SHARE_OF_SUN, renewables_baseline="2 %", renewables_leading="10 %")),
        Case("25-S7", F25, "example 1.4", rule_up + "，B = 0、L = 8", "2.25", forward,
             (3, 0, 8, 6), functions(3)),
        Case("25-S8", F25, "example 1.4", rule_up + "，B = 0、L = 8", "6.00", forward,
             (12, 0, 8, 6), functions(12)),
        Case("25-S9", F25, "example 1.4", rule_up + "，B = 0、L = 8", "0.00", forward,
             (0, 0, 8, 6), functions(0)),
        Case("25-S10", F25, "example 3.2", rule_up + "，x = 1440 ÷ 133000", "1.07",
             "ROUND(e*(a/b*100-c)/(d-c),2)", (1440, 133000, 0.6, 2.4, 4),
             against(figures(*UPGRADES), upgrade_baseline="0.6 %", upgrade_leading="2.4 %")),
        Case("25-S11", F25, "example 2.4", "L = B 时为阶跃：达到得满分", "6.00", step, (95, 95, 6),
             waste(855)),
        Case("25-S12", F25, "example 2.4", "L = B 时为阶跃：854 ÷ 900 不到 95 %", "0.00", step,
             (94.89, 95, 6), waste(854)),
        Case("25-S13", F25, "example 1.1", "没有基准值不计分", "—", 'IF(b="","—",d)',
             (0.52, "", 0.4, 8), against(energy, energy_leading="0.4 tce/万套")),
        Case("25-S14", F25, "example 1.1", "达到基准值而没有引领值的不计分", "—",
             'IF(a>b,0,IF(c="","—",d))', (0.52, 0.7, "", 8),
             against(energy, energy_baseline="0.7 tce/万套")),
        Case("25-S15", F25, "example 1.1", "不到基准值的，没有引领值也是 0", "0.00",
             'IF(a>b,0,IF(c="","—",d))', (0.52, 0.5, "", 8),
             against(energy, energy_baseline="0.5 tce/万套")),
        Case("25-S16", F25, "example 1.1", "两种产品按能耗加权：0.6×1300、0.2×700", "3.68",
             "ROUND(e*(a*b+c*d)/(b+d),2)", (0.6, 1300, 0.2, 700, 8), against(two, **both)),
        Case("25-S17", F25, "example 1.1", rule + "，对标值以 kgce 给出：700、400", "4.80",
             "ROUND(d*(b-a*1000)/(b-c),2)", (0.52, 700, 400, 8),
             against(energy, energy_baseline="700 kgce/万套", energy_leading="400 kgce/万套")),
        Case("25-S18", F25, "example 1.1", rule + "，自评得分较低的按自评", "3.00",
             "MIN(e,ROUND(d*(b-a)/(b-c),2))", (0.52, 0.7, 0.4, 8, 3),
             answer(limits("0.7", "0.4"), points="3")),
        Case("25-S19", F25, "example 3.3", "几种污染物、得分不同、没有合成规则的不计", "—",
             'IF(a=b,a,"—")', (0.5, 1),
             against(dirty, pollutant_baseline="0.004 kg/万元", pollutant_leading="0.001 kg/万元")),
        Case("25-S20", F25, "example 3.3", "几种污染物都达到引领值的得满分", "6.00",
             "IF(AND(a<=c,b<=c),d,0)", (0.0025, 0.00025, 0.003, 6),
             against(dirty, pollutant_baseline="0.004 kg/万元", pollutant_leading="0.003 kg/万元")),
        Case("25-S21", F25, "example 4.1", "正向定性：由人给分", "5.00", "MIN(a,b)", (5, 8),
             answer({}, points="5")),
        Case("25-S22", F25, "example 4.1", "正向定性：没有给分的不计", "—",
             'IF(a="","—",MIN(a,b))', ("", 8)),
        Case("25-S23", F25, "example 5.1", rule_up + "，x = 48000 ÷ 60000", "7.20",
             "ROUND(e*(a/b-c)/(d-c),2)", (48000, 60000, 0.35, 0.85, 8),
             against(under(land(output=48000), land_basis="output-value"),
                     land_baseline="0.35 万元/m2", land_leading="0.85 万元/m2")),
    ]  # fmt: skip


def table(rows: Given, **checklist: Any) -> Given:
    """Return a table of our own."""
    return {"table": {"requirements": rows, "checklist": checklist}}


def ratio_row(number: str, leading: str, *, inverse: bool = False) -> Given:
    bound = {"value": leading, "source": ["S1"], "confidence": "medium"}
    return {
        "kind": "scored",
        "metrics": [number],
        "scoring": {
            "direction": "inverse" if inverse else "forward",
            "nature": "quantitative",
            "leading": bound,
        },
    }


JUDGED = {"kind": "scored", "scoring": {"direction": "forward", "nature": "qualitative"}}


def lines_metric(number: str, figure: str, unit: str) -> Given:
    names = {"zh": number, "en": number}
    return {
        "id": number, "title": names, "annex": "—", "formula": "x", "expression": "x",
        "inputs": {"x": {"figure": figure, "title": names}}, "unit": unit, "symbols": {},
        "source": ["S1"], "confidence": "high",
    }  # fmt: skip


def index_cases() -> list[Case]:
    rule = {"title": {"zh": "绿色指数", "en": "green index"}, "counted": "4", "source": ["S1"],
            "confidence": "medium"}  # fmt: skip
    metrics = [
        lines_metric("X1", "output-value", "万元"),
        lines_metric("X2", "water-intake", "m3"),
        lines_metric("X3", "added-value", "万元"),
    ]
    held = figures(line("output-value", 120, "万元"), line("water-intake", 8, "m3"),
                   line("added-value", 6, "万元"))  # fmt: skip
    choice = {"of": ["3", "4", "5"], "count": "2", "source": ["S1"], "confidence": "medium"}

    def park(said: dict[str, str], **more: Any) -> Given:
        rows: Given = {
            "1": ratio_row("X1", "100"),
            "2": ratio_row("X2", "5", inverse=True),
            "3": ratio_row("X3", "12"),
            "4": {**JUDGED},
            "5": {**JUDGED},
        }
        for key, state in said.items():
            rows[key]["answer"] = {"state": state, "reason": "未选用"}
        more = {"index": {**rule, **more}, "metrics": metrics, "choices": [choice]}
        return {**held, **table(rows, **more)}

    gi = "13 号文附件 2：GI = 1/n · Σ X_i/X_b × 100，逆向取倒数"
    chosen = {"3": "met", "4": "met", "5": "not-applicable"}
    return [
        Case("GI-1", OWN, "index", gi + "，3 选 2", "83.125", "ROUND((a/b+d/c+e/f+1)/4*100,3)",
             (120, 100, 8, 5, 6, 12), park(chosen)),
        Case("GI-2", OWN, "capped", gi + "，单项封顶 1", "78.125",
             "ROUND((MIN(1,a/b)+MIN(1,d/c)+MIN(1,e/f)+1)/4*100,3)", (120, 100, 8, 5, 6, 12),
             park(chosen)),
        Case("GI-3", OWN, "index", gi + "，封顶写入规则的", "78.125",
             "ROUND((MIN(1,a/b)+MIN(1,d/c)+MIN(1,e/f)+1)/4*100,3)", (120, 100, 8, 5, 6, 12),
             park(chosen, capped="true")),
        Case("GI-4", OWN, "index", gi + "，定性不符合记 0", "58.125",
             "ROUND((a/b+d/c+e/f+0)/4*100,3)", (120, 100, 8, 5, 6, 12),
             park({"3": "met", "4": "unmet", "5": "not-applicable"})),
        Case("GI-5", OWN, "index", "3 选 2 只答了一项：没有指数", "—", 'IF(a=2,1,"—")', (1,),
             park({"3": "met", "4": "not-applicable", "5": "not-applicable"})),
        Case("GI-6", OWN, "index", "3 选 2 答了三项：没有指数", "—", 'IF(a=2,1,"—")', (3,),
             park({"3": "met", "4": "met", "5": "met"})),
        Case("GI-7", OWN, "index", gi + "，选两项定性", "95.625",
             "ROUND((a/b+d/c+1+1)/4*100,3)", (120, 100, 8, 5),
             park({"3": "not-applicable", "4": "met", "5": "met"})),
    ]  # fmt: skip


PARK_LINES = (
    ("added-value", 300000, "万元"), ("energy-total", 100000, "tce"),
    ("clean-energy", 60000, "tce"),
    ("water-intake", 2000000, "m3"), ("industrial-land-area", 250, "hm2"),
    ("solid-waste-used", 9500, "t"), ("solid-waste-generated", 10000, "t"),
    ("solid-waste-stock-used", 0, "t"), ("water-reused", 18000000, "m3"),
    ("reclaimed-water", 300000, "m3"), ("sewage-treated", 1000000, "m3"),
    ("waste-heat-recovered", 3000, "GJ"), ("waste-heat-available", 10000, "GJ"),
    ("new-industrial-green-area", 15000, "m2"), ("new-industrial-area", 100000, "m2"),
    ("bus-covered-area", 288, "hm2"), ("park-built-area", 400, "hm2"),
    ("high-tech-output-value", 150000, "万元"), ("output-value", 500000, "万元"),
    ("green-industry-added-value", 60000, "万元"), ("industrial-employees", 20000, "人"),
    ("solid-waste-disposed", 500, "t"), ("hazardous-waste-disposed", 100, "t"),
    ("hazardous-waste-generated", 100, "t"), ("carbon", 294000, "tCO2"),
    ("wastewater-discharged", 3000000, "t"), ("pollutant-elasticity", "0.5", "1"),
    ("good-air-days", 292, "天"), ("monitored-days", 365, "天"),
    ("green-cover-area", 120, "hm2"), ("park-area", 500, "hm2"),
)  # fmt: skip
BEFORE = (("added-value", 280000, "万元"), ("carbon", 280000, "tCO2"))
GREEN = [
    {"name": "光伏", "unit": "万kWh", "amount@2025": "10000 万kWh", "factor": "1.229 tce/万kWh"}
]


def park() -> list[Case]:
    """Return cases of the shipped park table: 24 rows count, 8, 9, 13, 15, 19, 26 are chosen."""
    site = figures(*(line(*one) for one in PARK_LINES), *(line(*one, 2024) for one in BEFORE),
                   renewables=GREEN)  # fmt: skip
    left = dict.fromkeys(("10", "11", "14", "16", "20", "27", "28"), "not-applicable")
    answers = {key: {"state": state, "reason": "未选用"} for key, state in left.items()}
    whole = {**site, "answers": {**answers, "31": {"state": "unmet"}}}
    short = {**site, "answers": {**answers, "8": {"state": "not-applicable", "reason": "未选用"}}}
    ratios = "1+12.29/15+60/75+1+12/15+1+1+30/30+30/60+1+15/30+72/90+1+20/30+1+1+2/3"
    return [
        Case("PK-M1", PARK, "metric M1", "指标 1：工业增加值 ÷ 综合能源消费量，万元/tce", "3.000",
             "ROUND(a/b,3)", (300000, 100000), site),
        Case("PK-M4", PARK, "metric M4", "指标 4：元/m3，1 万元 = 10000 元", "1500",
             "ROUND(a*10000/b,0)", (300000, 2000000), site),
        Case("PK-M5", PARK, "metric M5", "指标 5：亿元/km2，1 km2 = 100 hm2", "12.00",
             "ROUND((a/10000)/(b/100),2)", (300000, 250), site),
        Case("PK-M22", PARK, "metric M22", "指标 22：(上年强度 − 本年强度) ÷ 上年强度 × 100 %",
             "2.000", "ROUND((1-(a/b)/(c/d))*100,3)", (294000, 300000, 280000, 280000), site),
        Case("PK-M23", PARK, "metric M23", "指标 23：废水排放量 ÷ 工业增加值，t/万元", "10.00",
             "ROUND(a/b,2)", (3000000, 300000), site),
        Case("PK-GI", PARK, "index", "绿色指数：24 项比值之和 ÷ 24 × 100，23、24 取倒数",
             "81.05", f"ROUND(({ratios}+a/b+c/d+1+24/30+1+1+0)/24*100,2)", (5, 10, 0.3, 0.5),
             whole),
        Case("PK-n", PARK, "index", "8–11 选 2 只选了一项：没有指数", "—", 'IF(a=2,1,"—")', (1,),
             short),
    ]  # fmt: skip


def chain() -> list[Case]:
    """Return cases of the shipped supply-chain table."""
    rates = figures(
        line("low-risk-suppliers", 60, "家"), line("suppliers", 80, "家"),
        line("products-taken-back", 30, "t"), line("products-sold", 80, "t"),
        line("packaging-taken-back", 45, "t"), line("packaging-used", 50, "t"),
    )  # fmt: skip
    most = {"X11": 8, "X12": 6, "X13": 6, "X21": 4, "X22": 3, "X23": 3, "X24": 3, "X25": 3,
            "X31": 10, "X32": 10, "X43": 5, "X44": 5, "X51": 10, "X61": 2.5, "X62": 2.5,
            "X63": 2.5, "X64": 2.5}  # fmt: skip
    claims = {key: {"state": "met", "points": str(points)} for key, points in most.items()}
    rule = "13 号文附件 3：定量项按比例计分"
    return [
        Case("SC-X26m", CHAIN, "metric X26", "X26 低风险供应商数 ÷ 供应商数 × 100 %", "75.00",
             "ROUND(a/b*100,2)", (60, 80), rates),
        Case("SC-X26", CHAIN, "points X26", rule + "，满 4 分", "3.00", "ROUND(c*a/b,2)",
             (60, 80, 4), rates),
        Case("SC-X41", CHAIN, "points X41", rule + "，满 5 分", "1.88", "ROUND(c*a/b,2)",
             (30, 80, 5), rates),
        Case("SC-X42", CHAIN, "points X42", rule + "，满 5 分", "4.50", "ROUND(c*a/b,2)",
             (45, 50, 5), rates),
        Case("SC-total", CHAIN, "total", "指数 = 各项得分之和：86 + 3.00 + 1.88 + 4.50", "95.38",
             "ROUND(a+b+c+d,2)", (86, 3, 1.88, 4.5), {**rates, "answers": claims}),
    ]  # fmt: skip


def own_scores() -> list[Case]:
    bound = {"source": ["S1"], "confidence": "medium"}
    between = {"source": ["S1"], "confidence": "medium"}
    percent = lines_metric("X1", "output-value", "%")
    percent["expression"], percent["inputs"] = (
        "x / y",
        {
            "x": {"figure": "output-value", "title": {"zh": "x", "en": "x"}},
            "y": {"figure": "added-value", "title": {"zh": "y", "en": "y"}},
        },
    )

    def rate(part: int, points: str = "4") -> Given:
        row = {
            "kind": "scored", "points": points, "metrics": ["X1"],
            "scoring": {"direction": "forward", "nature": "quantitative",
                        "baseline": {"value": "0", **bound}, "leading": {"value": "100", **bound}},
        }  # fmt: skip
        held = figures(line("output-value", part, "万元"), line("added-value", 80, "万元"))
        return {**held, **table({"1.1": row}, metrics=[percent], between=between)}

    def graded(claim: str) -> Given:
        steps = [
            {"title": {"zh": step, "en": step}, "share": share}
            for step, share in (("无", "0"), ("部分", "0.5"), ("完善", "1"))
        ]
        row = {"kind": "scored", "points": "5", "scoring": {**JUDGED["scoring"], "steps": steps},
               "answer": {"state": "met", "points": claim}}  # fmt: skip
        return table({"1.1": row})

    def left(policy: str | None) -> Given:
        rows = {
            "1.1": {"kind": "scored", "points": "10", "answer": {"state": "met", "points": "8"}},
            "1.2": {"kind": "scored", "points": "10", "answer": {"state": "met", "points": "7"}},
            "1.3": {"kind": "scored", "points": "5",
                    "answer": {"state": "not-applicable", "reason": "无"}},
        }  # fmt: skip
        return table(rows, raw_points="~", not_applicable=policy)

    top = lines_metric("X1", "products.energy", "tce/产品单位")
    names = {"zh": "x", "en": "x"}
    top |= {"expression": "x / q", "per": "products", "weight": "energy", "top": "3",
            "inputs": {"x": {"figure": "products.energy", "title": names},
                       "q": {"figure": "products.quantity", "title": names}}}  # fmt: skip
    products = [
        {"name": name, "unit": "t", "energy@2025": f"{energy} tce", "quantity@2025": f"{count} t"}
        for name, energy, count in (("甲", 400, 800), ("乙", 300, 500), ("丙", 200, 500),
                                    ("丁", 100, 100))
    ]  # fmt: skip
    three = {
        "kind": "scored", "points": "11", "metrics": ["X1"],
        "scoring": {"direction": "inverse", "nature": "quantitative",
                    "baseline": {"value": "0.7", **bound}, "leading": {"value": "0.3", **bound}},
    }  # fmt: skip
    recovered = "13 号文附件 3：X41 定量项按比例计分，满 5 分"
    return [
        Case("SC-1", OWN, "points 1.1", "13 号文附件 3：X26 按比例，满 4 分", "3.00",
             "ROUND(c*a/b,2)", (60, 80, 4), rate(60)),
        Case("SC-2", OWN, "points 1.1", recovered, "1.88", "ROUND(c*a/b,2)", (30, 80, 5),
             rate(30, "5")),
        Case("SC-3", OWN, "points 1.1", recovered, "5.00", "ROUND(c*a/b,2)", (80, 80, 5),
             rate(80, "5")),
        Case("ST-1", OWN, "points 1.1", "定性分档：0、一半、满分", "2.50", "a*b", (0.5, 5),
             graded("2.5")),
        Case("ST-2", OWN, "points 1.1", "定性分档：不在档上的不计", "—",
             'IF(OR(a=0,a=0.5*b,a=b),a,"—")', (3, 5), graded("3")),
        Case("TOP-1", OWN, "points 1.1", "平台表 1：只计能耗前三，按能耗加权（第四种不计）", "5.19",
             "ROUND(g*(a*b+c*d+e*f)/(b+d+f),2)", (0.5, 400, 0.25, 300, 0.75, 200, 11),
             {**figures(products=products), **table({"1.1": three}, metrics=[top],
                                                    between=between)}),
        Case("NA-1", OWN, "total", "不适用：从满分中剔除", "15.00", "a+b", (8, 7), left("exclude")),
        Case("NA-2", OWN, "total", "不适用：分值按比例分给其他项，15 × 25/20", "18.75",
             "(a+b)*(10+10+5)/(10+10)", (8, 7), left("redistribute")),
        Case("NA-3", OWN, "total", "不适用：计满分", "20.00", "a+b+5", (8, 7), left("full")),
        Case("NA-4", OWN, "total", "不适用：计 0 分", "15.00", "a+b+0", (8, 7), left("zero")),
    ]  # fmt: skip


def cases() -> list[Case]:
    return [
        *metrics_2018(), *metrics_2025(), *metrics_of_the_form(), *scores_2018(), *scores_2025(),
        *index_cases(), *park(), *chain(), *own_scores(),
    ]  # fmt: skip


def in_row(formula: str, row: int) -> str:
    """Return a formula with its letters as cells of a row; words in quotes stay."""
    parts = formula.split('"')
    for place in range(0, len(parts), 2):
        text = ""
        for number, sign in enumerate(parts[place]):
            beside = parts[place][max(0, number - 1) : number + 2].replace(sign, "", 1)
            alone = not any(one.isalpha() for one in beside)
            text += f"{LETTERS[sign]}{row}" if sign in LETTERS and alone else sign
        parts[place] = text
    return "=" + '"'.join(parts)


def write(target: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "cases"
    page.append(list(HEADS))
    for row, case in enumerate(cases(), start=2):
        numbers = [float(n) if isinstance(n, str) and n[:1].isdigit() else n for n in case.numbers]
        filled = [None if one == "" else one for one in numbers] + [None] * (8 - len(numbers))
        inputs = yaml.safe_dump(case.inputs, allow_unicode=True, sort_keys=False)
        page.append([case.id, case.checklist, case.asks, case.clause, case.expected,
                     in_row(case.formula, row), *filled, inputs])  # fmt: skip
        page.cell(row, 5).number_format = "@"
    for letter, width in zip("ABCDEFO", (11, 24, 18, 60, 11, 14, 90), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "C2"
    book.save(target)


if __name__ == "__main__":
    write(TARGET)
    sys.stdout.write(f"{TARGET.name}: {len(cases())}\n")
