"""A hinge factory against the standard of 2025, per output value."""

from __future__ import annotations

from datetime import date

from samples.small.models import Numbers, Party, Small

_PARTY = Party(
    name="宁波亡羊五金制造有限公司",
    code="91330299MA0000015F",
    industry="建筑、家具用金属配件制造",
    industry_code="3351",
    region="浙江省宁波市",
    address="浙江省宁波市岐路区补牢街 6 号",
    legal="顾知远",
    contact="姜未",
    products="家具铰链",
    introduction="公司成立于 2014 年，专业生产家具铰链，主要工序有冲压、热处理、清洗和装配。"
    "厂区占地 18600 m²。2025 年完成工业总产值 20600 万元，综合能源消费量 961.7 tce。",
)
_OUTPUT = {2023: 17800, 2024: 18900, 2025: 20600}
_ENERGY = {2023: 948, 2024: 955, 2025: "961.7"}
_WATER = {2023: 25900, 2024: 25400, 2025: 24720}
_PRODUCT = {
    "name": "家具铰链",
    "unit": "万只",
    "quantity": {2023: 7100, 2024: 7550, 2025: 8240},
    "value": _OUTPUT,
    "energy": _ENERGY,
    "carbon": 3522,
    "water": _WATER,
    "wastewater-discharged": 14800,
}
_FUNCTIONS = ("query", "totals", "analysis", "benchmark", "flow", "carbon")
_ALL_FUNCTIONS = (
    *_FUNCTIONS,
    *("balance", "budget", "footprint", "supply-chain", "verification", "assets"),
)
_NUMBERS = Numbers(
    lines={
        "output-value": _OUTPUT,
        "energy-total": _ENERGY,
        "water-intake": _WATER,
        "water-reused": {2024: 96000, 2025: 98800},
        "solid-waste-generated": 612,
        "solid-waste-used": 578,
        "solid-waste-stock-used": 0,
        "land-area": 18600,
    },
    tables={
        "products": [_PRODUCT],
        "energy": [
            {"id": "natural-gas", "amount": 14},
            {"id": "electricity", "amount": 600},
            {"id": "own-renewable-electricity", "amount": 31},
        ],
        "renewables": [{"id": "self-used", "amount": 31}],
        "materials": [{"name": "冷轧带钢", "unit": "t", "amount": 5150, "product": "家具铰链"}],
        "platform": [
            {"id": one, "present": "yes" if one in _FUNCTIONS else "no"} for one in _ALL_FUNCTIONS
        ],
        "projects": [
            {
                "name": "热处理炉余热利用",
                "finished": date(2023, 9, 20),
                "investment": 86,
                "kind": "energy",
            },
            {
                "name": "清洗水循环回用",
                "finished": date(2024, 6, 28),
                "investment": 64,
                "kind": "water",
            },
            {
                "name": "屋顶光伏",
                "finished": date(2025, 4, 15),
                "investment": 128,
                "kind": "energy",
            },
        ],
    },
    references={
        "energy-baseline": ("0.06", "tce/万元"),
        "energy-leading": ("0.03", "tce/万元"),
        "carbon-baseline": ("0.24", "tCO2/万元"),
        "carbon-leading": ("0.12", "tCO2/万元"),
        "renewables-baseline": ("2", "%"),
        "renewables-leading": ("10", "%"),
        "material-baseline": ("0.32", "t/万元"),
        "material-leading": ("0.2", "t/万元"),
        "water-baseline": ("1.6", "m3/万元"),
        "water-leading": ("0.9", "m3/万元"),
        "water-reuse-baseline": ("70", "%"),
        "water-reuse-leading": ("90", "%"),
        "solid-waste-baseline": ("80", "%"),
        "solid-waste-leading": ("99", "%"),
        "upgrade-baseline": ("0.2", "%"),
        "upgrade-leading": ("1", "%"),
        "pollutant-baseline": ("0.9", "t/万元"),
        "pollutant-leading": ("0.5", "t/万元"),
        "land-baseline": ("0.8", "万元/m2"),
        "land-leading": ("1.6", "万元/m2"),
    },
    source="虚构的对标资料（样例），不得引用",
)


def small() -> Small:
    """Return the client."""
    return Small(
        party=_PARTY,
        checklist="factory/gbt36132-2025",
        circumstances={
            "energy-quota": "none",
            "intensity-basis": "output-value",
            "pollutant-kind": "wastewater",
            "pollutant-stage": "discharged",
            "land-basis": "output-value",
        },
        numbers=_NUMBERS,
        project="next_steps: 一是 2026 年完成冲压车间电机更新；二是 2027 年扩大清洗水循环。",
        statements={
            "4.2b": "公司设绿色发展办公室，职责写入岗位文件；规划和年度目标均已量化并逐年考核。",
            "4.2c": "公司建立并运行质量、能源、环境和职业健康安全管理体系，每年内审和管理评审。",
        },
    )
