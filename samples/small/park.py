"""A park of machine builders against the 31 indicators."""

from __future__ import annotations

from samples.small.models import Numbers, Party, Small

_PARTY = Party(
    name="青岛蜃景工业园区管理委员会",
    code="91370299MA0000031M",
    industry="园区管理服务",
    industry_code="7221",
    region="山东省青岛市",
    address="山东省青岛市蜃楼区海市大道 1 号",
    legal="程望舒",
    contact="陆离",
    products="装备制造",
    introduction="园区以装备制造为主导产业，设有统一的管理机构，集中供热、集中治污。",
)
_ADDED = {2023: 866000, 2024: 902000, 2025: 948000}
_MEMBERS = (
    ("青岛画饼机床有限公司", "91370299MA00001119"),
    ("青岛画梅铸造有限公司", "91370299MA000012X1"),
    ("青岛画龙液压有限公司", "91370299MA00001381"),
)
_NUMBERS = Numbers(
    lines={
        "output-value": {2023: 3480000, 2024: 3610000, 2025: 3790000},
        "added-value": _ADDED,
        "park-added-value": {2023: 1252000, 2024: 1306000, 2025: 1371000},
        "energy-total": {2023: 268000, 2024: 271000, 2025: 273500},
        "carbon": {2023: 659000, 2024: 661000, 2025: 662000},
        "clean-energy": 214800,
        "water-intake": 5620000,
        "water-reused": 53900000,
        "industrial-land-area": 560,
        "solid-waste-generated": 42600,
        "solid-waste-used": 40900,
        "solid-waste-stock-used": 0,
        "solid-waste-disposed": 1700,
        "hazardous-waste-generated": 3180,
        "hazardous-waste-disposed": 3180,
        "reclaimed-water": 1480000,
        "sewage-treated": 4120000,
        "waste-heat-recovered": 18600,
        "waste-heat-available": 27900,
        "new-industrial-green-area": 52000,
        "new-industrial-area": 126000,
        "bus-covered-area": 1180,
        "park-built-area": 1240,
        "high-tech-output-value": 1478000,
        "green-industry-added-value": 322000,
        "industrial-employees": 38600,
        "wastewater-discharged": 3960000,
        "pollutant-elasticity": "0.21",
        "good-air-days": 309,
        "monitored-days": 365,
        "green-cover-area": 490,
        "park-area": 1420,
        "audited-enterprises": 17,
        "key-enterprises": 17,
    },
    tables={
        "members": [
            {"name": name, "credit-code": code} | {f"case-{n}": "clear" for n in range(1, 7)}
            for name, code in _MEMBERS
        ],
        "renewables": [
            {"id": "self-used", "amount": 9600},
            {"id": "market", "amount": 26400},
        ],
    },
)
_NOT_CHOSEN = "选用项，本园区在同组中另选了其他项。"
_ABOUT = (
    "园区规划面积 14.2 km²，以装备制造为主导产业，设有统一的管理机构，"
    "集中供热、集中治污，重点企业清洁生产审核实施率 100%。"
)
_EXPERIENCE = (
    "园区制定了绿色发展规划和绿色工厂培育计划，设绿色发展办公室和专职人员，建成能源和环境信息平台；"
    "近三年推进余热回收、中水回用和绿电交易，单位工业增加值碳排放逐年下降。"
)


def small() -> Small:
    """Return the client."""
    return Small(
        party=_PARTY,
        checklist="park/2016-2024",
        circumstances={"applied-tier": "local"},
        numbers=_NUMBERS,
        project=f"""
tier: province
next_steps: 一是 2026 年建成园区绿色微电网一期；二是 2027 年把中水回用率提高到 40%。
form:
  level: 省级
  kind: 经济技术开发区
  head: {_PARTY.legal}，主任
  applicant: {_PARTY.name}
  address: {_PARTY.address}
  about: {_ABOUT}
  experience: {_EXPERIENCE}
""",
        left_out=dict.fromkeys(("10", "11", "14", "16", "20", "27", "28"), _NOT_CHOSEN),
    )
