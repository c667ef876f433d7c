"""The factory's figures.xlsx, filled in from the same numbers as its papers.

The form it fills in is the checklist's: what is not asked for does not appear. One product row
stands for all bearings, as form B204-1 and every unit figure of the papers have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from gfpack.base.findings import Place
from gfpack.base.messages import Lang
from gfpack.checklist.load import load
from gfpack.figures import workbook
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import Cell, Compared, Content, Figures, Row
from gfpack.figures.template import Asked
from gfpack.figures.units import Quantity, units
from gfpack.project.models import Enterprise
from samples.parties import CODE, COMPANY
from samples.ready import figures as f

_CHECKLIST = "factory/gbt36132-2018"
_BEFORE = f.YEAR - 1
_PRODUCTS = "万套"

_YEARLY: dict[str, dict[int, object]] = {
    "output-value": {year: one["value"] for year, one in f.TREND.items()},
    "product-categories": {f.YEAR: 1},
    "footprint-categories": {f.YEAR: 1},
    "energy-total": {year: one["energy"] for year, one in f.TREND.items()},
    "carbon": {f.YEAR: f.CO2},
    "ghg": {f.YEAR: f.CO2},
    "water-intake": {year: one["water"] for year, one in f.TREND.items()},
    "water-reused": {_BEFORE: 1120400, f.YEAR: f.WATER_REUSED},
    "wastewater-generated": {_BEFORE: 29860, f.YEAR: f.WASTE_WATER},
    "wastewater-discharged": {_BEFORE: 20360, f.YEAR: f.WASTE_WATER - f.WASTE_WATER_REUSED},
    "wastewater-reused": {_BEFORE: 9500, f.YEAR: f.WASTE_WATER_REUSED},
    "waste-gas-generated": {f.YEAR: f.WASTE_GAS * 10000},
    "waste-gas-discharged": {f.YEAR: f.WASTE_GAS * 10000},
    "solid-waste-generated": {f.YEAR: f.WASTE_MADE},
    "solid-waste-used": {f.YEAR: f.WASTE_USED},
    "solid-waste-stock-used": {f.YEAR: 0},
    "hazardous-waste-generated": {f.YEAR: sum(one for _, one in f.HAZARDOUS.values())},
}
_ONCE: dict[str, object] = {
    "land-area": f.LAND,
    "building-floor-area": f.FLOOR,
    "structure-floor-area": 0,
    "building-footprint": f.FOOTPRINT,
    "structure-footprint": 0,
    "yard-area": 0,
    "capacity": f.CAPACITY,
}
_OWN_UNITS = {"capacity": _PRODUCTS}
_PRODUCT: dict[str, dict[int, object]] = {
    "quantity": {year: one["sets"] for year, one in f.TREND.items()},
    "value": _YEARLY["output-value"],
    "energy": _YEARLY["energy-total"],
    "carbon": _YEARLY["carbon"],
    "ghg": _YEARLY["ghg"],
    "water": _YEARLY["water-intake"],
    "wastewater-generated": _YEARLY["wastewater-generated"],
    "wastewater-discharged": _YEARLY["wastewater-discharged"],
    "waste-gas-generated": _YEARLY["waste-gas-generated"],
    "waste-gas-discharged": _YEARLY["waste-gas-discharged"],
}
_ENERGY = {
    "natural-gas": f.GAS,
    "diesel": f.DIESEL,
    "electricity": f.POWER,
    "own-renewable-electricity": f.SOLAR,
}
_POLLUTANTS = (("非甲烷总烃", "DA001", "gas", f.VOC_MADE, f.VOC_OUT, "mg/m3", 60, "7.1"),)

_PAPER = "《滚动轴承行业绿色绩效对标依据》（2025 年版，样例数据）"
_LEVELS: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    # by its name in the benchmark paper: ids of average, best 20 % and 5 %, and the unit here
    "主要污染物（非甲烷总烃）产生量": ("pollutant", "kg/万套", ("average", "top20", "top5")),
    "废气产生量": ("waste-gas", "万m3/万套", ("average", "top20", "top5")),
    "废水产生量": ("wastewater", "t/万套", ("average", "top20", "top5")),
    "主要原材料（轴承钢）消耗量": ("material", "t/万套", ("average", "top20", "top5")),
    "废水处理回用率": ("wastewater-reuse", "%", ("average", "top20", "top5")),
    "单位产品综合能耗": ("energy", "kgce/万套", ("entry", "advanced", "best")),
    "单位产品碳排放量": ("carbon", "tCO2e/万套", ("average", "top20", "top5")),
}


def draw(target: Path) -> None:
    """Draw the workbook as people filled it in."""
    enterprise = Enterprise(name=COMPANY, credit_code=CODE, industry_code="3451")
    asked = Asked(enterprise, load(_CHECKLIST), f.YEAR)
    workbook.draw(target, asked, catalogue(), Lang.ZH, _figures())


def _figures() -> Figures:
    lines = {
        (figure, year): _cell(value, _unit(figure))
        for figure, values in _YEARLY.items()
        for year, value in values.items()
    }
    lines |= {(figure, None): _cell(value, _unit(figure)) for figure, value in _ONCE.items()}
    tables = {
        "products": (_product(),),
        "energy": tuple(_energy("energy", kind, amount) for kind, amount in _ENERGY.items()),
        "renewables": (_energy("renewables", "self-used", f.SOLAR),),
        "materials": (_row("轴承钢", "t", {"amount": f.STEEL}, "t"),),
        "green-materials": (
            _row("轴承钢（短流程）", "t", {"used": f.GREEN_STEEL, "total": f.STEEL}, "t"),
        ),
        "pollutants": tuple(_pollutant(n, *one) for n, one in enumerate(_POLLUTANTS, start=1)),
    }
    return Figures((f.YEAR - 2, _BEFORE, f.YEAR), lines, tables, dict(_references()))


def _references() -> Iterator[tuple[str, Compared]]:
    yield "far-control", Compared(_cell(f.RATIO_REQUIREMENT, ""), f"{_PAPER}，土地出让合同约定值")
    land = f.LAND_REQUIREMENT_MU * 15
    yield (
        "land-output-required",
        Compared(_cell(land, "万元/hm2"), "云政工〔2025〕16号，450 万元/亩"),
    )
    for name, (metric, unit, levels) in _LEVELS.items():
        for level, value in zip(levels, f.BENCHMARKS[name][2:], strict=True):
            yield f"{metric}-{level}", Compared(_cell(value, unit), _PAPER)


def _unit(figure: str) -> str:
    return _OWN_UNITS.get(figure) or catalogue().get(figure).unit or ""


def _product() -> Row:
    cells = {
        (column, year): _cell(value, catalogue().get(f"products.{column}").unit or "")
        for column, values in _PRODUCT.items()
        for year, value in values.items()
    }
    return Row("1", "滚动轴承", _words(name="滚动轴承", unit=_PRODUCTS) | cells)


def _energy(table: str, kind: str, amount: Decimal) -> Row:
    fixed = next(row for row in catalogue().sheet(table).rows if row.id == kind)
    return Row(kind, fixed.title.zh, {("amount", f.YEAR): _cell(amount, fixed.given["unit"])})


def _row(name: str, unit: str, amounts: dict[str, Decimal], of: str) -> Row:
    cells = {(column, f.YEAR): _cell(value, of) for column, value in amounts.items()}
    return Row("1", name, _words(name=name, unit=unit) | cells)


def _pollutant(
    number: int,
    name: str,
    outlet: str,
    medium: str,
    made: Decimal,
    out: Decimal,
    unit: str,
    limit: int,
    mean: str,
) -> Row:
    cells = {
        ("generated", f.YEAR): _cell(made, "t"),
        ("discharged", f.YEAR): _cell(out, "t"),
        ("limit", None): _cell(limit, unit),
        ("mean", f.YEAR): _cell(mean, unit),
    }
    words = {"outlet": outlet, "medium": medium, "concentration-unit": unit}
    return Row(str(number), name, _words(name=name, unit="t", **words) | cells)


def _words(**words: str) -> dict[tuple[str, int | None], Cell[Content]]:
    return {(name, None): Cell(word, Place("")) for name, word in words.items()}


def _cell(value: object, unit: str) -> Cell[Content]:
    return Cell(Quantity(Decimal(str(value)), units().parse(unit)), Place(""))
