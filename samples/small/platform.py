"""A pump factory against the form of the national platform."""

from __future__ import annotations

from datetime import date

from samples.small.models import Numbers, Party, Small

_PARTY = Party(
    name="武汉守株泵业有限公司",
    code="91420199MA0000023P",
    industry="泵及真空设备制造",
    industry_code="3441",
    region="湖北省武汉市",
    address="湖北省武汉市待兔区宋田路 21 号",
    legal="秦越",
    contact="段青",
    products="离心清水泵",
    introduction="公司成立于 2014 年，专业生产离心清水泵，主要工序有机加工、涂装、装配和试验。",
)
_OUTPUT = {2023: 29600, 2024: 31200, 2025: 33500}
_ENERGY = {2023: "1402.0", 2024: "1411.5", 2025: "1420.8"}
_FUNCTIONS = ("query", "totals", "analysis", "benchmark", "flow", "carbon", "footprint", "balance")
_OTHERS = ("budget", "supply-chain", "verification", "assets")
_NUMBERS = Numbers(
    lines={
        "output-value": _OUTPUT,
        "product-categories": 1,
        "footprint-categories": 1,
        "energy-total": _ENERGY,
        "carbon": 5284,
        "water-intake": {2023: 33600, 2024: 32900, 2025: 32160},
        "water-reused": {2024: 121000, 2025: 128640},
        "solid-waste-generated": 486,
        "solid-waste-used": 471,
        "solid-waste-stock-used": 0,
        "land-area": 27400,
        "building-floor-area": 30140,
        "building-footprint": 13150,
        "structure-footprint": 820,
        "yard-area": 1460,
        "catalogue-technologies": 4,
    },
    tables={
        "products": [
            {
                "name": "离心清水泵",
                "unit": "台",
                "quantity": {2023: 41800, 2024: 44100, 2025: 47300},
                "value": _OUTPUT,
            }
        ],
        "energy": [
            {"id": "natural-gas", "amount": 20},
            {"id": "electricity", "amount": 860},
            {"id": "own-renewable-electricity", "amount": "79.64"},
        ],
        "renewables": [{"id": "self-used", "amount": "79.64"}],
        "pollutants": [
            {
                "name": "化学需氧量",
                "outlet": "DW001",
                "medium": "water",
                "unit": "t",
                "concentration-unit": "mg/L",
                "limit": 500,
                "mean": 212,
            }
        ],
        "platform": [
            {"id": one, "present": "yes" if one in _FUNCTIONS else "no"}
            for one in (*_FUNCTIONS, *_OTHERS)
        ],
        "projects": [
            {
                "name": "空压机变频改造",
                "finished": date(2023, 8, 30),
                "investment": 92,
                "kind": "energy",
            },
            {
                "name": "试验水循环回用",
                "finished": date(2024, 5, 18),
                "investment": 75,
                "kind": "water",
            },
            {
                "name": "水性漆替代",
                "finished": date(2025, 3, 26),
                "investment": 140,
                "kind": "pollution",
            },
        ],
    },
)
_PROCESS = (
    "铸件经机加工、清洗、水性漆喷涂和装配后逐台试验出厂。清水试验用水循环使用，"
    "喷涂采用水性漆，废水经厂内处理后纳入城镇污水管网。"
)
_GREEN = (
    "公司把绿色发展写入 2024—2028 年规划，设专门机构并逐年考核。近三年完成空压机变频、试验水循环和"
    "水性漆替代三项改造，建成能碳管理平台和屋顶光伏，按年核算温室气体排放并完成产品碳足迹报告。"
)


def small() -> Small:
    """Return the client."""
    return Small(
        party=_PARTY,
        checklist="factory/miit-platform-2025",
        circumstances={
            "energy-quota": "none",
            "energy-class": "below-3000",
            "water-quota": "none",
            "wastewater": "sewer",
            "waste-gas": "none",
            "efficiency-standard": "none",
        },
        numbers=_NUMBERS,
        project=f"""
tier: nation
titles: {{city: 2021, province: 2023}}
next_steps: 一是 2026 年底前把光伏容量扩到 1.5 MW；二是 2027 年完成试验台能量回馈改造。
form:
  sector: 机械
  nature: 民营企业
  process: {_PROCESS}
  green-development: {_GREEN}
""",
    )
