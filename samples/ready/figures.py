"""The factory's numbers, once: every document and every answer takes them from here.

Energy in tce (当量值), water in m³, mass in t, money in 万元, products in 万套. All invented; the
conversion factors are those in common use.
"""

from __future__ import annotations

from decimal import Decimal

YEAR = 2025
CAPACITY = 7000
OUTPUT_VALUE = Decimal("46800")
PRODUCTS = {
    "深沟球轴承": Decimal(3980),
    "圆锥滚子轴承": Decimal(1420),
    "角接触球轴承": Decimal(840),
}
SETS = sum(PRODUCTS.values(), Decimal(0))
STAFF = 386

LAND = Decimal("36680.0")
FOOTPRINT = Decimal("16506.0")
FLOOR = Decimal("44016.0")
GREEN_AREA = Decimal("5502.0")
PERMEABLE = Decimal("6824.0")
"""Permeable part of the outdoor area, m²."""

POWER = Decimal("1486.00")
SOLAR = Decimal("218.00")
"""Grid power and own solar power, 万 kW·h."""
GAS = Decimal("42.60")
DIESEL = Decimal("6.20")
POWER_FACTOR, GAS_FACTOR, DIESEL_FACTOR = Decimal("1.229"), Decimal("13.30"), Decimal("1.4571")

WATER_IN = Decimal(68400)
WATER_REUSED = Decimal(1182000)
WASTE_WATER = Decimal(30400)
WASTE_WATER_REUSED = Decimal(12160)
WASTE_GAS = Decimal(13990)
"""万 m³: flow of the three stacks × hours run."""
VOC_MADE = Decimal("3.12")
VOC_OUT, VOC_QUOTA = Decimal("0.374"), Decimal("0.620")
DUST_OUT, DUST_QUOTA = Decimal("0.214"), Decimal("0.480")
COD_OUT, COD_QUOTA = Decimal("0.766"), Decimal("1.824")
NH3_OUT, NH3_QUOTA = Decimal("0.036"), Decimal("0.110")

STEEL = Decimal("11856.0")
GREEN_STEEL = Decimal("4386.7")
WASTE = {
    "废钢料、车屑": Decimal("2146.0"),
    "废包装材料": Decimal("58.0"),
    "废砂轮及砂带": Decimal("46.0"),
    "物化污泥（一般固废）": Decimal("40.0"),
}
WASTE_USED = Decimal("2204.0")
HAZARDOUS = {
    "磨削油泥": ("HW08 900-200-08", Decimal("186.4")),
    "废切削液": ("HW09 900-006-09", Decimal("58.2")),
    "废油桶": ("HW49 900-041-49", Decimal("6.3")),
    "废活性炭": ("HW49 900-039-49", Decimal("4.8")),
}

GRID_FACTOR = Decimal("0.5366")
"""tCO₂/(MW·h)."""
GAS_CO2, DIESEL_CO2 = Decimal("21.622"), Decimal("3.096")


def rounded(value: Decimal, places: str = "0.01") -> Decimal:
    """Return `value` rounded as in the tables."""
    return value.quantize(Decimal(places))


ENERGY_PARTS = {
    "外购电力": rounded(POWER * POWER_FACTOR),
    "光伏自发自用": rounded(SOLAR * POWER_FACTOR),
    "天然气": rounded(GAS * GAS_FACTOR),
    "柴油": rounded(DIESEL * DIESEL_FACTOR),
}
ENERGY = sum(ENERGY_PARTS.values(), Decimal(0))
SOLAR_SHARE = rounded(ENERGY_PARTS["光伏自发自用"] / ENERGY * 100, "0.1")

CO2_PARTS = {
    "天然气燃烧": rounded(GAS * GAS_CO2, "0.1"),
    "柴油燃烧": rounded(DIESEL * DIESEL_CO2, "0.1"),
    "净购入电力": rounded(POWER * 10 * GRID_FACTOR, "0.1"),
}
CO2 = sum(CO2_PARTS.values(), Decimal(0))

PLOT_RATIO = rounded(FLOOR / LAND)
DENSITY = rounded(FOOTPRINT / LAND * 100, "0.1")
LAND_OUTPUT = rounded(OUTPUT_VALUE / (LAND / 10000), "0.1")
"""万元/hm²."""
LAND_OUTPUT_MU = rounded(OUTPUT_VALUE / (LAND * 3 / 2000), "0.1")
"""万元/亩."""
GREEN_RATE = rounded(GREEN_STEEL / STEEL * 100, "0.1")
ENERGY_PER_SET = rounded(ENERGY / SETS * 1000, "0.1")
"""kgce/万套."""
ENERGY_PER_VALUE = rounded(ENERGY / OUTPUT_VALUE, "0.0001")
CO2_PER_SET = rounded(CO2 / SETS, "0.001")
VOC_PER_SET = rounded(VOC_MADE / SETS * 1000, "0.001")
"""kg/万套."""
GAS_PER_SET = rounded(WASTE_GAS / SETS, "0.001")
WATER_PER_SET = rounded(WASTE_WATER / SETS, "0.01")
STEEL_PER_SET = rounded(STEEL / SETS, "0.001")
WASTE_MADE = sum(WASTE.values(), Decimal(0))
WASTE_RATE = rounded(WASTE_USED / WASTE_MADE * 100, "0.1")
REUSE_RATE = rounded(WASTE_WATER_REUSED / WASTE_WATER * 100, "0.1")
WATER_REUSE_RATE = rounded(WATER_REUSED / (WATER_REUSED + WATER_IN) * 100, "0.1")

TREND = {
    2023: {
        "value": Decimal(39860),
        "sets": Decimal(5420),
        "energy": Decimal("2468.30"),
        "water": Decimal(66150),
    },
    2024: {
        "value": Decimal(43250),
        "sets": Decimal(5830),
        "energy": Decimal("2559.40"),
        "water": Decimal(67020),
    },
    2025: {"value": OUTPUT_VALUE, "sets": SETS, "energy": ENERGY, "water": WATER_IN},
}

BENCHMARKS = {
    # metric: unit, ours, average, best 20 %, best 5 %
    "主要污染物（非甲烷总烃）产生量": (
        "kg/万套",
        VOC_PER_SET,
        Decimal("0.740"),
        Decimal("0.550"),
        Decimal("0.420"),
    ),
    "废气产生量": ("万 m³/万套", GAS_PER_SET, Decimal("3.100"), Decimal("2.500"), Decimal("2.050")),
    "废水产生量": ("m³/万套", WATER_PER_SET, Decimal("6.20"), Decimal("5.00"), Decimal("3.90")),
    "主要原材料（轴承钢）消耗量": (
        "t/万套",
        STEEL_PER_SET,
        Decimal("2.050"),
        Decimal("1.920"),
        Decimal("1.800"),
    ),
    "废水处理回用率": ("%", REUSE_RATE, Decimal("28.0"), Decimal("38.0"), Decimal("55.0")),
    "单位产品综合能耗": (
        "kgce/万套",
        ENERGY_PER_SET,
        Decimal("520.0"),
        Decimal("435.0"),
        Decimal("385.0"),
    ),
    "单位产品碳排放量": (
        "tCO2/万套",
        CO2_PER_SET,
        Decimal("1.750"),
        Decimal("1.450"),
        Decimal("1.200"),
    ),
}
LAND_REQUIREMENT_MU = Decimal("450.0")
RATIO_REQUIREMENT = Decimal("0.60")
"""Plot ratio: the value the fictitious land contract and benchmark paper name."""
